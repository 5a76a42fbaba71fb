// What the support team and the delegations named change about a plan, over the API.
import { z } from 'zod'
import type { AcceptBody, ArchiveBody, CircleBody, CoDriversBody, DriverBody, MarkingBody, NewPlanBody, ReferencesBody } from '../../../shared/api/plans.ts'
import { PlanId } from '../../../shared/ids.ts'
import { answerOf, api, type Answer } from '../../api.ts'

const Changed = z.object({ id: PlanId })
type Changed = z.infer<typeof Changed>

/** The routes parse their bodies themselves, so these do not stand in the client's types. */
const withBody = (body: object) => ({ headers: { 'content-type': 'application/json' }, init: { body: JSON.stringify(body) } })
const of = (plan: PlanId) => ({ param: { plan } })
const routes = api.plans
const one = routes[':plan']

export const plansApi = {
  create: (body: z.input<typeof NewPlanBody>): Promise<Answer<Changed>> => answerOf(routes.$post(undefined, withBody(body)), Changed),
  recordDriver: (plan: PlanId, body: z.input<typeof DriverBody>) => answerOf(one.driver.$put(of(plan), withBody(body)), Changed),
  recordCoDrivers: (plan: PlanId, body: z.input<typeof CoDriversBody>) => answerOf(one['co-drivers'].$put(of(plan), withBody(body)), Changed),
  setMarking: (plan: PlanId, body: z.input<typeof MarkingBody>) => answerOf(one.marking.$put(of(plan), withBody(body)), Changed),
  setReferences: (plan: PlanId, body: z.input<typeof ReferencesBody>) => answerOf(one.references.$put(of(plan), withBody(body)), Changed),
  setCircle: (plan: PlanId, body: z.input<typeof CircleBody>) => answerOf(one.circle.$put(of(plan), withBody(body)), Changed),
  archive: (plan: PlanId, body: z.input<typeof ArchiveBody>) => answerOf(one.archived.$put(of(plan), withBody(body)), Changed),
  accept: (plan: PlanId, body: z.input<typeof AcceptBody>) => answerOf(one.accept.$post(of(plan), withBody(body)), Changed),
}
export type { Changed }
