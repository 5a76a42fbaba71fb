// Moving a card with the mouse: taken by its handle, dropped before or after another card, or on a goal. Where it would
// land is a line, drawn by an attribute of the card under the pointer, so that nothing else is drawn while one drags.
import type { DragEvent, HTMLAttributes } from 'react'
import { actionsOfGoal } from '../../../shared/documents/plan-order.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { usePlan } from './plan-context.tsx'
import { useMoveAction } from './use-move.ts'

/** What is being dragged on this page; a card of another window may not be dropped here. */
let dragged: ActionId | null = null

type Handlers = Pick<HTMLAttributes<HTMLElement>, 'draggable' | 'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDragLeave' | 'onDrop'>
type CardPlace = { readonly id: ActionId; readonly goal: GoalId | null; readonly position: number; readonly isEnabled: boolean }

export function useCardDrag({ id, goal, position, isEnabled }: CardPlace): { readonly handle: Handlers; readonly target: Handlers } {
  const drop = useDrop()
  const handle: Handlers = {
    draggable: true,
    onDragStart: event => {
      dragged = id
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', '')
      const card = event.currentTarget.closest('article')
      if (card !== null) event.dataTransfer.setDragImage(card, 12, 12)
    },
    onDragEnd: () => { dragged = null },
  }
  const target: Handlers = !isEnabled || goal === null
    ? {}
    : {
        onDragOver: event => {
          if (dragged === null || dragged === id) return
          event.preventDefault()
          event.stopPropagation()
          event.currentTarget.dataset['drop'] = isInUpperHalf(event) ? 'before' : 'after'
        },
        onDragLeave: event => leave(event),
        onDrop: event => {
          leave(event)
          if (dragged === null || dragged === id) return
          event.preventDefault()
          event.stopPropagation()
          drop(dragged, goal, position + (isInUpperHalf(event) ? 0 : 1))
        },
      }
  return { handle, target }
}

/** A goal takes what is dropped beside its cards to its end. */
export function useGoalDrop(goal: GoalId, count: number, isEnabled: boolean): Handlers {
  const drop = useDrop()
  if (!isEnabled) return {}
  return {
    onDragOver: event => {
      if (dragged === null) return
      event.preventDefault()
      event.currentTarget.dataset['drop'] = 'into'
    },
    onDragLeave: event => leave(event),
    onDrop: event => {
      leave(event)
      if (dragged === null) return
      event.preventDefault()
      drop(dragged, goal, count)
    },
  }
}

const isInUpperHalf = ({ clientY, currentTarget }: DragEvent<HTMLElement>): boolean => {
  const { top, height } = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2
}

function leave({ currentTarget }: DragEvent<HTMLElement>): void {
  delete currentTarget.dataset['drop']
}

/** `gap`: before which card of the goal, counted with the dragged one where it stands among them. */
function useDrop(): (id: ActionId, goal: GoalId, gap: number) => void {
  const { replica, goalsOfCycle } = usePlan()
  const move = useMoveAction()
  return (id, goal, gap) => {
    const from = actionsOfGoal(replica.reading.current(), goalsOfCycle, goal).findIndex(place => place.id === id)
    const place = from !== -1 && from < gap ? gap - 1 : gap
    if (place !== from) move(id, goal, place)
  }
}
