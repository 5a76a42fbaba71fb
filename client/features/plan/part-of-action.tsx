// The part of one delegation in one action, beside the participation grid: every role that it has there with its answer, what it
// brings, and what it may do next.
import { join } from '../../../shared/documents/plan-commands.ts'
import { isNamedIn, requestOf } from '../../../shared/documents/plan-answers.ts'
import { offersIn } from '../../../shared/documents/plan-participation.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId, PlanId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { formatDay } from '../../messages/formats.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { AnswerLine } from './answer-line.tsx'
import { KeptWordsList, usePartOfPlan } from './kept-words.tsx'
import { ContributionFields, NamedRow } from './named-row.tsx'
import { OfferButtons, Offers } from './offers.tsx'
import { OpenPlan } from './open-plan.tsx'
import { PlanBanner } from './plan-banner.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { StatusSign } from './status-sign.tsx'
import { useMessage } from './use-message.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { PlanWhy } from './why/plan-why.tsx'
import styles from './plan.module.css'

type PartProps = { readonly id: ActionId; readonly party: PartyId }

/** For a page that does not show the plan. */
export function PartInPlan({ plan, isToRead = false, ...part }: PartProps & { readonly plan: PlanId; readonly isToRead?: boolean }) {
  const t = useMessage()
  return <OpenPlan id={plan} isToRead={isToRead} absent={<EmptyState title={t('close/notFound')} />} ended={<EmptyState title={t('close/rightLost')} />}><Opened {...part} /></OpenPlan>
}

function Opened(part: PartProps) {
  const { replica } = usePlan()
  const partOfPlan = usePartOfPlan()
  useUndoKeys(replica.undo)
  return (
    <div className={styles.cell}>
      <StatusSign replica={replica} />
      <PlanBanner />
      <PlanWhy />
      <KeptWordsList replica={replica} schema={planSchema} within={partOfPlan} />
      <PartOfAction {...part} />
    </div>
  )
}

/** Within an open plan. */
export function PartOfAction({ id, party }: PartProps) {
  const t = useMessage()
  const { plan, party: own, writer, cycle, may, seen } = usePlan()
  const action = usePlanReading(plain => plain.actions[id])
  const view = plan.roots.actions.get(id)
  if (action === undefined || view === undefined || action.removed) return <p>{t('plan.someone-removed', { title: action?.title ?? '' })}</p>
  const here = { id, now: action }
  const leads = requestOf(action, 'action-leader', party) !== null
  const isOwn = party === own
  const goal = cycle.goals.find(known => known.id === action.goal)
  const facts = [
    goal === undefined ? '' : t('plan.goal-with-title', { number: goal.number, title: goal.title }),
    action.from === undefined || action.to === undefined ? '' : t('participation.days', { from: formatDay(action.from), to: formatDay(action.to) }),
    action.leader === undefined ? '' : `${t('field/action.leader')}: ${partyLabel(action.leader.party).name}`,
  ].filter(Boolean)
  const named = (['co-leader', 'participant'] as const).filter(role => requestOf(action, role, party) !== null)
  const isNothing = !isNamedIn(action, party) && !offersIn(action).some(offer => offer.party === party)
  const mayJoin = isOwn && !isNamedIn(action, party) && may({ writtenBy: 'joining', action: here })
  return (
    <div className={styles.part}>
      <p className={styles.told}>{facts.join(' · ')}</p>
      {action.seeks !== undefined && <p>{t('participation.looks-for', { seeks: action.seeks })}</p>}
      {leads && (
        <section className={styles.partRole} aria-label={t('field/action.leader')}>
          <strong>{t('field/action.leader')}</strong>
          <AnswerLine id={id} action={action} view={view} named="action-leader" party={party} />
          {isOwn && named.length === 0 && may({ writtenBy: 'contribution', party, action: here }) && <ContributionFields id={id} action={action} view={view} party={party} />}
        </section>
      )}
      {named.map(role => (
        <section key={role} className={styles.partRole} aria-label={t(role === 'co-leader' ? 'field/action.coLeaders' : 'field/action.participants')}>
          <strong>{t(role === 'co-leader' ? 'field/action.coLeaders' : 'field/action.participants')}</strong>
          <ul className={styles.named}><NamedRow id={id} action={action} view={view} named={role} party={party} isOpenAtFirst /></ul>
        </section>
      ))}
      {isNothing && <p className={styles.none}>{t('participation.no-part-yet', { party: partyLabel(party).name })}</p>}
      <Offers id={id} action={action} view={view} of={party} />
      {isOwn && (
        <div className={styles.adders}>
          {mayJoin && <Button size="small" variant="primary" onPress={() => join(plan, view, writer, seen())}>{t('participation.take-part')}</Button>}
          <OfferButtons id={id} action={action} view={view} />
        </div>
      )}
    </div>
  )
}
