// Who may write what in a plan: one table, read by the page, the gate, the API and the tests. A row says which role, held
// through which functions, while the plan has which status, may write what kind of field. Roles add up, never cancel.
import type { PartyId, PersonId } from '../ids.ts'
import { isInBaseCircle } from '../parties/circle.ts'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import type { WrittenBy } from '../schema/node.ts'
import type { SourceKey } from '../sources.ts'
import type { PlanStatus } from '../vocabularies/vocabularies.ts'
import type { PersonFunction } from './functions.ts'

/** Who writes: a person acting for one delegation, with all functions it has there. */
export type Writer = { readonly person: PersonId; readonly party: PartyId; readonly functions: readonly PersonFunction[] }

/** What decides about mandates in one plan; rows of SQL, never the document. */
export type PlanFacts = {
  readonly status: PlanStatus
  readonly archived: boolean
  /** Null until the state that was named has accepted. */
  readonly driver: PartyId | null
  readonly addedToCircle: ReadonlySet<PartyId>
}

export type RoleInPlan = 'circle' | 'delegation' | 'driver'

/** Under which role, and through which function, something was allowed; both are kept with what was written. */
export type Grant = { readonly role: RoleInPlan; readonly capacity: PersonFunction }

export type MandateRefusal = {
  readonly code:
    | 'mandate/not-in-circle'
    | 'mandate/reader'
    | 'mandate/not-your-delegation'
    | 'mandate/driver-only'
    | 'mandate/server-only'
    | 'mandate/status-closed'
    | 'plan/archived'
}

/** What is to be written: a kind of field, and the delegation whose word it is where it is one's. */
export type Subject = { readonly writtenBy: WrittenBy; readonly party?: PartyId | null }

type MandateRow = {
  readonly writtenBy: WrittenBy
  readonly role: RoleInPlan
  readonly functions: readonly PersonFunction[]
  readonly statuses: readonly PlanStatus[]
  readonly source: SourceKey
}

const writing: readonly PersonFunction[] = ['speaks', 'drafter', 'support-team', 'commission-facilitator']
const ownPeople: readonly PersonFunction[] = ['speaks', 'drafter']

export const mandateRows: readonly MandateRow[] = [
  { writtenBy: 'drafting', role: 'circle', functions: writing, statuses: ['drafting'], source: 'house-rule' },
  { writtenBy: 'delegation', role: 'delegation', functions: ownPeople, statuses: ['drafting'], source: 'staff-working-document' },
  { writtenBy: 'driver', role: 'driver', functions: ownPeople, statuses: ['drafting'], source: 'terms' },
]

/** Whether a delegation is sent the plan at all. Third countries, international organisations and private partners are
 *  outside until a release is recorded; outside means: not a byte of it.
 *  Source: house rule (architecture: who is sent what). */
export function mayRead(party: PartyId, facts: PlanFacts): boolean {
  return isInBaseCircle(party) || facts.addedToCircle.has(party)
}

/** Whether this person may write such a field of this plan now. Ok: under which role and function. Err: the reason that
 *  stands in the way, most telling first; show its message. Does not check the value. */
export function mayWrite(writer: Writer, facts: PlanFacts, subject: Subject): Result<Grant, MandateRefusal> {
  if (!mayRead(writer.party, facts)) return err({ code: 'mandate/not-in-circle' })
  if (subject.writtenBy === 'server') return err({ code: 'mandate/server-only' })
  if (facts.archived) return err({ code: 'plan/archived' })
  let wrongStatus = false
  let wrongFunction = false
  for (const row of mandateRows) {
    if (row.writtenBy !== subject.writtenBy || !holds(row.role, writer, facts, subject)) continue
    const capacity = row.functions.find(candidate => writer.functions.includes(candidate))
    if (capacity === undefined) wrongFunction = true
    else if (!row.statuses.includes(facts.status)) wrongStatus = true
    else return ok({ role: row.role, capacity })
  }
  if (wrongStatus) return err({ code: 'mandate/status-closed' })
  if (wrongFunction) return err({ code: 'mandate/reader' })
  return err({ code: subject.writtenBy === 'driver' ? 'mandate/driver-only' : 'mandate/not-your-delegation' })
}

function holds(role: RoleInPlan, writer: Writer, facts: PlanFacts, subject: Subject): boolean {
  switch (role) {
    case 'circle':
      return true
    case 'delegation':
      return subject.party === writer.party
    case 'driver':
      return facts.driver !== null && facts.driver === writer.party
  }
}
