// Looks through a stored workspace for what cannot be: every row of the log, the way from the log to what is shown, and
// who wrote what. Reads only, at any time, also beside a running server.
import * as Y from 'yjs'
import { cycleSchema } from '../../shared/documents/cycle.ts'
import { daysSchema } from '../../shared/documents/joint-action-days.ts'
import { planPlain, planReading, planSchema } from '../../shared/documents/plan.ts'
import { sideSchema } from '../../shared/documents/side.ts'
import type { DocumentSchema, Roots } from '../../shared/schema/node.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { PlanId } from '../../shared/ids.ts'
import type { PersonId } from '../../shared/ids.ts'
import { summaryOf } from '../../shared/projection/plan-summary.ts'
import { sameValue } from '../../shared/projection/same-value.ts'
import { cycleViews } from '../api/cycles.ts'
import type { LogRow, Store } from '../store/store.ts'

/** One sentence for each problem; empty when the workspace is sound. Reads the store's tables: damage of the file itself
 *  is asked of it before (`damageOf`). */
export async function problemsOf(store: Store): Promise<string[]> {
  const documents = await store.database.selectFrom('documents').select('id').orderBy('id').execute()
  const problems: string[] = []
  // One at a time: a workspace is larger than what should be in memory for this.
  for (const { id } of documents) {
    try {
      problems.push(...(await problemsOfDocument(store, id)))
    } catch (error) {
      problems.push(`${id} cannot be read: ${error instanceof Error ? error.name : 'unknown'}.`)
    }
  }
  return problems
}

async function problemsOfDocument(store: Store, id: string): Promise<string[]> {
  const loaded = await store.loadDocument(id)
  if (!loaded.ok) return [`${id} cannot be opened: ${loaded.error.detail}.`]
  if (loaded.value === null) return [`${id} is listed and cannot be found.`]
  const { epoch, headSeq } = loaded.value
  const all = await store.updatesBetween(id, -1, Number.MAX_SAFE_INTEGER)
  if (!all.ok) return [`The log of ${id} cannot be read: ${all.error.detail}.`]

  const undecodable = all.value.filter(({ bytes }) => !isUpdate(bytes))
  if (undecodable.length > 0) return undecodable.map(({ seq }) => `Row ${seq} of ${id} is no update.`)
  const rows = all.value.filter(row => row.epoch === epoch)
  const highest = all.value.at(-1)
  const problems: string[] = []
  if (highest !== undefined && (highest.seq !== headSeq || highest.epoch !== epoch)) {
    problems.push(`${id} says that its log ends at ${headSeq}, but it ends at ${highest.seq}.`)
  }
  const replayed = replay(rows.map(({ bytes }) => bytes))
  if (replayed === null) return [...problems, `The log of ${id} cannot be replayed.`]
  if (replayed.store.pendingStructs !== null || replayed.store.pendingDs !== null) problems.push(`The log of ${id} names updates that are not in it.`)
  problems.push(...(await problemsOfAuthors(store, id, epoch, rows)))
  const schema = schemaByKind.get(loaded.value.kind)
  if (schema === undefined) problems.push(`${id} is of a kind that this program does not know.`)
  else problems.push(...(await problemsOfSnapshots(store, id, epoch, rows, replayed, schema)))
  if (schema === planSchema) problems.push(...(await problemsOfPlan(store, id, epoch, headSeq, replayed)))
  replayed.destroy()
  return problems
}

const schemaByKind: ReadonlyMap<string, DocumentSchema<Roots>> = new Map<string, DocumentSchema<Roots>>([planSchema, sideSchema, daysSchema, cycleSchema].map(schema => [schema.kind, schema]))

/** Each snapshot with what came after it says what the whole log says. */
async function problemsOfSnapshots(store: Store, id: string, epoch: string, rows: readonly LogRow[], replayed: Y.Doc, schema: DocumentSchema<Roots>): Promise<string[]> {
  const snapshots = await store.database.selectFrom('snapshots').select(['seq', 'bytes']).where('document', '=', id).where('epoch', '=', epoch).orderBy('seq').execute()
  return snapshots.flatMap(({ seq, bytes }) => {
    const fromSnapshot = isUpdate(bytes) ? replay([bytes, ...rows.filter(row => row.seq > seq).map(row => row.bytes)]) : null
    if (fromSnapshot === null) return [`The snapshot of ${id} at ${seq} cannot be read.`]
    const isSame = canonicalHash(fromSnapshot, schema, 'state') === canonicalHash(replayed, schema, 'state')
    fromSnapshot.destroy()
    return isSame ? [] : [`The snapshot of ${id} at ${seq} does not give what the log gives.`]
  })
}

/** Whoever a row names owns the client ids that it was written under; or the server does, which wrote it at their word. */
async function problemsOfAuthors(store: Store, id: string, epoch: string, rows: readonly LogRow[]): Promise<string[]> {
  const owners = await store.clientIdOwners(id, epoch)
  if (!owners.ok) return [`The client ids of ${id} cannot be read: ${owners.error.detail}.`]
  const areOf = (clientIds: readonly number[], person: PersonId | null): boolean => clientIds.every(clientId => owners.value.get(clientId) === person)
  return rows
    .filter(({ clientIds, person }) => !areOf(clientIds, person) && !areOf(clientIds, null))
    .map(({ seq }) => `Row ${seq} of ${id} was written under a client id that is not its author's.`)
}

/** A summary that says that it shows the whole log shows what one made now would. */
async function problemsOfPlan(store: Store, id: string, epoch: string, headSeq: number, replayed: Y.Doc): Promise<string[]> {
  const plan = await store.database.selectFrom('plans').select(['id', 'cycle', 'area', 'period_start']).where('document', '=', id).executeTakeFirst()
  if (plan === undefined) return [`${id} is a document without a plan.`]
  const problems: string[] = []
  const cycle = (await cycleViews(store.database)).find(({ id: cycleId }) => cycleId === plan.cycle)
  const row = await store.database.selectFrom('plan_summaries').selectAll().where('plan', '=', plan.id).executeTakeFirst()
  if (row !== undefined && row.epoch === epoch && row.seq === headSeq) {
    const reading = planReading(replayed)
    const made = summaryOf(reading.current(), { plan: PlanId.parse(plan.id), goalsOfCycle: cycle?.goals.map(goal => goal.id) ?? [] })
    reading.close()
    if (!sameValue(parsed(row.summary), asJson(made))) problems.push(`The summary of ${id} is not what the plan holds.`)
  }
  const counter = await store.database
    .selectFrom('reference_counters')
    .select('next')
    .where('area', '=', plan.area)
    .where('period_start', '=', plan.period_start)
    .executeTakeFirst()
  const highest = Math.max(0, ...Object.values(planPlain(replayed).references).map(reference => Number(reference?.split('-').at(-1))))
  if (highest >= (counter?.next ?? 1)) problems.push(`${id} holds the reference ${highest}, which would be given once more.`)
  return problems
}

function replay(updates: readonly Uint8Array[]): Y.Doc | null {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      for (const bytes of updates) Y.applyUpdate(doc, bytes)
    })
    return doc
  } catch {
    doc.destroy()
    return null
  }
}

function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes)
    return true
  } catch {
    return false
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** As it would be stored: without keys that have no value. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
