// Lifting a reserve: one press, a moment in which it can be kept, and then it is done. It leaves its trace, so nothing is asked before.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReserveId } from '../../../shared/ids.ts'
import { announce } from '../../design/announcer.ts'
import { showToast } from '../../design/toasts.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { roundsApi, useRounds } from '../../rounds/index.ts'
import { usePlan } from '../plan/index.ts'

/** Long enough to see that it was the wrong one. */
export const thoughtMs = 5_000

export type Lifting = {
  /** Those that are about to be lifted. */
  readonly under: ReadonlySet<ReserveId>
  readonly lift: (reserve: ReserveId) => void
  readonly keep: (reserve: ReserveId) => void
}

export function useLifting(): Lifting {
  const t = useMessage()
  const { id, party } = usePlan()
  const { askAgain } = useRounds()
  const timers = useRef(new Map<ReserveId, ReturnType<typeof setTimeout>>())
  const [under, setUnder] = useState<ReadonlySet<ReserveId>>(new Set())
  const forget = useCallback((reserve: ReserveId): void => {
    timers.current.delete(reserve)
    setUnder(before => new Set([...before].filter(other => other !== reserve)))
  }, [])
  const send = useCallback(async (reserve: ReserveId): Promise<void> => {
    const answer = await roundsApi.lift(id, reserve, party)
    forget(reserve)
    if (!answer.ok) return void showToast({ tone: 'bad', text: answer.error.message || t('plans.failed') })
    askAgain()
    announce(t('round.told-lifted'))
  }, [t, id, party, askAgain, forget])
  // Whoever leaves the page has pressed and not kept it.
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  }, [send])
  useEffect(() => {
    const waiting = timers.current
    return () => {
      for (const [reserve, timer] of waiting) {
        clearTimeout(timer)
        void latest.current(reserve)
      }
      waiting.clear()
    }
  }, [])
  return {
    under,
    lift: reserve => {
      setUnder(before => new Set([...before, reserve]))
      timers.current.set(reserve, setTimeout(() => void latest.current(reserve), thoughtMs))
      announce(t('round.told-lifting'))
    },
    keep: reserve => {
      clearTimeout(timers.current.get(reserve))
      forget(reserve)
      announce(t('round.told-kept'))
    },
  }
}
