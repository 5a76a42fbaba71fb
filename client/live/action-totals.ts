// How many actions stand under one goal, and how many of them have something to fix.
import type { ActionId, GoalId } from '../../shared/ids.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary.ts'
import type { LivePlan } from './live-table.ts'

export type Total = { readonly actions: number; readonly toFix: number }

/** Of one goal over some plans. */
export function totalOfGoal(plans: readonly LivePlan[], goal: GoalId): Total {
  return sumOf(plans, summary => summary.cells[goal]?.actions ?? [])
}

function sumOf(plans: readonly LivePlan[], idsOf: (summary: PlanSummary) => readonly ActionId[]): Total {
  const total = { actions: 0, toFix: 0 }
  for (const { summary } of plans) {
    const ids = idsOf(summary).filter(id => summary.actions[id]?.state !== 'proposed')
    total.actions += ids.length
    total.toFix += ids.filter(id => summary.actions[id]?.state === 'to-fix').length
  }
  return total
}
