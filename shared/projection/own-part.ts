// What part a delegation has in a plan, as its summary tells: as driver or co-driver, and in which actions as what.
import type { RoleInAction } from '../documents/plan.ts'
import type { ActionId, PartyId } from '../ids.ts'
import type { ActionSummary, NamedSummary, PlanSummary } from './plan-summary-shape.ts'

/** In the weightiest of its roles there, where it has several. */
export type OwnAction = { readonly id: ActionId } & ({ readonly role: RoleInAction; readonly named: NamedSummary } | { readonly role: 'author'; readonly named: null })

export type OwnPart = {
  /** Null where it is neither. */
  readonly drives: 'driver' | 'co-driver' | null
  /** Whether it has accepted that. */
  readonly hasAccepted: boolean
  /** In the order of the plan. What it declined, and where it was turned down or withdrew, is no part of it. */
  readonly actions: readonly OwnAction[]
}

export function partIn(plan: PlanSummary, party: PartyId): OwnPart {
  const named = plan.driver?.party === party ? plan.driver : plan.coDrivers.find(coDriver => coDriver.party === party)
  const drives = named === undefined ? null : named === plan.driver ? 'driver' : 'co-driver'
  // The keys of a summary are those that its plan let in.
  const actions = orderedIds(plan).flatMap((id): OwnAction[] => {
    const action = plan.actions[id]
    const own = action === undefined ? null : ownIn(action, party)
    return own === null ? [] : [{ id, ...own }]
  })
  return { drives, hasAccepted: named?.accepted ?? false, actions }
}

function ownIn(action: ActionSummary, party: PartyId): { readonly role: RoleInAction; readonly named: NamedSummary } | { readonly role: 'author'; readonly named: null } | null {
  const as = (role: RoleInAction, named: NamedSummary | null | undefined) =>
    named === null || named === undefined || named.party !== party || named.answer === 'declined' || named.joined === 'turned-down' || named.joined === 'withdrew' ? null : { role, named }
  return as('action-leader', action.leading)
    ?? as('co-leader', action.coLeaders.find(named => named.party === party))
    ?? as('participant', action.participants.find(named => named.party === party))
    ?? (action.proposedBy === party ? { role: 'author', named: null } : null)
}

/** Goal by goal, then what stands under none. */
function orderedIds(plan: PlanSummary): readonly ActionId[] {
  const placed = [...Object.values(plan.cells).flatMap(cell => cell?.actions ?? []), ...plan.withoutGoal]
  const known = new Set(placed)
  return [...placed, ...(Object.keys(plan.actions) as ActionId[]).filter(id => !known.has(id))]
}
