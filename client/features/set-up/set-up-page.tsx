// The first hour of a workspace: cycle and period, areas, goals, drivers, people, and a check of what is missing. What is
// done is read from the workspace itself, so each step can be left, done elsewhere, and come back to.
import { Check } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { SetUpAnswer } from '../../../shared/api/set-up.ts'
import { Banner } from '../../design/banner.tsx'
import { classNames } from '../../design/class-names.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { keepAsking } from '../../keep-asking.ts'
import { PeopleMessages, PlanMessages } from '../../messages/messages-provider.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { setUpApi } from '../../set-up-api.ts'
import { useRefreshCycles } from '../../shell/cycles.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { usePeriod, type ChosenPeriod } from '../plans/index.ts'
import { AreasStep } from './areas-step.tsx'
import { CheckStep } from './check-step.tsx'
import { DriversStep } from './drivers-step.tsx'
import { GoalsStep } from './goals-step.tsx'
import { isOpen, missingIn, steps, type Step } from './missing.ts'
import { PeopleStep } from './people-step.tsx'
import { PeriodStep } from './period-step.tsx'
import { hrefOf, type StepProps } from './step.ts'
import styles from './set-up.module.css'

export function SetUpPage() {
  return <PlanMessages><PeopleMessages><SetUp /></PeopleMessages></PlanMessages>
}

function SetUp() {
  const t = useMessage()
  const { memberships } = usePagePerson()
  const isAdministrator = memberships.some(held => held.function === 'administrator')
  return (
    <div className={styles.page}>
      <PageHeader title={t('set-up.title')} />
      <h1>{t('set-up.title')}</h1>
      {isAdministrator ? <Steps /> : <EmptyState title={t('set-up.not-yours')}>{t('set-up.not-yours-why')}</EmptyState>}
    </div>
  )
}

function useSoFar(): readonly [soFar: SetUpAnswer | null, refresh: () => Promise<void>] {
  const [soFar, setSoFar] = useState<SetUpAnswer | null>(null)
  const refreshCycles = useRefreshCycles()
  const ask = useCallback(async () => {
    const answer = await setUpApi.soFar()
    return answer.ok ? answer.value : null
  }, [])
  useEffect(() => keepAsking(ask, setSoFar), [ask])
  const refresh = useCallback(async () => {
    const [now] = await Promise.all([ask(), refreshCycles()])
    if (now !== null) setSoFar(now)
  }, [ask, refreshCycles])
  return [soFar, refresh]
}

function Steps() {
  const chosen = usePeriod()
  const [soFar, refresh] = useSoFar()
  if (chosen === null || soFar === null) return <Skeleton lines={8} />
  return <ChosenSteps chosen={chosen} soFar={soFar} refresh={refresh} />
}

function ChosenSteps({ chosen, soFar, refresh }: Pick<StepProps, 'chosen' | 'soFar'> & { readonly refresh: () => Promise<void> }) {
  const t = useMessage()
  const [parameters] = useSearchParams()
  const { memberships } = usePagePerson()
  const step = steps.find(id => id === parameters.get('step')) ?? 'period'
  useHeadingFocus(step)
  const missing = missingIn(soFar, chosen.cycle, chosen.period.start)
  const hasPlans = soFar.cycles.some(({ id, hasPlans: has }) => id === chosen.cycle.id && has)
  const isDone: Readonly<Record<Step, boolean>> = {
    period: hasPlans,
    areas: !isOpen('areas', missing),
    goals: !isOpen('goals', missing),
    drivers: hasPlans && !isOpen('drivers', missing),
    people: soFar.delegations.length > 1 && !isOpen('people', missing),
    check: missing.length === 0,
  }
  const isSupportTeam = memberships.some(held => held.function === 'support-team')
  const props: StepProps = { chosen, soFar, onChanged: refresh }
  const contents: Readonly<Record<Step, ReactNode>> = {
    period: <PeriodStep {...props} />,
    areas: <AreasStep key={chosen.period.start} {...props} />,
    goals: <GoalsStep key={chosen.cycle.id} {...props} />,
    drivers: <DriversStep key={chosen.period.start} {...props} />,
    people: <PeopleStep {...props} />,
    check: <CheckStep {...props} missing={missing} />,
  }
  return (
    <>
      <p className={styles.what}>{t('set-up.what')}</p>
      <div className={styles.columns}>
        <nav aria-label={t('set-up.steps')}>
          <ol className={styles.steps}>
            {steps.map((id, index) => (
              <li key={id}>
                <Link look="name" href={hrefOf(id, chosen)} className={classNames(styles.step, id === step && styles.now)} aria-current={id === step ? 'step' : undefined}>
                  <span className={classNames(styles.mark, isDone[id] && styles.done)} aria-hidden>{isDone[id] ? <Check /> : index + 1}</span>
                  <span className={styles.stepName}>{t(`set-up.step-${id}`)}<small>{t(isDone[id] ? 'set-up.state-done' : 'set-up.state-todo')}</small></span>
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        {/* All are there and one is shown, so that what was typed in one is kept while another is looked at. */}
        {steps.map(id => (
          <section key={id} hidden={id !== step} className={styles.content} aria-labelledby={`step-${id}`}>
            <h2 id={`step-${id}`} tabIndex={-1}>{t(`set-up.step-${id}`)}</h2>
            {(id === 'areas' || id === 'goals' || id === 'drivers') && !isSupportTeam && <Banner tone="warn" isInset>{t('set-up.support-team-too')}</Banner>}
            {contents[id]}
            <NextStep step={id} chosen={chosen} />
          </section>
        ))}
      </div>
    </>
  )
}

/** Whoever has gone to another step goes on at its heading: what was pressed may be gone. */
function useHeadingFocus(step: Step): void {
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    document.getElementById(`step-${step}`)?.focus()
  }, [step])
}

function NextStep({ step, chosen }: { readonly step: Step; readonly chosen: ChosenPeriod }) {
  const t = useMessage()
  const next = steps[steps.indexOf(step) + 1]
  if (next === undefined) return null
  return <div className={styles.next}><Link look="button" href={hrefOf(next, chosen)}>{t('set-up.next', { step: t(`set-up.step-${next}`) })}</Link></div>
}
