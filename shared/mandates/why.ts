// Why somebody may write a field, or may not: who may write it now, as what, by whose appointment and from which source, and
// the lawful next step of whoever may not. Read from the table of mandates and the facts of the plan; decides nothing.
import { askerOf, givenAnswer, isConfirmedByDriver, isInWriting, isNamedIn, requestOf } from '../documents/plan-answers.ts'
import type { RoleInAction } from '../documents/plan-answers.ts'
import { isProposal } from '../documents/plan-standing.ts'
import type { ActionPlain, AnswerInWriting, Appointed, PlanPlain, RecordPlain } from '../documents/plan.ts'
import { ActionId, GoalId } from '../ids.ts'
import type { PartyId } from '../ids.ts'
import { isOutsideLeader } from '../parties/eligibility.ts'
import type { Result } from '../result.ts'
import type { Path } from '../schema/node.ts'
import { holds, mandateRows, mayWrite } from './mandates.ts'
import type { Grant, MandateRefusal, MandateRow, PlanFacts, RoleInPlan, Subject, Writer } from './mandates.ts'
import type { Pen, PenPlace } from './pen.ts'
import { fieldAt, mayRecordUnder, mayWriteField } from './plan-writes.ts'
import type { Field } from './plan-writes.ts'
import type { WrittenBy } from './written-by.ts'

/** By whom and since when a delegation holds a role. */
export type Appointment =
  /** Of the Member States, as recorded with its reference or the word `provisional`. */
  | { readonly by: 'decision'; readonly appointed: Appointed }
  /** Its own word to being asked; `asker` and the day are null where they are not on record. */
  | { readonly by: 'acceptance'; readonly asker: PartyId | null; readonly inWriting: AnswerInWriting | null; readonly isConfirmedByDriver: boolean }
  | { readonly by: 'proposal' }
  | { readonly by: 'pen'; readonly pen: Pen }
  /** It stands under its own name. */
  | { readonly by: 'name' }
  /** What it is: a Member State, an agency, whoever is sent the plan. */
  | { readonly by: 'kind' }

/** One line of who may write. `party` is null for every delegation of a kind. `writes` is what exactly: where a list may be
 *  written, `joining` adds oneself alone, and of another's answer `recording` is what came in writing. */
export type Holder = { readonly row: MandateRow; readonly writes: WrittenBy; readonly party: PartyId | null; readonly appointment: Appointment }

export type NextStep =
  | { readonly do: 'ask-for-pen'; readonly place: PenPlace; readonly driver: PartyId }
  | { readonly do: 'join'; readonly action: ActionId }
  /** The delegation was asked to lead and is silent; whoever speaks for it answers. */
  | { readonly do: 'answer'; readonly action: ActionId; readonly role: RoleInAction }
  /** The delegation was named for a role in the plan and has not accepted. */
  | { readonly do: 'accept'; readonly role: 'driver' | 'co-driver' }
  /** The person may, for another delegation of theirs. */
  | { readonly do: 'act-for'; readonly party: PartyId }

export type Why = {
  readonly field: Field
  readonly verdict: Result<Grant, MandateRefusal>
  /** What the verdict is about: the kind of the field, or what of it this person may. */
  readonly writes: WrittenBy
  /** Who may write it now; empty where nobody may. */
  readonly now: readonly Holder[]
  /** Of what each delegation with a part in the action writes for itself, asked of one that has none. */
  readonly each: { readonly row: MandateRow; readonly isNow: boolean } | null
  /** Nobody holds a role in which it is written, though the status is open for it: there is nobody to ask. */
  readonly isWithoutHolder: boolean
  /** Who could in another status, which the row names. */
  readonly later: readonly Holder[]
  /** Of a recorded role in the plan: who holds it, by which decision. */
  readonly appointed: readonly Appointed[]
  /** The best first; empty for whoever may write, and where there is none. */
  readonly steps: readonly NextStep[]
}

export type Asked = {
  readonly writer: Writer
  readonly facts: PlanFacts
  readonly record: RecordPlain
  readonly field: Field
  readonly verdict: Result<Grant, MandateRefusal>
  /** Left out: the kind of the field. */
  readonly writes?: WrittenBy
  /** The action that the field is of. */
  readonly action: { readonly id: ActionId; readonly now: ActionPlain } | null
  /** The same person for their other delegations, and whether they may write there. */
  readonly otherwise: readonly { readonly party: PartyId; readonly may: boolean }[]
}

/** Why a person may or may not write at a path of a plan. Null where the schema holds no field there.
 *  @param others the same person for their other delegations. */
