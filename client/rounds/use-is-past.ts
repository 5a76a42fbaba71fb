// Whether a moment has passed, told when it does.
import { useEffect, useState } from 'react'

/** Timers count to this, a little under 25 days. */
const longestTimerMs = 2 ** 31 - 1

export function useIsPast(moment: string): boolean {
  const at = Date.parse(moment)
  const [looked, setLooked] = useState(() => Date.now())
  useEffect(() => {
    if (looked >= at) return undefined
    const timer = setTimeout(() => setLooked(Date.now()), Math.min(Math.max(0, at - Date.now()), longestTimerMs))
    return () => clearTimeout(timer)
  }, [at, looked])
  return looked >= at
}
