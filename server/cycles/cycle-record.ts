// What people decide about a cycle outside its texts — who supervises which goal — as one value: read from and written to
// rows of SQL, and mirrored in the cycle's document under `record`, which only the server writes.
import type { Kysely, Transaction } from 'kysely'
import type * as Y from 'yjs'
import { cycleView } from '../../shared/documents/cycle.ts'
import type { Supervisor } from '../../shared/documents/cycle.ts'
import type { CycleId, GoalId, PersonId } from '../../shared/ids.ts'
import type { CycleFacts } from '../../shared/mandates/cycle.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import type { Database } from '../store/schema.ts'
import { serverOrigin } from '../sync/document.ts'

export type CycleRecord = {
  readonly id: CycleId
  readonly isClosed: boolean
  /** In the order of the cycle. */
  readonly goals: readonly GoalId[]
  readonly supervisors: readonly Supervisor[]
}

export const cycleFactsOf = ({ isClosed, supervisors }: CycleRecord): CycleFacts =>
  ({ closed: isClosed, supervisors: new Map(supervisors.map(({ goal, party }) => [goal, party])) })

/** Null: there is no such cycle. */
export async function readCycle(database: Kysely<Database>, id: CycleId): Promise<CycleRecord | null> {
  const cycle = await database.selectFrom('cycles').selectAll().where('id', '=', id).executeTakeFirst()
  if (cycle === undefined) return null
  const goals = await database.selectFrom('goals').selectAll().where('cycle', '=', id).orderBy('position').execute()
  return {
    id,
    isClosed: cycle.status === 'closed',
    goals: goals.map(goal => goal.id),
    supervisors: goals.flatMap(({ id: goal, supervisor, supervisor_decision: decision, supervisor_on: on }) =>
      supervisor === null ? [] : [{ goal, party: supervisor, decision: decision ?? 'provisional', on: IsoDay.parse(on ?? cycle.starts_on) }]),
  }
}

/** Writes who supervises a goal, inside a transaction of the store; null: nobody does. */
export async function saveSupervisor(transaction: Transaction<Database>, goal: GoalId, supervisor: Supervisor | null, by: PersonId): Promise<void> {
  await transaction
    .updateTable('goals')
    .set({
      supervisor: supervisor?.party ?? null,
      supervisor_decision: supervisor?.decision ?? null,
      supervisor_on: supervisor?.on ?? null,
      supervisor_recorded_by: supervisor === null ? null : by,
    })
    .where('id', '=', goal)
    .execute()
}

/** Writes the mirror of a record into its cycle's document. Runs inside the server's own transaction. */
export function mirrorCycle(doc: Y.Doc, { isClosed, supervisors }: CycleRecord): void {
  const mirror = cycleView(doc, serverOrigin).roots.record
  mirror.closed.set(isClosed)
  mirror.supervisors.set([...supervisors])
}