export function whyInPlan(writer: Writer, plan: PlanPlain, facts: PlanFacts, path: Path, others: readonly Writer[] = []): Why | null {
  const field = fieldAt(path)
  if (field === null) return null
  const id = path[0] === 'actions' ? ActionId.safeParse(path[1]).data : undefined
  const now = id === undefined ? undefined : plan.actions[id]
  const judge = (as: Writer): Judged => {
    const may = mayWriteField(as, facts, field, action => plan.actions[action] ?? null)
    const isJoining = may.ok && field.writtenBy === 'participation' && joiners.includes(may.value.role)
    const whole: Judged = { verdict: may, writes: isJoining ? 'joining' : field.writtenBy }
    if (may.ok || id === undefined || now === undefined) return whole
    const other = narrower(field, as, now)
    const verdict = other === null ? may : mayWrite(as, facts, { writtenBy: other, party: field.party ?? as.party, action: { id, now } })
    return other !== null && verdict.ok ? { verdict, writes: other } : whole
  }
  return why({
    writer,
    facts,
    record: plan.record,
    field,
    ...judge(writer),
    action: id === undefined || now === undefined ? null : { id, now },
    otherwise: others.map(as => ({ party: as.party, may: judge(as).verdict.ok })),
  })
}

type Judged = { readonly verdict: Result<Grant, MandateRefusal>; readonly writes: WrittenBy }

/** Those who add themselves to an action and nobody else. */
const joiners: readonly Grant['role'][] = ['circle', 'guest']

/** What of a field that is closed may be open: another's answer can be recorded from a letter, and in a list of participants
 *  one may stand by oneself. */
function narrower({ writtenBy, party, path }: Field, as: Writer, now: ActionPlain): 'recording' | 'joining' | null {
  if (writtenBy === 'answer') return mayRecordUnder(as.party, path[3] ?? '', now) === null ? 'recording' : null
  return writtenBy === 'participation' && party === null && path[2] === 'participants' && now.participants[as.party] === undefined ? 'joining' : null
}

/** The same for a field of any document that hangs on a plan. */
export function why(asked: Asked): Why {
  const { facts, record, field, verdict, writes = field.writtenBy } = asked
  const holders = kindsOf(field).flatMap(kind => holdersOf(kind, asked))
  const isOpen = ({ statuses }: MandateRow): boolean => statuses.includes(facts.status) && !facts.archived
  const isNow = ({ row }: Holder): boolean => isOpen(row)
  const now = once(holders.filter(isNow))
  const eachRow = holders.length > 0 || field.party === null ? undefined : mandateRows.find(row => row.role === 'named' && row.writes.includes(field.writtenBy))
  return {
    field,
    verdict,
    writes,
    now,
    each: eachRow === undefined ? null : { row: eachRow, isNow: isOpen(eachRow) },
    isWithoutHolder: now.length === 0 && eachRow === undefined && mandateRows.some(row => row.writes.includes(field.writtenBy) && isOpen(row)),
    later: once(holders.filter(holder => !isNow(holder) && !now.some(other => isSame(other, holder)))),
    appointed: field.path[0] !== 'record' ? [] : field.path[1] === 'driver' ? (record.driver === undefined ? [] : [record.driver]) : field.path[1] === 'coDrivers' ? record.coDrivers ?? [] : [],
    steps: verdict.ok || facts.archived ? [] : stepsFor(asked),
  }
}

/** A place is written under more than one kind where a delegation may add itself, or an answer may come in writing. */
function kindsOf({ writtenBy, path }: Field): readonly WrittenBy[] {
  if (writtenBy === 'participation' && path[2] === 'participants') return ['participation', 'joining']
  return writtenBy === 'answer' ? ['answer', 'recording'] : [writtenBy]
}

const isSame = (one: Holder, other: Holder): boolean => one.row.role === other.row.role && one.party === other.party

/** Each role of each delegation once. */
const once = (holders: readonly Holder[]): readonly Holder[] => holders.filter((holder, index) => holders.findIndex(other => isSame(other, holder)) === index)

function holdersOf(writtenBy: WrittenBy, asked: Asked): readonly Holder[] {
  const { facts, field, action } = asked
  const subject = subjectOf(writtenBy, asked)
  const isClosedTo = (party: PartyId): boolean => writtenBy === 'recording' && field.writtenBy === 'answer' && mayRecordUnder(party, field.path[3] ?? '', action?.now ?? null) !== null
  return mandateRows
    .filter(row => row.writes.includes(writtenBy))
    .flatMap(row => candidatesFor(row.role, asked)
      .filter(({ party }) => party === null || (holds(row.role, party, facts, subject) && !isClosedTo(party)))
      .map(candidate => ({ row, writes: writtenBy, ...candidate })))
}

function subjectOf(writtenBy: WrittenBy, { field, action }: Asked): Subject {
  const goal = field.path[0] === 'goals' ? GoalId.safeParse(field.path[1]).data : undefined
  return { writtenBy, party: field.party, ...(goal === undefined ? {} : { goal }), ...(action === null ? {} : { action }) }
}

type Candidate = Pick<Holder, 'party' | 'appointment'>

