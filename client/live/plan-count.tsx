// How many plans of the current period the reader has; stands beside "Plans" in the side bar, which leads to that period.
// While the page shows another one it says nothing, and so it does where there is none: what an outsider may read may be of
// another period.
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { cycleOf, useCycles } from '../shell/cycles.tsx'
import { useLivePlans } from './use-live-plans.tsx'

export function PlanCount() {
  const { plans, isKnown } = useLivePlans()
  const cycles = useCycles()
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const [parameters] = useSearchParams()
  const shown = parameters.get('period')
  if (!isKnown || cycles === null) return null
  const current = cycleOf(cycles, today)?.periods.find(({ start, end }) => start <= today && today <= end)
  if (shown !== null && shown !== current?.start) return null
  const count = [...plans.values()].filter(({ summary }) => !summary.archived && summary.period?.start === current?.start).length
  return count === 0 ? null : <>{count}</>
}
