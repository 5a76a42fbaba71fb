// Who may write what in a plan: one table, read by the page, the gate, the API and the tests. A row says which role, held
// through which functions, while the plan has which status, may write which kinds of field. Roles add up, never cancel.
import { hasPartIn, holdsInAction } from '../documents/plan-standing.ts'
import type { Standing } from '../documents/plan-standing.ts'
import type { ActionId, GoalId, PartyId, PersonId } from '../ids.ts'
import { isInBaseCircle } from '../parties/circle.ts'
import { partiesById } from '../parties/parties.ts'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import type { SourceKey } from '../sources.ts'
import { planStatuses } from '../vocabularies/vocabularies.ts'
import type { PlanStatus } from '../vocabularies/vocabularies.ts'
import type { PersonFunction } from './functions.ts'
import { reaches } from './pen.ts'
import type { Pen } from './pen.ts'
import type { WrittenBy } from './written-by.ts'

/** Who writes: a person acting for one delegation, with all functions it has there. */
export type Writer = { readonly person: PersonId; readonly party: PartyId; readonly functions: readonly PersonFunction[] }

/** What decides about mandates in one plan at one moment; rows of SQL, never the document. */
export type PlanFacts = {
  readonly status: PlanStatus
  readonly archived: boolean
  /** Null until the state that was named has accepted. */
  readonly driver: PartyId | null
  /** Those that have accepted. */
  readonly coDrivers: ReadonlySet<PartyId>
  readonly addedToCircle: ReadonlySet<PartyId>
  /** To whom a release is running at this moment. */
  readonly releasedTo: ReadonlySet<PartyId>
  /** The pens that are lent at this moment. */
  readonly pens: readonly Pen[]
}

export const rolesInPlan = [
  'driver',
  'co-driver',
  'action-leader',
  'co-leader',
  /** Whose proposal the action is, until the driver takes it in. */
  'author',
  /** Whoever was lent the pen. */
  'pen',
  /** The delegation under whose name something stands. */
  'delegation',
  /** The same, where it has a part in the action: named there, or with something there under its name. */
  'named',
  /** A Member State or an EU agency of the circle. */
  'circle',
  /** The Commission, and networks and bodies that were added to the circle. */
  'guest',
  /** Whoever is sent the plan. */
  'reader',
] as const
export type RoleInPlan = (typeof rolesInPlan)[number]

/** Roles in a cycle, outside every plan: see cycle.ts. */
export const rolesInCycle = ['supervisor'] as const
export type RoleInCycle = (typeof rolesInCycle)[number]

/** Under which role, and through which function, something was allowed; both are kept with what was written. */
export type Grant = { readonly role: RoleInPlan | RoleInCycle; readonly capacity: PersonFunction }

export type MandateRefusal = {
  readonly code:
    | 'mandate/not-in-circle'
    | 'mandate/reader'
    | 'mandate/speaks-only'
    | 'mandate/not-your-delegation'
    | 'mandate/drafters-only'
    | 'mandate/action-writers-only'
    | 'mandate/may-not-add'
    | 'mandate/propose-as-yourself'
    | 'mandate/may-not-join'
    | 'mandate/driver-only'
    | 'mandate/leader-or-driver-only'
    | 'mandate/server-only'
    | 'mandate/status-closed'
    | 'mandate/not-in-delivery'
    | 'mandate/not-in-days'
    | 'mandate/days-writers-only'
    | 'mandate/pen-not-for-oneself'
    | 'mandate/supervisor-only'
    | 'mandate/no-supervisor'
    | 'mandate/not-named'
    | 'mandate/ask-as-yourself'
    | 'mandate/admit-as-yourself'
    | 'mandate/answer-yourself'
    | 'mandate/answered-already'
    | 'mandate/request-gone'
    | 'plan/archived'
    | 'cycle/closed'
}

/** What is to be written: a kind of field, whose word it is where it is a delegation's, and where it stands. */
export type Subject = {
  readonly writtenBy: WrittenBy
  readonly party?: PartyId | null | undefined
  /** The goal whose text it is. */
  readonly goal?: GoalId | undefined
  /** The action it stands in, as it is now. `givesPart`: the same update gives the writer's delegation its part there. */
  readonly action?: { readonly id: ActionId; readonly now: Standing; readonly givesPart?: boolean } | undefined
}

