// Who writes what in a cycle: the guidance note of each goal, which no status of a plan opens or closes. Read by the page,
// the gate and the tests, like the table for plans.
import type { CyclePlain } from '../documents/cycle.ts'
import { GoalId } from '../ids.ts'
import type { PartyId } from '../ids.ts'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import type { SourceKey } from '../sources.ts'
import type { PersonFunction } from './functions.ts'
import { ownPeople } from './mandates.ts'
import type { Grant, MandateRefusal, RoleInCycle, Writer } from './mandates.ts'
import type { Field } from './plan-writes.ts'
import type { WrittenBy } from './written-by.ts'

/** What decides about mandates in one cycle at one moment; rows of SQL, never the document. */
export type CycleFacts = {
  /** It is over: everything in it is read and nothing written. */
  readonly closed: boolean
  readonly supervisors: ReadonlyMap<GoalId, PartyId>
}

export type CycleMandateRow = {
  readonly role: RoleInCycle
  readonly functions: readonly PersonFunction[]
  readonly writes: readonly WrittenBy[]
  readonly source: SourceKey
  /** Where in the source, or what the house rule rests on. */
  readonly passage: string
}

export const cycleMandateRows: readonly CycleMandateRow[] = [
  { role: 'supervisor', functions: ownPeople, writes: ['guidance'], source: 'house-rule', passage: 'section 3, third pillar, of the staff working document appoints a supervisor for each horizontal strategic goal, and so one voice for what it asks' },
]

/** Whether this person may write a field of the cycle now. Err: the reason that stands in the way, most telling first. */
export function mayWriteInCycle(writer: Writer, facts: CycleFacts, { path: [root, id], writtenBy }: Pick<Field, 'path' | 'writtenBy'>): Result<Grant, MandateRefusal> {
  if (writtenBy === 'server') return err({ code: 'mandate/server-only' })
  if (facts.closed) return err({ code: 'cycle/closed' })
  const goal = root === 'goals' ? GoalId.safeParse(id).data : undefined
  const supervisor = goal === undefined ? undefined : facts.supervisors.get(goal)
  if (supervisor === undefined) return err({ code: 'mandate/no-supervisor' })
  return supervisor === writer.party ? asSupervisor(writer, writtenBy) : err({ code: 'mandate/supervisor-only' })
}

/** Whether this person may write anything in the cycle now: the note of at least one goal. */
export function mayWriteSomethingInCycle(writer: Writer, facts: CycleFacts): Result<Grant, MandateRefusal> {
  if (facts.closed) return err({ code: 'cycle/closed' })
  return [...facts.supervisors.values()].includes(writer.party) ? asSupervisor(writer, 'guidance') : err({ code: 'mandate/supervisor-only' })
}

function asSupervisor({ functions }: Writer, writtenBy: WrittenBy): Result<Grant, MandateRefusal> {
  for (const row of cycleMandateRows) {
    if (!row.writes.includes(writtenBy)) continue
    const capacity = row.functions.find(candidate => functions.includes(candidate))
    return capacity === undefined ? err({ code: 'mandate/reader' }) : ok({ role: row.role, capacity })
  }
  return err({ code: 'mandate/server-only' })
}

/** The facts as the mirror in the document says them, for a page: the server judges by the rows themselves. */
export const cycleFactsIn = ({ closed = true, supervisors = [] }: CyclePlain['record']): CycleFacts =>
  ({ closed, supervisors: new Map(supervisors.map(({ goal, party }) => [goal, party])) })
