// What places of the plan are called, by the numbers that actions have now.
import { useMemo } from 'react'
import { orderedActions } from '../../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { ActionId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { samePlaces } from '../goal-section.tsx'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { placeName } from './place-name.ts'

/** `isThere`: whether one can go there. */
type Named = { readonly name: string; readonly isThere: boolean }

export function usePlaceNames(): (about: Path) => Named {
  const t = useMessage()
  const { cycle, goalsOfCycle, replica } = usePlan()
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  return useMemo(() => {
    const numbers = new Map<ActionId, string | null>(places.map(({ id, number }) => [id, number]))
    return (about: Path): Named => {
      const plain = replica.reading.current()
      const nameOf = (id: ActionId) => {
        const action = plain.actions[id]
        return action === undefined ? null : { title: action.title, removed: action.removed, reference: plain.references[id] }
      }
      const [root, id] = about
      return { name: placeName(t, about, { cycle, numbers, nameOf }), isThere: root !== 'actions' || numbers.has(id as ActionId) }
    }
  }, [t, cycle, places, replica])
}
