// Which plan period a page shows: in its address, so that a link keeps it; without one, the period of today.
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { Select } from '../../design/select.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { cycleOf, useCycles } from '../../shell/cycles.tsx'

export interface ChosenPeriod {
  readonly cycle: CycleView
  readonly period: CycleView['periods'][number]
  readonly choose: (start: string) => void
}

/** Null until the cycles are known. */
export function usePeriod(): ChosenPeriod | null {
  const cycles = useCycles()
  const [parameters, setParameters] = useSearchParams()
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const wanted = parameters.get('period')
  const cycle = cycles?.find(({ periods }) => periods.some(({ start }) => start === wanted)) ?? (cycles === null ? undefined : cycleOf(cycles, today))
  const period = cycle?.periods.find(({ start }) => start === wanted)
    ?? cycle?.periods.find(({ start, end }) => start <= today && today <= end)
    ?? cycle?.periods[0]
  if (cycle === undefined || period === undefined) return null
  return { cycle, period, choose: start => setParameters({ period: start }, { replace: true }) }
}

export function PeriodSelect({ period, choose }: Pick<ChosenPeriod, 'period' | 'choose'>) {
  const t = useMessage()
  const cycles = useCycles() ?? []
  const options = cycles.map(cycle => ({
    id: cycle.id,
    label: cycle.label,
    options: cycle.periods.map(({ start, label }) => ({ id: start, label })),
  }))
  return <Select label={t('plans.period')} isLabelHidden options={options} value={period.start} onChange={choose} />
}

export const isOfPeriod = ({ period }: PlanSummary, { start }: ChosenPeriod['period']): boolean => period?.start === start
