// A right that is known to end at a moment ends then, not at the next sweep.
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { signInAgainMs } from '../../shared/protocol/limits.ts'
import { systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'

/** Timers count to this, a little under 25 days; a later end is looked at again by then. */
const longestTimerMs = 2 ** 31 - 1

/** Until when a socket may go on. */
export type Term = {
  /** When the session runs out. The page is asked to sign in, and has a while to go on over the same socket. */
  readonly expiresAt: Date
  /** When the session or a membership ends, whichever is first. Before `expiresAt` the socket closes, and its page comes back
   *  under what holds by then. */
  readonly validUntil: Date
}
type Line = { close(name: CloseName): void; sessionOver(): void }

/** Ends what a term allows when it ends. Returns how to stop. */
export const atEndOf = ({ expiresAt, validUntil }: Term, line: Line, clock: Clock): (() => void) =>
  validUntil < expiresAt ? atMoment(validUntil, () => line.close('restarting'), clock) : atMoment(expiresAt, () => line.sessionOver(), clock)

/** Closes a line whose session has run out and whose person does not sign in again. Returns how to stop. */
export const atEndOfPatience = (line: Line, clock: Clock): (() => void) => atMoment(new Date(clock.now() + signInAgainMs), () => line.close('signedOut'), clock)

/** Calls `act` at the moment. Returns how to stop. */
export function atMoment(moment: Date, act: () => void, clock: Clock = systemClock): () => void {
  let timer: Timer
  const wait = (): void => {
    const leftMs = moment.getTime() - clock.now()
    if (leftMs <= 0) return act()
    timer = clock.setTimeout(wait, Math.min(leftMs, longestTimerMs))
  }
  timer = clock.setTimeout(wait, 0)
  return () => clock.clearTimeout(timer)
}
