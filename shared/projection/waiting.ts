// What waits for a delegation over all plans it may read, from their summaries: what it was asked, what it confirmed and has
// changed since, what others need of it as driver or leader, and steps that are announced where it has a part. An act that the
// plan's status has closed to the delegation waits no more. Whether this person may do it says the table of mandates: `mayDo`.
import type { Changeable } from '../documents/answer-basis.ts'
import type { GuidanceNote } from '../api/cycles.ts'
import type { ActionId, GoalId, PartyId, PenId, PlanId } from '../ids.ts'
import type { PersonFunction } from '../mandates/functions.ts'
import { isRowOpen, mandateRows } from '../mandates/mandate-rows.ts'
import type { MandateRow } from '../mandates/mandate-rows.ts'
import type { WrittenBy } from '../mandates/written-by.ts'
import { isRunning, samePenPlace } from '../mandates/pen.ts'
import type { PenPlace } from '../mandates/pen.ts'
import { IsoDay } from '../schema/values.ts'
import type { RoleInAction } from '../documents/plan.ts'
import type { OfferedRole } from '../vocabularies/participation.ts'
import type { PlanStatus } from '../vocabularies/vocabularies.ts'
import { partIn } from './own-part.ts'
import type { ActionSummary, NamedSummary, PlanSummary } from './plan-summary-shape.ts'

/** `since`: the day on which it was asked, where that is known. `reminded`: the day of the last reminder. */
type Asked = { readonly since: IsoDay | null; readonly reminded: IsoDay | null }
type InAction = { readonly plan: PlanId; readonly action: ActionId }

/** `as`: the role of the table in which the delegation does it; `act`: what of the table it writes with it. */
export type Waiting =
  /** The delegation was asked to lead, to help to lead or to take part, and has not said yes or no. */
  | ({ readonly what: 'answer'; readonly as: 'delegation'; readonly act: 'answer'; readonly role: RoleInAction; readonly said: 'asked' | 'to-be-confirmed' } & InAction & Asked)
  /** It confirmed, and the action is no longer what it confirmed. */
  | ({ readonly what: 'keep'; readonly as: 'delegation'; readonly act: 'answer'; readonly role: RoleInAction; readonly changed: readonly Changeable[] } & InAction)
  /** As driver: a leader from outside needs its word. */
  | ({ readonly what: 'confirm-leader'; readonly as: 'driver'; readonly act: 'confirmation'; readonly party: PartyId } & InAction & Asked)
  /** As driver: a proposal of a delegation without a role in the plan. */
  | ({ readonly what: 'take-in'; readonly as: 'driver'; readonly act: 'taking-in'; readonly party: PartyId } & InAction)
  /** As driver or accepted leader: a delegation added itself. */
  | ({ readonly what: 'admit'; readonly as: 'driver' | 'action-leader'; readonly act: 'admission'; readonly party: PartyId } & InAction & Asked)
  /** As driver: a delegation offers to lead an action or to help to lead it. */
  | ({ readonly what: 'take-offer'; readonly as: 'driver'; readonly act: 'leading'; readonly party: PartyId; readonly role: OfferedRole; readonly since: IsoDay | null } & InAction)
  /** It was named driver or co-driver and has not accepted. */
  | { readonly what: 'accept-plan'; readonly plan: PlanId; readonly role: 'driver' | 'co-driver' }
  /** As driver or co-driver: a delegation asks for the pen. */
  | { readonly what: 'lend-pen'; readonly as: 'driver' | 'co-driver'; readonly act: 'lending'; readonly plan: PlanId; readonly request: PenId; readonly party: PartyId; readonly place: PenPlace; readonly since: IsoDay | null }
  /** A step of a plan in which it has a part is announced. `toFix`: what it drives or leads there and has something to fix. */
  | { readonly what: 'read-step'; readonly plan: PlanId; readonly status: PlanStatus; readonly at: string; readonly toFix: readonly ActionId[] }
  /** The pen that is lent to it ends soon. `isAsked`: it has asked for it again. */
  | { readonly what: 'pen-ends'; readonly plan: PlanId; readonly pen: PenId; readonly place: PenPlace; readonly until: string; readonly isAsked: boolean }
  /** The supervisor of a goal has written what plans are to bear in mind, and the delegation drives a plan or leads an action there:
   *  the newest such plan. */
  | { readonly what: 'read-note'; readonly plan: PlanId; readonly goal: GoalId; readonly digest: string; readonly supervisor: PartyId | null }

