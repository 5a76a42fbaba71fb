// Who takes part in what, over all plans of a period: one's own column in all of them, written where one stands.
import { Suspense, useMemo } from 'react'
import { lazily } from '../../shell/lazily.tsx'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import type { Writer } from '../../../shared/mandates/mandates.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { ActsProvider, useActsInPlans } from '../../acts/index.ts'
import { Chip } from '../../design/chip.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { LiveSign, useLivePlans } from '../../live/index.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { today } from '../../shell/today.ts'
import { LiveBanner, PeriodSelect, plansOf, usePeriod, type ChosenPeriod } from '../plans/index.ts'
import { ParticipationBoard } from './participation-board.tsx'
import { useMessage } from './use-message.ts'
import styles from './participation.module.css'

const PartInPlan = lazily(async () => (await import('../plan/index.ts')).PartInPlan)

export function ParticipationPage() {
  return <PlanMessages><ActsProvider><Page /></ActsProvider></PlanMessages>
}

function Page() {
  const t = useMessage()
  const chosen = usePeriod()
  const live = useLivePlans()
  const { party } = usePagePerson()
  if (party === null) return <div className={styles.waiting}><PageHeader title={t('participation.title')} /><EmptyState title={t('participation.none')}>{t('participation.none-why')}</EmptyState></div>
  if (chosen === null || !live.isKnown) return <div className={styles.waiting}><PageHeader title={t('participation.title')} status={<LiveSign />} /><LiveBanner /><Skeleton lines={8} /></div>
  return <Known chosen={chosen} party={party} />
}

function Known({ chosen, party }: { readonly chosen: ChosenPeriod; readonly party: PartyId }) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const { cycle, period } = chosen
  const act = useActsInPlans()
  const mayBeWriter = useOwnWriter(party)
  // Earlier periods are there to be compared with.
  const isEarlier = period.end < today()
  const writer = isEarlier ? null : mayBeWriter
  const rows = useMemo(() => plansOf(plans, cycle, period).byPriority.flatMap(group => group.rows), [plans, cycle, period])
  const summaries = useSame(rows.map(({ plan }) => plan.summary))
  const nameByPlan = new Map<PlanId, string>(rows.map(({ plan, title }) => [plan.summary.plan, title ?? plan.summary.plan]))
  return (
    <div className={styles.whole}>
      <PageHeader title={t('participation.title-period', { period: period.label })} breadcrumb={[{ label: cycle.label }]} status={<LiveSign />} />
      <LiveBanner />
      <ParticipationBoard
        key={`${party} ${period.start}`}
        caption={t('participation.caption', { period: period.label })}
        plans={summaries}
        cycle={cycle}
        own={party}
        writer={writer}
        nameOf={plan => nameByPlan.get(plan) ?? plan}
        act={act}
        hasUndo={false}
        renderPart={(plan, action, of) => <Suspense fallback={<Skeleton lines={5} />}><PartInPlan key={`${action} ${of}`} plan={plan} isToRead={isEarlier} id={action} party={of} /></Suspense>}
      >
        <h1>{t('participation.title')}</h1>
        <PeriodSelect {...chosen} />
        {isEarlier && <Chip>{t('participation.earlier')}</Chip>}
      </ParticipationBoard>
    </div>
  )
}

/** Null for whoever neither drafts nor speaks for the delegation, and while the page is somebody else's. */
function useOwnWriter(party: PartyId): Writer | null {
  const { person, memberships, isReadOnly } = usePagePerson()
  return useMemo(() => {
    const functions = memberships.filter(membership => membership.party === party).map(membership => membership.function)
    const mayWrite = !isReadOnly && functions.some(held => held === 'drafter' || held === 'speaks')
    return mayWrite ? { person: person.id, party, functions } : null
  }, [person.id, party, memberships, isReadOnly])
}

/** The same list while its summaries are the same: presence in a plan changes none of them. */
function useSame(summaries: readonly PlanSummary[]): readonly PlanSummary[] {
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the summaries themselves are what it depends on
  return useMemo(() => summaries, summaries.length === 0 ? [0] : [...summaries, summaries.length])
}
