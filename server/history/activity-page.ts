// One page of what was done to a plan, as far as a reader is told of it.
import type { Kysely } from 'kysely'
import { contentKinds, entriesOnPage, kindsByTopic } from '../../shared/history/activity.ts'
import type { ActivityAnswer, ActivityEntry, ActivityQuery } from '../../shared/history/activity.ts'
import { versionCalled } from '../../shared/history/version-called.ts'
import type { PlanId } from '../../shared/ids.ts'
import { documentOfPlan } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'
import { isOlder, mergedPage, toldUntil } from './merged-page.ts'
import type { Told } from './merged-page.ts'
import { rowEntries } from './row-entries.ts'
import { toldEntries } from './told-entries.ts'

/** What a reader is told. To whom the plan was released: what it says, and from the state on that it was released in, since what was taken
 *  out of it before was never theirs. */
export type Scope = { readonly isContentOnly: boolean; readonly fromSeq: number }

/** Paths of the record, as rows hold them. */
const ofRecord = '["record",%'

export async function activityPage(database: Kysely<Database>, plan: PlanId, query: ActivityQuery, scope: Scope): Promise<Pick<ActivityAnswer, 'entries' | 'next'>> {
  const told = toldUntil(query.before)
  const log = await withNames(database, plan, await toldEntries(database, await logRows(database, plan, query, scope, told), query.party))
  // Positions are for nobody who reads by a release; names of versions tell of rounds.
  const rows = scope.isContentOnly ? [] : (await rowEntries(database, plan, query)).filter(entry => isOlder(entry, told))
  return mergedPage(log, rows, told, entriesOnPage)
}

/** The log knows the version of a round by its number alone. */
async function withNames(database: Kysely<Database>, plan: PlanId, entries: readonly ActivityEntry[]): Promise<readonly ActivityEntry[]> {
  if (!entries.some(({ kind }) => kind === 'round-opened')) return entries
  const versions = await database.selectFrom('plan_versions').select(['label', 'name']).where('plan', '=', plan).execute()
  return entries.map(entry => {
    const version = entry.kind === 'round-opened' ? versions.find(({ label }) => label === entry.after) : undefined
    return version === undefined ? entry : { ...entry, after: versionCalled(version) }
  })
}

function logRows(database: Kysely<Database>, plan: PlanId, { by, action, field, topic, since, until }: ActivityQuery, scope: Scope, { log: last }: Told) {
  let rows = database
    .selectFrom('history_entries')
    .selectAll()
    .where('document', '=', documentOfPlan(plan))
    .orderBy('to_seq', 'desc')
    .orderBy('from_seq', 'desc')
    .orderBy('position', 'desc')
    .limit(entriesOnPage + 1)
  if (scope.isContentOnly) rows = rows.where('is_content', '=', 1).where('from_seq', '>', scope.fromSeq)
  if (by !== undefined) rows = rows.where('party', '=', by)
  if (action !== undefined) rows = rows.where('action', '=', action)
  if (field !== undefined) rows = rows.where('field', '=', field)
  if (topic === 'plan') rows = rows.where('kind', 'in', contentKinds).where('path', 'not like', ofRecord)
  else if (topic === 'steps') rows = rows.where(({ or, eb }) => or([eb('kind', 'in', kindsByTopic.steps), eb('path', 'like', ofRecord)]))
  else if (topic !== undefined) rows = rows.where('kind', 'in', kindsByTopic[topic])
  if (since !== undefined) rows = rows.where('at', '>=', since)
  if (until !== undefined) rows = rows.where('began_at', '<=', until)
  if (last !== null) {
    const { to, from, position } = last
    rows = rows.where(({ and, or, eb }) => or([eb('to_seq', '<', to), and([eb('to_seq', '=', to), or([eb('from_seq', '<', from), and([eb('from_seq', '=', from), eb('position', '<', position)])])])]))
  }
  return rows.execute()
}
