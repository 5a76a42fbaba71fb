// The fields of an open action, in the order in which a drafter fills them.
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { isQuartersOnly } from '../../../shared/documents/plan.ts'
import { askToLead, setDates, setKind, takeOut } from '../../../shared/documents/plan-commands.ts'
import { GoalId, PartyId } from '../../../shared/ids.ts'
import type { ActionId } from '../../../shared/ids.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { daysOfQuarter, IsoDay, Quarter, quarterOf } from '../../../shared/schema/values.ts'
import { ActionKind, actionKindLabels, actionKinds, Channel, channelLabels, channels, LeverLevel, leverLevelLabels, leverLevels, LeverNature, leverNatureLabels, leverNatures, LeverStance, leverStanceLabels, leverStances } from '../../../shared/vocabularies/vocabularies.ts'
import { ComboBox } from '../../design/combo-box.tsx'
import { DateField } from '../../design/date-field.tsx'
import { MultiComboBox } from '../../design/multi-combo-box.tsx'
import { QuarterField } from '../../design/quarter-field.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { Select } from '../../design/select.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { AnswerLine } from './answer-line.tsx'
import { atField, saidOf } from './field-findings.tsx'
import { FieldPlace, useHere } from './field-place.tsx'
import { Links } from './links.tsx'
import { NamedDelegations } from './named-delegations.tsx'
import { partyOptions } from './party-options.tsx'
import { OfferButtons, Offers } from './offers.tsx'
import { placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { FundingRows, IndicatorRows, JointActionDayRows } from './rows.tsx'
import { ServiceFields } from './service-fields.tsx'
import styles from './plan.module.css'
import { PlanText } from './text.tsx'
import { useMove } from './use-move.ts'

type FieldsProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView; readonly findings: readonly Finding[] }

const optionsOf = (ids: readonly string[], labels: Readonly<Record<string, string>>) => ids.map(id => ({ id, label: labels[id] ?? id }))

