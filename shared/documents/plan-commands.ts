// What a person does to a plan, as commands of the typed view: they work off-line, are one step of undo each, and leave
// to the gate only whether they may be done. Nobody signs another delegation up: naming one asks it.
import { ActionId, randomId, RequestId, RowId } from '../ids.ts'
import type { GoalId, PartyId } from '../ids.ts'
import { isOutsideLeader } from '../parties/eligibility.ts'
import type { OfferedRole } from '../vocabularies/participation.ts'
import type { ContributionKind } from '../vocabularies/vocabularies.ts'
import { isLongKey, keyBetween, keysFor } from '../schema/order.ts'
import { daysOfQuarter, quarterOf } from '../schema/values.ts'
import type { IsoDay, OrderKey } from '../schema/values.ts'
import type { ValueView } from '../schema/view.ts'
import type { ActionKind } from '../vocabularies/vocabularies.ts'
import { basisIn } from './confirmed-since.ts'
import { admissionKey, answerKey, askerKey, confirmationKey, contributionKey, isQuartersOnly, offerKey } from './plan.ts'
import type { ActionView, Admission, Answer, AnswerInWriting, OfferReply, PlanView, RoleInAction } from './plan.ts'

/** What the writer had seen of the plan, and the day on which it writes. */
export type Seen = { readonly epoch: string; readonly seq: number; readonly on?: IsoDay }
/** What an answer says, before it is known what its giver had seen. */
export type Reply = { readonly answer: 'confirmed' | 'declined' | 'to-be-confirmed' } | { readonly answer: 'confirmed-subject'; readonly condition: string }

type Ordered = { readonly id: ActionId; readonly order: OrderKey }

/** Adds an action at the end of a goal, or after another action of it. Its lasting reference comes from the server.
 *  Two transactions: the creation is for good, and what undo takes back is the step that brings the action in; so an
 *  undo never deletes what a colleague has typed into it meanwhile. */
export function addAction(plan: PlanView, goal: GoalId, after?: ActionId): ActionId {
  const id = ActionId.parse(randomId())
  const siblings = orderedActionsOf(plan, goal)
  const place = after === undefined ? siblings.length : siblings.findIndex(sibling => sibling.id === after) + 1
  const order = keyBetween(siblings[place - 1]?.order ?? null, siblings[place]?.order ?? null)
  plan.changeForGood(() => plan.roots.actions.create(id, { goal, order, removed: true }))
  plan.change(() => {
    plan.roots.actions.get(id)?.removed.set(false)
    if (isLongKey(order)) renewKeys(plan, siblings.toSpliced(place, 0, { id, order }).map(sibling => sibling.id))
  })
  return id
}

/** Adds an action as the proposal of a delegation that has no role in the plan. The order of others is not its to change. */
export function proposeAction(plan: PlanView, goal: GoalId, party: PartyId): ActionId {
  const id = ActionId.parse(randomId())
  const order = keyBetween(orderedActionsOf(plan, goal).at(-1)?.order ?? null, null)
  plan.changeForGood(() => plan.roots.actions.create(id, { goal, order, removed: true, proposedBy: party }))
  plan.change(() => plan.roots.actions.get(id)?.removed.set(false))
  return id
}

/** The driver takes a proposed action into the plan: from then on it has a number and counts. */
export const takeIn = (plan: PlanView, id: ActionId): void => plan.roots.actions.get(id)?.takenIn.set(true)

/** Removing marks: undo and `bringBackAction` restore it with everything in it. */
export const removeAction = (plan: PlanView, id: ActionId): void => plan.roots.actions.get(id)?.removed.set(true)
export const bringBackAction = (plan: PlanView, id: ActionId): void => plan.roots.actions.get(id)?.removed.set(false)

/** Puts an action at a place (0 is the first) among the actions of a goal. One write of the order, and one of the goal
 *  where it changes; neighbours with equal keys get a new one, unless the order of others is not the writer's to change:
 *  then the action stands beside them. */
export function moveAction(plan: PlanView, id: ActionId, goal: GoalId, place: number, mayOrderOthers = true): void {
  const action = plan.roots.actions.get(id)
  if (action === undefined) return
  const siblings = orderedActionsOf(plan, goal).filter(sibling => sibling.id !== id)
  const before = siblings[place - 1] ?? null
  const following = siblings[place] ?? null
  plan.change(() => {
    const order = keyBetween(before?.order ?? null, following?.order ?? null)
    action.order.set(order)
    if (mayOrderOthers && isLongKey(order)) renewKeys(plan, siblings.toSpliced(place, 0, { id, order }).map(sibling => sibling.id))
    else if (mayOrderOthers && before !== null && following !== null && before.order >= following.order) {
      const next = siblings[place + 1]?.order ?? null
      plan.roots.actions.get(following.id)?.order.set(keyBetween(order, next !== null && next > order ? next : null))
    }
    if (action.goal.get() !== goal) action.goal.set(goal)
    if (action.goalsServed.get(goal)) action.goalsServed.clear(goal)
  })
}

