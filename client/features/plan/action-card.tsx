// One action as a card that opens in place. A closed card holds no editor and renders again only when its own action does.
import { ArrowDown, ArrowUp, ChevronDown, Copy, EllipsisVertical, Trash2 } from 'lucide-react'
import { memo, useState, type KeyboardEvent } from 'react'
import { bringBackAction, removeAction } from '../../../shared/documents/plan-commands.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { answerOf } from '../../../shared/documents/plan-answers.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { stateOf } from '../../../shared/projection/action-summary.ts'
import { IconButton } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Menu } from '../../design/menu.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { ActionFields } from './action-fields.tsx'
import { FieldFindings } from './field-findings.tsx'
import { HereContext } from './field-place.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { fieldId } from './places.ts'
import styles from './plan.module.css'
import { PlanText } from './text.tsx'
import { useActionFindings } from './use-findings.ts'
import { useMove } from './use-move.ts'
import type { OtherPerson } from './use-place.ts'

type CardProps = {
  readonly id: ActionId
  readonly number: string | null
  readonly goal: GoalId | null
  readonly position: number
  readonly count: number
  readonly isOpen: boolean
  readonly onToggle: (id: ActionId, isOpen: boolean) => void
  readonly here: readonly OtherPerson[]
}

export const ActionCard = memo(function ActionCard({ id, number, goal, position, count, isOpen, onToggle, here }: CardProps) {
  const t = useMessage()
  const { plan, cycle, may } = usePlan()
  const action = usePlanReading((plain: PlanPlain) => plain.actions[id])
  const reference = usePlanReading((plain: PlanPlain) => plain.references[id])
  const move = useMove(id)
  const findings = useActionFindings(id, action)
  const [isNew] = useState(() => isOpen && action?.title === '')
  const view = plan.roots.actions.get(id)
  if (action === undefined || view === undefined) return null
  const mayDraft = may({ writtenBy: 'drafting' })
  const name = action.title === '' ? t('plan.untitled') : action.title

  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || goal === null || !mayDraft) return
    if (event.key === 'ArrowUp' && position > 0) move(goal, position - 1)
    else if (event.key === 'ArrowDown' && position < count - 1) move(goal, position + 1)
    else return
    event.preventDefault()
  }
  const remove = (): void => {
    removeAction(plan, id)
    showToast({ text: t('plan.was-removed', { title: name }), action: { label: t('plan.bring-back'), onPress: () => bringBackAction(plan, id) } })
  }
  const copy = async (): Promise<void> => {
    if (reference === undefined) return
    await navigator.clipboard.writeText(reference)
    showToast({ text: t('plan.reference-copied', { reference }), tone: 'ok' })
  }
  const toFix = findings.filter(finding => finding.severity === 'to-fix').length
  const toLookAt = findings.length - toFix
  const [edge] = here
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Alt and arrows move the card from anywhere in it
    <article
      id={fieldId(['actions', id])}
      className={`${styles.card} ${isOpen ? styles.open : ''}`}
      aria-labelledby={`${fieldId(['actions', id])}-title`}
      style={edge === undefined ? undefined : { borderInlineStartColor: edge.colour, borderInlineStartWidth: 3 }}
      onKeyDown={keys}
      data-place={`actions/${id}`}
    >
      <div className={styles.cardHead}>
        <div className={styles.number}>
          <strong>{number ?? '–'}</strong>
          <small title={reference === undefined ? t('plan.reference-comes') : undefined}>{reference ?? '…'}</small>
        </div>
        <h3 id={`${fieldId(['actions', id])}-title`} className={styles.cardTitle}>
          {isOpen
            ? <PlanText text={view.title} kind="title" label={t('field/action.title')} placeholder={t('plan.title-empty')} takesFocus={isNew} />
            : <button type="button" className={styles.opener} aria-expanded={false} onClick={() => onToggle(id, true)}>{name}</button>}
        </h3>
        <div className={styles.cardSigns}>
          {here.map(other => <span key={other.person} className={styles.hereMark} style={{ background: other.colour }} title={`${other.name} · ${partyLabel(other.party).name}`}>{partyLabel(other.party).code}</span>)}
          {action.leader !== undefined && <span title={t(`plan.answer-${answerOf(action, 'action-leader', action.leader.party) ?? 'asked'}`)}><PartyCode {...partyLabel(action.leader.party)} /></span>}
          <Chip>{t('plan.delegations', { count: Object.keys(action.participants).length })}</Chip>
          {toFix > 0 ? <Chip tone="bad">{t('plan.to-fix', { count: toFix })}</Chip> : toLookAt > 0 ? <Chip tone="warn">{t('plan.to-look-at', { count: toLookAt })}</Chip> : stateOf(action, findings) === 'complete' ? <Chip tone="ok">{t('plan.complete')}</Chip> : <Chip>{t('plan.in-drafting')}</Chip>}
          {mayDraft && (
            <Menu
              label={t('plan.action-menu', { title: name })}
              trigger={<IconButton size="small" variant="quiet" icon={<EllipsisVertical aria-hidden />} label={t('plan.action-menu', { title: name })} />}
              groups={[
                { id: 'move', entries: [
                  { id: 'up', label: t('plan.move-up'), icon: <ArrowUp aria-hidden />, shortcut: ['Alt', '↑'], onAction: () => goal !== null && move(goal, Math.max(0, position - 1)), ...(position === 0 ? { disabledReason: t('plan.is-first') } : {}) },
                  { id: 'down', label: t('plan.move-down'), icon: <ArrowDown aria-hidden />, shortcut: ['Alt', '↓'], onAction: () => goal !== null && move(goal, position + 1), ...(position >= count - 1 ? { disabledReason: t('plan.is-last') } : {}) },
                  ...cycle.goals.filter(other => other.id !== goal).map(other => ({ id: other.id, label: t('plan.move-to-goal', { number: other.number, title: other.title }), onAction: () => move(other.id) })),
                ] },
                { id: 'rest', entries: [
                  { id: 'copy', label: t('plan.copy-reference'), icon: <Copy aria-hidden />, onAction: () => void copy(), ...(reference === undefined ? { disabledReason: t('plan.reference-comes') } : {}) },
                  { id: 'remove', label: t('plan.remove'), icon: <Trash2 aria-hidden />, isDanger: true, onAction: remove },
                ] },
              ]}
            />
          )}
          <IconButton size="small" variant="quiet" icon={<ChevronDown aria-hidden className={isOpen ? styles.turned : undefined} />} label={t(isOpen ? 'plan.close-card' : 'plan.open-card', { title: name })} aria-expanded={isOpen} onPress={() => onToggle(id, !isOpen)} />
        </div>
      </div>
      {isOpen && (
        <div className={styles.cardBody}>
          <FieldFindings findings={findings.filter(finding => finding.path.length <= 2)} />
          <HereContext value={here}><ActionFields id={id} action={action} view={view} findings={findings} /></HereContext>
        </div>
      )}
    </article>
  )
})
