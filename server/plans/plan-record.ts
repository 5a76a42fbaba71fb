// The facts that people decide outside a plan's text, as one value: read from and written to rows of SQL, and mirrored
// in the plan's document under `record`, which only the server writes.
import type { Kysely, Transaction } from 'kysely'
import type * as Y from 'yjs'
import type { PlanView } from '../../shared/documents/plan.ts'
import { planView } from '../../shared/documents/plan.ts'
import type { AreaId, PartyId, PersonId, PlanId, PriorityId } from '../../shared/ids.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { Marking, PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import type { Database } from '../store/schema.ts'
import { serverOrigin } from '../sync/document.ts'

/** A delegation that the Member States agreed on for a role. It has the role once it accepts. */
export type Appointment = {
  readonly party: PartyId
  /** Reference of the decision, or the word `provisional`. */
  readonly decision: string
  readonly on: IsoDay
  readonly acceptedAt: string | null
  readonly acceptedBy: PersonId | null
}

export type PlanRecord = {
  readonly id: PlanId
  readonly area: AreaId
  readonly priority: PriorityId
  readonly cycle: string
  readonly periodStart: IsoDay
  readonly periodEnd: IsoDay
  readonly areaCode: string
  readonly marking: Marking
  readonly status: PlanStatus
  readonly driver: Appointment | null
  readonly coDrivers: readonly Appointment[]
  readonly addedToCircle: readonly PartyId[]
  readonly councilDocument: string | null
  readonly predecessor: PlanId | null
  readonly archivedAt: string | null
  readonly isSample: boolean
}

export const documentOfPlan = (plan: PlanId): string => `plan/${plan}`

export function factsOf(record: PlanRecord): PlanFacts {
  return {
    status: record.status,
    archived: record.archivedAt !== null,
    driver: record.driver?.acceptedAt ? record.driver.party : null,
    addedToCircle: new Set(record.addedToCircle),
  }
}

export async function readRecord(database: Kysely<Database> | Transaction<Database>, plan: string): Promise<PlanRecord | null> {
  const row = await database.selectFrom('plans').selectAll().where('id', '=', plan as PlanId).executeTakeFirst()
  if (row === undefined) return null
  const coDrivers = await database.selectFrom('co_drivers').selectAll().where('plan', '=', row.id).orderBy('position').execute()
  const additions = await database.selectFrom('circle_additions').selectAll().where('plan', '=', row.id).orderBy('party').execute()
  return {
    id: row.id,
    area: row.area,
    priority: row.priority,
    cycle: row.cycle,
    periodStart: IsoDay.parse(row.period_start),
    periodEnd: IsoDay.parse(row.period_end),
    areaCode: row.area_code,
    marking: Marking.parse(row.marking),
    status: PlanStatus.parse(row.status),
    driver:
      row.driver === null
        ? null
        : {
            party: row.driver,
            decision: row.driver_decision ?? 'provisional',
            on: IsoDay.parse(row.driver_recorded_at),
            acceptedAt: row.driver_accepted_at,
            acceptedBy: row.driver_accepted_by,
          },
    coDrivers: coDrivers.map(coDriver => ({
      party: coDriver.party,
      decision: coDriver.decision,
      on: IsoDay.parse(coDriver.recorded_at),
      acceptedAt: coDriver.accepted_at,
      acceptedBy: coDriver.accepted_by,
    })),
    addedToCircle: additions.map(addition => addition.party),
    councilDocument: row.council_document,
    predecessor: row.predecessor,
    archivedAt: row.archived_at,
    isSample: row.is_sample === 1,
  }
}

/** Writes all rows of a record inside a transaction of the store; `by` is kept with what was added to the circle. */
export async function saveRecord(transaction: Transaction<Database>, record: PlanRecord, by: PersonId | null, at: string): Promise<void> {
  const row = {
    id: record.id,
    document: documentOfPlan(record.id),
    area: record.area,
    priority: record.priority,
    cycle: record.cycle,
    period_start: record.periodStart,
    period_end: record.periodEnd,
    area_code: record.areaCode,
    marking: record.marking,
    status: record.status,
    driver: record.driver?.party ?? null,
    driver_recorded_at: record.driver?.on ?? null,
    driver_decision: record.driver?.decision ?? null,
    driver_accepted_at: record.driver?.acceptedAt ?? null,
    driver_accepted_by: record.driver?.acceptedBy ?? null,
    council_document: record.councilDocument,
    predecessor: record.predecessor,
    archived_at: record.archivedAt,
    is_sample: record.isSample ? 1 : 0,
    title_override: null,
  }
  const { id: _id, area_code: _frozen, ...changing } = row
  await transaction.insertInto('plans').values(row).onConflict(conflict => conflict.column('id').doUpdateSet(changing)).execute()
  await transaction.deleteFrom('co_drivers').where('plan', '=', record.id).execute()
  for (const [position, coDriver] of record.coDrivers.entries()) {
    await transaction.insertInto('co_drivers').values({
      plan: record.id,
      party: coDriver.party,
      recorded_at: coDriver.on,
      decision: coDriver.decision,
      accepted_at: coDriver.acceptedAt,
      accepted_by: coDriver.acceptedBy,
      position,
    }).execute()
  }
  const before = await transaction.selectFrom('circle_additions').selectAll().where('plan', '=', record.id).execute()
  for (const addition of before) {
    if (record.addedToCircle.includes(addition.party)) continue
    await transaction.deleteFrom('circle_additions').where('plan', '=', record.id).where('party', '=', addition.party).execute()
  }
  for (const party of record.addedToCircle) {
    if (before.some(addition => addition.party === party)) continue
    await transaction.insertInto('circle_additions').values({ plan: record.id, party, recorded_at: at, recorded_by: by }).execute()
  }
}

/** Writes the mirror of a record into its plan's document. Runs inside the server's own transaction. */
export function mirrorRecord(doc: Y.Doc, record: PlanRecord): void {
  const mirror: PlanView['roots']['record'] = planView(doc, serverOrigin).roots.record
  const appointment = ({ party, decision, on, acceptedAt }: Appointment) => ({ party, decision, on, accepted: acceptedAt !== null })
  mirror.area.set(record.area)
  mirror.periodStart.set(record.periodStart)
  mirror.periodEnd.set(record.periodEnd)
  mirror.status.set(record.status)
  mirror.archived.set(record.archivedAt !== null)
  mirror.marking.set(record.marking)
  if (record.driver === null) mirror.driver.clear()
  else mirror.driver.set(appointment(record.driver))
  mirror.coDrivers.set(record.coDrivers.map(appointment))
  mirror.addedToCircle.set([...record.addedToCircle])
  if (record.councilDocument === null) mirror.councilDocument.clear()
  else mirror.councilDocument.set(record.councilDocument)
  if (record.predecessor === null) mirror.predecessor.clear()
  else mirror.predecessor.set(record.predecessor)
  mirror.sample.set(record.isSample)
}
