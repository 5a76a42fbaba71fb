// The matrix of plans and goals as one plain value, made of the plans' live summaries and of nothing else. Made anew, or after
// some of the summaries have changed with the one before beside it: both give the same value, and what did not change keeps its
// identity, so that a page draws only that.
import type { ActionId, GoalId, PlanId } from '../ids.ts'
import type { GapReason } from '../vocabularies/vocabularies.ts'
import { isWanted, isWantedRemoved } from './matrix-filter.ts'
import type { MatrixFilter } from './matrix-filter.ts'
import { actionsInOrder } from './plan-summary-shape.ts'
import type { ActionSummary, PlanSummary, RemovedSummary } from './plan-summary-shape.ts'

/** One line in a cell. */
export type MatrixEntry =
  | { readonly type: 'action'; readonly id: ActionId; readonly action: ActionSummary }
  | { readonly type: 'removed'; readonly id: ActionId; readonly action: RemovedSummary }

/** What is only proposed counts in neither of the first two. */
export type MatrixTotal = {
  readonly actions: number
  readonly toFix: number
  /** What the filter asks for, proposals and removed actions included; each once. */
  readonly hits: number
}

export type MatrixCell = {
  /** Of the actions with this main goal those that the filter asks for, in order. */
  readonly entries: readonly MatrixEntry[]
  /** Of the actions that serve this goal besides their own the same; they count where their main goal is. */
  readonly serving: readonly MatrixEntry[]
  /** How many with this main goal the filter leaves out, proposals included. */
  readonly leftOut: number
  /** No action has this main goal, not even a proposed one. */
  readonly isGap: boolean
  readonly gapReason: GapReason | null
  /** New actions that are proposed for the goal and wait to be decided. */
  readonly proposed: number
  readonly total: MatrixTotal
}

export type MatrixRow = {
  readonly plan: PlanId
  readonly summary: PlanSummary
  readonly cells: Readonly<Record<GoalId, MatrixCell>>
  /** Of all its actions, with those that stand in no cell. */
  readonly total: MatrixTotal
}

export type Matrix = {
  /** In the order of the summaries. */
  readonly rows: readonly MatrixRow[]
  readonly byGoal: Readonly<Record<GoalId, MatrixTotal>>
  readonly total: MatrixTotal
  /** How many actions stand in no cell. */
  readonly withoutGoal: number
  readonly goals: readonly GoalId[]
  readonly filter: MatrixFilter
}

/** @param previous a matrix of the same reader, whatever it was of. */
export function matrixOf(summaries: readonly PlanSummary[], goals: readonly GoalId[], filter: MatrixFilter, previous: Matrix | null = null): Matrix {
  const asBefore = previous !== null && previous.filter === filter && sameItems(previous.goals, goals)
  const before = new Map(previous?.rows.map(row => [row.plan, row]))
  const rows = summaries.map(summary => {
    const row = before.get(summary.plan)
    return asBefore && row?.summary === summary ? row : rowOf(summary, goals, filter, row ?? null)
  })
  if (asBefore && sameItems(previous.rows, rows)) return previous
  return {
    rows,
    byGoal: byGoal(goals, goal => sumOf(rows.map(({ cells }) => cells[goal]?.total ?? nothing))),
    total: sumOf(rows.map(({ total }) => total)),
    withoutGoal: rows.reduce((sum, { summary }) => sum + summary.withoutGoal.length, 0),
    goals,
    filter,
  }
}

/** What a cell is called in maps. */
export const cellKey = ({ plan, goal }: { readonly plan: PlanId; readonly goal: GoalId }): string => `${plan} ${goal}`

const nothing: MatrixTotal = { actions: 0, toFix: 0, hits: 0 }

