// What a restored database must not repeat: epochs that pages remember, sessions that had ended, references that were
// given since the backup.
import type { Selectable } from 'kysely'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { cycleViews } from '../api/cycles.ts'
import type { Database } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { raiseEpoch } from '../sync/epoch.ts'

/** The counters of the workspace that is replaced: what it gave is known by them. */
export type GivenReferences = readonly Selectable<Database['reference_counters']>[]

/** Where nobody knows which references were given since the backup, their numbers go on this much further. A number left
 *  out is harmless; one given twice names two actions in letters that are out already. No area has had so many. */
const unknownReferences = 1_000

/** Answers how many documents there are. Err: a document of the backup cannot be read; the database is of no use. */
export async function beginAnew(store: Store, given: GivenReferences | null, now: () => Date): Promise<Result<number, { readonly document: string; readonly detail: string }>> {
  const documents = await store.database.selectFrom('documents').select('id').orderBy('id').execute()
  for (const { id } of documents) {
    try {
      const raised = await raiseEpoch(store, id, now)
      if (!raised.ok) return err({ document: id, detail: 'detail' in raised.error ? raised.error.detail : raised.error.code })
    } catch (error) {
      return err({ document: id, detail: error instanceof Error ? error.name : 'unknown' })
    }
  }
  await endSessions(store, now)
  await (given === null ? goOnFarAhead(store) : goOnBeyond(store, given))
  await store.database
    .insertInto('record_log')
    .values({ at: now().toISOString(), person: null, party: null, capacity: null, what: 'restored', subject: 'workspace', detail: JSON.stringify({ documents: documents.length }) })
    .execute()
  return ok(documents.length)
}

/** Whoever signed out or was suspended since the backup stays out; links that were used since are used up. */
async function endSessions({ database }: Store, now: () => Date): Promise<void> {
  await database.deleteFrom('sessions').execute()
  await database.deleteFrom('verifications').execute()
  await database.deleteFrom('password_links').execute()
  await database.deleteFrom('first_start_links').execute()
  // An invitation stays in its list, and whoever invited gives a new link.
  await database.updateTable('invitations').set({ expires_at: now().toISOString() }).where('accepted_at', 'is', null).where('ended_at', 'is', null).execute()
}

async function goOnBeyond({ database }: Store, given: GivenReferences): Promise<void> {
  const areas = new Set((await database.selectFrom('areas').select('id').execute()).map(({ id }) => id))
  for (const { area, period_start, next } of given) {
    if (areas.has(area)) await raiseCounter(database, area, period_start, next)
  }
}

/** Every area and period of a cycle: plans made since the backup are not in it either. */
async function goOnFarAhead({ database }: Store): Promise<void> {
  const counters = await database.selectFrom('reference_counters').selectAll().execute()
  for (const { areas, periods } of await cycleViews(database)) {
    for (const { id: area } of areas) {
      for (const { start } of periods) {
        const next = counters.find(counter => counter.area === area && counter.period_start === start)?.next ?? 1
        await raiseCounter(database, area, start, next + unknownReferences)
      }
    }
  }
}

async function raiseCounter(database: Store['database'], area: GivenReferences[number]['area'], periodStart: string, next: number): Promise<void> {
  await database
    .insertInto('reference_counters')
    .values({ area, period_start: periodStart, next })
    .onConflict(conflict => conflict.columns(['area', 'period_start']).doUpdateSet(update => ({
      next: update.fn<number>('max', ['reference_counters.next', 'excluded.next']),
    })))
    .execute()
}
