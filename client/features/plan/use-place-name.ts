// What a place in the plan is called, by the numbers that actions have now: "1.2 · Description".
import { useMemo } from 'react'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { placeName } from './comments/place-name.ts'
import { samePlaces } from './goal-section.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { useMessage } from './use-message.ts'

export function usePlaceName(): (place: Path) => string {
  const t = useMessage()
  const { cycle, goalsOfCycle, replica } = usePlan()
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  return useMemo(() => {
    const numbers = new Map(places.map(({ id, number }) => [id, number]))
    return place => {
      const plain = replica.reading.current()
      return placeName(t, place, {
        cycle,
        numbers,
        nameOf: id => {
          const action = plain.actions[id]
          return action === undefined ? null : { title: action.title, removed: action.removed, reference: plain.references[id] }
        },
      })
    }
  }, [t, cycle, places, replica])
}
