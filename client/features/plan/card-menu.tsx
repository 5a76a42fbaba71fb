// What can be done with an action: move it, comment on it, copy its reference, remove it. Built when it is opened.
import { ArrowDown, ArrowUp, Copy, EllipsisVertical, MessageSquarePlus, PenLine, Trash2 } from 'lucide-react'
import { bringBackAction, removeAction } from '../../../shared/documents/plan-commands.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { LightMenu, type MenuGroup } from '../../design/menu.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from './use-message.ts'
import { besideCard } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { useMove } from './use-move.ts'

type CardMenuProps = {
  readonly id: ActionId
  readonly goal: GoalId | null
  readonly position: number
  readonly count: number
  readonly title: string
  readonly reference: string | undefined
  /** Whether this person may move and remove it. */
  readonly mayPlace: boolean
  /** For whoever may comment. */
  readonly onComment?: () => void
  /** For whoever may only propose that it is taken out, or stands in another goal. */
  readonly onPropose?: (what: 'removal' | 'move') => void
}

export function CardMenu({ id, goal, position, count, title, reference, mayPlace, onComment, onPropose }: CardMenuProps) {
  const t = useMessage()
  const { plan, cycle } = usePlan()
  const move = useMove(id)
  const remove = (): void => {
    const next = besideCard(id)
    removeAction(plan, id)
    // The menu gives the focus back to a button that is gone; after that it goes on to what is next.
    requestAnimationFrame(() => requestAnimationFrame(() => next?.focus()))
    showToast({ text: t('plan.was-removed', { title }), action: { label: t('plan.bring-back'), onPress: () => bringBackAction(plan, id) } })
  }
  const copy = async (): Promise<void> => {
    if (reference === undefined) return
    await navigator.clipboard.writeText(reference)
    showToast({ text: t('plan.reference-copied', { reference }), tone: 'ok' })
  }
  const groups = (): readonly MenuGroup[] => [
    { id: 'move', label: t('plan.move'), entries: !mayPlace ? [] : [
      ...(goal === null ? [] : [
        { id: 'up', label: t('plan.move-up'), icon: <ArrowUp aria-hidden />, shortcut: ['Alt', '↑'], onAction: () => move(goal, position - 1), ...(position === 0 ? { disabledReason: t('plan.is-first') } : {}) },
        { id: 'down', label: t('plan.move-down'), icon: <ArrowDown aria-hidden />, shortcut: ['Alt', '↓'], onAction: () => move(goal, position + 1), ...(position >= count - 1 ? { disabledReason: t('plan.is-last') } : {}) },
      ]),
      ...cycle.goals.filter(other => other.id !== goal).map(other => ({ id: other.id, label: t('plan.move-to-goal', { number: other.number, title: other.title }), onAction: () => move(other.id) })),
    ] },
    { id: 'rest', label: t('plan.this-action'), entries: [
      // The menu gives the focus back to its button; after that the box takes it.
      ...(onComment === undefined ? [] : [{ id: 'comment', label: t('comments.on-action'), icon: <MessageSquarePlus aria-hidden />, onAction: () => void requestAnimationFrame(() => requestAnimationFrame(onComment)) }]),
      ...(onPropose === undefined ? [] : [
        { id: 'propose-move', label: t('proposals.on-action-move'), icon: <PenLine aria-hidden />, onAction: () => onPropose('move') },
        { id: 'propose', label: t('proposals.on-action'), icon: <PenLine aria-hidden />, onAction: () => onPropose('removal') },
      ]),
      { id: 'copy', label: t('plan.copy-reference'), icon: <Copy aria-hidden />, onAction: () => void copy(), ...(reference === undefined ? { disabledReason: t('plan.reference-comes') } : {}) },
      ...(mayPlace ? [{ id: 'remove', label: t('plan.remove'), icon: <Trash2 aria-hidden />, isDanger: true, onAction: remove }] : []),
    ] },
  ]
  return <LightMenu label={t('plan.action-menu', { title })} icon={<EllipsisVertical aria-hidden />} groups={groups} />
}
