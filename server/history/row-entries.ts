// Answers, reserves and names of versions as entries of the activity: rows, which are in no document and so in no log. Told is who put which
// position on what, and never in which words. Not for whoever reads a plan by a release: see who asks.
import type { Kysely } from 'kysely'
import { CommentPlace } from '../../shared/documents/threads.ts'
import type { ActivityEntry, ActivityQuery } from '../../shared/history/activity.ts'
import { kindsByTopic } from '../../shared/history/activity.ts'
import { versionCalled } from '../../shared/history/version-called.ts'
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Database } from '../store/schema.ts'
import { namedVersionsOf } from '../versions/named-versions.ts'
import { newestFirst } from './merged-page.ts'
import { ownPeople } from './told-entries.ts'

/** Whose it is, and who wrote it down: nobody where silence was put down. */
type Row = {
  readonly kind: ActivityEntry['kind']
  readonly id: string
  readonly at: string
  readonly of: PartyId
  readonly party: PartyId | null
  readonly person: PersonId | null
  readonly capacity: PersonFunction | null
  readonly path: CommentPlace
  readonly version?: string
  readonly after?: string
}

/** Newest first, all that a question is about. `by` also finds what was recorded for a delegation. */
export async function rowEntries(database: Kysely<Database>, plan: PlanId, query: ActivityQuery): Promise<readonly ActivityEntry[]> {
  const rows = [...(await answersIn(database, plan)), ...(await reservesIn(database, plan)), ...(await namesIn(database, plan))].filter(row => isAsked(row, query))
  const personOf = await ownPeople(database, rows, query.party)
  const entries = rows.map(({ kind, id, at, of, party, capacity, person, path, version, after }): ActivityEntry => ({
    from: 0, to: 0, position: 0, began: at, at, party, person: personOf({ party, person }), capacity, roles: [], kind, path: [...path], added: 0, removed: 0,
    row: `${kind}:${id}`,
    ...(of !== party && { of }),
    ...(version !== undefined && { version }),
    ...(after !== undefined && { after }),
  }))
  return entries.sort(newestFirst)
}

function isAsked({ kind, at, of, party, path: [root, id, field] }: Row, { by, action, field: asked, topic, since, until }: ActivityQuery): boolean {
  return (by === undefined || by === of || by === party)
    && (action === undefined || (root === 'actions' && id === action))
    && (asked === undefined || (root === 'actions' || root === 'goals' ? field : root) === asked)
    && (topic === undefined || kindsByTopic[topic].includes(kind))
    && (since === undefined || at >= since)
    && (until === undefined || at <= until)
}

async function answersIn(database: Kysely<Database>, plan: PlanId): Promise<readonly Row[]> {
  const rows = await database.selectFrom('round_answers').innerJoin('plan_versions', 'plan_versions.id', 'round_answers.version')
    .select(['round_answers.id', 'round_answers.party', 'answer', 'given_at', 'round_answers.person', 'by_party', 'round_answers.capacity', 'label', 'name'])
    .where('round_answers.plan', '=', plan).execute()
  return rows.map(row => ({ kind: 'answered', id: row.id, at: row.given_at, of: row.party, party: row.by_party, person: row.person, capacity: row.capacity, path: [], version: versionCalled(row), after: row.answer }))
}

/** Being put and being lifted are two things that were done. */
async function reservesIn(database: Kysely<Database>, plan: PlanId): Promise<readonly Row[]> {
  const rows = await database.selectFrom('reserves').innerJoin('plan_versions', 'plan_versions.id', 'reserves.version')
    .select(['reserves.id', 'reserves.party', 'reserves.kind', 'place', 'raised_at', 'reserves.person', 'by_party', 'reserves.capacity', 'lifted_at', 'lifted_by', 'lifted_by_party', 'lifted_capacity', 'label', 'name'])
    .where('reserves.plan', '=', plan).execute()
  return rows.flatMap((row): readonly Row[] => {
    const reserve = { id: row.id, of: row.party, path: CommentPlace.parse(JSON.parse(row.place)), version: versionCalled(row), after: row.kind }
    const put: Row = { ...reserve, kind: 'reserve-put', at: row.raised_at, party: row.by_party, person: row.person, capacity: row.capacity }
    return row.lifted_at === null ? [put] : [put, { ...reserve, kind: 'reserve-lifted', at: row.lifted_at, party: row.lifted_by_party, person: row.lifted_by, capacity: row.lifted_capacity }]
  })
}

const namesIn = async (database: Kysely<Database>, plan: PlanId): Promise<readonly Row[]> =>
  (await namedVersionsOf(database, plan)).map(({ id, namedAt, name, by }) => ({ kind: 'version-named', id, at: namedAt, of: by.party, ...by, path: [], version: name }))