/** What no summary tells. */
export type Beside = { readonly now: Date; readonly notes: readonly GuidanceNote[] }
const nothingBeside: Beside = { now: new Date(0), notes: [] }

/** A pen that ends within this is told of, so that there are two evenings to finish in or to ask again. House rule. */
const penEndsSoonMs = 2 * 86_400_000

/** In the order of the plans and, within one, of its actions. Archived plans have nothing to do. */
export function waitingFor(party: PartyId, plans: readonly PlanSummary[], { now, notes }: Beside = nothingBeside): readonly Waiting[] {
  const open = plans.filter(({ archived }) => !archived)
  return [...open.flatMap(plan => waitingIn(plan, party, now)), ...notes.flatMap(note => noteToRead(note, party, open))]
}

function noteToRead({ goal, supervisor, digest }: GuidanceNote, party: PartyId, plans: readonly PlanSummary[]): readonly Waiting[] {
  if (supervisor === party) return []
  const concerned = plans.filter(plan => plan.status !== 'closed' && plan.cells[goal] !== undefined && hasToDoWith(goal, plan, party))
  const [newest] = concerned.toSorted((a, b) => compare(b.period?.start ?? '', a.period?.start ?? ''))
  return newest === undefined ? [] : [{ what: 'read-note', plan: newest.plan, goal, digest, supervisor }]
}

function hasToDoWith(goal: GoalId, plan: PlanSummary, party: PartyId): boolean {
  const { drives, hasAccepted } = partIn(plan, party)
  return (drives !== null && hasAccepted) || Object.values(plan.actions).some(action => action?.goal === goal && (action.leader === party || action.coLeaders.some(named => named.party === party)))
}

function waitingIn(plan: PlanSummary, party: PartyId, now: Date): readonly Waiting[] {
  const part = partIn(plan, party)
  const drives = part.drives === 'driver' && part.hasAccepted
  const ofPlan: Waiting[] = []
  if (part.drives !== null && !part.hasAccepted) ofPlan.push({ what: 'accept-plan', plan: plan.plan, role: part.drives })
  if (part.drives !== null && part.hasAccepted) {
    for (const { id, party: asks, place, at } of plan.penRequests) {
      if (asks !== party) ofPlan.push({ what: 'lend-pen', as: part.drives, act: 'lending', plan: plan.plan, request: id, party: asks, place, since: dayOf(at) })
    }
  }
  if (plan.nextStep !== null && (part.drives !== null || part.actions.length > 0)) {
    const toFix = idsOf(plan).filter(id => plan.actions[id]?.state === 'to-fix' && ((part.drives !== null && part.hasAccepted) || plan.actions[id].leader === party))
    ofPlan.push({ what: 'read-step', plan: plan.plan, ...plan.nextStep, toFix })
  }
  for (const { id, party: holds, place, until } of plan.pens) {
    if (holds !== party || !isRunning({ until }, now) || Date.parse(until) - now.getTime() > penEndsSoonMs) continue
    const isAsked = plan.penRequests.some(request => request.party === party && samePenPlace(request.place, place))
    ofPlan.push({ what: 'pen-ends', plan: plan.plan, pen: id, place, until, isAsked })
  }
  const ofActions = idsOf(plan).flatMap(id => {
    const action = plan.actions[id]
    return action === undefined ? [] : waitingInAction(plan.plan, id, action, party, drives)
  })
  return [...ofPlan, ...ofActions].filter(waiting => !('act' in waiting) || rowFor(waiting, plan) !== undefined)
}

// The keys of a summary are those that its plan let in.
const idsOf = (plan: PlanSummary): readonly ActionId[] => Object.keys(plan.actions) as ActionId[]

/** How a plan stands, an amendment to it included; no status: it has none yet, and nothing is open. */
export type Stands = Pick<PlanSummary, 'status' | 'amendment'>

/** Of a plan that is in no list any more. */
export const nowhere: Stands = { status: null, amendment: null }

const openRows = (act: WrittenBy, { status, amendment }: Stands): readonly MandateRow[] =>
  status === null ? [] : mandateRows.filter(row => row.writes.includes(act) && isRowOpen(row, { status, amendment }, act))

