// Moving an action, by menu, keys or its goal's field: to a place among the actions of a goal, said aloud, focus kept.
import { moveAction } from '../../../shared/documents/plan-commands.ts'
import { actionsOfGoal } from '../../../shared/documents/plan-order.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { announce } from '../../design/announcer.ts'
import { useMessage } from './use-message.ts'
import { usePlan } from './plan-context.tsx'
import { fieldId } from './places.ts'

export function useMove(id: ActionId): (goal: GoalId, place?: number) => void {
  const move = useMoveAction()
  return (goal, place) => move(id, goal, place)
}

/** `place` counts from 0; without one the action goes to the end of the goal. */
export function useMoveAction(): (id: ActionId, goal: GoalId, place?: number) => void {
  const t = useMessage()
  const { plan, replica, cycle, goalsOfCycle, may } = usePlan()
  return (id, goal, wanted) => {
    const plain = replica.reading.current()
    const place = wanted ?? actionsOfGoal(plain, goalsOfCycle, goal).filter(other => other.id !== id).length
    const focused = document.activeElement
    moveAction(plan, id, goal, place, may({ writtenBy: 'placing' }))
    const title = plain.actions[id]?.title || t('plan.untitled')
    announce(t('plan.moved', { title, place: place + 1, number: cycle.goals.find(other => other.id === goal)?.number ?? 0 }))
    // What moves on the page loses the focus; in another goal the card is drawn anew.
    requestAnimationFrame(() => {
      const card = document.getElementById(fieldId(['actions', id]))
      const again = focused instanceof HTMLElement && focused !== document.body && focused.isConnected ? focused : card?.querySelector<HTMLElement>('button')
      if (document.activeElement !== again) again?.focus()
      card?.scrollIntoView({ block: 'nearest' })
    })
  }
}
