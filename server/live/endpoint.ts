// The websocket of live summaries: who is this, for which delegation. All that is read from it is that its person has
// signed in again, after the session ran out.
import { z } from 'zod'
import type { WebSocket } from 'ws'
import { PartyId, PersonId } from '../../shared/ids.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { LiveRequest } from '../../shared/protocol/live.ts'
import type { Session } from '../sync/endpoint.ts'
import type { Renewals } from '../sync/renewals.ts'
import { LiveSubscriber } from './live-summaries.ts'
import type { LiveSummaries, Reading } from './live-summaries.ts'

const LiveQuery = z.strictObject({ person: PersonId, party: PartyId })
type LiveQuery = z.infer<typeof LiveQuery>

export type LiveEndpoint = { prepare(request: { query: Record<string, string>; session: Session | null }): (socket: WebSocket) => void }

/** @param pageScript the script that begins the page given out now; null where another server gives out the pages. */
export function liveEndpoint(live: LiveSummaries, renewals: Renewals, pageScript: string | null): LiveEndpoint {
  const join = (subscriber: LiveSubscriber): void => {
    if (pageScript !== null) subscriber.tell({ type: 'page', script: pageScript })
    live.join(subscriber)
  }
  const renew = async (subscriber: LiveSubscriber, query: LiveQuery, token: string): Promise<void> => {
    try {
      const renewal = await renewals.take(token)
      if (renewal === null) return subscriber.close('restarting')
      if (!isOf(renewal.session, query)) return subscriber.close('signedOut')
      if (!subscriber.isOpen || !subscriber.isPaused || !renewal.stillHolds()) return subscriber.close('restarting')
      subscriber.renew(readingOf(renewal.session, query))
      join(subscriber)
    } catch {
      // The store could not be read: whoever comes back is told so.
      subscriber.close('restarting')
    }
  }
  return {
    prepare: ({ query, session }) => {
      const parsed = LiveQuery.safeParse(query)
      if (session === null || !parsed.success || !isOf(session, parsed.data)) return socket => socket.close(closeCodes.signedOut, 'signedOut')
      const asked = parsed.data
      return socket => {
        const subscriber = new LiveSubscriber(asked.person, asked.party, {
          send: text => socket.send(text),
          close: (code, reason) => socket.close(code, reason),
          unsentBytes: () => socket.bufferedAmount,
        }, readingOf(session, asked))
        socket.on('message', (data: unknown, isBinary: boolean) => {
          if (!subscriber.isPaused) return
          const request = isBinary ? null : requestOf(data)
          if (request === null) return subscriber.close('malformed')
          void renew(subscriber, asked, request.token)
        })
        socket.on('close', () => live.leave(subscriber))
        join(subscriber)
      }
    },
  }
}

const isOf = (session: Session, { person, party }: LiveQuery): boolean => session.person.id === person && session.memberships.some(held => held.party === party)

const readingOf = ({ sessionId, expiresAt, validUntil, memberships }: Session, { party }: LiveQuery): Reading =>
  ({ sessionId, expiresAt, validUntil, functions: memberships.filter(held => held.party === party).map(held => held.function) })

function requestOf(data: unknown): LiveRequest | null {
  try {
    const parsed = LiveRequest.safeParse(JSON.parse(String(data)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