export function ActionFields({ id, action, view, findings }: FieldsProps) {
  const t = useMessage()
  const { plan, cycle, writer, seen, may, record } = usePlan()
  const move = useMove(id)
  const here = { id, now: action }
  const locked = !may({ writtenBy: 'action', action: here })
  const isLeaderLocked = !may({ writtenBy: 'leading', action: here })
  const isPlaceLocked = !may({ writtenBy: 'placing', action: here })
  const goalOptions = cycle.goals.map(goal => ({ id: goal.id, label: t('plan.goal-with-title', { number: goal.number, title: goal.title }) }))
  const leader = action.leader
  const said = (field: string) => saidOf(atField(findings, field))
  const quarters = isQuartersOnly(action.kind)
  const fromYear = Number((record.periodStart ?? '2026').slice(0, 4))
  const toYear = Number((record.periodEnd ?? '2027').slice(0, 4)) + 1
  const chooseLeader = (party: PartyId | null): void => {
    if (party === null) return leader === undefined ? undefined : takeOut(plan, view, 'action-leader', leader.party)
    askToLead(plan, view, party, writer, seen())
    const hasDetails = (of: PartyId): boolean => action.services[of] !== undefined || action.contacts[of] !== undefined
    if (leader !== undefined && hasDetails(leader.party) && !hasDetails(party)) showToast({ text: t('plan.service-stays', { party: partyLabel(leader.party).name }), tone: 'neutral' })
  }
  const dates = (from: string | null, to: string | null) => setDates(plan, view, from === null ? null : IsoDay.parse(from), to === null ? null : IsoDay.parse(to))

  return (
    <>
      <h4 className={styles.textLabel}>{t('field/action.description')}</h4>
      <PlanText text={view.description} kind="rich" label={t('field/action.description')} placeholder={t('plan.description-empty')} className={styles.rich ?? ''} here={useHere('description')} />
      <div className={styles.fields}>
        <FieldPlace id={id} field="leader" findings={findings} isWide={leader === undefined}>
          <ComboBox label={t('field/action.leader')} options={partyOptions('action-leader')} value={leader?.party ?? null} isClearable isReadOnly={isLeaderLocked} {...said('leader')} onChange={party => chooseLeader(party === null ? null : PartyId.parse(party))} />
          {leader !== undefined && <AnswerLine id={id} action={action} view={view} named="action-leader" party={leader.party} />}
          <Offers id={id} action={action} view={view} />
          <div className={styles.adders}><OfferButtons id={id} action={action} view={view} /></div>
        </FieldPlace>
        {leader !== undefined && <ServiceFields id={id} action={action} view={view} named="action-leader" party={leader.party} isReadOnly={!may({ writtenBy: 'party-row', party: leader.party, action: here })} />}
        <FieldPlace id={id} field="coLeaders" findings={findings} isWide="unless-roomy"><NamedDelegations id={id} action={action} view={view} named="co-leader" /></FieldPlace>
        <FieldPlace id={id} field="participants" findings={findings} isWide="unless-roomy"><NamedDelegations id={id} action={action} view={view} named="participant" /></FieldPlace>
        {(!locked || action.seeks !== undefined) && (
          <FieldPlace id={id} field="seeks" findings={findings} isWide>
            <CommitTextField label={t('participation.seeks')} description={t('participation.seeks-hint')} value={action.seeks ?? ''} maxLength={200} isReadOnly={locked} onCommit={text => (text.trim() === '' ? view.seeks.clear() : view.seeks.set(text))} />
          </FieldPlace>
        )}
        <FieldPlace id={id} field="goal" findings={findings}>
          <Select label={t('field/action.goal')} {...said('goal')} options={goalOptions} value={action.goal ?? null} isDisabled={isPlaceLocked} onChange={goal => move(GoalId.parse(goal))} />
        </FieldPlace>
        <FieldPlace id={id} field="goalsServed" findings={findings}>
          <MultiComboBox label={t('field/action.goalsServed')} options={goalOptions.filter(option => option.id !== action.goal)} value={Object.keys(action.goalsServed)} isReadOnly={locked}
            onAdd={goal => view.goalsServed.set(GoalId.parse(goal), true)} onRemove={goal => view.goalsServed.clear(GoalId.parse(goal))} />
        </FieldPlace>
        <FieldPlace id={id} field="kind" findings={findings}>
          <Select label={t('field/action.kind')} options={optionsOf(actionKinds, actionKindLabels)} value={action.kind ?? null} isClearable isDisabled={locked} onChange={kind => (kind === null ? view.kind.clear() : setKind(plan, view, ActionKind.parse(kind)))} />
        </FieldPlace>
        <FieldPlace id={id} field="channel" findings={findings}>
          <Select label={t('field/action.channel')} options={optionsOf(channels, channelLabels)} value={action.channel ?? null} isClearable isDisabled={locked} onChange={channel => (channel === null ? view.channel.clear() : view.channel.set(Channel.parse(channel)))} />
        </FieldPlace>
        {quarters
          ? (
              <>
                <FieldPlace id={id} field="from" findings={findings}><QuarterField label={t('field/action.from')} {...said('from')} description={t('plan.quarters-only')} fromYear={fromYear} toYear={toYear} value={action.from === undefined ? null : quarterOf(action.from)} isClearable isDisabled={locked} onChange={quarter => dates(quarter === null ? null : daysOfQuarter(Quarter.parse(quarter)).first, action.to ?? null)} /></FieldPlace>
                <FieldPlace id={id} field="to" findings={findings}><QuarterField label={t('field/action.to')} {...said('to')} fromYear={fromYear} toYear={toYear} value={action.to === undefined ? null : quarterOf(action.to)} isClearable isDisabled={locked} onChange={quarter => dates(action.from ?? null, quarter === null ? null : daysOfQuarter(Quarter.parse(quarter)).last)} /></FieldPlace>
              </>
            )
          : (
              <>
                <FieldPlace id={id} field="from" findings={findings}><DateField label={t('field/action.from')} {...said('from')} value={action.from ?? null} isReadOnly={locked} onChange={day => dates(day, action.to ?? null)} {...(record.periodStart === undefined ? {} : { startsAt: record.periodStart })} /></FieldPlace>
                <FieldPlace id={id} field="to" findings={findings}><DateField label={t('field/action.to')} {...said('to')} value={action.to ?? null} isReadOnly={locked} onChange={day => dates(action.from ?? null, day)} {...(record.periodEnd === undefined ? {} : { startsAt: record.periodEnd })} /></FieldPlace>
              </>
            )}
        <FieldPlace id={id} field="nature" findings={findings} isWide>
          <div className={styles.triple}>
            <Select label={t('field/action.nature')} options={optionsOf(leverNatures, leverNatureLabels)} value={action.nature ?? null} isClearable isDisabled={locked} onChange={value => (value === null ? view.nature.clear() : view.nature.set(LeverNature.parse(value)))} />
            <div data-why={placeOf(['actions', id, 'stance'])}><Select label={t('field/action.stance')} options={optionsOf(leverStances, leverStanceLabels)} value={action.stance ?? null} isClearable isDisabled={locked} onChange={value => (value === null ? view.stance.clear() : view.stance.set(LeverStance.parse(value)))} /></div>
            <div data-why={placeOf(['actions', id, 'level'])}><Select label={t('field/action.level')} options={optionsOf(leverLevels, leverLevelLabels)} value={action.level ?? null} isClearable isDisabled={locked} onChange={value => (value === null ? view.level.clear() : view.level.set(LeverLevel.parse(value)))} /></div>
          </div>
        </FieldPlace>
        <FieldPlace id={id} field="jointActionDays" findings={findings} isWide><JointActionDayRows id={id} action={action} view={view} fromYear={fromYear} toYear={toYear} /></FieldPlace>
        <FieldPlace id={id} field="indicators" findings={findings} isWide><IndicatorRows id={id} action={action} view={view} /></FieldPlace>
        <FieldPlace id={id} field="funding" findings={findings} isWide><FundingRows id={id} action={action} view={view} /></FieldPlace>
        <FieldPlace id={id} field="links" findings={findings} isWide><Links id={id} action={action} view={view} /></FieldPlace>
      </div>
      <h4 className={styles.textLabel}>{t('field/action.expectedResult')}</h4>
      <PlanText text={view.expectedResult} kind="rich" label={t('field/action.expectedResult')} placeholder={t('plan.result-empty')} className={styles.rich ?? ''} here={useHere('expectedResult')} />
    </>
  )
}
