// Steps, rounds, answers and reserves over the API.
import { z } from 'zod'
import { RoundsAnswer } from '../../shared/api/rounds.ts'
import type { AnswerBody, StepBody } from '../../shared/api/rounds.ts'
import type { PartyId, PlanId, ReserveId } from '../../shared/ids.ts'
import { answerOf, api } from '../api.ts'

const one = api.plans[':plan']
const Done = z.unknown()

export const roundsApi = {
  /** Not for whoever reads the plan by a release: `mandate/not-in-circle`. */
  rounds: (plan: PlanId, party: PartyId) => answerOf(one.rounds.$get({ param: { plan }, query: { party } }), RoundsAnswer),
  takeStep: (plan: PlanId, json: z.input<typeof StepBody>) => answerOf(one.steps.$post({ param: { plan }, json }), Done),
  /** Takes an announced step back. */
  takeBack: (plan: PlanId, party: PartyId) => answerOf(one.steps.$delete({ param: { plan }, json: { party } }), Done),
  answer: (plan: PlanId, round: number, json: z.input<typeof AnswerBody>) => answerOf(one.rounds[':round'].answers.$post({ param: { plan, round: String(round) }, json }), Done),
  extend: (plan: PlanId, round: number, party: PartyId, deadline: string) => answerOf(one.rounds[':round'].deadline.$put({ param: { plan, round: String(round) }, json: { party, deadline } }), Done),
  /** Reminds one delegation, or with null all whose answer is due. */
  remind: (plan: PlanId, round: number, party: PartyId, of: PartyId | null) => answerOf(one.rounds[':round'].reminders.$post({ param: { plan, round: String(round) }, json: { party, ...(of !== null && { of }) } }), Done),
  lift: (plan: PlanId, reserve: ReserveId, party: PartyId) => answerOf(one.reserves[':reserve'].lifted.$post({ param: { plan, reserve }, json: { party } }), Done),
}