/** New keys for all actions of a goal, in this order: after very many insertions at one place they had grown long. */
function renewKeys(plan: PlanView, ids: readonly ActionId[]): void {
  const keys = keysFor(ids.length)
  ids.forEach((id, place) => {
    const key = keys[place]
    if (key !== undefined) plan.roots.actions.get(id)?.order.set(key)
  })
}

/** The actions of a goal that are not removed, by (order, id). */
export function orderedActionsOf(plan: PlanView, goal: GoalId): Ordered[] {
  const ordered: Ordered[] = []
  for (const id of plan.roots.actions.ids()) {
    const action = plan.roots.actions.get(id)
    const order = action?.order.get()
    if (action?.goal.get() === goal && action.removed.get() !== true && order !== undefined) ordered.push({ id, order })
  }
  return ordered.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
}

const newRequest = (): RequestId => RequestId.parse(randomId())
const onDay = ({ on }: Seen): { readonly on?: IsoDay } => (on === undefined ? {} : { on })

/** Names the leader, which asks it; naming again asks again. Where the writer speaks for the party named, or is the
 *  driver naming an outside leader, that is the answer or confirmation too.
 *  Source: staff working document, footnote 5 (action leaders under the responsibility of the driver). */
export function askToLead(plan: PlanView, action: ActionView, party: PartyId, writer: WriterHere, seen: Seen): void {
  plan.change(() => {
    const request = newRequest()
    action.leader.set({ request, party, ...onDay(seen) })
    action.askers.set(askerKey(party, request), writer.party)
    if (writer.party === party && writer.answersForParty) answer(action, 'action-leader', party, request, { answer: 'confirmed' }, seen)
    if (writer.isDriver && isOutsideLeader(party)) action.confirmations.set(confirmationKey(party, request), seen)
  })
}

export type WriterHere = { readonly party: PartyId; readonly answersForParty: boolean; readonly isDriver: boolean }

/** Asks a delegation to co-lead or take part; a delegation that adds itself answers at once. */
export function ask(plan: PlanView, action: ActionView, role: 'co-leader' | 'participant', party: PartyId, writer: WriterHere, seen: Seen): void {
  plan.change(() => {
    const request = newRequest()
    const named = role === 'co-leader' ? action.coLeaders : action.participants
    named.set(party, { request, ...onDay(seen) })
    action.askers.set(askerKey(party, request), writer.party)
    if (writer.party === party && writer.answersForParty) answer(action, role, party, request, { answer: 'confirmed' }, seen)
  })
}

/** A delegation adds itself to the participants: it asks nobody. Whoever speaks for it has said yes with it. */
export function join(plan: PlanView, action: ActionView, writer: WriterHere, seen: Seen): void {
  plan.change(() => {
    const request = newRequest()
    action.participants.set(writer.party, { request, joined: true, ...onDay(seen) })
    if (writer.answersForParty) answer(action, 'participant', writer.party, request, { answer: 'confirmed' }, seen)
  })
}

/** A delegation offers to lead, or to help to lead: it asks whoever names the leader. Offering again renews the offer. Where
 *  whoever speaks for it offers, that is its yes to being named for it, to an action that it leads. */
export function offerToLead(plan: PlanView, action: ActionView, role: OfferedRole, writer: Pick<WriterHere, 'party' | 'answersForParty'>, seen: Seen): void {
  const { party } = writer
  plan.change(() => {
    const request = newRequest()
    action.offers.set(offerKey(party, role), { request, ...onDay(seen) })
    if (!writer.answersForParty) return
    const about = { ...basisIn(action, party), ...(role === 'action-leader' && { leader: party }) }
    action.answers.set(answerKey(party, role, request), { answer: 'confirmed', ...seen, about })
  })
}

/** Takes the offer back, and with it the yes, where whoever speaks for the delegation does. */
export function withdrawOffer(plan: PlanView, action: ActionView, role: OfferedRole, writer: Pick<WriterHere, 'party' | 'answersForParty'>): void {
  const offer = action.offers.get(offerKey(writer.party, role))
  if (offer === undefined) return
  plan.change(() => {
    action.offers.clear(offerKey(writer.party, role))
    const given = answerKey(writer.party, role, offer.request)
    if (writer.answersForParty && action.answers.get(given) !== undefined) action.answers.clear(given)
  })
}

/** Names the delegation for what it offered, under what the offer is called: a yes given with it is the answer. Another leader
 *  that was named is named no more. */
export function takeOffer(plan: PlanView, action: ActionView, party: PartyId, role: OfferedRole, writer: WriterHere, seen: Seen & { readonly on: IsoDay }): void {
  const offer = action.offers.get(offerKey(party, role))
  if (offer === undefined) return
  const { request } = offer
  plan.change(() => {
    if (role === 'action-leader') action.leader.set({ request, party, on: seen.on })
    else action.coLeaders.set(party, { request, on: seen.on })
    action.askers.set(askerKey(party, request), writer.party)
    if (role === 'action-leader' && writer.isDriver && isOutsideLeader(party)) action.confirmations.set(confirmationKey(party, request), seen)
    action.offerReplies.set(askerKey(party, request), { reply: 'taken', by: writer.party, on: seen.on })
  })
}

