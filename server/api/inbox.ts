// Routes of the inbox: one delegation of the person's at a time.
import { Hono } from 'hono'
import { z } from 'zod'
import { InboxAnswer, ReadBody } from '../../shared/api/inbox.ts'
import { PartyId } from '../../shared/ids.ts'
import type { Inbox } from '../inbox/inbox.ts'
import { isOfDelegation } from '../../shared/mandates/entering-sides.ts'
import { failure, jsonBody, queryOf } from './answers.ts'
import { writerFor } from './signed-in.ts'
import type { SignedInVariables } from './signed-in.ts'

export function inboxRoutes(inbox: Inbox) {
  return new Hono<SignedInVariables>()
    .get('/', queryOf(z.strictObject({ party: PartyId })), async context => {
      const { party } = context.req.valid('query')
      const session = context.get('session')
      const writer = writerFor(session, party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return context.json(InboxAnswer.parse(await inbox.read(session.person.id, party, isOfDelegation(writer))))
    })
    .post('/read', jsonBody(ReadBody), async context => {
      const { ids, isRead } = context.req.valid('json')
      await inbox.mark(context.get('session').person.id, ids, isRead)
      return context.json({ ok: true as const })
    })
}
