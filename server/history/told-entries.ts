// Entries as they leave: of other delegations without their people.
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { ActivityEntry } from '../../shared/history/activity.ts'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { Database, HistoryTables } from '../store/schema.ts'

const Path = z.array(z.string())
const Detail = z.strictObject({ before: z.json().optional(), after: z.json().optional(), proposedBy: z.string().optional() })

/** What the log tells, for one delegation. */
export async function toldEntries(database: Kysely<Database>, rows: readonly Selectable<HistoryTables['history_entries']>[], reader: PartyId): Promise<ActivityEntry[]> {
  const personOf = await ownPeople(database, rows, reader)
  return rows.map(row => ({
    from: row.from_seq, to: row.to_seq, position: row.position, began: row.began_at, at: row.at,
    party: row.party, person: personOf(row), capacity: row.capacity,
    roles: row.role === null || row.role === '' ? [] : row.role.split(' '),
    kind: row.kind, path: Path.parse(JSON.parse(row.path)), added: row.added, removed: row.removed,
    // Written by the deriver, and held to its shape before it leaves.
    ...(Detail.parse(JSON.parse(row.detail)) as Pick<ActivityEntry, 'before' | 'after' | 'proposedBy'>),
  }))
}

type Written = { readonly person: PersonId | null; readonly party: PartyId | null }

/** Who of the reader's own delegation wrote each of these; null for everybody else's. */
export async function ownPeople(database: Kysely<Database>, written: readonly Written[], reader: PartyId): Promise<(by: Written) => ActivityEntry['person']> {
  const own = [...new Set(written.flatMap(({ party, person }) => (party === reader && person !== null ? [person] : [])))]
  const people = own.length === 0 ? [] : await database.selectFrom('people').select(['id', 'name']).where('id', 'in', own).execute()
  const nameById = new Map(people.map(({ id, name }) => [id, name]))
  return ({ party, person }) => (party === reader && person !== null ? { id: person, name: nameById.get(person) ?? '' } : null)
}
