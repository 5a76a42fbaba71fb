// The way from a row to what does its acts: asked for when it is near, waited for when it is pressed.
import { Suspense, useMemo, useState, type ComponentType, type ReactNode } from 'react'
import { useMessage } from './use-message.ts'
import type { Perform } from './tasks.ts'

type ActorComponent = ComponentType<{ readonly onReady: (perform: Perform) => void }>

export type UsedActor = {
  readonly perform: Perform
  /** For the element around the rows: once pointer or focus are near, what acts is loaded, so that a press does not wait for it. */
  readonly near: { readonly onPointerEnter: () => void; readonly onFocus: () => void }
  /** To be shown somewhere on the page; it is nothing to see. */
  readonly element: ReactNode
}

export function useActor(): UsedActor {
  const t = useMessage()
  const [Loaded, setLoaded] = useState<ActorComponent | null>(null)
  const [ready] = useState(() => {
    let resolve: (perform: Perform) => void = () => undefined
    const promise = new Promise<Perform>(taken => { resolve = taken })
    return { promise, resolve }
  })
  const [loading] = useState(() => {
    let asked: Promise<boolean> | null = null
    return (): Promise<boolean> => (asked ??= import('./actor.tsx').then(({ Actor }) => {
      setLoaded(() => Actor)
      return true
    }, () => false))
  })
  return useMemo(() => {
    // Asked for in vain it could not be asked for again: a browser remembers that until the page is loaded anew.
    const ahead = (): void => {
      if (navigator.onLine) void loading()
    }
    return {
      perform: async task => {
        if (Loaded === null && !navigator.onLine) return { went: 'failed', sentence: t('own.offline') }
        return (await loading()) ? (await ready.promise)(task) : { went: 'failed', sentence: t('own.not-loaded') }
      },
      near: { onPointerEnter: ahead, onFocus: ahead },
      element: Loaded === null ? null : <Suspense fallback={null}><Loaded onReady={ready.resolve} /></Suspense>,
    }
  }, [Loaded, ready, loading, t])
}
