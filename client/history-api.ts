// The history of a plan, asked of the server.
import { z } from 'zod'
import { DifferenceAnswer, MomentsAnswer, StateAnswer, StateContent } from '../shared/api/history.ts'
import { ActivityAnswer, type ActivityQuery } from '../shared/history/activity.ts'
import type { PartyId, PlanId, VersionId } from '../shared/ids.ts'
import { answerOf, api } from './api.ts'

export const historyApi = {
  /** A page of what was done, newest first. */
  activity: (plan: PlanId, query: ActivityQuery) => answerOf(api.plans[':plan'].history.$get({ param: { plan }, query }), ActivityAnswer),
  moments: (plan: PlanId, party: PartyId) => answerOf(api.plans[':plan'].history.moments.$get({ param: { plan }, query: { party } }), MomentsAnswer),
  state: (plan: PlanId, party: PartyId, seq: number) => answerOf(api.plans[':plan'].history.state.$get({ param: { plan }, query: { party, seq: String(seq) } }), StateAnswer),
  difference: (plan: PlanId, party: PartyId, before: number, after: number) =>
    answerOf(api.plans[':plan'].history.difference.$get({ param: { plan }, query: { party, before: String(before), after: String(after) } }), DifferenceAnswer),
  /** What a version that is kept says; it never changes. */
  version: (plan: PlanId, party: PartyId, version: VersionId) => answerOf(api.plans[':plan'].versions[':version'].content.$get({ param: { plan, version }, query: { party } }), StateContent),
  /** Gives a state a name; null: the plan as it is. */
  nameVersion: (plan: PlanId, party: PartyId, name: string, seq: number | null) => answerOf(api.plans[':plan'].versions.$post({ param: { plan }, json: { party, name, ...(seq !== null && { seq }) } }), z.unknown()),
  renameVersion: (plan: PlanId, party: PartyId, version: VersionId, name: string) => answerOf(api.plans[':plan'].versions[':version'].name.$put({ param: { plan, version }, json: { party, name } }), z.unknown()),
  unnameVersion: (plan: PlanId, party: PartyId, version: VersionId) => answerOf(api.plans[':plan'].versions[':version'].name.$delete({ param: { plan, version }, json: { party } }), z.unknown()),
  /** Keeps what was seen of it. */
  look: (plan: PlanId, party: PartyId, seq: number) => answerOf(api.plans[':plan'].history.look.$put({ param: { plan }, json: { party, seq } }), z.unknown()),
}
