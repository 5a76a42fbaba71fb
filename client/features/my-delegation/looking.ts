// The actions of other delegations' making that look for participants, and whether this delegation can add itself by one press.
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import type { PersonFunction } from '../../../shared/mandates/functions.ts'
import { mandateRows } from '../../../shared/mandates/mandate-rows.ts'
import { partiesById } from '../../../shared/parties/parties.ts'
import type { PlanId } from '../../../shared/ids.ts'
import type { ActionSummary, PlanSummary } from '../../../shared/projection/plan-summary-shape.ts'
import { looksForParticipants } from '../../../shared/projection/waiting.ts'

export type Looking = { readonly plan: PlanId; readonly id: ActionId; readonly action: ActionSummary; readonly isOurs: boolean }

/** All of them, in the order of the plans: what calls for participants in words comes first. */
export function actionsLooking(summaries: readonly PlanSummary[], party: PartyId): readonly Looking[] {
  const looking = summaries.flatMap(summary =>
    // The keys of a summary are those that its plan let in.
    (Object.keys(summary.actions) as ActionId[]).flatMap((id): Looking[] => {
      const action = summary.actions[id]
      return action !== undefined && looksForParticipants(summary, action) ? [{ plan: summary.plan, id, action, isOurs: isNamed(action, party) }] : []
    }))
  return looking.toSorted((a, b) => Number(a.action.seeks === null) - Number(b.action.seeks === null))
}

const isNamed = ({ leader, coLeaders, participants }: ActionSummary, party: PartyId): boolean =>
  leader === party || [...coLeaders, ...participants].some(named => named.party === party)

type Person = { readonly party: PartyId; readonly functions: readonly PersonFunction[] }

/** Whether this person may add the delegation to an action of the plan. Of a body that was added to a circle a summary does not
 *  tell that it was: the plan itself offers it there. */
export function mayJoin({ party, functions }: Person, { status, archived }: PlanSummary): boolean {
  const kind = partiesById.get(party)?.kind
  const role = kind === 'member-state' || kind === 'agency' ? 'circle' : party === 'com' ? 'guest' : null
  return !archived && status !== null && mandateRows.some(row => row.role === role && row.writes.includes('joining') && row.statuses.includes(status) && row.functions.some(held => functions.includes(held)))
}
