// Where the actions of a plan stand, and their numbers: by the rules of plan-order.ts, for whoever reads a document without its plain values.
import type * as Y from 'yjs'
import type { ActionId, GoalId } from '../ids.ts'
import type { NumberInGoal } from '../documents/plan.ts'

/** The number as the page shows it; null without a goal of the cycle, and for one that has none yet. */
export type ActionPlace = { readonly goal: GoalId | null; readonly number: string | null }

/** @param actions those that are content, in their order within a goal. */
export function placesOf(doc: Y.Doc, actions: readonly { readonly id: string; readonly goal?: unknown }[], goalsOfCycle: readonly GoalId[]): ReadonlyMap<string, ActionPlace> {
  const numbers = doc.getMap('numbers')
  const counts = new Map<number, number>()
  return new Map(actions.map(({ id, goal }): [string, ActionPlace] => {
    const index = goalsOfCycle.findIndex(known => known === goal)
    const count = (counts.get(index) ?? 0) + 1
    counts.set(index, count)
    const fixed = numbers.get(id as ActionId) as NumberInGoal | undefined
    const number = numbers.size === 0 ? count : fixed !== undefined && fixed.goal === goal ? fixed.number : null
    return [id, { goal: goalsOfCycle[index] ?? null, number: index === -1 || number === null ? null : `${index + 1}.${number}` }]
  }))
}
