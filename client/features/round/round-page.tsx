// The rounds of one plan as a page: who was asked, who answered what, on which version, and what moved since.
import { useParams } from 'react-router'
import { PlanId } from '../../../shared/ids.ts'
import { mayRead } from '../../../shared/mandates/mandates.ts'
import { Link } from '../../design/link.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { useRounds } from '../../rounds/index.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { PageMessage } from '../../shell/page-message.tsx'
import { OpenPlan, PlanRounds, usePlan } from '../plan/index.ts'
import { RoundContent } from './round-content.tsx'
import styles from './round.module.css'

export function RoundPage() {
  const plan = PlanId.safeParse(useParams()['planId'])
  return plan.success ? <OpenPlan id={plan.data} absent={<NotFound />} ended={<NotFound />}><PlanRounds><Rounds /></PlanRounds></OpenPlan> : <NotFound />
}

function Rounds() {
  const t = useMessage()
  const { id, facts, party, record } = usePlan()
  const { known, isRefused } = useRounds()
  const isForThem = mayRead(party, { ...facts, releasedTo: new Set() })
  if (!isForThem || isRefused) {
    return (
      <>
        <PageHeader title={t('round.title-none')} breadcrumb={[{ label: t('shell.plans'), href: '/plans' }]} />
        <PageMessage title={t('round.not-open')} action={<Link look="button" href={`/plans/${id}`}>{t('round.to-plan')}</Link>}>{t('round.not-open-why')}</PageMessage>
      </>
    )
  }
  if (record.round !== undefined && known === null) return <div className={styles.waiting}><Skeleton /></div>
  return <RoundContent known={known} />
}
