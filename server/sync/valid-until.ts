// A right that is known to end at a moment ends then, not at the next sweep.
import { systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'

/** Timers count to this, a little under 25 days; a later end is looked at again by then. */
const longestTimerMs = 2 ** 31 - 1

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