export type MandateRow = {
  readonly role: RoleInPlan
  readonly functions: readonly PersonFunction[]
  readonly statuses: readonly PlanStatus[]
  readonly writes: readonly WrittenBy[]
  readonly source: SourceKey
  /** Where in the source, or what the house rule rests on. */
  readonly passage: string
}

/** Whoever speaks for a delegation drafts for it too. */
export const ownPeople: readonly PersonFunction[] = ['drafter', 'speaks']
/** Answers, acceptances and confirmations bind the delegation. In a Member State the National EMPACT Coordinator gives
 *  them. */
const whoSpeaks: readonly PersonFunction[] = ['speaks']
/** Until the plan is handed in, its driver and co-drivers can still mend it. */
const untilSubmitted: readonly PlanStatus[] = ['drafting', 'consultation', 'final-draft']
const untilFinalDraft: readonly PlanStatus[] = ['drafting', 'consultation']
const inDelivery: readonly PlanStatus[] = ['adopted', 'in-delivery']

/** Exact days are planned and put right as long as the plan lives: most of them are fixed after it was adopted. */
const untilClosed: readonly PlanStatus[] = planStatuses.filter(status => status !== 'closed')

const ofTheDays = ['exact-days', 'days-service'] as const
const ofAnAction = ['action', 'party-row', 'participation'] as const
const ofThePlan = [...ofAnAction, 'plan-text', 'placing', 'leading', 'adding'] as const

