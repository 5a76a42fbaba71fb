// What waits for a delegation over all plans it may read, from their summaries: what it was asked, what it confirmed and has
// changed since, and what others need of it as driver or leader. An act that the plan's status has closed waits no more.
// Whether this person may do it says the table of mandates: see `Waiting.act`.
import type { Changeable } from '../documents/answer-basis.ts'
import type { ActionId, PartyId, PenId, PlanId } from '../ids.ts'
import { isOpenWhile } from '../mandates/mandate-rows.ts'
import type { WrittenBy } from '../mandates/written-by.ts'
import type { PenPlace } from '../mandates/pen.ts'
import { IsoDay } from '../schema/values.ts'
import type { RoleInAction } from '../documents/plan.ts'
import type { OfferedRole } from '../vocabularies/participation.ts'
import type { ActionSummary, NamedSummary, PlanSummary } from './plan-summary-shape.ts'

/** `since`: the day on which it was asked, where that is known. `reminded`: the day of the last reminder. */
type Asked = { readonly since: IsoDay | null; readonly reminded: IsoDay | null }
type InAction = { readonly plan: PlanId; readonly action: ActionId }

export type Waiting =
  /** The delegation was asked to lead, to help to lead or to take part, and has not said yes or no. */
  | ({ readonly what: 'answer'; readonly act: 'answer'; readonly role: RoleInAction } & InAction & Asked)
  /** It confirmed, and the action is no longer what it confirmed. */
  | ({ readonly what: 'keep'; readonly act: 'answer'; readonly role: RoleInAction; readonly changed: readonly Changeable[] } & InAction)
  /** As driver: a leader from outside needs its word. */
  | ({ readonly what: 'confirm-leader'; readonly act: 'confirmation'; readonly party: PartyId } & InAction & Asked)
  /** As driver: a proposal of a delegation without a role in the plan. */
  | ({ readonly what: 'take-in'; readonly act: 'taking-in'; readonly party: PartyId } & InAction)
  /** As driver or accepted leader: a delegation added itself. */
  | ({ readonly what: 'admit'; readonly act: 'admission'; readonly party: PartyId } & InAction & Asked)
  /** As driver: a delegation offers to lead an action or to help to lead it. */
  | ({ readonly what: 'take-offer'; readonly act: 'leading'; readonly party: PartyId; readonly role: OfferedRole; readonly since: IsoDay | null } & InAction)
  /** It was named driver or co-driver and has not accepted. */
  | { readonly what: 'accept-plan'; readonly plan: PlanId; readonly role: 'driver' | 'co-driver' }
  /** As driver or co-driver: a delegation asks for the pen. */
  | { readonly what: 'lend-pen'; readonly act: 'lending'; readonly plan: PlanId; readonly request: PenId; readonly party: PartyId; readonly place: PenPlace; readonly since: IsoDay | null }

/** In the order of the plans and, within one, of its actions. Archived plans have nothing to do. */
export const waitingFor = (party: PartyId, plans: readonly PlanSummary[]): readonly Waiting[] =>
  plans.filter(({ archived }) => !archived).flatMap(plan => waitingIn(plan, party))

function waitingIn(plan: PlanSummary, party: PartyId): readonly Waiting[] {
  const drives = plan.driver?.accepted === true && plan.driver.party === party
  const coDrives = plan.coDrivers.some(named => named.accepted && named.party === party)
  const isOpen = (kind: WrittenBy): boolean => plan.status !== null && isOpenWhile(kind, plan.status)
  const ofPlan: Waiting[] = []
  if (plan.driver?.party === party && !plan.driver.accepted) ofPlan.push({ what: 'accept-plan', plan: plan.plan, role: 'driver' })
  if (plan.coDrivers.some(named => named.party === party && !named.accepted)) ofPlan.push({ what: 'accept-plan', plan: plan.plan, role: 'co-driver' })
  if ((drives || coDrives) && isOpen('lending')) {
    for (const { id, party: asks, place, at } of plan.penRequests) {
      if (asks !== party) ofPlan.push({ what: 'lend-pen', act: 'lending', plan: plan.plan, request: id, party: asks, place, since: dayOf(at) })
    }
  }
  // The keys of a summary are those that its plan let in.
  const ofActions = (Object.keys(plan.actions) as ActionId[]).flatMap(id => {
    const action = plan.actions[id]
    return action === undefined ? [] : waitingInAction(plan.plan, id, action, party, drives)
  })
  return [...ofPlan, ...ofActions.filter(({ act }) => isOpen(act))]
}

type OfAction = Extract<Waiting, { readonly act: 'answer' | 'leading' | 'confirmation' | 'taking-in' | 'admission' }>

function waitingInAction(plan: PlanId, id: ActionId, action: ActionSummary, party: PartyId, drives: boolean): readonly OfAction[] {
  const here = { plan, action: id } as const
  const own: readonly (readonly [RoleInAction, NamedSummary | undefined])[] = [
    ['action-leader', action.leading?.party === party ? action.leading : undefined],
    ['co-leader', action.coLeaders.find(named => named.party === party)],
    ['participant', action.participants.find(named => named.party === party)],
  ]
  const waiting: OfAction[] = own.flatMap(([role, named]) => (named === undefined ? [] : ofNamed(here, role, named)))
  const leads = action.leading?.party === party && action.leaderAccepted && !action.leaderWaitsForDriver
  if (drives && action.leading !== null && action.leaderWaitsForDriver && action.leading.answer !== 'declined') {
    waiting.push({ what: 'confirm-leader', act: 'confirmation', ...here, party: action.leading.party, ...askedOf(action.leading) })
  }
  if (drives && action.state === 'proposed' && action.proposedBy !== null) waiting.push({ what: 'take-in', act: 'taking-in', ...here, party: action.proposedBy })
  if (drives) {
    for (const { party: offers, role, on, state } of action.offers) {
      if (state === 'waits' && offers !== party) waiting.push({ what: 'take-offer', act: 'leading', ...here, party: offers, role, since: on ?? null })
    }
  }
  if (drives || leads) {
    for (const named of action.participants) {
      if (named.joined === 'waits' && named.party !== party) waiting.push({ what: 'admit', act: 'admission', ...here, party: named.party, ...askedOf(named) })
    }
  }
  return waiting
}

/** Whoever was asked to answer later has not answered. Of whoever added itself, only the action's people are waited for,
 *  unless nobody who speaks for it has said yes. */
function ofNamed(here: InAction, role: RoleInAction, named: NamedSummary): readonly OfAction[] {
  if (named.changed !== undefined) return [{ what: 'keep', act: 'answer', ...here, role, changed: named.changed }]
  const isSilent = named.answer === 'asked' || named.answer === 'to-be-confirmed'
  return isSilent && named.joined !== 'turned-down' ? [{ what: 'answer', act: 'answer', ...here, role, ...askedOf(named) }] : []
}

const askedOf = ({ on, reminded }: NamedSummary): Asked => ({ since: on ?? null, reminded: reminded ?? null })
const dayOf = (at: string): IsoDay => IsoDay.parse(at.slice(0, 10))

/** Whether an action looks for participants: its writers say so, or nobody has been asked and nobody has come. What is only
 *  proposed, and a plan in which nobody can join any more, look for nobody. */
export function looksForParticipants(plan: PlanSummary, action: ActionSummary): boolean {
  if (plan.archived || plan.status === null || !isOpenWhile('joining', plan.status) || action.state === 'proposed') return false
  return action.seeks !== null || action.participants.every(({ answer, joined }) => answer === 'declined' || joined === 'turned-down')
}
