// The websocket of live summaries: who is this, for which delegation. Nothing is read from it.
import { z } from 'zod'
import type { WebSocket } from 'ws'
import { PartyId, PersonId } from '../../shared/ids.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import type { Session } from '../sync/endpoint.ts'
import { LiveSubscriber } from './live-summaries.ts'
import type { LiveSummaries } from './live-summaries.ts'

const LiveQuery = z.strictObject({ person: PersonId, party: PartyId })

export type LiveEndpoint = { prepare(request: { query: Record<string, string>; session: Session | null }): (socket: WebSocket) => void }

/** @param pageScript the script that begins the page given out now; null where another server gives out the pages. */
export function liveEndpoint(live: LiveSummaries, pageScript: string | null): LiveEndpoint {
  return {
    prepare: ({ query, session }) => {
      const parsed = LiveQuery.safeParse(query)
      const refused =
        session === null || !parsed.success
          ? 'signedOut'
          : parsed.data.person !== session.person.id || !session.memberships.some(({ party }) => party === parsed.data.party)
            ? 'signedOut'
            : null
      if (refused !== null || session === null || !parsed.success) return socket => socket.close(closeCodes.signedOut, 'signedOut')
      return socket => {
        const subscriber = new LiveSubscriber(session.sessionId, session.person.id, parsed.data.party, {
          send: text => socket.send(text),
          close: (code, reason) => socket.close(code, reason),
          unsentBytes: () => socket.bufferedAmount,
        }, session.validUntil)
        socket.on('close', () => live.leave(subscriber))
        if (pageScript !== null) subscriber.tell({ type: 'page', script: pageScript })
        live.join(subscriber)
      }
    },
  }
}
