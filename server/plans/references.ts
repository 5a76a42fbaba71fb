// Lasting references of actions: MS-26-014 is the area's code, the first year of the plan period, and a counter of that
// area and period which never goes back. Given in the commit that brings the action, by the server alone.
import type * as Y from 'yjs'
import { planView } from '../../shared/documents/plan.ts'
import { ActionId } from '../../shared/ids.ts'
import type { Database } from '../store/schema.ts'
import type { Alongside } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'
import type { Kysely } from 'kysely'
import type { PlanRecord } from './plan-record.ts'

export type ReferenceCounter = { next: number }

export const referenceOf = (record: Pick<PlanRecord, 'areaCode' | 'periodStart'>, count: number): string =>
  `${record.areaCode}-${record.periodStart.slice(2, 4)}-${String(count).padStart(3, '0')}`

export async function readCounter(database: Kysely<Database>, record: PlanRecord): Promise<ReferenceCounter> {
  const row = await database
    .selectFrom('reference_counters')
    .select('next')
    .where('area', '=', record.area)
    .where('period_start', '=', record.periodStart)
    .executeTakeFirst()
  return { next: row?.next ?? 1 }
}

/** Gives every action named a reference. A number whose commit fails is not given again: gaps are harmless. */
export function giveReferences(doc: Y.Doc, record: PlanRecord, counter: ReferenceCounter, actions: readonly string[]): Alongside {
  const plan = planView(doc, serverOrigin)
  doc.transact(() => {
    for (const action of actions) plan.roots.references.set(ActionId.parse(action), referenceOf(record, counter.next++))
  }, serverOrigin)
  return saveCounter(record, counter.next)
}

export function saveCounter(record: PlanRecord, next: number): Alongside {
  return async transaction => {
    await transaction
      .insertInto('reference_counters')
      .values({ area: record.area, period_start: record.periodStart, next })
      .onConflict(conflict => conflict.columns(['area', 'period_start']).doUpdateSet(update => ({
        // Never back, whatever order commits arrive in.
        next: update.fn<number>('max', ['reference_counters.next', 'excluded.next']),
      })))
      .execute()
  }
}
