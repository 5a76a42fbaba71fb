// The period before beside the one that is shown, once somebody asks for it: what compares them comes with the first asking.
import { useEffect, useState } from 'react'
import type { MatrixComparison } from '../../../shared/projection/matrix-comparison.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import type { LiveTable } from '../../live/index.ts'
import { isOfPeriod, type ChosenPeriod, type PlanRow } from '../plans/index.ts'
import { useMade } from './use-matrix.ts'

type Compare = typeof import('../../../shared/projection/matrix-comparison.ts').compareMatrices

/** With the summaries of the period before, for their names. */
export type Comparison = MatrixComparison & { readonly before: readonly PlanSummary[] }

/** Null while nobody asks, and until it has come.
 *  @param plans all that are known, or null while nobody asks. */
export function useComparison(plans: LiveTable | null, rows: readonly PlanRow[], period: ChosenPeriod['period'] | null): Comparison | null {
  const [compare, setCompare] = useState<{ readonly with: Compare } | null>(null)
  const isAsked = plans !== null
  useEffect(() => {
    if (isAsked) void import('../../../shared/projection/matrix-comparison.ts').then(({ compareMatrices }) => setCompare({ with: compareMatrices }))
  }, [isAsked])
  const before = plans === null || period === null ? null : [...plans.values()].map(({ summary }) => summary).filter(summary => isOfPeriod(summary, period))
  return useMade<Comparison | null, unknown>(
    former => (before === null || compare === null ? null : { ...compare.with(rows.map(({ plan }) => plan.summary), before, former), before }),
    [compare, period, before === null, ...rows.map(({ plan }) => plan.summary), ...(before ?? [])],
  )
}