export function declineOffer(action: ActionView, party: PartyId, request: RequestId, said: Omit<OfferReply, 'reply'>): void {
  action.offerReplies.set(askerKey(party, request), { reply: 'declined', ...said })
}

/** Leader's or driver's word on a delegation that added itself; its own answer stays its own. */
export function admit(action: ActionView, party: PartyId, admission: Admission): void {
  const participation = action.participants.get(party)
  if (participation !== undefined) action.admissions.set(admissionKey(party, participation.request), admission)
}

export function takeOut(plan: PlanView, action: ActionView, role: RoleInAction, party: PartyId): void {
  plan.change(() => {
    if (role === 'action-leader') {
      if (action.leader.get()?.party === party) action.leader.clear()
    } else (role === 'co-leader' ? action.coLeaders : action.participants).clear(party)
  })
}

/** Reminds a delegation of the request that stands, in the writer's name. */
export function remind(action: ActionView, party: PartyId, request: RequestId, writer: Pick<WriterHere, 'party'>, on: IsoDay): void {
  action.reminders.set(askerKey(party, request), { by: writer.party, on })
}

/** A delegation's own answer to one request, with what its giver had seen of the plan and of the action. */
export function answer(action: ActionView, role: RoleInAction, party: PartyId, request: RequestId, reply: Reply, seen: Seen): void {
  const given = { ...seen, about: basisIn(action, party) }
  const said: Answer = reply.answer === 'confirmed-subject' ? { answer: reply.answer, condition: reply.condition, ...given } : { answer: reply.answer, ...given }
  action.answers.set(answerKey(party, role, request), said)
}

/** An answer that another delegation gave in writing, recorded for the request that stands. Its own answer stands over it. */
export function recordAnswer(action: ActionView, role: RoleInAction, party: PartyId, request: RequestId, reply: ReplyInWriting, writer: Pick<WriterHere, 'party'>, seen: Seen): void {
  const recorded: AnswerInWriting = { ...reply, recordedBy: writer.party, ...seen, about: basisIn(action, party) }
  action.answersInWriting.set(answerKey(party, role, request), recorded)
}

type Received = { readonly received: IsoDay; readonly reference: string }
export type ReplyInWriting = Received & ({ readonly answer: 'confirmed' | 'declined' } | { readonly answer: 'confirmed-subject'; readonly condition: string })

/** Takes back what was recorded by mistake. */
export const takeBackRecorded = (action: ActionView, role: RoleInAction, party: PartyId, request: RequestId): void =>
  action.answersInWriting.clear(answerKey(party, role, request))

/** The driver's word that an outside leader works under its responsibility. */
export function confirmLeader(action: ActionView, seen: Seen): void {
  const leader = action.leader.get()
  if (leader !== undefined) action.confirmations.set(confirmationKey(leader.party, leader.request), seen)
}

export function contribute(action: ActionView, party: PartyId, kind: ContributionKind, words: string): void {
  const key = contributionKey(party, kind)
  if (words === '') action.contributions.clear(key)
  else action.contributions.set(key, words)
}

/** Sets the kind. Kinds that may hold whole quarters only round the dates outwards in the same step. */
export function setKind(plan: Pick<PlanView, 'change'>, action: Pick<ActionView, 'kind' | 'from' | 'to'>, kind: ActionKind): void {
  plan.change(() => {
    action.kind.set(kind)
    if (!isQuartersOnly(kind)) return
    const from = action.from.get()
    const to = action.to.get()
    if (from !== undefined) action.from.set(daysOfQuarter(quarterOf(from)).first)
    if (to !== undefined) action.to.set(daysOfQuarter(quarterOf(to)).last)
  })
}

export function setDates(plan: PlanView, action: ActionView, from: IsoDay | null, to: IsoDay | null): void {
  plan.change(() => {
    if (from === null) action.from.clear()
    else action.from.set(from)
    if (to === null) action.to.clear()
    else action.to.set(to)
  })
}

/** Rows wherever they are kept: in an action, or in a draft of one. */
export type RowsView<Fields> = { ids(): RowId[]; get(id: RowId): (Fields & AnyRow) | undefined; create(id: RowId, initial: { readonly order: OrderKey; readonly removed: boolean }): unknown }
type AnyRow = { readonly order: ValueView<OrderKey>; readonly removed: ValueView<boolean> }

/** Adds a row at the end; like an action it is created for good and then brought in. */
export function addRow(into: Pick<PlanView, 'change' | 'changeForGood'>, rows: RowsView<unknown>): RowId {
  const id = RowId.parse(randomId())
  const orders = rows.ids().map(row => rows.get(row)?.order.get()).filter(order => order !== undefined).sort()
  const order = keyBetween(orders[orders.length - 1] ?? null, null)
  into.changeForGood(() => rows.create(id, { order, removed: true }))
  into.change(() => rows.get(id)?.removed.set(false))
  return id
}

export const removeRow = (rows: Pick<RowsView<unknown>, 'get'>, id: RowId): void => rows.get(id)?.removed.set(true)
