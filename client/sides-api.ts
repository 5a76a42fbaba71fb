// A delegation's own side of a plan over the API: it is made there, by the first who may put something into it.
import type { PartyId, PlanId } from '../shared/ids.ts'
import { SideAnswer } from '../shared/api/sides.ts'
import { answerOf, api } from './api.ts'

export const sidesApi = {
  make: (plan: PlanId, party: PartyId) => answerOf(api.plans[':plan'].side.$post({ param: { plan }, json: { party } }), SideAnswer),
}
