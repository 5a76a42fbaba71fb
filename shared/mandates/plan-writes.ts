// From a place in a plan's document to the line of the table that decides about it, and what a value must be besides: a
// delegation that adds an action does it in its own name, and whoever joins says that it joined by itself.
import type { Standing } from '../documents/plan-standing.ts'
import { requestOf } from '../documents/plan-answers.ts'
import { Admission, admissionKey, AnswerInWriting, Offer, OfferReply, Participation, planSchema, Reminder, rolesInAction } from '../documents/plan.ts'
import type { PlanPlain, RoleInAction } from '../documents/plan.ts'
import { ActionId, GoalId, PartyId, ThreadId } from '../ids.ts'
import { mayHold } from '../parties/eligibility.ts'
import { offeredRoles } from '../vocabularies/participation.ts'
import { err } from '../result.ts'
import type { Result } from '../result.ts'
import { nodeAt } from '../schema/node.ts'
import type { DocumentSchema, Path, Roots } from '../schema/node.ts'
import { mayWrite } from './mandates.ts'
import type { Grant, MandateRefusal, PlanFacts, Subject, Writer } from './mandates.ts'
import { factsIn } from './plan-facts.ts'
import { mayLeaveInThread, mayWriteInThread } from './thread-writes.ts'
import type { ThreadOf } from './thread-writes.ts'
import type { WrittenBy } from './written-by.ts'

/** One field as the schema describes it: where, whose act it is, and the delegation that its key names, if it names one. */
export type Field = { readonly path: Path; readonly writtenBy: WrittenBy; readonly party: PartyId | null }

/** The field at a path of a plan; null where the schema holds none that could be written. */
export const fieldAt = (path: Path): Field | null => fieldIn(planSchema, path)

/** The same for a document of any kind. */
export function fieldIn(schema: DocumentSchema<Roots>, path: Path): Field | null {
  const node = nodeAt(schema, path)
  const around = nodeAt(schema, path.slice(0, -1))
  if (node === null) return null
  if (around?.node === 'keyed') return { path, writtenBy: around.writtenBy, party: around.partyOf?.(path[path.length - 1] ?? '') ?? null }
  if (node.node !== 'fixed') return { path, writtenBy: node.writtenBy, party: null }
  return around?.node === 'entries' ? { path, writtenBy: around.writtenBy, party: null } : null
}

/** Whether this person may write at a path of a plan as a page holds it. */
export function mayWriteAt(writer: Writer, plan: PlanPlain, path: Path): boolean {
  const field = fieldAt(path)
  return field !== null && mayWriteField(writer, factsIn(plan.record, new Date()), field, id => plan.actions[id] ?? null, undefined, id => plan.threads[ThreadId.parse(id)] ?? null).ok
}

/** How an action stands now; null for one that the plan does not hold yet. */
export type StandingOf = (id: ActionId) => Standing | null

/** Whether this person may write this field of the plan now. An action that the plan does not hold yet is its creator's:
 *  that a creator without a role in the plan says whose proposal it is, is asked by `mayLeave`.
 *  @param givesPart whether the update that is judged gives the writer's delegation its part in an action.
 *  @param threadOf how threads of comments stand. */
export function mayWriteField(writer: Writer, facts: PlanFacts, field: Field, standingOf: StandingOf, givesPart?: (id: ActionId) => boolean, threadOf: ThreadOf = () => null): Result<Grant, MandateRefusal> {
  const [root, id] = field.path
  if (root === 'threads') return mayWriteInThread(writer, facts, field, threadOf, standingOf)
  const { writtenBy, party } = field
  if (root === 'goals') return mayWrite(writer, facts, { writtenBy, party, goal: GoalId.safeParse(id).data })
  const action = root === 'actions' ? ActionId.safeParse(id).data : undefined
  if (action === undefined || field.path.length === 2) return mayWrite(writer, facts, { writtenBy, party })
  const known = standingOf(action)
  if (writtenBy === 'proposing') return known === null ? mayWrite(writer, facts, { writtenBy: 'adding' }) : err({ code: 'mandate/server-only' })
  const subject: Subject = { writtenBy, party, action: { id: action, now: known ?? newBy(writer.party), givesPart: givesPart?.(action) ?? false } }
  const may = mayWrite(writer, facts, subject)
  // Every delegation of the circle may offer to lead, and each for itself.
  const isOpen = may.ok || may.error.code === 'mandate/reader'
  if (isOpen && writtenBy === 'offering' && party !== null && party !== writer.party) return err({ code: 'mandate/not-your-delegation' })
  if (may.ok || writtenBy !== 'participation' || party !== writer.party) return may
  const joins = mayWrite(writer, facts, { ...subject, writtenBy: 'joining' })
  // Where nobody adds itself any more, who writes the action may still add others.
  return !joins.ok && joins.error.code === 'mandate/status-closed' ? may : joins
}

const newBy = (party: PartyId): Standing => ({ leader: undefined, coLeaders: {}, participants: {}, answers: {}, answersInWriting: {}, confirmations: {}, proposedBy: party, takenIn: undefined })

/** The kind of field that names a delegation in a role. */
export function namingOf(role: RoleInAction): WrittenBy {
  switch (role) {
    case 'action-leader':
      return 'leading'
    case 'co-leader':
      return 'action'
    case 'participant':
      return 'participation'
  }
}

