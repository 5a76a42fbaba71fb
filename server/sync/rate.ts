// A bucket that fills steadily: bursts are taken up to its size, then only what flows in.
import type { PersonId } from '../../shared/ids.ts'
import { connectionsWorthOfMessages, maxMessageBurst, maxMessagesPerSecond, maxWorkAtOnce, maxWorkPerSecond } from '../../shared/protocol/limits.ts'
import type { Clock } from '../clock.ts'

export class RateLimit {
  private tokens: number
  private at: number
  private readonly perSecond: number
  private readonly burst: number
  private readonly now: () => number

  /** `now` in milliseconds, never going back. */
  constructor(perSecond: number, burst: number, now: () => number = () => performance.now()) {
    this.perSecond = perSecond
    this.burst = burst
    this.now = now
    this.tokens = burst
    this.at = now()
  }

  /** Whether this many more may pass; if not, none does. */
  take(count = 1): boolean {
    this.fill()
    if (this.tokens < count) return false
    this.tokens -= count
    return true
  }

  /** More was given than there is: nothing may be begun. */
  get owes(): boolean {
    this.fill()
    return this.tokens < 0
  }

  /** Takes what cost this much, which is known only afterwards. */
  owe(count: number): void {
    this.fill()
    this.tokens -= count
  }

  private fill(): void {
    const now = this.now()
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.at) / 1000) * this.perSecond)
    this.at = now
  }
}

/** What one person may make the server do over all of their connections: `said`, messages as a connection's are counted; `done`,
 *  the work that they ask for. */
export type PersonsWork = { readonly said: RateLimit; readonly done: RateLimit }

export const personsWork = (clock: Clock): PersonsWork => ({
  said: new RateLimit(connectionsWorthOfMessages * maxMessagesPerSecond, connectionsWorthOfMessages * maxMessageBurst, clock.steadyMs),
  done: new RateLimit(maxWorkPerSecond, maxWorkAtOnce, clock.steadyMs),
})

/** A limit for each person, made when it is first asked for. */
export function byPerson<Limit>(make: () => Limit): (person: PersonId) => Limit {
  const limits = new Map<PersonId, Limit>()
  return person => {
    const known = limits.get(person) ?? make()
    limits.set(person, known)
    return known
  }
}