export const mandateRows: readonly MandateRow[] = [
  { role: 'driver', functions: ownPeople, statuses: untilSubmitted, writes: [...ofThePlan, 'taking-in', 'admission'], source: 'terms', passage: 'the driver leads the priority and its plan' },
  { role: 'driver', functions: whoSpeaks, statuses: untilSubmitted, writes: ['confirmation'], source: 'staff-working-document', passage: 'footnote 5: others lead actions under the responsibility of the driver' },
  { role: 'driver', functions: whoSpeaks, statuses: planStatuses, writes: ['releasing'], source: 'house-rule', passage: 'the driver answers for who reads its plan' },
  { role: 'driver', functions: ownPeople, statuses: ['drafting'], writes: ['lending'], source: 'house-rule', passage: 'whoever drafts a plan may let others help' },
  { role: 'co-driver', functions: ownPeople, statuses: ['drafting'], writes: ['lending'], source: 'house-rule', passage: 'whoever drafts a plan may let others help' },
  { role: 'co-driver', functions: ownPeople, statuses: untilSubmitted, writes: ofThePlan, source: 'terms', passage: 'the co-driver supports the driver' },
  { role: 'action-leader', functions: ownPeople, statuses: ['drafting'], writes: [...ofAnAction, 'admission'], source: 'house-rule', passage: 'an accepted leader answers for its action' },
  { role: 'co-leader', functions: ownPeople, statuses: ['drafting'], writes: ofAnAction, source: 'house-rule', passage: 'an accepted co-leader shares that' },
  { role: 'author', functions: ownPeople, statuses: ['drafting'], writes: [...ofAnAction, 'placing', 'leading'], source: 'house-rule', passage: 'a proposal is its author’s until the driver takes it in' },
  { role: 'pen', functions: ownPeople, statuses: ['drafting'], writes: [...ofAnAction, 'plan-text'], source: 'house-rule', passage: 'the driver or a co-driver lent the pen' },
  { role: 'delegation', functions: whoSpeaks, statuses: untilFinalDraft, writes: ['answer'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
  { role: 'driver', functions: whoSpeaks, statuses: untilFinalDraft, writes: ['recording'], source: 'house-rule', passage: 'an answer received in writing is recorded, marked so, until the delegation answers itself' },
  { role: 'named', functions: ownPeople, statuses: untilFinalDraft, writes: ['contribution', 'party-row'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
  { role: 'circle', functions: ownPeople, statuses: ['drafting'], writes: ['adding', 'joining'], source: 'staff-working-document', passage: 'section 3: Member States and agencies take part as they choose' },
  { role: 'guest', functions: ownPeople, statuses: ['drafting'], writes: ['joining'], source: 'house-rule', passage: 'the Commission and added networks join as participants' },
  { role: 'reader', functions: ownPeople, statuses: ['drafting'], writes: ['asking-for-pen'], source: 'house-rule', passage: 'whoever could help may ask' },
  { role: 'driver', functions: ownPeople, statuses: inDelivery, writes: ['delivery'], source: 'house-rule', passage: 'the driver reports on its plan' },
  { role: 'action-leader', functions: ownPeople, statuses: inDelivery, writes: ['delivery'], source: 'house-rule', passage: 'the leader reports on its action' },
  { role: 'named', functions: ownPeople, statuses: inDelivery, writes: ['own-delivery'], source: 'house-rule', passage: 'each participant reports its own part' },
  { role: 'driver', functions: ownPeople, statuses: untilClosed, writes: ofTheDays, source: 'house-rule', passage: 'who leads joint action days fixes them' },
  { role: 'co-driver', functions: ownPeople, statuses: untilClosed, writes: ofTheDays, source: 'house-rule', passage: 'who leads joint action days fixes them' },
  { role: 'action-leader', functions: ownPeople, statuses: untilClosed, writes: ofTheDays, source: 'house-rule', passage: 'who leads joint action days fixes them' },
  { role: 'co-leader', functions: ownPeople, statuses: untilClosed, writes: ofTheDays, source: 'house-rule', passage: 'who leads joint action days fixes them' },
  { role: 'delegation', functions: ownPeople, statuses: untilClosed, writes: ['days-service'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
  { role: 'delegation', functions: whoSpeaks, statuses: inDelivery, writes: ['movement'], source: 'staff-working-document', passage: 'sixth principle: freedom of action' },
]

/** Whether a delegation is sent the plan at all. Third countries, international organisations and private partners are
 *  outside unless a release to them is running; outside means: not a byte of it.
 *  Source: house rule (architecture: who is sent what). */
export function mayRead(party: PartyId, facts: PlanFacts): boolean {
  return isInBaseCircle(party) || facts.addedToCircle.has(party) || facts.releasedTo.has(party)
}

/** Whether this person may write such a field of this plan now. Ok: under which role and function. Err: the reason that
 *  stands in the way, most telling first; show its message. Does not check the value. */
export function mayWrite(writer: Writer, facts: PlanFacts, subject: Subject): Result<Grant, MandateRefusal> {
  if (!mayRead(writer.party, facts)) return err({ code: 'mandate/not-in-circle' })
  if (subject.writtenBy === 'server') return err({ code: 'mandate/server-only' })
  if (facts.archived) return err({ code: 'plan/archived' })
  let wrongStatus = false
  let wrongFunction: MandateRow | null = null
  for (const row of mandateRows) {
    if (!row.writes.includes(subject.writtenBy) || !holds(row.role, writer.party, facts, subject)) continue
    const capacity = row.functions.find(candidate => writer.functions.includes(candidate))
    if (!row.statuses.includes(facts.status)) wrongStatus = true
    else if (capacity === undefined) wrongFunction ??= row
    else return ok({ role: row.role, capacity })
  }
  if (wrongFunction !== null) return err({ code: wrongFunction.functions === whoSpeaks ? 'mandate/speaks-only' : 'mandate/reader' })
  // Whoever is told to ask somebody else could ask nobody while the status closes it to all.
  if (wrongStatus || !isOpenWhile(subject.writtenBy, facts.status)) return err({ code: statusRefusal(subject.writtenBy) })
  return err({ code: subject.party === writer.party && ofNamed.includes(subject.writtenBy) ? 'mandate/not-named' : roleRefusalIn(facts.status, subject.writtenBy) })
}

/** What a delegation writes under its own name where it has a part. */
const ofNamed: readonly WrittenBy[] = mandateRows.filter(row => row.role === 'named').flatMap(row => row.writes)

/** What is recorded over the API, or stands in another document. */
const besideThePlan: readonly WrittenBy[] = ['lending', 'releasing', ...ofTheDays]

/** Whether this person may write anything in this plan now, whatever it is. */
export function mayWriteSomething(writer: Writer, facts: PlanFacts): Result<Grant, MandateRefusal> {
  if (!mayRead(writer.party, facts)) return err({ code: 'mandate/not-in-circle' })
  if (facts.archived) return err({ code: 'plan/archived' })
  const capacity = ownPeople.find(candidate => writer.functions.includes(candidate))
  if (capacity === undefined) return err({ code: 'mandate/reader' })
  const isOpen = mandateRows.some(row => row.statuses.includes(facts.status) && !row.writes.every(kind => besideThePlan.includes(kind)))
  return isOpen ? ok({ role: 'delegation', capacity }) : err({ code: 'mandate/status-closed' })
}

/** Whether anybody at all may write such a field while a plan has this status. */
export const isOpenWhile = (writtenBy: WrittenBy, status: PlanStatus): boolean =>
  mandateRows.some(({ writes, statuses }) => writes.includes(writtenBy) && statuses.includes(status))

/** Whether a delegation holds a role of the table, as far as a field is concerned. */
export function holds(role: RoleInPlan, party: PartyId, facts: PlanFacts, { action, goal, party: subjectParty }: Subject): boolean {
  switch (role) {
    case 'driver':
      return facts.driver === party
    case 'co-driver':
      return facts.coDrivers.has(party)
    case 'action-leader':
    case 'co-leader':
    case 'author':
      return action !== undefined && holdsInAction(action.now, role, party)
    case 'pen':
      return facts.pens.some(pen => pen.party === party && reaches(pen, goal ?? null, action?.id ?? null))
    case 'delegation':
      return subjectParty === party
    case 'named':
      return subjectParty === party && action !== undefined && (action.givesPart === true || hasPartIn(action.now, party))
    case 'circle':
      return isMemberStateOrAgency(party)
    case 'guest':
      return party === 'com' || facts.addedToCircle.has(party)
    case 'reader':
      return mayRead(party, facts)
  }
}

function isMemberStateOrAgency(party: PartyId): boolean {
  const kind = partiesById.get(party)?.kind
  return kind === 'member-state' || kind === 'agency'
}

const statusRefusal = (writtenBy: WrittenBy): MandateRefusal['code'] =>
  writtenBy === 'delivery' || writtenBy === 'own-delivery' || writtenBy === 'movement' ? 'mandate/not-in-delivery' : 'mandate/status-closed'

/** It names those who may in this status, and nobody else: leaders write, and whoever may adds, while the plan is in drafting. */
function roleRefusalIn(status: PlanStatus, writtenBy: WrittenBy): MandateRefusal['code'] {
  const code = roleRefusals[writtenBy]
  const mayAs = (role: RoleInPlan): boolean => mandateRows.some(row => row.role === role && row.writes.includes(writtenBy) && row.statuses.includes(status))
  if ((code === 'mandate/action-writers-only' && !mayAs('action-leader')) || (code === 'mandate/may-not-add' && !mayAs('circle'))) return 'mandate/drafters-only'
  return code === 'mandate/leader-or-driver-only' && !mayAs('action-leader') ? 'mandate/driver-only' : code
}

/** What stands in the way of whoever holds no role that could write it. */
const roleRefusals: { readonly [W in WrittenBy]: MandateRefusal['code'] } = {
  'plan-text': 'mandate/drafters-only',
  'placing': 'mandate/drafters-only',
  'leading': 'mandate/drafters-only',
  'action': 'mandate/action-writers-only',
  'participation': 'mandate/action-writers-only',
  'party-row': 'mandate/action-writers-only',
  'adding': 'mandate/may-not-add',
  'proposing': 'mandate/server-only',
  'joining': 'mandate/may-not-join',
  'taking-in': 'mandate/driver-only',
  'confirmation': 'mandate/driver-only',
  'admission': 'mandate/leader-or-driver-only',
  'delivery': 'mandate/leader-or-driver-only',
  'answer': 'mandate/not-your-delegation',
  'recording': 'mandate/driver-only',
  'contribution': 'mandate/not-your-delegation',
  'own-delivery': 'mandate/not-your-delegation',
  'movement': 'mandate/not-your-delegation',
  'asking-for-pen': 'mandate/not-in-circle',
  'exact-days': 'mandate/days-writers-only',
  'days-service': 'mandate/not-your-delegation',
  'guidance': 'mandate/supervisor-only',
  'lending': 'mandate/drafters-only',
  'releasing': 'mandate/driver-only',
  'server': 'mandate/server-only',
}
