// Cells by their plan and goal, whichever way the matrix is turned, so that a plan that comes or goes meanwhile moves nothing.
import { GoalId, PlanId } from '../../../shared/ids.ts'

export interface CellPlace {
  readonly plan: PlanId
  readonly goal: GoalId
}

export const cellDomId = ({ plan, goal }: CellPlace): string => `cell-${plan}-${goal.replace('/', '-')}`
export const isSamePlace = (one: CellPlace | null, other: CellPlace): boolean => one?.plan === other.plan && one.goal === other.goal

/** Which cell something on the page is in. */
export function placeAt(target: EventTarget | null): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-plan]') : null
  const plan = PlanId.safeParse(cell?.dataset['plan'])
  const goal = GoalId.safeParse(cell?.dataset['goal'])
  return plan.success && goal.success ? { plan: plan.data, goal: goal.data } : null
}