/** What an update leaves under a field that its writer may write, and what stood there. Null: that may be so. */
export function mayLeave(writer: Writer, { path }: Field, grant: Grant, value: unknown, before: unknown, standingOf: StandingOf): MandateRefusal['code'] | null {
  const [root, id, key, party = ''] = path
  if (root === 'threads') return mayLeaveInThread(writer, path, value, planSchema)
  if (root !== 'actions') return null
  if (grant.role === 'pen' && key === 'askers' && party.startsWith(`${writer.party}:`)) return 'mandate/pen-not-for-oneself'
  if (key === 'askers') return [value, before].every(asker => asker === undefined || asker === writer.party) ? null : 'mandate/ask-as-yourself'
  if (key === 'reminders') return value === undefined || Reminder.safeParse(value).data?.by === writer.party ? null : 'mandate/ask-as-yourself'
  if (key === 'admissions') return value === undefined || Admission.safeParse(value).data?.by === writer.party ? null : 'mandate/admit-as-yourself'
  if (key === 'offers') return value === undefined || (mayHoldOffered(party) && !bringsBackAsked(standingOf(ActionId.parse(id)), party, value, before)) ? null : 'mandate/may-not-join'
  if (key === 'offerReplies') return value === undefined || OfferReply.safeParse(value).data?.by === writer.party ? null : 'mandate/admit-as-yourself'
  if (key === 'answersInWriting') return value === undefined ? null : mayRecord(writer, party, value, standingOf(ActionId.parse(id)))
  if (grant.role === 'pen' && party === writer.party && value !== undefined && namesInRole(key, value)) return 'mandate/pen-not-for-oneself'
  if (key === 'proposedBy') return value === writer.party ? null : 'mandate/propose-as-yourself'
  if (key !== 'participants') return null
  const isByItself = grant.role === 'circle' || grant.role === 'guest'
  // Joining is undone by whoever joined; whoever was asked declines instead.
  if (value === undefined) return isByItself && !hasJoined(before) ? 'mandate/may-not-join' : null
  if (bringsBackTakenIn(standingOf(ActionId.parse(id)), PartyId.parse(party), value, before)) return 'mandate/may-not-join'
  return hasJoined(value) === (isByItself || (party === writer.party && hasJoined(value))) ? null : 'mandate/not-your-delegation'
}

/** Whoever was taken in and is named no more joins under another request: under the former one it would be in at once, and see
 *  exact days, whoever took it out. */
function bringsBackTakenIn(action: Standing | null, party: PartyId, value: unknown, before: unknown): boolean {
  const [next, former] = [Participation.safeParse(value).data, Participation.safeParse(before).data]
  return next?.joined === true && next.request !== former?.request && action?.admissions?.[admissionKey(party, next.request)]?.admission === 'taken-in'
}

/** An offer is made under a request of its own: under one that was answered or confirmed before, whoever takes it would take the old
 *  yes for a new one, and let in who nobody that speaks for the delegation has offered. */
function bringsBackAsked(action: Standing | null, key: string, value: unknown, before: unknown): boolean {
  const [next, former] = [Offer.safeParse(value).data, Offer.safeParse(before).data]
  if (action === null || next === undefined || next.request === former?.request) return false
  const party = PartyId.parse(key.slice(0, key.indexOf(':')))
  const isUnder = (other: string): boolean => other.startsWith(`${party}:`) && other.endsWith(`:${next.request}`)
  return [action.answers, action.answersInWriting, action.confirmations, action.askers ?? {}].some(under => Object.keys(under).some(isUnder))
}

/** Whether an answer received in writing may be recorded under this key: another delegation's, to a request that stands, while
 *  that delegation has not answered it itself, and by whoever it says. */
function mayRecord(writer: Writer, key: string, value: unknown, action: Standing | null): MandateRefusal['code'] | null {
  const recorded = AnswerInWriting.safeParse(value).data
  return recorded?.recordedBy === writer.party ? mayRecordUnder(writer.party, key, action) : 'mandate/answer-yourself'
}

/** Whether a delegation may record an answer received in writing under this key: another's, to a request that stands, while
 *  that delegation has not answered it itself. Null: it may, where it may record at all. */
export function mayRecordUnder(recorder: PartyId, key: string, action: Standing | null): MandateRefusal['code'] | null {
  const [party = '', role, request] = key.split(':')
  if (party === recorder) return 'mandate/answer-yourself'
  const named = rolesInAction.find(known => known === role)
  if (action === null || named === undefined || requestOf(action, named, PartyId.parse(party)) !== request) return 'mandate/request-gone'
  return action.answers[key] === undefined ? null : 'mandate/answered-already'
}

/** Whether a new action must say whose proposal it is: who added it holds no role in the plan that adds actions. */
export const mustBeProposal = (grant: Grant): boolean => grant.role === 'circle'

/** Nobody offers what its kind of delegation cannot be. */
function mayHoldOffered(key: string): boolean {
  const [party = '', offered] = key.split(':')
  const role = offeredRoles.find(known => known === offered)
  return role !== undefined && mayHold(role, PartyId.parse(party)).ok
}

/** A pen writes in the name of whoever lent it. Naming oneself with it would open to its holder what the driver opens to
 *  those whom it asks, exact days among them. */
const namesInRole = (key: string | undefined, value: unknown): boolean => key === 'coLeaders' || (key === 'participants' && !hasJoined(value))

const hasJoined = (value: unknown): boolean => Participation.safeParse(value).data?.joined === true
