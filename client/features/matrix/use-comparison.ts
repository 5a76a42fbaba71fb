// The period before beside the one that is shown, once somebody asks for it.
import { compareMatrices } from '../../../shared/projection/matrix-comparison.ts'
import type { MatrixComparison } from '../../../shared/projection/matrix-comparison.ts'
import type { LiveTable } from '../../live/index.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { isOfPeriod, type ChosenPeriod, type PlanRow } from '../plans/index.ts'
import { useMade } from './use-matrix.ts'

export type Comparison = Omit<MatrixComparison, 'withoutSuccessor'> & { readonly withoutSuccessor: readonly { readonly title: string; readonly actions: number }[] }

/** @param plans all that are known, or null while nobody asks. */
export function useComparison(plans: LiveTable | null, rows: readonly PlanRow[], period: ChosenPeriod['period'] | null): Comparison | null {
  const cycles = useCycles()
  const before = plans === null || period === null ? null : [...plans.values()].map(({ summary }) => summary).filter(summary => isOfPeriod(summary, period))
  return useMade<Comparison | null, unknown>(former => {
    if (before === null) return null
    const comparison = compareMatrices(rows.map(({ plan }) => plan.summary), before, former === null ? null : { ...former, withoutSuccessor: [] })
    const titleOf = (plan: string): string => {
      const area = before.find(summary => summary.plan === plan)?.area
      return cycles?.flatMap(cycle => cycle.areas).find(({ id }) => id === area)?.title ?? plan
    }
    return { ...comparison, withoutSuccessor: comparison.withoutSuccessor.map(({ plan, actions }) => ({ title: titleOf(plan), actions })) }
  }, [period, cycles, before === null, ...rows.map(({ plan }) => plan.summary), ...(before ?? [])])
}
