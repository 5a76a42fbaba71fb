// One stop for the Tab key in the whole grid; arrows, Home and End move from cell to cell. A place is named by plan and
// goal, so that a plan that comes or goes meanwhile does not move the focus to another cell.
import { useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { GoalId, PlanId } from '../../../shared/ids.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { useShortcuts } from '../../shell/commands.tsx'
import { arePressed } from '../../shell/keys.ts'

export interface CellPlace {
  readonly plan: PlanId
  readonly goal: GoalId
}

export const cellDomId = ({ plan, goal }: CellPlace): string => `cell-${plan}-${goal.replace('/', '-')}`
export const isSamePlace = (one: CellPlace | null, other: CellPlace): boolean => one?.plan === other.plan && one.goal === other.goal

/** What the keys of the grid are for: handled and listed by this. */
const keysOfGrid = [
  { id: 'move', keys: [['↑'], ['↓'], ['←'], ['→']] },
  { id: 'row', keys: [['Home'], ['End']] },
  { id: 'corner', keys: [['Mod', 'Home'], ['Mod', 'End']] },
  { id: 'open', keys: [['Enter'], ['Space']] },
] as const

export function useGridFocus(plans: readonly PlanId[], goals: readonly GoalId[], open: (place: CellPlace) => void) {
  const t = useMessage()
  const [kept, setKept] = useState<CellPlace | null>(null)
  const isThere = kept !== null && plans.includes(kept.plan) && goals.includes(kept.goal)
  const [firstPlan] = plans
  const [firstGoal] = goals
  const current = isThere ? kept : firstPlan === undefined || firstGoal === undefined ? null : { plan: firstPlan, goal: firstGoal }

  useShortcuts(keysOfGrid.map(({ id, keys }) => ({ id: `grid ${id}`, label: t(`matrix.key-${id}`), place: 'page', keys })))
  const onKeyDown = (event: KeyboardEvent, place: CellPlace) => {
    const meant = keysOfGrid.find(({ keys }) => keys.some(combination => arePressed(combination, event)))
    if (meant?.id === 'open') {
      event.preventDefault()
      return open(place)
    }
    const next = meant === undefined ? null : placeAfter(event, place, plans, goals)
    if (next === null) return
    event.preventDefault()
    setKept(next)
    document.getElementById(cellDomId(next))?.focus({ preventScroll: true })
  }
  const onFocus = (event: FocusEvent<HTMLElement>, place: CellPlace) => {
    setKept(place)
    // A browser takes a cell for being in sight where a header that stays lies over it. What is pressed stays where it is.
    if (event.currentTarget.matches(':focus-visible')) event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return { current, onFocus, onKeyDown }
}

function placeAfter(event: KeyboardEvent, place: CellPlace, plans: readonly PlanId[], goals: readonly GoalId[]): CellPlace | null {
  const row = plans.indexOf(place.plan)
  const column = goals.indexOf(place.goal)
  const isWhole = event.ctrlKey || event.metaKey
  const [nextRow, nextColumn] = moved(event.key, isWhole, row, column, plans.length - 1, goals.length - 1)
  const plan = plans[nextRow]
  const goal = goals[nextColumn]
  if (plan === undefined || goal === undefined || (nextRow === row && nextColumn === column)) return null
  return { plan, goal }
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
    case 'Home':
      return [isWhole ? 0 : row, 0]
    case 'End':
      return [isWhole ? lastRow : row, lastColumn]
    default:
      return [row, column]
  }
}
