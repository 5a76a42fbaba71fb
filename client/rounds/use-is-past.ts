// Whether a moment has passed, told when it does.
import { useEffect, useState } from 'react'

/** Timers count to this, a little under 25 days. */
const longestTimerMs = 2 ** 31 - 1

export function useIsPast(moment: string): boolean {
  const at = Date.parse(moment)
  return useClockAt([at]) >= at
}

/** What the clock showed when it was last looked at, which is again at each of these moments. */
export function useClockAt(moments: readonly number[]): number {
  const [looked, setLooked] = useState(() => Date.now())
  const next = Math.min(...moments.filter(moment => moment > looked))
  useEffect(() => {
    // A timer that cannot count so far ends before, and is set anew.
    if (looked >= next || next === Infinity) return undefined
    const timer = setTimeout(() => setLooked(Date.now()), Math.min(Math.max(0, next - Date.now()), longestTimerMs))
    return () => clearTimeout(timer)
  }, [next, looked])
  return looked
}
