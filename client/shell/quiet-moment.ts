// When one may come between a person and what they are writing: once the keys have rested for a moment.
import { useEffect, useState } from 'react'

/** Keys that rested this long mean a pause. */
const pauseMs = 1_000
/** Whoever types on and on is interrupted after this. */
const longestWaitMs = 5_000

/** Whether what is wanted may show now. It never hides again before it is no longer wanted. */
export function useQuietMoment(isWanted: boolean): boolean {
  const [lastKey] = useState(() => ({ at: Number.NEGATIVE_INFINITY }))
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    const pressed = (): void => {
      lastKey.at = performance.now()
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [lastKey])
  useEffect(() => {
    if (!isWanted) return
    const wantedAt = performance.now()
    let timer: number | undefined
    const look = (): void => {
      const now = performance.now()
      const waitMs = Math.min(lastKey.at + pauseMs, wantedAt + longestWaitMs) - now
      if (waitMs > 0) timer = window.setTimeout(look, waitMs)
      else setQuiet(true)
    }
    look()
    return () => {
      window.clearTimeout(timer)
      setQuiet(false)
    }
  }, [isWanted, lastKey])
  return isWanted && isQuiet
}
