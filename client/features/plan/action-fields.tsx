// The fields of an open action, in the order in which a drafter fills them.
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { GoalId } from '../../../shared/ids.ts'
import type { ActionId } from '../../../shared/ids.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { Channel, channelLabels, channels } from '../../../shared/vocabularies/vocabularies.ts'
import { MultiComboBox } from '../../design/multi-combo-box.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { Select } from '../../design/select.tsx'
import { useMessage } from './use-message.ts'
import { AnswerLine } from './answer-line.tsx'
import { ValueAsConsulted } from './consulted/as-consulted.tsx'
import { atField, saidOf } from './field-findings.tsx'
import { FieldPlace, useHere } from './field-place.tsx'
import { Links } from './links.tsx'
import { NamedDelegations } from './named-delegations.tsx'
import { OfferButtons, Offers } from './offers.tsx'
import { placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { FundingRows, IndicatorRows, JointActionDayRows } from './rows.tsx'
import { ProposedAt } from './proposals/proposed-at.tsx'
import { ServiceFields } from './service-fields.tsx'
import { FromField, GoalField, KindField, LeaderField, LevelField, NatureField, optionsOf, StanceField, ToField, useGoalOptions, yearsOf } from './single-fields.tsx'
import styles from './plan.module.css'
import { PlanText } from './text.tsx'

type FieldsProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView; readonly findings: readonly Finding[] }

export function ActionFields({ id, action, view, findings }: FieldsProps) {
  const t = useMessage()
  const { may, record } = usePlan()
  const here = { id, now: action }
  const locked = !may({ writtenBy: 'action', action: here })
  const goalOptions = useGoalOptions()
  const leader = action.leader
  const said = (field: string) => saidOf(atField(findings, field))
  const single = { id, action, view }

  return (
    <>
      <h4 className={styles.textLabel}>{t('field/action.description')}</h4>
      <PlanText text={view.description} kind="rich" label={t('field/action.description')} placeholder={t('plan.description-empty')} className={styles.rich ?? ''} here={useHere('description')} />
      <div className={styles.fields}>
        <FieldPlace id={id} field="leader" findings={findings} isWide={leader === undefined}>
          <LeaderField {...single} said={said('leader')} />
          {leader !== undefined && <AnswerLine id={id} action={action} view={view} named="action-leader" party={leader.party} />}
          <Offers id={id} action={action} view={view} />
          <div className={styles.adders}><OfferButtons id={id} action={action} view={view} /></div>
        </FieldPlace>
        {leader !== undefined && <ServiceFields at={['actions', id]} action={action} view={view} named="action-leader" party={leader.party} isReadOnly={!may({ writtenBy: 'party-row', party: leader.party, action: here })} />}
        <FieldPlace id={id} field="coLeaders" findings={findings} isWide="unless-roomy"><NamedDelegations id={id} action={action} view={view} named="co-leader" /></FieldPlace>
        <FieldPlace id={id} field="participants" findings={findings} isWide="unless-roomy"><NamedDelegations id={id} action={action} view={view} named="participant" /></FieldPlace>
        {(!locked || action.seeks !== undefined) && (
          <FieldPlace id={id} field="seeks" findings={findings} isWide>
            <CommitTextField label={t('participation.seeks')} description={t('participation.seeks-hint')} value={action.seeks ?? ''} maxLength={200} isReadOnly={locked} onCommit={text => (text.trim() === '' ? view.seeks.clear() : view.seeks.set(text))} />
          </FieldPlace>
        )}
        <FieldPlace id={id} field="goal" findings={findings}>
          <GoalField {...single} said={said('goal')} />
        </FieldPlace>
        <FieldPlace id={id} field="goalsServed" findings={findings}>
          <MultiComboBox label={t('field/action.goalsServed')} options={goalOptions.filter(option => option.id !== action.goal)} value={Object.keys(action.goalsServed)} isReadOnly={locked}
            onAdd={goal => view.goalsServed.set(GoalId.parse(goal), true)} onRemove={goal => view.goalsServed.clear(GoalId.parse(goal))} />
        </FieldPlace>
        <FieldPlace id={id} field="kind" findings={findings}>
          <KindField {...single} />
        </FieldPlace>
        <FieldPlace id={id} field="channel" findings={findings}>
          <Select label={t('field/action.channel')} options={optionsOf(channels, channelLabels)} value={action.channel ?? null} isClearable isDisabled={locked} onChange={channel => (channel === null ? view.channel.clear() : view.channel.set(Channel.parse(channel)))} />
        </FieldPlace>
        <FieldPlace id={id} field="from" findings={findings}><FromField {...single} said={said('from')} /></FieldPlace>
        <FieldPlace id={id} field="to" findings={findings}><ToField {...single} said={said('to')} /></FieldPlace>
        <FieldPlace id={id} field="nature" findings={findings} isWide isGroup>
          <div className={styles.triple}>
            <div><ValueAsConsulted place={['actions', id, 'nature']} name={t('field/action.nature')}><NatureField {...single} /></ValueAsConsulted></div>
            <div data-why={placeOf(['actions', id, 'stance'])}><ValueAsConsulted place={['actions', id, 'stance']} name={t('field/action.stance')}><StanceField {...single} /></ValueAsConsulted></div>
            <div data-why={placeOf(['actions', id, 'level'])}><ValueAsConsulted place={['actions', id, 'level']} name={t('field/action.level')}><LevelField {...single} /></ValueAsConsulted></div>
          </div>
          <ProposedAt place={['actions', id, 'stance']} name={t('field/action.stance')} />
          <ProposedAt place={['actions', id, 'level']} name={t('field/action.level')} />
        </FieldPlace>
        <FieldPlace id={id} field="jointActionDays" findings={findings} isWide><JointActionDayRows id={id} action={action} view={view} {...yearsOf(record)} /></FieldPlace>
        <FieldPlace id={id} field="indicators" findings={findings} isWide><IndicatorRows id={id} action={action} view={view} /></FieldPlace>
        <FieldPlace id={id} field="funding" findings={findings} isWide><FundingRows id={id} action={action} view={view} /></FieldPlace>
        <FieldPlace id={id} field="links" findings={findings} isWide><Links id={id} action={action} view={view} /></FieldPlace>
      </div>
      <h4 className={styles.textLabel}>{t('field/action.expectedResult')}</h4>
      <PlanText text={view.expectedResult} kind="rich" label={t('field/action.expectedResult')} placeholder={t('plan.result-empty')} className={styles.rich ?? ''} here={useHere('expectedResult')} />
    </>
  )
}
