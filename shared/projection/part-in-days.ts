// Whether there may be exact days for a delegation in a plan, as far as its summary tells. That is more than may see them,
// and decides only whether a person is shown the way to a calendar: see shared/mandates/joint-action-days.ts for who may.
import type { ActionId, PartyId } from '../ids.ts'
import type { ActionSummary, PlanSummary } from './plan-summary-shape.ts'

export const hasPartInDays = (party: PartyId, summary: PlanSummary): boolean =>
  actionsWithPart(party, summary).some(id => {
    const action = summary.actions[id]
    return action !== undefined && hasDays(action)
  })

/** The actions whose exact days, should there be any, may be for a delegation. */
export function actionsWithPart(party: PartyId, { driver, coDrivers, actions }: PlanSummary): readonly ActionId[] {
  const writesPlan = [driver, ...coDrivers].some(named => named?.accepted === true && named.party === party)
  // The keys of a summary are those that its plan let in.
  return (Object.keys(actions) as ActionId[]).filter(id => {
    const action = actions[id]
    return action !== undefined && (writesPlan || takesPart(party, action))
  })
}

const hasDays = ({ kind, jointActionDays }: ActionSummary): boolean => kind === 'jad' || jointActionDays.length > 0

function takesPart(party: PartyId, { leader, leaderAccepted, coLeaders, participants }: ActionSummary): boolean {
  if (leader === party && leaderAccepted) return true
  return [...coLeaders, ...participants].some(named => named.party === party && named.answer.startsWith('confirmed'))
}
