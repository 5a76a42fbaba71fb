// What plans, and places in them, are called on these pages, by what the live summaries say: no plan is opened for it.
import { planSchema } from '../../../shared/documents/plan.ts'
import { ActionId, GoalId } from '../../../shared/ids.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { addressOfPlace } from '../../../shared/plan-address.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { useLivePlans } from '../../live/index.ts'
import { fieldName } from '../../messages/field-name.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { planName } from '../../shell/plan-name.ts'
import { useMessage } from './use-message.ts'

export type Names = {
  readonly planOf: (plan: PlanId) => string
  /** "1.2 Boats · Description"; the whole plan for the empty path. */
  readonly placeOf: (plan: PlanId, place: Path) => string
  /** Where one goes to see it. */
  readonly addressOf: (plan: PlanId, place: Path) => string
}

export function useNames(): Names {
  const t = useMessage()
  const { plans } = useLivePlans()
  const cycles = useCycles() ?? []
  const planOf = (id: PlanId): string => {
    const summary = plans.get(id)?.summary
    return planName(cycles, summary?.area, summary?.period ?? null) || id
  }
  const actionOf = (plan: PlanId, id: string): string => {
    const known = ActionId.safeParse(id).data
    const action = known === undefined ? undefined : plans.get(plan)?.summary.actions[known]
    return action === undefined ? t('rounds.place-action') : [action.number ?? action.reference, action.title.trim() || t('plan.untitled')].filter(Boolean).join(' ')
  }
  const goalOf = (id: string): string => {
    const goal = cycles.flatMap(({ goals }) => goals).find(each => each.id === GoalId.safeParse(id).data)
    return t('rounds.place-goal', { number: goal?.number ?? '' })
  }
  const placeOf = (plan: PlanId, place: Path): string => {
    const [root, id = ''] = place
    if (root === undefined) return t('rounds.place-plan')
    if (root === 'aim') return t('rounds.place-aim')
    const entry = root === 'goals' ? goalOf(id) : actionOf(plan, id)
    return place.length < 3 ? entry : `${entry} · ${fieldName(t, planSchema, place.slice(0, 3))}`
  }
  return { planOf, placeOf, addressOf: addressOfPlace }
}

/** The entries of a plan in which something changed, each once. */
export const entriesOf = (places: readonly Path[]): readonly Path[] => [...new Map(places.map(place => [place.slice(0, 2).join('/'), place.slice(0, 2)])).values()]
