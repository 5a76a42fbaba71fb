// Our plans and actions over all areas: as what, how each stands, and by when.
import { useMemo, useState } from 'react'
import type { PartyId } from '../../../shared/ids.ts'
import { addressOfAction } from '../../../shared/plan-address.ts'
import type { OwnAction } from '../../../shared/projection/own-part.ts'
import type { ActionSummary, PlanSummary } from '../../../shared/projection/plan-summary-shape.ts'
import { actionStatusLabels, planStatusLabels, progressMarkLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { Mark } from '../../design/mark.tsx'
import { PlainSelect } from '../../design/plain-select.tsx'
import type { Tone } from '../../design/tone.ts'
import { useLivePlans } from '../../live/index.ts'
import { formatMoment } from '../../messages/formats.ts'
import { useMessage, type Translate } from './use-message.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'
import styles from './my-delegation.module.css'
import { ourPlans, partFilters, type OurPlan, type PartFilter } from './our-parts.ts'
import { datesOf, nameOfAction } from './use-words.ts'

/** Of one plan so many actions are shown at first. */
const shownAtFirst = 4

export function PartsList({ party }: { readonly party: PartyId }) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const cycles = useCycles()
  const [filter, setFilter] = useState<PartFilter>('all')
  const summaries = useMemo(() => [...plans.values()].map(({ summary }) => summary), [plans])
  const ours = useMemo(() => ourPlans(summaries, party, cycles ?? [], filter), [summaries, party, cycles, filter])
  const delegation = partyLabel(party).name
  const hasNone = ours.length === 0 && filter === 'all'
  return (
    <section className={styles.card} aria-labelledby="own-parts">
      <header className={styles.cardHead}>
        <h2 id="own-parts">{t('own.parts')}</h2>
        {!hasNone && <span className={styles.headEnd}><PlainSelect label={t('own.parts-which')} options={partFilters.map(id => ({ id, label: t(`own.filter-${id}`) }))} value={filter} onChange={id => setFilter(partFilters.find(known => known === id) ?? 'all')} /></span>}
      </header>
      {hasNone && <EmptyState title={t('own.parts-none', { delegation })}>{t('own.parts-none-why')}</EmptyState>}
      {ours.length === 0 && !hasNone && <EmptyState title={t('own.parts-none-matching')} action={<Button onPress={() => setFilter('all')}>{t('own.show-all')}</Button>}>{t('own.parts-none-matching-why')}</EmptyState>}
      {ours.map(our => <PlanOfOurs key={our.summary.plan} our={our} name={planName(cycles ?? [], our.summary.area, our.summary.period) || our.summary.plan} />)}
    </section>
  )
}

function PlanOfOurs({ our: { summary, part, actions }, name }: { readonly our: OurPlan; readonly name: string }) {
  const t = useMessage()
  const [isWhole, setWhole] = useState(false)
  const { nextStep, status, counts } = summary
  const shown = isWhole || actions.length <= shownAtFirst + 1 ? actions : actions.slice(0, shownAtFirst)
  return (
    <section className={styles.plan} aria-label={name}>
      <div className={styles.planHead}>
        <h3 className={styles.planName}><Link look="name" href={`/plans/${summary.plan}`}>{name}</Link></h3>
        {part.drives !== null && <Chip tone="accent">{t(`own.drives-${part.drives}`)}</Chip>}
        {part.drives !== null && !part.hasAccepted && <Chip tone="warn">{t('own.not-accepted')}</Chip>}
        <span className={styles.planFacts}>
          {status !== null && <span>{planStatusLabels[status]}</span>}
          {nextStep !== null && <strong>{t('own.next-step', { status: planStatusLabels[nextStep.status], at: formatMoment(new Date(nextStep.at)) })}</strong>}
          {part.drives !== null && counts.toFix > 0 && <span>{t('own.plan-to-fix', { count: counts.toFix })}</span>}
          <span>{actions.length === 0 ? t('own.no-actions-of') : t('own.actions-of', { count: actions.length })}</span>
        </span>
      </div>
      {actions.length > 0 && (
        <ul className={styles.actions}>
          {shown.map(own => {
            const action = summary.actions[own.id]
            return action === undefined ? null : <ActionOfOurs key={own.id} plan={summary} own={own} action={action} />
          })}
        </ul>
      )}
      {shown.length < actions.length && <div><Button size="small" variant="quiet" aria-label={`${t('own.show-more', { count: actions.length })}: ${name}`} onPress={() => setWhole(true)}>{t('own.show-more', { count: actions.length })}</Button></div>}
    </section>
  )
}

function ActionOfOurs({ plan, own, action }: { readonly plan: PlanSummary; readonly own: OwnAction; readonly action: ActionSummary }) {
  const t = useMessage()
  const said = own.named === null ? null : own.named.joined === 'waits' ? t('own.joined-waits') : own.named.answer === 'declined' ? null : t(`own.answer-state-${own.named.answer}`)
  return (
    <li className={styles.action}>
      <span className={styles.actionName}><Link look="name" href={addressOfAction(plan.plan, own.id)}>{nameOfAction(t, action)}</Link></span>
      <span className={styles.actionRole}>{[t(`own.role-${own.role}`), said].filter(Boolean).join(', ')}</span>
      <span className={styles.actionDates}>{datesOf(t, action)}</span>
      <span className={styles.actionState}><StateSign plan={plan} action={action} t={t} /></span>
    </li>
  )
}

const toneOf: Readonly<Record<ActionSummary['state'], Tone>> = { 'complete': 'ok', 'drafting': 'neutral', 'proposed': 'accent', 'to-fix': 'bad' }

/** While a plan is written, what is missing; once it is adopted, how the action goes. */
function StateSign({ plan, action, t }: { readonly plan: PlanSummary; readonly action: ActionSummary; readonly t: Translate }) {
  const isAdopted = plan.status === 'adopted' || plan.status === 'in-delivery'
  if (isAdopted && (action.status !== null || action.progress !== null)) {
    return <>{[action.status === null ? null : actionStatusLabels[action.status], action.progress === null ? null : progressMarkLabels[action.progress]].filter(Boolean).join(' · ')}</>
  }
  return <><Mark tone={toneOf[action.state]} size="small" />{t(`own.state-${action.state}`, { count: action.toFix })}</>
}
