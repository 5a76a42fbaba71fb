// Proposals over the API: a draft is begun, sent and decided there; it is written in the delegation's own side of the plan.
import type { z } from 'zod'
import { DraftAnswer, OutcomesAnswer } from '../shared/api/proposals.ts'
import type { DecideBody, DraftBody, SendBody } from '../shared/api/proposals.ts'
import type { PlanId } from '../shared/ids.ts'
import { answerOf, api } from './api.ts'

const one = api.plans[':plan']

export const proposalsApi = {
  draft: (plan: PlanId, json: z.input<typeof DraftBody>) => answerOf(one.drafts.$post({ param: { plan }, json }), DraftAnswer),
  send: (plan: PlanId, json: z.input<typeof SendBody>) => answerOf(one.proposals.$post({ param: { plan }, json }), OutcomesAnswer),
  decide: (plan: PlanId, json: z.input<typeof DecideBody>) => answerOf(one.proposals.decisions.$post({ param: { plan }, json }), OutcomesAnswer),
}
