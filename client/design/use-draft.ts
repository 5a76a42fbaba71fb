// What is being typed, before it becomes the value that others see.
// Invariants: 1. while nothing is typed the draft is the shared value; 2. a draft is committed on blur, Enter, a pause,
// leaving the page and unmounting, so it is never lost; 3. an unchanged draft is never committed, so that merely
// passing through a field does not overwrite what somebody else wrote meanwhile.
import { useEffect, useEffectEvent, useRef, useState } from 'react'

/** How long a pause in typing is before the draft is committed. */
const pauseMs = 700

interface Draft {
  readonly text: string
  /** Nothing is typed that is not the shared value. */
  readonly isCommitted: boolean
  readonly change: (text: string) => void
  readonly commit: () => void
  /** Back to the shared value. */
  readonly discard: () => void
}

export function useDraft(value: string, onCommit: (text: string) => void): Draft {
  const [draft, setDraft] = useState<string | null>(null)
  const latest = useRef<string | null>(null)

  const keep = (text: string | null) => {
    latest.current = text
    setDraft(text)
  }
  const commit = useEffectEvent(() => {
    const text = latest.current
    if (text === null) return
    keep(null)
    if (text !== value) onCommit(text)
  })

  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(() => commit(), pauseMs)
    return () => clearTimeout(timer)
  }, [draft])

  useEffect(() => {
    const commitNow = () => commit()
    window.addEventListener('pagehide', commitNow)
    return () => {
      window.removeEventListener('pagehide', commitNow)
      commitNow()
    }
  }, [])

  return { text: draft ?? value, isCommitted: draft === null, change: keep, commit: () => commit(), discard: () => keep(null) }
}
