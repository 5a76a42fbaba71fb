// One stop for the Tab key in the whole grid; arrows, Home, End and the page keys move from cell to cell. Listens at the grid, so
// that hundreds of cells need no listeners of their own and are not drawn again for them.
import { useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { GoalId, PlanId } from '../../../shared/ids.ts'
import { cellDomId, placeAt, type CellPlace } from './cell-place.ts'
import { isKeyOf } from './matrix-keys.ts'

interface Axes {
  readonly plans: readonly PlanId[]
  readonly goals: readonly GoalId[]
  /** Goals are rows. */
  readonly isTurned: boolean
}

export function useGridFocus({ plans, goals, isTurned }: Axes, open: (place: CellPlace) => void) {
  const [kept, setKept] = useState<CellPlace | null>(null)
  const isThere = kept !== null && plans.includes(kept.plan) && goals.includes(kept.goal)
  const [firstPlan] = plans
  const [firstGoal] = goals
  const current = isThere ? kept : firstPlan === undefined || firstGoal === undefined ? null : { plan: firstPlan, goal: firstGoal }

  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeAt(event.target)
    if (place === null || event.altKey) return
    if (isKeyOf('open', event)) {
      event.preventDefault()
      return open(place)
    }
    const next = placeAfter(event, place, { plans, goals, isTurned })
    if (next === null) return
    event.preventDefault()
    setKept(next)
    document.getElementById(cellDomId(next))?.focus({ preventScroll: true })
  }
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const place = placeAt(event.target)
    if (place === null) return
    setKept(place)
    // A browser takes a cell for being in sight where a header that stays lies over it. What is pressed stays where it is.
    if (event.target.matches(':focus-visible')) event.target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return { current, onFocus, onKeyDown }
}

/** So many rows further. */
const pageRows = 5

function placeAfter(event: KeyboardEvent, { plan, goal }: CellPlace, { plans, goals, isTurned }: Axes): CellPlace | null {
  const [row, column] = isTurned ? [goals.indexOf(goal), plans.indexOf(plan)] : [plans.indexOf(plan), goals.indexOf(goal)]
  const [lastRow, lastColumn] = isTurned ? [goals.length - 1, plans.length - 1] : [plans.length - 1, goals.length - 1]
  const [nextRow, nextColumn] = moved(event.key, event.ctrlKey || event.metaKey, row, column, lastRow, lastColumn)
  const nextPlan = plans[isTurned ? nextColumn : nextRow]
  const nextGoal = goals[isTurned ? nextRow : nextColumn]
  if (nextPlan === undefined || nextGoal === undefined || (nextRow === row && nextColumn === column)) return null
  return { plan: nextPlan, goal: nextGoal }
}

function moved(key: string, isWhole: boolean, row: number, column: number, lastRow: number, lastColumn: number): readonly [number, number] {
  switch (key) {
    case 'ArrowUp':
      return [row - 1, column]
    case 'ArrowDown':
      return [row + 1, column]
    case 'ArrowLeft':
      return [row, column - 1]
    case 'ArrowRight':
      return [row, column + 1]
    case 'PageUp':
      return [Math.max(0, row - pageRows), column]
    case 'PageDown':
      return [Math.min(lastRow, row + pageRows), column]
    case 'Home':
      return [isWhole ? 0 : row, 0]
    case 'End':
      return [isWhole ? lastRow : row, lastColumn]
    default:
      return [row, column]
  }
}
