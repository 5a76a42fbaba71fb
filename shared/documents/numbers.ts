// Numbers that stay: from the first round on an action keeps its number in its goal, and none is given twice, so that what was said about
// 2.3 in one round is about 2.3 in the next.
import type { ActionId, GoalId } from '../ids.ts'
import { isProposal } from './plan-standing.ts'
import { orderedRows } from './plan-order.ts'
import type { ActionPlain, NumberInGoal, PlanPlain, PlanView } from './plan.ts'

/** Gives each action that has none in its goal the next free number there, in order. Removed actions and what is only proposed get none;
 *  a removed one keeps what it had. */
export function giveNumbers(plan: PlanView, { actions, numbers }: Pick<PlanPlain, 'actions' | 'numbers'>): void {
  const highest = new Map<GoalId, number>()
  const takes = ({ goal, number }: { readonly goal: GoalId; readonly number: number }): void => void highest.set(goal, Math.max(highest.get(goal) ?? 0, number))
  for (const given of Object.values(numbers)) {
    if (given === undefined) continue
    takes(given)
    given.former?.forEach(takes)
  }
  for (const { id, row } of orderedRows<ActionId, ActionPlain>(actions)) {
    const { goal } = row
    const before = numbers[id]
    if (goal === undefined || isProposal(row) || before?.goal === goal) continue
    const had = before?.former?.find(former => former.goal === goal)
    const number = had?.number ?? (highest.get(goal) ?? 0) + 1
    takes({ goal, number })
    plan.roots.numbers.set(id, { goal, number, ...formerOf(before, goal) })
  }
}

/** Those of other goals: an action that goes back to a goal has its number there again. */
function formerOf(before: NumberInGoal | undefined, goal: GoalId): Pick<NumberInGoal, 'former'> {
  if (before === undefined) return {}
  const former = [...(before.former ?? []), { goal: before.goal, number: before.number }].filter(each => each.goal !== goal)
  return former.length === 0 ? {} : { former }
}
