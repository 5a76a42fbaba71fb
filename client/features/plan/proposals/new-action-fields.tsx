// The fields of a new action that we draft, in the order of a card and with its pickers: of one value, those who are named, and rows.
import type { ReactNode } from 'react'
import { setKind } from '../../../../shared/documents/plan-commands.ts'
import type { ValueOfNewAction } from '../../../../shared/documents/proposed-action.ts'
import type { NewActionView, SideView } from '../../../../shared/documents/side.ts'
import { GoalId } from '../../../../shared/ids.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import type { ValueView } from '../../../../shared/schema/view.ts'
import { ActionKind } from '../../../../shared/vocabularies/vocabularies.ts'
import { MultiComboBox } from '../../../design/multi-combo-box.tsx'
import { CommitTextField } from '../../../design/text-field.tsx'
import { fieldId } from '../places.ts'
import { usePlan } from '../plan-context.tsx'
import { FundingList, IndicatorList, JointActionDayList } from '../row-lists.tsx'
import { ServiceFields } from '../service-fields.tsx'
import { useGoalOptions, yearsOf } from '../single-fields.tsx'
import { useMessage } from '../use-message.ts'
import { AddOwnResources, NamingWords, OwnContribution, OwnResources } from './new-action-brings.tsx'
import { placeOfNewAction } from './new-action-list.ts'
import type { NewActionPlain } from './new-action-list.ts'
import { NewActionNamed } from './new-action-named.tsx'
import styles from './proposals.module.css'
import { FieldPicker } from './value-picker.tsx'

type FieldsProps = { readonly id: ProposalId; readonly draft: NewActionPlain; readonly view: NewActionView; readonly side: SideView; readonly onMove: (goal: GoalId) => void }

export function NewActionFields({ id, draft, view, side, onMove }: FieldsProps) {
  const t = useMessage()
  const { record } = usePlan()
  const goals = useGoalOptions()
  const at = placeOfNewAction(id)
  const { leader } = draft
  const picker = (field: ValueOfNewAction | 'goal', onChange: (value: string | null) => void): ReactNode =>
    <FieldPicker key={field} field={field} kind={draft.kind} label={t(`field/action.${field}`)} value={draft[field]} onChange={onChange} />
  const value = (field: ValueOfNewAction): ReactNode => picker(field, chosen => write(view, field, chosen, side))
  return (
    <div className={styles.newPickers}>
      <div className={styles.newCell}>{value('leader')}{leader !== undefined && <ServiceFields at={at} action={draft} view={view} named="action-leader" party={leader} />}</div>
      <div className={styles.newCell} id={fieldId([...at, 'coLeaders'])}><NewActionNamed field="coLeaders" draft={draft} view={view} /></div>
      <div className={styles.newCell} id={fieldId([...at, 'participants'])}><NewActionNamed field="participants" draft={draft} view={view} /></div>
      <div className={styles.newWide}><NamingWords draft={draft} /></div>
      <div className={styles.newWide}>
        <CommitTextField label={t('participation.seeks')} description={t('participation.seeks-hint')} value={draft.seeks ?? ''} maxLength={200} onCommit={words => (words.trim() === '' ? view.seeks.clear() : view.seeks.set(words))} />
      </div>
      <div data-goal-of-draft>{picker('goal', goal => goal !== null && onMove(GoalId.parse(goal)))}</div>
      <MultiComboBox label={t('field/action.goalsServed')} options={goals.filter(option => option.id !== draft.goal)} value={Object.keys(draft.goalsServed)} onAdd={goal => view.goalsServed.set(GoalId.parse(goal), true)} onRemove={goal => view.goalsServed.clear(GoalId.parse(goal))} />
      {(['kind', 'channel', 'from', 'to', 'nature', 'stance', 'level'] as const).map(value)}
      <div className={styles.newWide}><JointActionDayList at={at} rows={draft.jointActionDays} view={view.jointActionDays} into={side} locked={false} {...yearsOf(record)} /></div>
      <div className={styles.newWide}><IndicatorList at={at} rows={draft.indicators} view={view.indicators} into={side} locked={false} /></div>
      <div className={styles.newWide}><FundingList at={at} rows={draft.funding} view={view.funding} into={side} locked={false} beside={<AddOwnResources draft={draft} view={view} />}><OwnResources draft={draft} view={view} /></FundingList></div>
      <div className={styles.newWide}><OwnContribution draft={draft} view={view} /></div>
    </div>
  )
}

/** Values come from pickers that offer what the schema takes; the server holds them to it. */
function write(view: NewActionView, field: ValueOfNewAction, value: string | null, side: SideView): void {
  if (value === null) return view[field].clear()
  if (field === 'kind') return setKind(side, view, ActionKind.parse(value))
  ;(view[field] as ValueView<unknown>).set(value)
}
