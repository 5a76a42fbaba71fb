// All plans of a period that the reader's delegation may read, by priority, live.
import { Plus } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { PlanId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { Disclosure } from '../../design/disclosure.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PlainSelect } from '../../design/plain-select.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { LiveSign, useLivePlans } from '../../live/index.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { KeptBanner } from './kept-banner.tsx'
import { LiveBanner } from './live-banner.tsx'
import { PeriodSelect, usePeriod, type ChosenPeriod } from '../../shell/period.tsx'
import { planFilters, usePlanFilter, wantedBy, type PlanFilter } from './plan-filter.ts'
import { PlanTable } from './plan-table.tsx'
import { plansOf, type PlansOfPeriod } from './plan-rows.ts'
import styles from './plans.module.css'

const RepeatedRefusals = lazy(async () => ({ default: (await import('./for-support-team.ts')).RepeatedRefusals }))
const NewPlanDialog = lazy(async () => ({ default: (await import('./for-support-team.ts')).NewPlanDialog }))
const PlanFactsDialog = lazy(async () => ({ default: (await import('./for-support-team.ts')).PlanFactsDialog }))

const nothing: PlansOfPeriod = { byPriority: [], archived: [] }

/** The heading is there from the start and stays the same element, so that the focus that came to it is not lost. */
export function PlansPage() {
  const period = usePeriod()
  const { isKnown } = useLivePlans()
  const { party } = usePagePerson()
  // Without a delegation there is nobody to ask for, and nothing is open.
  return <Plans chosen={isKnown || party === null ? period : null} />
}

function Plans({ chosen }: { readonly chosen: ChosenPeriod | null }) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const { person, memberships, party, isReadOnly } = usePagePerson()
  const [filter, setFilter] = usePlanFilter(person.id)
  const [isMaking, setMaking] = useState(false)
  const [factsOf, setFactsOf] = useState<PlanId | null>(null)
  const cycle = chosen?.cycle
  const period = chosen?.period
  const all = useMemo(() => (cycle === undefined || period === undefined ? nothing : plansOf(plans, cycle, period)), [plans, cycle, period])
  const shown = useMemo(
    () => (filter !== 'all' && party !== null && cycle !== undefined && period !== undefined ? plansOf(plans, cycle, period, summary => wantedBy[filter](summary, party)) : all),
    [all, plans, cycle, period, filter, party],
  )
  const isSupportTeam = !isReadOnly && memberships.some(membership => membership.function === 'support-team')
  const rows = shown.byPriority.flatMap(group => group.rows)
  const onFacts = isSupportTeam ? setFactsOf : undefined
  const factsPlan = factsOf === null ? undefined : plans.get(factsOf)
  const delegation = party === null ? '' : partyLabel(party).name
  return (
    <div className={styles.page}>
      <PageHeader title={t('plans.title')} status={party === null ? null : <LiveSign />} {...(cycle === undefined ? {} : { breadcrumb: [{ label: cycle.label }] })} />
      <LiveBanner />
      {chosen !== null && <KeptBanner />}
      <div className={styles.head}>
        <h1>{t('plans.title')}</h1>
        {chosen !== null && <PeriodSelect {...chosen} />}
        {chosen !== null && <span className={styles.count}>{t('plans.count', { plans: rows.length, actions: rows.reduce((sum, row) => sum + row.plan.summary.counts.actions, 0) })}</span>}
        <span className={styles.spring} />
        {chosen !== null && party !== null && (
          <PlainSelect
            label={t('plans.filter')}
            options={planFilters.map(id => ({ id, label: t(`plans.filter-${id}`, { delegation }) }))}
            value={filter}
            onChange={id => setFilter(planFilters.find(known => known === id) ?? 'all')}
          />
        )}
        {chosen !== null && isSupportTeam && <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>{t('plans.new')}</Button>}
      </div>
      {isSupportTeam && <Suspense fallback={null}><RepeatedRefusals /></Suspense>}
      {chosen === null && <Skeleton lines={8} />}
      {shown.byPriority.map(({ priority, rows: ofPriority }) => (
        <section key={priority.id} className={styles.group} aria-labelledby={`priority-${priority.code}`}>
          <h2 id={`priority-${priority.code}`} className={styles.groupTitle}><span className={styles.number}>{priority.number}</span>{priority.title}</h2>
          <PlanTable caption={t('plans.caption', { priority: priority.title, period: period?.label ?? '' })} rows={ofPriority} onFacts={onFacts} />
        </section>
      ))}
      {chosen !== null && rows.length === 0 && <NoPlans isNothingOpen={plans.size === 0} filter={all.byPriority.length > 0 ? filter : 'all'} delegation={delegation} onShowAll={() => setFilter('all')} onNew={isSupportTeam ? () => setMaking(true) : null} />}
      {shown.archived.length > 0 && (
        <Disclosure title={`${t('plans.archived')} (${shown.archived.length})`}>
          <PlanTable caption={t('plans.archived-caption', { period: period?.label ?? '' })} rows={shown.archived} onFacts={onFacts} />
        </Disclosure>
      )}
      {chosen !== null && isMaking && <Suspense fallback={null}><NewPlanDialog chosen={chosen} plans={plans} onClose={() => setMaking(false)} /></Suspense>}
      {factsPlan !== undefined && party !== null && (
        <Suspense fallback={null}><PlanFactsDialog summary={factsPlan.summary} onClose={() => setFactsOf(null)} /></Suspense>
      )}
    </div>
  )
}

interface NoPlansProps {
  readonly isNothingOpen: boolean
  /** `all` where it is not the filter that leaves nothing. */
  readonly filter: PlanFilter
  readonly delegation: string
  readonly onShowAll: () => void
  /** For who may make one. */
  readonly onNew: (() => void) | null
}

function NoPlans({ isNothingOpen, filter, delegation, onShowAll, onNew }: NoPlansProps) {
  const t = useMessage()
  if (filter !== 'all') {
    return <EmptyState title={t(`plans.none-${filter}`, { delegation })} action={<Button onPress={onShowAll}>{t('plans.show-all')}</Button>}>{t(`plans.none-${filter}-why`)}</EmptyState>
  }
  if (onNew !== null) return <EmptyState title={t('plans.none-here')} action={<Button onPress={onNew}>{t('plans.new')}</Button>}>{t('plans.none-here-make')}</EmptyState>
  if (isNothingOpen) return <EmptyState title={t('plans.none-open')}>{t('plans.none-open-why')}</EmptyState>
  return <EmptyState title={t('plans.none-here')}>{t('plans.none-here-why')}</EmptyState>
}
