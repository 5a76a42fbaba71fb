// What stands on printed pages. It comes with the first movement or key: nobody prints before that, and the page is there sooner.
import { Suspense, useEffect, useState } from 'react'
import { lazilyOrNothing } from '../../shell/lazily.tsx'
import type { PrintedAsProps } from './printed-as.tsx'

const PrintedAs = lazilyOrNothing(async () => (await import('./printed-as.tsx')).PrintedAs)

const signsOfLife = ['pointermove', 'pointerdown', 'keydown'] as const

export function OnPaper(props: PrintedAsProps) {
  const [isAwake, setAwake] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    for (const sign of signsOfLife) window.addEventListener(sign, () => setAwake(true), { once: true, capture: true, signal: stop.signal })
    return () => stop.abort()
  }, [])
  return isAwake && <Suspense fallback={null}><PrintedAs {...props} /></Suspense>
}
