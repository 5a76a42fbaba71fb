// Routes of proposals. A plan that the delegation may not read is answered like one that does not exist.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { PlanAddress } from '../../shared/api/plans.ts'
import { DecideBody, DraftAnswer, DraftBody, OutcomesAnswer, SendBody } from '../../shared/api/proposals.ts'
import type { ProposalError, Proposals } from '../proposals/proposals.ts'
import { addressOf, failure, jsonBody } from './answers.ts'
import { writerFor } from './signed-in.ts'
import type { SignedInVariables } from './signed-in.ts'

const ofPlan = addressOf(PlanAddress, 'plan/not-found')

export function proposalRoutes(proposals: Proposals) {
  return new Hono<SignedInVariables>()
    .post('/:plan/drafts', ofPlan, jsonBody(DraftBody), async context => {
      const { party, place } = context.req.valid('json')
      const writer = writerFor(context.get('session'), party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      const begun = await proposals.draft(writer, context.req.valid('param').plan, place)
      return begun.ok ? context.json(DraftAnswer.parse({ id: begun.value })) : refused(context, begun.error)
    })
    .post('/:plan/proposals', ofPlan, jsonBody(SendBody), async context => {
      const { party, ids } = context.req.valid('json')
      const writer = writerFor(context.get('session'), party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      const sent = await proposals.send(writer, context.req.valid('param').plan, ids)
      return sent.ok ? context.json(OutcomesAnswer.parse({ outcomes: sent.value })) : refused(context, sent.error)
    })
    .post('/:plan/proposals/decisions', ofPlan, jsonBody(DecideBody), async context => {
      const { party, ids, decision, reason, instead } = context.req.valid('json')
      const writer = writerFor(context.get('session'), party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      const chosen = instead === undefined ? undefined : 'text' in instead ? instead.text : instead.value
      const decided = await proposals.decide(writer, context.req.valid('param').plan, ids, { decision, reason, ...(chosen !== undefined && { instead: chosen }) })
      return decided.ok ? context.json(OutcomesAnswer.parse({ outcomes: decided.value })) : refused(context, decided.error)
    })
}

function refused(context: Context, { code }: ProposalError) {
  const status = code === 'plan/not-found' ? 404 : code.startsWith('mandate/') ? 403 : code.startsWith('store/') ? 503 : 409
  return failure(context, status, code)
}
