// The order in which a plan is read and printed: goals as the cycle lists them, the actions of a goal by (order, id),
// then actions without a goal of the cycle. Removed actions and rows are in no order and have no number.
import type { ActionId, GoalId } from '../ids.ts'
import { isProposal } from './plan-standing.ts'
import type { ActionPlain, PlanPlain } from './plan.ts'

export type PlacedAction = {
  readonly id: ActionId
  readonly action: ActionPlain
  /** Null when the action has no goal of the cycle. */
  readonly goal: GoalId | null
  /** Position of goal and action, `2.4`; null without a goal, and for what is only proposed. Until the first round a position moves with its
   *  neighbours, from then on it stays (numbers.ts); null for one that the server has given none yet. To cite an action outside the page use its
   *  reference. */
  readonly number: string | null
  readonly isProposal: boolean
}

/** Whether two lists name the same goals in the same order. */
export const sameGoals = (a: readonly GoalId[], b: readonly GoalId[]): boolean =>
  a === b || (a.length === b.length && a.every((goal, index) => goal === b[index]))

/** What the order is read from. Without numbers they are counted. */
type Ordered = Pick<PlanPlain, 'actions'> & Partial<Pick<PlanPlain, 'numbers'>>

type PlacesByGoals = { readonly goalsOfCycle: readonly GoalId[]; readonly numbers: PlanPlain['numbers'] | undefined; readonly places: readonly PlacedAction[] }
/** By the identity of a plan's actions, which a reading keeps until one of them is touched. */
const placesByActions = new WeakMap<PlanPlain['actions'], PlacesByGoals>()

/** All actions that are not removed, in the order of the page. */
export function orderedActions(plan: Ordered, goalsOfCycle: readonly GoalId[]): readonly PlacedAction[] {
  const { actions, numbers } = plan
  const known = placesByActions.get(actions)
  if (known !== undefined && known.numbers === numbers && sameGoals(known.goalsOfCycle, goalsOfCycle)) return known.places
  const places = placeActions(actions, numbers ?? {}, goalsOfCycle)
  placesByActions.set(actions, { goalsOfCycle, numbers, places })
  return places
}

/** The actions whose main goal this is, proposed ones among them, in order. */
export function actionsOfGoal(plan: Ordered, goalsOfCycle: readonly GoalId[], goal: GoalId): readonly PlacedAction[] {
  return orderedActions(plan, goalsOfCycle).filter(place => place.goal === goal)
}

/** Null for an action that is removed or only proposed, or has no goal of the cycle. */
export function actionNumber(plan: Ordered, goalsOfCycle: readonly GoalId[], id: ActionId): string | null {
  return orderedActions(plan, goalsOfCycle).find(place => place.id === id)?.number ?? null
}

type Row = { readonly order?: string | undefined; readonly removed?: boolean | undefined }

/** The rows of an action that are not removed, by (order, id), each with its id. */
export function orderedRows<Id extends string, R extends Row>(rows: { readonly [Key in Id]?: R }): readonly { readonly id: Id; readonly row: R }[] {
  const present: { id: Id; row: R }[] = []
  for (const id in rows) {
    const row: R | undefined = rows[id]
    if (row !== undefined && row.removed !== true) present.push({ id, row })
  }
  return present.sort((a, b) => byOrder(a.row.order, a.id, b.row.order, b.id))
}

function placeActions(actions: PlanPlain['actions'], numbers: PlanPlain['numbers'], goalsOfCycle: readonly GoalId[]): readonly PlacedAction[] {
  const areFixed = Object.keys(numbers).length > 0
  const rows = orderedRows<ActionId, ActionPlain>(actions)
  const places: PlacedAction[] = []
  goalsOfCycle.forEach((goal, index) => {
    const ofGoal = rows.filter(({ row }) => row.goal === goal)
    let position = 0
    for (const { id, row } of ofGoal) {
      const proposed = isProposal(row)
      const given = numbers[id]
      const number = proposed ? null : !areFixed ? ++position : given?.goal === goal ? given.number : null
      places.push({ id, action: row, goal, number: number === null ? null : `${index + 1}.${number}`, isProposal: proposed })
    }
  })
  for (const { id, row } of rows) {
    if (row.goal === undefined || !goalsOfCycle.includes(row.goal)) places.push({ id, action: row, goal: null, number: null, isProposal: isProposal(row) })
  }
  return places
}

/** By code unit and never by locale: every reader must see one order. */
function byOrder(orderA: string | undefined, idA: string, orderB: string | undefined, idB: string): number {
  return compare(orderA ?? '', orderB ?? '') || compare(idA, idB)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