/** The line of the table under which it is done now; undefined while the plan's status has closed it. */
const rowFor = ({ as, act }: Extract<Waiting, { readonly act: unknown }>, stands: Stands): MandateRow | undefined => openRows(act, stands).find(({ role }) => role === as)

/** Whether somebody who holds these functions in the delegation may do it. A role in a plan is accepted by whoever speaks for the
 *  delegation; what is only to be read is for everybody. */
export function mayDo(waiting: Waiting, stands: Stands, functions: readonly PersonFunction[]): boolean {
  if (waiting.what === 'read-step' || waiting.what === 'read-note' || waiting.what === 'pen-ends') return true
  const those = waiting.what === 'accept-plan' ? ['speaks' as const] : rowFor(waiting, stands)?.functions
  return those?.some(held => functions.includes(held)) ?? false
}

/** Whether somebody with these functions may ask for the pen, or ask for it again. */
export const mayAskForPen = (stands: Stands, functions: readonly PersonFunction[]): boolean =>
  openRows('asking-for-pen', stands).some(row => row.functions.some(held => functions.includes(held)))

/** What was reminded comes first, then what waits longest; what does not say since when comes last. */
export const mostUrgentFirst = <W extends Waiting>(waiting: readonly W[]): readonly W[] => waiting.toSorted((a, b) => compare(urgencyOf(a), urgencyOf(b)))

const unknownDay = '9999-12-31'
const urgencyOf = (waiting: Waiting): string => {
  const reminded = ('reminded' in waiting ? waiting.reminded : null) ?? unknownDay
  const since = ('since' in waiting ? waiting.since : null) ?? unknownDay
  return `${reminded} ${since}`
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type OfAction = Extract<Waiting, InAction>

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
    waiting.push({ what: 'confirm-leader', as: 'driver', act: 'confirmation', ...here, party: action.leading.party, ...askedOf(action.leading) })
  }
  if (drives && action.state === 'proposed' && action.proposedBy !== null) waiting.push({ what: 'take-in', as: 'driver', act: 'taking-in', ...here, party: action.proposedBy })
  if (drives) {
    for (const { party: offers, role, on, state } of action.offers) {
      if (state === 'waits' && offers !== party) waiting.push({ what: 'take-offer', as: 'driver', act: 'leading', ...here, party: offers, role, since: on ?? null })
    }
  }
  if (drives || leads) {
    for (const named of action.participants) {
      if (named.joined === 'waits' && named.party !== party) waiting.push({ what: 'admit', as: drives ? 'driver' : 'action-leader', act: 'admission', ...here, party: named.party, ...askedOf(named) })
    }
  }
  return waiting
}

/** Whoever was asked to answer later has not answered. Of whoever added itself, only the action's people are waited for,
 *  unless nobody who speaks for it has said yes. */
function ofNamed(here: InAction, role: RoleInAction, named: NamedSummary): readonly OfAction[] {
  if (named.changed !== undefined) return [{ what: 'keep', as: 'delegation', act: 'answer', ...here, role, changed: named.changed }]
  const { answer: said } = named
  if ((said !== 'asked' && said !== 'to-be-confirmed') || named.joined === 'turned-down') return []
  return [{ what: 'answer', as: 'delegation', act: 'answer', ...here, role, said, ...askedOf(named) }]
}

const askedOf = ({ on, reminded }: NamedSummary): Asked => ({ since: on ?? null, reminded: reminded ?? null })
const dayOf = (at: string): IsoDay => IsoDay.parse(at.slice(0, 10))

/** Whether anybody at all may write such a field of this plan now. */
export const isOpenNow = (act: WrittenBy, plan: Stands & Pick<PlanSummary, 'archived'>): boolean => !plan.archived && openRows(act, plan).length > 0

/** Whether an action looks for participants: its writers say so, or nobody has been asked and nobody has come. What is only
 *  proposed, and a plan in which nobody can join any more, look for nobody. */
export function looksForParticipants(plan: PlanSummary, action: ActionSummary): boolean {
  if (!isOpenNow('joining', plan) || action.state === 'proposed') return false
  return action.seeks !== null || action.participants.every(({ answer, joined }) => answer === 'declined' || joined === 'turned-down')
}
