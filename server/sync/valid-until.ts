// A right that is known to end at a moment ends then, not at the next sweep.

/** Timers count to this, a little under 25 days; a later end is looked at again by then. */
const longestTimerMs = 2 ** 31 - 1

/** Calls `act` at the moment. Returns how to stop. */
export function atMoment(moment: Date, act: () => void, now: () => number = Date.now): () => void {
  let timer: ReturnType<typeof setTimeout>
  const wait = (): void => {
    const leftMs = moment.getTime() - now()
    if (leftMs <= 0) return act()
    timer = setTimeout(wait, Math.min(leftMs, longestTimerMs))
    timer.unref()
  }
  timer = setTimeout(wait, 0)
  timer.unref()
  return () => clearTimeout(timer)
}
