// The goals of a cycle: who supervises each, what its guidance note says, live, and how many actions serve it.
import { Suspense } from 'react'
import { EmptyState } from '../../design/empty-state.tsx'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { usePeriod } from '../plans/index.ts'
import styles from './goals.module.css'
import { OpenCycle } from './open-cycle.tsx'
import { Waiting } from './waiting.tsx'

export function GoalsPage() {
  const chosen = usePeriod()
  const { party } = usePagePerson()
  const waiting = <Waiting />
  if (chosen === null) return waiting
  return (
    <Suspense fallback={waiting}>
      <PlanMessages>{party === null ? <NoDelegation /> : <OpenCycle key={`${chosen.cycle.id} ${party}`} chosen={chosen} party={party} />}</PlanMessages>
    </Suspense>
  )
}

function NoDelegation() {
  const t = useMessage()
  return (
    <div className={styles.page}>
      <PageHeader title={t('shell.goals')} />
      <h1>{t('shell.goals')}</h1>
      <EmptyState title={t('goals.no-delegation')}>{t('goals.no-delegation-why')}</EmptyState>
    </div>
  )
}
