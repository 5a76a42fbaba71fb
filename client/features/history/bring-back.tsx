// Bringing something back from an earlier version: an edit like any other, for whoever may make it today, and with a way back.
import { Check, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ActionId, GoalId } from '../../../shared/ids.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { showToast } from '../../design/toasts.tsx'
import { usePlan, usePlanReading } from '../plan/index.ts'
import styles from './history.module.css'
import { useMessage } from './use-message.ts'

/** Whether this person may write what stands there, or place the action that it is of. */
export function useMayWriteAt([root, id]: Path, what: 'write' | 'place'): boolean {
  const { may } = usePlan()
  return usePlanReading((plain: PlanPlain) => {
    const action = root === 'actions' ? ActionId.safeParse(id).data : undefined
    if (action === undefined) return what === 'write' && (root === 'aim' || root === 'goals') && may({ writtenBy: 'plan-text', goal: root === 'goals' ? GoalId.safeParse(id).data : undefined })
    const now = plain.actions[action]
    return now !== undefined && may({ writtenBy: what === 'place' ? 'placing' : 'action', action: { id: action, now } })
  })
}

/** What became of it; `why`: the rule that stands in its way, as a sentence. */
export type BroughtBack = { readonly isDone: true } | { readonly isDone: false; readonly why: string | null }

type Props = {
  readonly label: string
  /** For screen readers what is brought back. */
  readonly name: string
  /** What it is called once it is. */
  readonly place: string
  /** The plan says it already, by this press or otherwise. */
  readonly isDone: boolean
  /** Also where nobody pressed. */
  readonly isAlwaysSaid?: boolean
  readonly act: () => BroughtBack
}

export function BringBack({ label, name, place, isDone, isAlwaysSaid = false, act }: Props) {
  const t = useMessage()
  const { replica } = usePlan()
  const sign = useRef<HTMLSpanElement>(null)
  const [wasPressed, setPressed] = useState(false)
  const isAwaited = useRef(false)
  // The button had the focus, and is there no more.
  useEffect(() => {
    if (isDone && isAwaited.current) sign.current?.focus()
    if (isDone) isAwaited.current = false
  }, [isDone])
  const press = (): void => {
    const back = act()
    if (!back.isDone) {
      if (back.why === null) return
      announce(back.why)
      showToast({ text: back.why, tone: 'warn' })
      return
    }
    isAwaited.current = true
    setPressed(true)
    const text = t('history.brought-back', { place })
    announce(text)
    showToast({ text, tone: 'ok', action: { label: t('history.undo'), onPress: () => replica.undo.undo() } })
  }
  if (isDone) return (wasPressed || isAlwaysSaid) && <span ref={sign} tabIndex={-1} className={styles.asBefore}><Check aria-hidden size={14} /> {t('history.says-it')}</span>
  return <Button size="small" variant="quiet" icon={<RotateCcw aria-hidden />} aria-label={name} onPress={press}>{label}</Button>
}
