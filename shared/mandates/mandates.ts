// Who may write what in a plan: one table (mandate-rows.ts), read by the page, the gate, the API and the tests. A row says which role, held
// through which functions, while the plan has which status, may write which kinds of field. Roles add up, never cancel.
import { hasPartIn, holdsInAction } from '../documents/plan-standing.ts'
import type { Standing } from '../documents/plan-standing.ts'
import type { ActionId, GoalId, PartyId, PersonId } from '../ids.ts'
import { isInBaseCircle } from '../parties/circle.ts'
import { partiesById } from '../parties/parties.ts'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import type { PlanStatus } from '../vocabularies/vocabularies.ts'
import { stateOf } from '../workflow/steps.ts'
import type { AmendmentState } from '../workflow/steps.ts'
import type { PersonFunction } from './functions.ts'
import { isRowOpen, mandateRows, ofTheDays, ownPeople, whoSpeaks } from './mandate-rows.ts'
import type { MandateRow } from './mandate-rows.ts'
import { reaches } from './pen.ts'
import type { Pen } from './pen.ts'
import type { WrittenBy } from './written-by.ts'

export { mandateRows, ownPeople } from './mandate-rows.ts'
export type { MandateRow } from './mandate-rows.ts'

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
  /** Null: none is open. */
  readonly amendment: AmendmentState | null
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
    | 'mandate/round-open'
    | 'mandate/no-round'
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
    | 'mandate/comment-as-yourself'
    | 'mandate/not-your-comment'
    | 'mandate/not-your-own-comment'
    | 'mandate/resolvers-only'
    | 'mandate/no-such-place'
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

/** Whether a delegation is sent the plan at all. Third countries, international organisations and private partners are
 *  outside unless a release to them is running; outside means: not a byte of it.
 *  Source: house rule (architecture: who is sent what). */
export const mayRead = (party: PartyId, facts: PlanFacts): boolean => readsByOwnRight(party, facts) || facts.releasedTo.has(party)

/** The same without releases, which end: what delegations answer, and their own sides, are for nobody else. */
export const readsByOwnRight = (party: PartyId, { addedToCircle }: Pick<PlanFacts, 'addedToCircle'>): boolean => isInBaseCircle(party) || addedToCircle.has(party)

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
    if (!isRowOpen(row, facts, subject.writtenBy)) wrongStatus = true
    else if (capacity === undefined) wrongFunction ??= row
    else return ok({ role: row.role, capacity })
  }
  if (wrongFunction !== null) return err({ code: wrongFunction.functions === whoSpeaks ? 'mandate/speaks-only' : 'mandate/reader' })
  // Whoever is told to ask somebody else could ask nobody while the status closes it to all.
  if (wrongStatus || !mandateRows.some(row => row.writes.includes(subject.writtenBy) && isRowOpen(row, facts, subject.writtenBy))) return err({ code: statusRefusal(subject.writtenBy, facts) })
  return err({ code: subject.party === writer.party && ofNamed.includes(subject.writtenBy) ? 'mandate/not-named' : roleRefusalIn(facts, subject.writtenBy) })
}

/** What a delegation writes under its own name where it has a part. */
const ofNamed: readonly WrittenBy[] = mandateRows.filter(row => row.role === 'named').flatMap(row => row.writes)

/** What is recorded over the API, or stands in another document. */
const besideThePlan: readonly WrittenBy[] = ['lending', 'releasing', 'own-side', 'own-thread', 'sending', 'deciding', 'position', 'recording-position', 'lifting', 'extending', 'naming-version', ...ofTheDays]

/** Whether this person may write anything in this plan now, whatever it is. */
export function mayWriteSomething(writer: Writer, facts: PlanFacts): Result<Grant, MandateRefusal> {
  if (!mayRead(writer.party, facts)) return err({ code: 'mandate/not-in-circle' })
  if (facts.archived) return err({ code: 'plan/archived' })
  const capacity = ownPeople.find(candidate => writer.functions.includes(candidate))
  if (capacity === undefined) return err({ code: 'mandate/reader' })
  const isOpen = mandateRows.some(row => row.writes.some(kind => !besideThePlan.includes(kind) && isRowOpen(row, facts, kind)))
  return isOpen ? ok({ role: 'delegation', capacity }) : err({ code: 'mandate/status-closed' })
}

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

function statusRefusal(writtenBy: WrittenBy, facts: PlanFacts): MandateRefusal['code'] {
  if (writtenBy === 'delivery' || writtenBy === 'own-delivery' || writtenBy === 'movement') return 'mandate/not-in-delivery'
  if (writtenBy === 'position' || writtenBy === 'recording-position' || writtenBy === 'extending') return 'mandate/no-round'
  return stateOf(facts) === 'consultation' && textKinds.includes(writtenBy) ? 'mandate/round-open' : 'mandate/status-closed'
}

/** What stands still in a round. */
const textKinds: readonly WrittenBy[] = ['plan-text', 'action', 'placing', 'leading', 'adding', 'participation', 'party-row']

/** It names those who may in this status, and nobody else: leaders write, and whoever may adds, while the plan is in drafting; in a round
 *  nobody does. */
function roleRefusalIn(facts: PlanFacts, writtenBy: WrittenBy): MandateRefusal['code'] {
  const code = roleRefusals[writtenBy]
  const mayAs = (role: RoleInPlan): boolean => mandateRows.some(row => row.role === role && row.writes.includes(writtenBy) && isRowOpen(row, facts, writtenBy))
  if (namesTheDriver.includes(code) && !mayAs('driver')) return statusRefusal(writtenBy, facts)
  if ((code === 'mandate/action-writers-only' && !mayAs('action-leader')) || (code === 'mandate/may-not-add' && !mayAs('circle'))) return 'mandate/drafters-only'
  return code === 'mandate/leader-or-driver-only' && !mayAs('action-leader') ? 'mandate/driver-only' : code
}

const namesTheDriver: readonly MandateRefusal['code'][] = ['mandate/drafters-only', 'mandate/action-writers-only', 'mandate/driver-only', 'mandate/leader-or-driver-only', 'mandate/may-not-add']

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
  'offering': 'mandate/may-not-join',
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
  'commenting': 'mandate/not-in-circle',
  'own-comment': 'mandate/not-your-comment',
  'resolving': 'mandate/resolvers-only',
  'own-side': 'mandate/not-your-delegation',
  'own-thread': 'mandate/not-your-delegation',
  'sending': 'mandate/not-your-delegation',
  'deciding': 'mandate/action-writers-only',
  'position': 'mandate/not-your-delegation',
  'recording-position': 'mandate/driver-only',
  'lifting': 'mandate/not-your-delegation',
  'extending': 'mandate/driver-only',
  'naming-version': 'mandate/drafters-only',
  'lending': 'mandate/drafters-only',
  'releasing': 'mandate/driver-only',
  'server': 'mandate/server-only',
}
