// Plausible rows of the store's tables, every field optional.
import type { Insertable } from 'kysely'
import { AreaId, PartyId, PlanId, PriorityId } from '../../shared/ids.ts'
import type { Database } from '../../server/store/schema.ts'
import type { LogRow, NewDocument, Store } from '../../server/store/store.ts'

export const at = '2026-11-23T09:00:00.000Z'
export const germany = PartyId.parse('ms-de')

export function aDocument(fields: Partial<NewDocument> = {}): NewDocument {
  return { id: 'plan/ms-2026', kind: 'plan', epoch: 'first', schemaVersion: 1, serverClientId: 1, createdAt: at, ...fields }
}

export function aRow(fields: Partial<LogRow> = {}): LogRow {
  return {
    document: 'plan/ms-2026',
    seq: 1,
    epoch: 'first',
    bytes: new Uint8Array([1, 2, 3]),
    person: null,
    party: null,
    capacity: null,
    role: null,
    clientIds: [],
    at,
    ...fields,
  }
}

const cycle = '2026-2029'
const priority = PriorityId.parse('2026-2029/msthb')
const area = AreaId.parse('2026-2029/msthb/ms')

/** One cycle with one priority and one area, which the plans of `aPlan` belong to. */
export async function aCycle({ database }: Store): Promise<void> {
  await database
    .insertInto('cycles')
    .values({
      id: cycle,
      label: 'EMPACT 2026–2029',
      starts_on: '2026-01-01',
      ends_on: '2029-12-31',
      plan_period_years: 2,
      status: 'running',
    })
    .execute()
  await database
    .insertInto('priorities')
    .values({ id: priority, cycle, number: 1, code: 'MSTHB', title: 'Migrant smuggling', position: 1 })
    .execute()
  await database
    .insertInto('areas')
    .values({ id: area, priority, code: 'MS', title: 'Migrant smuggling', position: 1 })
    .execute()
}

export function aPlan(
  fields: Partial<Insertable<Database['plans']>> = {},
): Insertable<Database['plans']> {
  return {
    id: PlanId.parse('ms-2026'),
    document: 'plan/ms-2026',
    area,
    priority,
    cycle,
    period_start: '2026-01-01',
    period_end: '2027-12-31',
    area_code: 'MS',
    marking: 'LIMITE',
    status: 'drafting',
    driver: germany,
    driver_recorded_at: at,
    driver_decision: 'provisional',
    driver_accepted_at: null,
    driver_accepted_by: null,
    council_document: null,
    predecessor: null,
    archived_at: null,
    is_sample: 0,
    title_override: null,
    ...fields,
  }
}