function rowOf(summary: PlanSummary, goals: readonly GoalId[], filter: MatrixFilter, before: MatrixRow | null): MatrixRow {
  const actions = entriesOf(summary)
  const wanted = new Set(actions.filter(({ action }) => isWanted(filter, summary, action)).map(({ id }) => id))
  const removed = removedOf(summary).filter(({ action }) => isWantedRemoved(filter, summary, action))
  const cells = byGoal(goals, goal => {
    const cell = cellOf(summary, goal, actions, wanted, removed.filter(entry => entry.action.goal === goal))
    const former = before?.cells[goal]
    return former === undefined ? cell : keepSame(former, cell)
  })
  const stray = removed.filter(({ action }) => action.goal === null || !goals.includes(action.goal))
  const inNoCell = totalOf(actions.filter(({ id }) => summary.withoutGoal.includes(id)), wanted, stray.length)
  return { plan: summary.plan, summary, cells, total: sumOf([...Object.values(cells).map(({ total }) => total), inNoCell]) }
}

type ActionEntry = Extract<MatrixEntry, { type: 'action' }>
type RemovedEntry = Extract<MatrixEntry, { type: 'removed' }>

function cellOf(summary: PlanSummary, goal: GoalId, actions: readonly ActionEntry[], wanted: ReadonlySet<ActionId>, removed: readonly MatrixEntry[]): MatrixCell {
  const ofGoal = (summary.cells[goal]?.actions ?? []).flatMap(id => actions.find(entry => entry.id === id) ?? [])
  const kept = ofGoal.filter(({ id }) => wanted.has(id))
  return {
    entries: [...kept, ...removed],
    serving: actions.filter(({ id, action }) => action.goalsServed.includes(goal) && wanted.has(id)),
    leftOut: ofGoal.length - kept.length,
    isGap: ofGoal.length === 0,
    gapReason: summary.cells[goal]?.gapReason ?? null,
    proposed: summary.cells[goal]?.proposed ?? 0,
    total: totalOf(ofGoal, wanted, removed.length),
  }
}

const entriesOf = (summary: PlanSummary): readonly ActionEntry[] => actionsInOrder(summary).map(([id, action]) => ({ type: 'action', id, action }))

/** Those that have a reference first. The keys of a summary stand in no order that a patch would keep. */
const removedOf = ({ removed }: PlanSummary): readonly RemovedEntry[] =>
  (Object.keys(removed) as ActionId[]).flatMap((id): readonly RemovedEntry[] => {
    const action = removed[id]
    return action === undefined ? [] : [{ type: 'removed', id, action }]
  }).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
const nameOf = ({ id, action }: RemovedEntry): string => `${action.reference ?? '~'} ${id}`

function totalOf(entries: readonly ActionEntry[], wanted: ReadonlySet<ActionId>, removed: number): MatrixTotal {
  const counted = entries.filter(({ action }) => action.state !== 'proposed')
  return {
    actions: counted.length,
    toFix: counted.filter(({ action }) => action.state === 'to-fix').length,
    hits: entries.filter(({ id }) => wanted.has(id)).length + removed,
  }
}

const sumOf = (totals: readonly MatrixTotal[]): MatrixTotal =>
  totals.reduce((sum, { actions, toFix, hits }) => ({ actions: sum.actions + actions, toFix: sum.toFix + toFix, hits: sum.hits + hits }), nothing)

function byGoal<Value>(goals: readonly GoalId[], valueOf: (goal: GoalId) => Value): Record<GoalId, Value> {
  const values: Record<GoalId, Value> = {}
  for (const goal of goals) values[goal] = valueOf(goal)
  return values
}

const sameItems = <Item>(one: readonly Item[], other: readonly Item[]): boolean => one.length === other.length && one.every((item, index) => item === other[index])

const sameEntries = (one: readonly MatrixEntry[], other: readonly MatrixEntry[]): boolean =>
  one.length === other.length && one.every(({ id, action }, index) => other[index]?.id === id && other[index].action === action)

function keepSame(before: MatrixCell, after: MatrixCell): MatrixCell {
  const isSame = before.leftOut === after.leftOut && before.isGap === after.isGap && before.gapReason === after.gapReason && before.proposed === after.proposed
    && before.total.actions === after.total.actions && before.total.toFix === after.total.toFix && before.total.hits === after.total.hits
    && sameEntries(before.entries, after.entries) && sameEntries(before.serving, after.serving)
  return isSame ? before : after
}
