// What can be done with the selected rows at once: each act is one step of undo, and leaves alone what is not one's own.
import { Trash2 } from 'lucide-react'
import { bringBackAction, moveAction, removeAction } from '../../../../../shared/documents/plan-commands.ts'
import { actionsOfGoal } from '../../../../../shared/documents/plan-order.ts'
import type { ActionId, GoalId } from '../../../../../shared/ids.ts'
import { announce } from '../../../../design/announcer.ts'
import { Button } from '../../../../design/button.tsx'
import { Menu } from '../../../../design/menu.tsx'
import { showToast } from '../../../../design/toasts.tsx'
import { usePlan } from '../../plan-context.tsx'
import { useMessage } from '../../use-message.ts'
import type { ActionRow } from './action-row.ts'
import styles from './table.module.css'

type BarProps = { readonly rows: readonly ActionRow[]; readonly selected: ReadonlySet<ActionId>; readonly onSelect: (selected: ReadonlySet<ActionId>) => void }

export function SelectionBar({ rows, selected, onSelect }: BarProps) {
  const t = useMessage()
  const { plan, cycle, goalsOfCycle, replica, may } = usePlan()
  if (selected.size === 0) return null
  const chosen = rows.filter(({ id }) => selected.has(id))
  const own = chosen.filter(({ id, action: now }) => may({ writtenBy: 'placing', action: { id, now } })).map(({ id }) => id)
  const others = chosen.length - own.length
  const beside = others === 0 ? '' : ` ${t('table.not-yours', { count: others })}`
  const remove = (): void => {
    plan.change(() => own.forEach(id => removeAction(plan, id)))
    onSelect(new Set())
    const bringBack = { label: t('plan.bring-back'), onPress: () => plan.change(() => own.forEach(id => bringBackAction(plan, id))) }
    showToast({ text: t('table.removed-selected', { count: own.length }) + beside, ...(own.length > 0 ? { action: bringBack } : {}) })
  }
  const moveTo = (goal: GoalId, number: number): void => {
    const there = actionsOfGoal(replica.reading.current(), goalsOfCycle, goal).filter(({ id }) => !own.includes(id)).length
    plan.change(() => own.forEach((id, index) => moveAction(plan, id, goal, there + index, may({ writtenBy: 'placing' }))))
    announce(t('table.moved-selected', { count: own.length, number }) + beside)
  }
  return (
    <div role="toolbar" aria-label={t('table.selected', { count: selected.size })} className={styles.selection}>
      <strong>{t('table.selected', { count: selected.size })}</strong>
      <Menu
        label={t('table.move-selected')}
        placement="top start"
        trigger={<Button size="small">{t('table.move-selected')}</Button>}
        groups={[{ id: 'goals', entries: cycle.goals.map(({ id, number, title }) => ({ id, label: t('plan.goal-with-title', { number, title }), onAction: () => moveTo(id, number), ...(own.length === 0 ? { disabledReason: t('table.not-yours', { count: others }) } : {}) })) }]}
      />
      <Button size="small" icon={<Trash2 aria-hidden />} onPress={remove} disabledReason={own.length === 0 ? t('table.not-yours', { count: others }) : undefined}>{t('table.remove-selected')}</Button>
      <Button size="small" variant="quiet" onPress={() => onSelect(new Set())}>{t('table.clear-selection')}</Button>
    </div>
  )
}
