// What is said to a delegation, asked of the server.
import { z } from 'zod'
import { InboxAnswer } from '../shared/api/inbox.ts'
import type { PartyId } from '../shared/ids.ts'
import { answerOf, api } from './api.ts'

export const inboxApi = {
  read: (party: PartyId) => answerOf(api.inbox.$get({ query: { party } }), InboxAnswer),
  mark: (ids: readonly string[], isRead: boolean) => answerOf(api.inbox.read.$post({ json: { ids: [...ids], isRead } }), z.object({ ok: z.literal(true) })),
}
