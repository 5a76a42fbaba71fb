// What the support team and the delegations named change about a plan, over the API.
import { z } from 'zod'
import type { AcceptBody, ArchiveBody, CircleBody, CoDriversBody, DriverBody, MarkingBody, NewPlanBody, PenBody, PenRequestBody, ReferencesBody, ReleaseBody } from '../shared/api/plans.ts'
import { PlanId } from '../shared/ids.ts'
import type { PartyId, PenId } from '../shared/ids.ts'
import { answerOf, api, type Answer } from './api.ts'

const Changed = z.object({ id: PlanId })
type Changed = z.infer<typeof Changed>

const of = (plan: PlanId) => ({ plan })
const routes = api.plans
const one = routes[':plan']

export const plansApi = {
  create: (json: z.input<typeof NewPlanBody>): Promise<Answer<Changed>> => answerOf(routes.$post({ json }), Changed),
  recordDriver: (plan: PlanId, json: z.input<typeof DriverBody>) => answerOf(one.driver.$put({ param: of(plan), json }), Changed),
  recordCoDrivers: (plan: PlanId, json: z.input<typeof CoDriversBody>) => answerOf(one['co-drivers'].$put({ param: of(plan), json }), Changed),
  setMarking: (plan: PlanId, json: z.input<typeof MarkingBody>) => answerOf(one.marking.$put({ param: of(plan), json }), Changed),
  setReferences: (plan: PlanId, json: z.input<typeof ReferencesBody>) => answerOf(one.references.$put({ param: of(plan), json }), Changed),
  setCircle: (plan: PlanId, json: z.input<typeof CircleBody>) => answerOf(one.circle.$put({ param: of(plan), json }), Changed),
  lendPen: (plan: PlanId, json: z.input<typeof PenBody>) => answerOf(one.pens.$post({ param: of(plan), json }), Changed),
  askForPen: (plan: PlanId, json: z.input<typeof PenRequestBody>) => answerOf(one['pen-requests'].$post({ param: of(plan), json }), Changed),
  endPenRequest: (plan: PlanId, pen: PenId) => answerOf(one['pen-requests'][':pen'].$delete({ param: { plan, pen } }), Changed),
  endPen: (plan: PlanId, pen: PenId) => answerOf(one.pens[':pen'].$delete({ param: { plan, pen } }), Changed),
  release: (plan: PlanId, json: z.input<typeof ReleaseBody>) => answerOf(one.releases.$post({ param: of(plan), json }), Changed),
  endRelease: (plan: PlanId, party: PartyId) => answerOf(one.releases[':party'].$delete({ param: { plan, party } }), Changed),
  archive: (plan: PlanId, json: z.input<typeof ArchiveBody>) => answerOf(one.archived.$put({ param: of(plan), json }), Changed),
  accept: (plan: PlanId, json: z.input<typeof AcceptBody>) => answerOf(one.accept.$post({ param: of(plan), json }), Changed),
}
export type { Changed }
