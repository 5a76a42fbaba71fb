// Adding an action to a goal: by whoever may place actions, and by others as the proposal of their delegation.
import { addAction, proposeAction } from '../../../shared/documents/plan-commands.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { usePlan } from './plan-context.tsx'

/** Null where this person may add none. */
export function useAddAction(): { readonly isProposal: boolean; readonly add: (goal: GoalId) => ActionId } | null {
  const { plan, party, may } = usePlan()
  if (!may({ writtenBy: 'adding' })) return null
  // Whoever has no role in the plan adds an action as its proposal.
  const isProposal = !may({ writtenBy: 'placing' })
  return { isProposal, add: goal => (isProposal ? proposeAction(plan, goal, party) : addAction(plan, goal)) }
}
