// How many plans of the period that is chosen the reader has; stands beside "Plans" in the side bar. Where there is none it says
// nothing: what an outsider may read may be of another period.
import { isOfPeriod, usePeriod } from '../shell/period.tsx'
import { useLivePlans } from './use-live-plans.tsx'

export function PlanCount() {
  const { plans, isKnown } = useLivePlans()
  const chosen = usePeriod()
  if (!isKnown || chosen === null) return null
  const count = [...plans.values()].filter(({ summary }) => !summary.archived && isOfPeriod(summary, chosen.period)).length
  return count === 0 ? null : <>{count}</>
}
