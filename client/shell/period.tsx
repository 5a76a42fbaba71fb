// Which plan period a page shows: in its address, so that a link keeps it; without one, the period of today. Where there is room,
// cycle and period are chosen in the side bar, else on the page.
import { useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { CycleView } from '../../shared/api/cycles.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary.ts'
import { PlainSelect } from '../design/plain-select.tsx'
import { mediumQuery, useMedia } from '../design/use-media.ts'
import { useMessage } from '../messages/use-message.tsx'
import { cycleOf, useCycles } from './cycles.tsx'
import styles from './navigation.module.css'
import { today } from './today.ts'

export interface ChosenPeriod {
  readonly cycle: CycleView
  readonly period: CycleView['periods'][number]
  readonly choose: (start: string) => void
}

/** Null until the cycles are known. */
export function usePeriod(): ChosenPeriod | null {
  const cycles = useCycles()
  const [parameters, setParameters] = useSearchParams()
  const [now] = useState(today)
  const wanted = parameters.get('period')
  const cycle = cycles?.find(({ periods }) => periods.some(({ start }) => start === wanted)) ?? (cycles === null ? undefined : cycleOf(cycles, now))
  const period = cycle?.periods.find(({ start }) => start === wanted)
    ?? cycle?.periods.find(({ start, end }) => start <= now && now <= end)
    ?? cycle?.periods[0]
  if (cycle === undefined || period === undefined) return null
  return { cycle, period, choose: start => setParameters(before => withPeriod(before, start), { replace: true }) }
}

/** What else the address asks for stays: filters go on in another period. */
function withPeriod(before: URLSearchParams, start: string): URLSearchParams {
  const after = new URLSearchParams(before)
  after.set('period', start)
  return after
}

/** The period before, also where that is the last one of the cycle before; null where there is none. */
export function usePeriodBefore({ start }: ChosenPeriod['period']): ChosenPeriod['period'] | null {
  const earlier = (useCycles() ?? []).flatMap(cycle => cycle.periods).filter(period => period.start < start)
  return earlier.toSorted((a, b) => (a.start < b.start ? 1 : -1))[0] ?? null
}

/** On the page, where the side bar has no room for it. */
export function PeriodSelect({ period, choose }: Pick<ChosenPeriod, 'period' | 'choose'>) {
  const t = useMessage()
  const cycles = useCycles() ?? []
  const isInBar = !useMedia(mediumQuery)
  const options = cycles.map(cycle => ({ id: cycle.id, label: cycle.label, options: periodOptions(cycle) }))
  return isInBar ? null : <PlainSelect label={t('plans.period')} options={options} value={period.start} onChange={choose} />
}

interface BarProps {
  /** The addresses of pages that show one period. */
  readonly paths: readonly string[]
}

/** In the side bar: the cycle, and beside it the period. Another cycle begins with its last period. A page that shows no period is
 *  left for the plans of the one chosen. */
export function PeriodInBar({ paths }: BarProps) {
  const t = useMessage()
  const cycles = useCycles() ?? []
  const chosen = usePeriod()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  if (chosen === null) return null
  const { cycle, period, choose } = chosen
  const go = (start: string): void => (paths.includes(pathname) ? choose(start) : void navigate(`/plans?period=${start}`))
  const goToCycle = (id: string): void => {
    const last = cycles.find(other => other.id === id)?.periods.at(-1)
    if (last !== undefined && id !== cycle.id) go(last.start)
  }
  return (
    <div className={styles.cycle}>
      <PlainSelect label={t('shell.cycle')} options={cycles.map(({ id, label }) => ({ id, label }))} value={cycle.id} onChange={goToCycle} />
      <PlainSelect label={t('plans.period')} options={periodOptions(cycle)} value={period.start} onChange={go} />
    </div>
  )
}

const periodOptions = ({ periods }: CycleView) => periods.map(({ start, label }) => ({ id: start, label }))

export const isOfPeriod = ({ period }: PlanSummary, { start }: ChosenPeriod['period']): boolean => period?.start === start
