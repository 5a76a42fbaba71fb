// A period beside the one before it: which actions are new, which were carried over, which changed their leader or their goal, and
// which are gone. An action says itself which one it was copied from; where it does not, it is known by its title in the plan
// of the same area.
import type { ActionId, GoalId, PartyId, PlanId } from '../ids.ts'
import { cellKey } from './matrix.ts'
import { actionsInOrder } from './plan-summary-shape.ts'
import type { ActionSummary, PlanSummary } from './plan-summary-shape.ts'
import { sameValue } from './same-value.ts'

export type ActionChange =
  | { readonly type: 'new' }
  /** `leaderBefore` where somebody else led it, null where nobody did; `goalBefore` where it stood under another goal. */
  | { readonly type: 'carried'; readonly reference: string | null; readonly leaderBefore?: PartyId | null; readonly goalBefore?: GoalId }

/** An action of the period before that nothing here continues. */
export type GoneAction = { readonly id: ActionId; readonly reference: string | null; readonly title: string; readonly leader: PartyId | null }

export type CellComparison = { readonly changes: Readonly<Record<ActionId, ActionChange>>; readonly gone: readonly GoneAction[] }

export type MatrixComparison = {
  /** By `cellKey` of the later period; a cell that nothing happened in is absent. */
  readonly cells: ReadonlyMap<string, CellComparison>
  /** Plans of the period before whose area has none here, with how many actions they had. */
  readonly withoutSuccessor: readonly { readonly plan: PlanId; readonly actions: number }[]
  readonly counts: { readonly new: number; readonly carried: number; readonly leaderChanged: number; readonly gone: number }
}

/** Proposals of the period before were never in it, and those of now are not in it yet: neither counts.
 *  @param previous a comparison made before, of which cells that say the same keep their identity. */
export function compareMatrices(now: readonly PlanSummary[], before: readonly PlanSummary[], previous: MatrixComparison | null = null): MatrixComparison {
  const former = before.map(summary => ({ summary, actions: countedIn(summary) }))
  const byReference = new Map(former.flatMap(({ actions }) => actions).flatMap(entry => (entry.action.reference === null ? [] : [[entry.action.reference, entry] as const])))
  const taken = new Set<ActionId>()
  const changeById = new Map<ActionId, ActionChange>()
  // What says itself where it comes from is settled first, so that no title takes it away.
  for (const { id, action } of now.flatMap(countedIn)) {
    if (action.carriedFrom === null) continue
    const origin = byReference.get(action.carriedFrom)
    changeById.set(id, origin === undefined ? { type: 'carried', reference: action.carriedFrom } : carried(action, origin.action))
    if (origin !== undefined) taken.add(origin.id)
  }
  const cells = new Map<string, { changes: Record<ActionId, ActionChange>; gone: GoneAction[] }>()
  const cellAt = (plan: PlanId, goal: GoalId) => {
    const key = cellKey({ plan, goal })
    const cell = cells.get(key) ?? { changes: {}, gone: [] }
    cells.set(key, cell)
    return cell
  }
  for (const summary of now) {
    const ofArea = former.filter(other => isSameArea(other.summary, summary)).flatMap(({ actions }) => actions)
    for (const { id, action } of countedIn(summary)) {
      const origin = changeById.has(id) ? undefined : ofArea.find(other => !taken.has(other.id) && sameTitle(other.action.title, action.title))
      if (origin !== undefined) taken.add(origin.id)
      const change = changeById.get(id) ?? (origin === undefined ? { type: 'new' } : carried(action, origin.action))
      changeById.set(id, change)
      if (action.goal !== null) cellAt(summary.plan, action.goal).changes[id] = change
    }
    const goals = Object.keys(summary.cells) as GoalId[]
    for (const { id, action } of ofArea) {
      const goal = goals.find(here => isSameGoal(here, action.goal))
      if (taken.has(id) || goal === undefined) continue
      cellAt(summary.plan, goal).gone.push({ id, reference: action.reference, title: action.title, leader: action.leader })
    }
  }
  const withSuccessor = former.filter(({ summary }) => now.some(later => isSameArea(later, summary)))
  const changes = [...changeById.values()]
  return {
    cells: keepSameCells(cells, previous),
    withoutSuccessor: former.filter(entry => !withSuccessor.includes(entry)).map(({ summary, actions }) => ({ plan: summary.plan, actions: actions.length })),
    counts: {
      new: changes.filter(({ type }) => type === 'new').length,
      carried: changes.filter(({ type }) => type === 'carried').length,
      leaderChanged: changes.filter(change => change.type === 'carried' && change.leaderBefore !== undefined).length,
      gone: withSuccessor.flatMap(({ actions }) => actions).filter(({ id }) => !taken.has(id)).length,
    },
  }
}

type Counted = { readonly id: ActionId; readonly action: ActionSummary }

const countedIn = (summary: PlanSummary): readonly Counted[] =>
  actionsInOrder(summary).filter(([, action]) => action.state !== 'proposed').map(([id, action]) => ({ id, action }))

function carried(now: ActionSummary, before: ActionSummary): ActionChange {
  return {
    type: 'carried',
    reference: before.reference,
    ...(now.leader !== before.leader && { leaderBefore: before.leader }),
    ...(before.goal !== null && !isSameGoal(now.goal, before.goal) && { goalBefore: before.goal }),
  }
}

// Another cycle has ids of its own for the same areas and goals: `2022-2025/…/ms`, `2022-2025/goal-2`.
const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1)
const isSameArea = (one: PlanSummary, other: PlanSummary): boolean => one.area !== null && other.area !== null && lastPart(one.area) === lastPart(other.area)
const isSameGoal = (one: GoalId | null, other: GoalId | null): boolean => one !== null && other !== null && lastPart(one) === lastPart(other)

const plain = (title: string): string => title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
const sameTitle = (one: string, other: string): boolean => plain(one) !== '' && plain(one) === plain(other)

function keepSameCells(cells: ReadonlyMap<string, CellComparison>, previous: MatrixComparison | null): ReadonlyMap<string, CellComparison> {
  if (previous === null) return cells
  return new Map([...cells].map(([key, cell]) => {
    const before = previous.cells.get(key)
    return [key, before !== undefined && sameValue(before, cell) ? before : cell]
  }))
}
