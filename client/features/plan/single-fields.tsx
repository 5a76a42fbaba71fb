// The fields of an action that hold one value, each with its choices and what it takes to write it: the same on the card
// and in a cell of the table.
import type { ComponentType } from 'react'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { isQuartersOnly } from '../../../shared/documents/plan.ts'
import { askToLead, setDates, setKind, takeOut } from '../../../shared/documents/plan-commands.ts'
import { GoalId, PartyId } from '../../../shared/ids.ts'
import type { ActionId } from '../../../shared/ids.ts'
import type { WrittenBy } from '../../../shared/mandates/written-by.ts'
import type { RecordPlain } from '../../../shared/documents/plan.ts'
import { daysOfQuarter, IsoDay, Quarter, quarterOf } from '../../../shared/schema/values.ts'
import { ActionKind, actionKindLabels, actionKinds, ActionStatus, actionStatuses, actionStatusLabels, LeverLevel, leverLevelLabels, leverLevels, LeverNature, leverNatureLabels, leverNatures, LeverStance, leverStanceLabels, leverStances, ProgressMark, progressMarkLabels, progressMarks } from '../../../shared/vocabularies/vocabularies.ts'
import { ComboBox } from '../../design/combo-box.tsx'
import { DateField } from '../../design/date-field.tsx'
import { QuarterField } from '../../design/quarter-field.tsx'
import { Select, type SelectOpening } from '../../design/select.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { partyOptions } from './party-options.tsx'
import { usePlan } from './plan-context.tsx'
import { useMove } from './use-move.ts'

export type SingleFieldProps = SelectOpening & {
  readonly id: ActionId
  readonly action: ActionPlain
  readonly view: ActionView
  /** What is said of it beside it. */
  readonly said?: { readonly isWrong: boolean; readonly describedBy: string | undefined }
  readonly isLabelHidden?: boolean
}

export const optionsOf = (ids: readonly string[], labels: Readonly<Record<string, string>>) => ids.map(id => ({ id, label: labels[id] ?? id }))

/** Whether this person may not write what such a field is written by. */
function useLocked({ id, action: now }: SingleFieldProps, writtenBy: WrittenBy): boolean {
  return !usePlan().may({ writtenBy, action: { id, now } })
}

/** What every one of them hands on. */
const passed = ({ said, isLabelHidden = false, startsOpen, onOpenChange }: SingleFieldProps) =>
  ({ ...said, isLabelHidden, ...(startsOpen === undefined ? {} : { startsOpen }), ...(onOpenChange === undefined ? {} : { onOpenChange }) })
const passedToField = ({ said, isLabelHidden = false }: SingleFieldProps) => ({ ...said, isLabelHidden })

export function LeaderField(props: SingleFieldProps) {
  const t = useMessage()
  const { plan, writer, seen } = usePlan()
  const { action, view } = props
  const { leader } = action
  const choose = (party: PartyId | null): void => {
    if (party === null) return leader === undefined ? undefined : takeOut(plan, view, 'action-leader', leader.party)
    askToLead(plan, view, party, writer, seen())
    const hasDetails = (of: PartyId): boolean => action.services[of] !== undefined || action.contacts[of] !== undefined
    if (leader !== undefined && hasDetails(leader.party) && !hasDetails(party)) showToast({ text: t('plan.service-stays', { party: partyLabel(leader.party).name }), tone: 'neutral' })
  }
  return <ComboBox label={t('field/action.leader')} options={partyOptions('action-leader')} value={leader?.party ?? null} isClearable isReadOnly={useLocked(props, 'leading')} {...passedToField(props)} onChange={party => choose(party === null ? null : PartyId.parse(party))} />
}

export function useGoalOptions() {
  const t = useMessage()
  return usePlan().cycle.goals.map(goal => ({ id: goal.id, label: t('plan.goal-with-title', { number: goal.number, title: goal.title }) }))
}

export function GoalField(props: SingleFieldProps) {
  const t = useMessage()
  const move = useMove(props.id)
  return <Select label={t('field/action.goal')} {...passed(props)} options={useGoalOptions()} value={props.action.goal ?? null} isDisabled={useLocked(props, 'placing')} onChange={goal => move(GoalId.parse(goal))} />
}

export function KindField(props: SingleFieldProps) {
  const t = useMessage()
  const { plan } = usePlan()
  const { action, view } = props
  return <Select label={t('field/action.kind')} {...passed(props)} options={optionsOf(actionKinds, actionKindLabels)} value={action.kind ?? null} isClearable isDisabled={useLocked(props, 'action')} onChange={kind => (kind === null ? view.kind.clear() : setKind(plan, view, ActionKind.parse(kind)))} />
}

export function FromField(props: SingleFieldProps) {
  return <EndOfTime {...props} end="from" />
}

export function ToField(props: SingleFieldProps) {
  return <EndOfTime {...props} end="to" />
}

