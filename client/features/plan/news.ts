// What happened to a plan between two readings of it, as far as it is told to whoever has it open.
import { actionNumber } from '../../../shared/documents/plan-order.ts'
import type { ActionPlain, PlanPlain } from '../../../shared/documents/plan.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'

export type News =
  | { readonly type: 'wrote-aim' }
  | { readonly type: 'wrote-goal'; readonly goal: GoalId }
  | { readonly type: 'wrote'; readonly action: ActionId }
  /** There, and not in the plan yet: an action is created first and brought in by the step after. */
  | { readonly type: 'created'; readonly action: ActionId }
  | { readonly type: 'brought-in'; readonly action: ActionId }
  | { readonly type: 'removed'; readonly action: ActionId }
  | { readonly type: 'moved'; readonly action: ActionId }

/** In no order that means anything. A reading keeps the identity of what was not touched, so little is looked at. */
export function newsBetween(before: PlanPlain, now: PlanPlain, goalsOfCycle: readonly GoalId[]): readonly News[] {
  const news: News[] = []
  if (before.aim !== now.aim) news.push({ type: 'wrote-aim' })
  // The keys of a reading are those that the schema let in.
  for (const goal of before.goals === now.goals ? [] : (Object.keys(now.goals) as GoalId[])) {
    const was = before.goals[goal]
    if (was !== undefined && was.text !== now.goals[goal]?.text) news.push({ type: 'wrote-goal', goal })
  }
  for (const action of before.actions === now.actions ? [] : (Object.keys(now.actions) as ActionId[])) {
    const is = now.actions[action]
    const was = before.actions[action]
    if (is === undefined || is === was) continue
    const told = newsOfAction(action, was, is)
    if (told !== null && (told.type !== 'moved' || hasMoved(action))) news.push(told)
  }
  return news

  /** Neighbours get new keys now and then, and stay where they are. */
  function hasMoved(action: ActionId): boolean {
    return actionNumber(before, goalsOfCycle, action) !== actionNumber(now, goalsOfCycle, action)
  }
}

function newsOfAction(action: ActionId, was: ActionPlain | undefined, is: ActionPlain): News | null {
  const isIn = is.removed !== true
  if (was === undefined) return { type: isIn ? 'brought-in' : 'created', action }
  if ((was.removed !== true) !== isIn) return { type: isIn ? 'brought-in' : 'removed', action }
  if (!isIn) return null
  return hasWords(was, is) ? { type: 'wrote', action } : { type: 'moved', action }
}

const places: ReadonlySet<string> = new Set<keyof ActionPlain>(['order', 'goal', 'removed'])

function hasWords(was: ActionPlain, is: ActionPlain): boolean {
  const before = new Map(Object.entries(was))
  return Object.entries(is).some(([field, value]) => !places.has(field) && before.get(field) !== value)
}
