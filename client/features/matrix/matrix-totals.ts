// How many actions stand in some cells of some plans, and how many of them have something to fix.
import type { GoalId } from '../../../shared/ids.ts'
import type { LivePlan } from '../../live/index.ts'

export function totalOf(plans: readonly LivePlan[], goals: readonly GoalId[]): { readonly actions: number; readonly toFix: number } {
  const total = { actions: 0, toFix: 0 }
  for (const { summary } of plans) {
    for (const goal of goals) {
      const ids = summary.cells[goal]?.actions ?? []
      total.actions += ids.length
      total.toFix += ids.filter(id => summary.actions[id]?.state === 'to-fix').length
    }
  }
  return total
}