/** Who may hold a role here; whether they do, the table says. */
function candidatesFor(role: RoleInPlan, { record, facts, field, action }: Asked): readonly Candidate[] {
  const byDecision = (appointed: Appointed): Candidate => ({ party: appointed.party, appointment: { by: 'decision', appointed } })
  const inAction = (named: RoleInAction, party: PartyId | undefined): readonly Candidate[] =>
    action === null || party === undefined ? [] : [{ party, appointment: acceptanceOf(action.now, named, party) }]
  switch (role) {
    case 'driver':
      return record.driver === undefined ? [] : [byDecision(record.driver)]
    case 'co-driver':
      return (record.coDrivers ?? []).map(byDecision)
    case 'action-leader':
      return inAction('action-leader', action?.now.leader?.party)
    case 'co-leader':
      // The keys of a reading are those that the schema let in.
      return action === null ? [] : (Object.keys(action.now.coLeaders) as PartyId[]).flatMap(party => inAction('co-leader', party))
    case 'author':
      return action?.now.proposedBy === undefined ? [] : [{ party: action.now.proposedBy, appointment: { by: 'proposal' } }]
    case 'pen':
      return facts.pens.map(pen => ({ party: pen.party, appointment: { by: 'pen', pen } }))
    case 'delegation':
    case 'named':
      return field.party === null ? [] : [{ party: field.party, appointment: { by: 'name' } }]
    case 'circle':
    case 'guest':
    case 'reader':
      return [{ party: null, appointment: { by: 'kind' } }]
  }
}

function acceptanceOf(action: ActionPlain, role: RoleInAction, party: PartyId): Appointment {
  const request = requestOf(action, role, party)
  const given = request === null ? undefined : givenAnswer(action, role, party, request)
  return {
    by: 'acceptance',
    asker: askerOf(action, role, party),
    inWriting: given !== undefined && isInWriting(given) ? given : null,
    isConfirmedByDriver: role === 'action-leader' && isOutsideLeader(party) && isConfirmedByDriver(action),
  }
}

function stepsFor(asked: Asked): readonly NextStep[] {
  const { writer, record, facts, otherwise, action, field } = asked
  const steps: NextStep[] = otherwise.filter(({ may }) => may).map(({ party }) => ({ do: 'act-for', party }))
  const opens = (role: RoleInPlan): boolean => mandateRows.some(row => row.role === role && row.writes.includes(field.writtenBy) && row.statuses.includes(facts.status))
  if (writer.functions.includes('speaks')) {
    const isWaiting = (appointed: Appointed | undefined): boolean => appointed?.party === writer.party && !appointed.accepted
    const isOf = (recorded: 'driver' | 'coDrivers'): boolean => field.path[0] === 'record' && field.path[1] === recorded
    if (isWaiting(record.driver) && (opens('driver') || isOf('driver'))) steps.push({ do: 'accept', role: 'driver' })
    if (record.coDrivers?.some(isWaiting) === true && (opens('co-driver') || isOf('coDrivers'))) steps.push({ do: 'accept', role: 'co-driver' })
    if (action !== null && mayWrite(writer, facts, { writtenBy: 'answer', party: writer.party, action }).ok) {
      for (const role of ['action-leader', 'co-leader'] as const) if (opens(role) && isAskedTo(action.now, role, writer.party)) steps.push({ do: 'answer', action: action.id, role })
    }
  }
  if (mayStillJoin(asked) && action !== null) steps.push({ do: 'join', action: action.id })
  const pen = penFor(asked)
  return pen === null ? steps : [...steps, pen]
}

function isAskedTo(action: ActionPlain, role: RoleInAction, party: PartyId): boolean {
  const request = requestOf(action, role, party)
  return request !== null && givenAnswer(action, role, party, request) === undefined
}

/** Joining opens what a delegation writes under its own name. */
function mayStillJoin({ writer, facts, field, action }: Asked): boolean {
  const isOwn = field.party === writer.party && mandateRows.some(({ role, writes }) => role === 'named' && writes.includes(field.writtenBy))
  return isOwn && action !== null && !isNamedIn(action.now, writer.party) && mayWrite(writer, facts, { writtenBy: 'joining', action }).ok
}

/** The pen opens most of what others draft, while the plan is in drafting and there is a driver to ask. */
function penFor({ writer, facts, field, action }: Asked): NextStep | null {
  const { driver } = facts
  const wouldOpen = mandateRows.some(({ role, writes, statuses }) => role === 'pen' && writes.includes(field.writtenBy) && statuses.includes(facts.status))
  if (driver === null || driver === writer.party || !wouldOpen || !mayWrite(writer, facts, { writtenBy: 'asking-for-pen' }).ok) return null
  const goal = field.path[0] === 'goals' ? GoalId.safeParse(field.path[1]).data : undefined
  const place: PenPlace = action !== null ? { of: 'action', action: action.id } : goal === undefined ? { of: 'plan' } : { of: 'goal', goal }
  // A proposal is its author's: the driver takes it in or not.
  if (action !== null && isProposal(action.now) && action.now.proposedBy === writer.party) return null
  return { do: 'ask-for-pen', place, driver }
}
