// How a socket whose session has run out goes on under the one that followed it. A websocket never sees a new cookie, so
// the page asks for a word over HTTP, with the cookie of now, and says it on each of its sockets. Held in memory: after a
// restart there is no socket left that it could be said on.
import { randomBytes } from 'node:crypto'
import { maxSocketsPerPerson, renewalTokenMs } from '../../shared/protocol/limits.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { EndedRights } from './ended-rights.ts'
import type { Session } from './endpoint.ts'

/** `stillHolds`: whether neither session nor functions have ended since they were looked up. */
export type Renewal = { readonly session: Session; readonly stillHolds: () => boolean }

type Given = { readonly person: Session['person']['id']; readonly lookUp: () => Promise<Session | null>; readonly until: number }

export class Renewals {
  /** In the order they were given, so the first are the first to run out. */
  private readonly given = new Map<string, Given>()
  private readonly endedRights: EndedRights
  private readonly clock: Clock

  constructor(endedRights: EndedRights, clock: Clock = systemClock) {
    this.endedRights = endedRights
    this.clock = clock
  }

  /** A word for one socket. `lookUp` finds the session by what the request brought, again when the word is said: what ended
   *  in between is over. A person who asks for more than there can be sockets loses the oldest words. */
  give(person: Session['person']['id'], lookUp: () => Promise<Session | null>): string {
    const now = this.clock.steadyMs()
    for (const [token, { until }] of this.given) {
      if (until > now) break
      this.given.delete(token)
    }
    const own = [...this.given].filter(([, entry]) => entry.person === person)
    if (own.length >= maxSocketsPerPerson) for (const [token] of own.slice(0, own.length - maxSocketsPerPerson + 1)) this.given.delete(token)
    const token = randomBytes(24).toString('base64url')
    this.given.set(token, { person, lookUp, until: now + renewalTokenMs })
    return token
  }

  /** The session that this word stands for, looked up now. Null: the word was never given, was said before, or is too old;
   *  or the session is over. A word is said once, whatever comes of it. */
  async take(token: string): Promise<Renewal | null> {
    const entry = this.given.get(token)
    this.given.delete(token)
    if (entry === undefined || entry.until <= this.clock.steadyMs()) return null
    const mark = this.endedRights.mark()
    const session = await entry.lookUp()
    return session === null ? null : { session, stillHolds: () => !this.endedRights.since(mark, session) }
  }
}