/** The years out of which quarters are chosen: those of the plan's period, and one more. */
export function yearsOf({ periodStart, periodEnd }: RecordPlain): { readonly fromYear: number; readonly toYear: number } {
  return { fromYear: Number((periodStart ?? '2026').slice(0, 4)), toYear: Number((periodEnd ?? '2027').slice(0, 4)) + 1 }
}

function EndOfTime({ end, ...props }: SingleFieldProps & { readonly end: 'from' | 'to' }) {
  const { plan } = usePlan()
  const { action, view } = props
  const set = (day: IsoDay | null): void => (end === 'from' ? setDates(plan, view, day, action.to ?? null) : setDates(plan, view, action.from ?? null, day))
  return <EndOfTimePicker end={end} kind={action.kind} value={(end === 'from' ? action.from : action.to) ?? null} isLocked={useLocked(props, 'action')} onChange={set} {...passed(props)} />
}

type EndOfTimeProps = SelectOpening & {
  readonly end: 'from' | 'to'
  readonly kind: ActionKind | undefined
  readonly value: IsoDay | null
  readonly isLocked?: boolean
  readonly isLabelHidden?: boolean
  readonly isWrong?: boolean
  readonly describedBy?: string | undefined
  readonly onChange: (day: IsoDay | null) => void
}

/** Kinds that may hold whole quarters only are given their quarter, and others a day. */
export function EndOfTimePicker({ end, kind, value, isLocked = false, onChange, startsOpen, onOpenChange, ...said }: EndOfTimeProps) {
  const t = useMessage()
  const { record } = usePlan()
  const label = t(`field/action.${end}`)
  if (isQuartersOnly(kind)) {
    const { fromYear, toYear } = yearsOf(record)
    const dayOf = (quarter: string): IsoDay => {
      const { first, last } = daysOfQuarter(Quarter.parse(quarter))
      return end === 'from' ? first : last
    }
    return (
      <QuarterField
        label={label}
        {...said}
        {...(startsOpen === undefined ? {} : { startsOpen })}
        {...(onOpenChange === undefined ? {} : { onOpenChange })}
        {...(end === 'from' ? { description: t('plan.quarters-only') } : {})}
        fromYear={fromYear}
        toYear={toYear}
        value={value === null ? null : quarterOf(value)}
        isClearable
        isDisabled={isLocked}
        onChange={quarter => onChange(quarter === null ? null : dayOf(quarter))}
      />
    )
  }
  const startsAt = end === 'from' ? record.periodStart : record.periodEnd
  return <DateField label={label} {...said} value={value} isReadOnly={isLocked} onChange={day => onChange(day === null ? null : IsoDay.parse(day))} {...(startsAt === undefined ? {} : { startsAt })} />
}

export function NatureField(props: SingleFieldProps) {
  const t = useMessage()
  const { nature } = props.view
  return <Select label={t('field/action.nature')} {...passed(props)} options={optionsOf(leverNatures, leverNatureLabels)} value={props.action.nature ?? null} isClearable isDisabled={useLocked(props, 'action')} onChange={value => (value === null ? nature.clear() : nature.set(LeverNature.parse(value)))} />
}

export function StanceField(props: SingleFieldProps) {
  const t = useMessage()
  const { stance } = props.view
  return <Select label={t('field/action.stance')} {...passed(props)} options={optionsOf(leverStances, leverStanceLabels)} value={props.action.stance ?? null} isClearable isDisabled={useLocked(props, 'action')} onChange={value => (value === null ? stance.clear() : stance.set(LeverStance.parse(value)))} />
}

export function LevelField(props: SingleFieldProps) {
  const t = useMessage()
  const { level } = props.view
  return <Select label={t('field/action.level')} {...passed(props)} options={optionsOf(leverLevels, leverLevelLabels)} value={props.action.level ?? null} isClearable isDisabled={useLocked(props, 'action')} onChange={value => (value === null ? level.clear() : level.set(LeverLevel.parse(value)))} />
}

export function StatusField(props: SingleFieldProps) {
  const t = useMessage()
  const { status } = props.view
  return <Select label={t('field/action.status')} {...passed(props)} options={optionsOf(actionStatuses, actionStatusLabels)} value={props.action.status ?? null} isClearable isDisabled={useLocked(props, 'delivery')} onChange={value => (value === null ? status.clear() : status.set(ActionStatus.parse(value)))} />
}

export function ProgressField(props: SingleFieldProps) {
  const t = useMessage()
  const { progress } = props.view
  return <Select label={t('field/action.progress')} {...passed(props)} options={optionsOf(progressMarks, progressMarkLabels)} value={props.action.progress ?? null} isClearable isDisabled={useLocked(props, 'delivery')} onChange={value => (value === null ? progress.clear() : progress.set(ProgressMark.parse(value)))} />
}

/** By the name of the field in the document. */
export const singleFields = {
  leader: LeaderField,
  goal: GoalField,
  kind: KindField,
  from: FromField,
  to: ToField,
  nature: NatureField,
  stance: StanceField,
  level: LevelField,
  status: StatusField,
  progress: ProgressField,
} as const satisfies Readonly<Record<string, ComponentType<SingleFieldProps>>>
