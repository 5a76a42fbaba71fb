// Bringing something back from an earlier version: an edit like any other, for whoever may make it today, and with a way back.
import { RotateCcw } from 'lucide-react'
import { ActionId, GoalId } from '../../../shared/ids.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { showToast } from '../../design/toasts.tsx'
import { usePlan, usePlanReading } from '../plan/index.ts'
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

/** @param name says for screen readers what is brought back; `place` what it is called once it is. */
export function BringBack({ label, name, place, act }: { readonly label: string; readonly name: string; readonly place: string; readonly act: () => boolean }) {
  const t = useMessage()
  const { replica } = usePlan()
  const press = (): void => {
    if (!act()) return
    const text = t('history.brought-back', { place })
    announce(text)
    showToast({ text, tone: 'ok', action: { label: t('history.undo'), onPress: () => replica.undo.undo() } })
  }
  return <Button size="small" variant="quiet" icon={<RotateCcw aria-hidden />} aria-label={name} onPress={press}>{label}</Button>
}
