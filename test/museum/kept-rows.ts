// What stands in rows and in no document, for exhibits: of each table the columns that a version had, and a hash of what stood in them. Later versions
// add columns and leave these as they are.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../server/store/schema.ts'

export const KeptRows = z.record(z.string(), z.strictObject({ columns: z.array(z.string()), count: z.int(), hash: z.string() }))
export type KeptRows = z.infer<typeof KeptRows>

/** What people said and decided beside the documents, and chose for themselves. */
const tables = ['plan_versions', 'named_versions', 'rounds', 'round_extensions', 'round_reminders', 'round_answers', 'reserves', 'own_services', 'draft_positions', 'service_inputs', 'digest_settings'] as const

/** @param known the tables and columns to read; left out, all that there are now. */
export async function keptRows(database: Kysely<Database>, known?: KeptRows): Promise<KeptRows> {
  const kept: KeptRows = {}
  for (const table of known === undefined ? tables : Object.keys(known)) {
    const { rows: all } = await sql<{ name: string }>`select name from pragma_table_info(${table}) order by name`.execute(database)
    const columns = known?.[table]?.columns ?? all.map(({ name }) => name)
    const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns.map(column => sql.ref(column)))} from ${sql.table(table)}`.execute(database)
    const lines = rows.map(row => JSON.stringify(columns.map(column => (row[column] instanceof Uint8Array ? Buffer.from(row[column]).toString('base64') : row[column])))).sort()
    kept[table] = { columns, count: rows.length, hash: createHash('sha256').update(lines.join('\n')).digest('hex') }
  }
  return kept
}
