// One workspace as a released version left it: its database, packed, and beside it what that version read in it.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { KeptRows } from './kept-rows.ts'
import { KnownFields } from './known-fields.ts'

export const Exhibit = z.strictObject({
  version: z.string(),
  schemaVersion: z.int(),
  known: KnownFields,
  /** By plan, the hash of what the version read. */
  plans: z.record(z.string(), z.string()),
  /** The same of documents of every other kind, by kind. */
  others: z.record(z.string(), z.strictObject({ schemaVersion: z.int(), known: KnownFields, documents: z.record(z.string(), z.string()) })).default({}),
  /** What stood in rows. */
  rows: KeptRows.default({}),
})
export type Exhibit = z.infer<typeof Exhibit>

const here = fileURLToPath(new URL('../../test/museum', import.meta.url))

/** @param folder where to, other than among those that are kept: for trying. */
export const databaseOf = (version: string, folder = here): string => join(folder, `${version}.sqlite.gz`)
export const exhibitOf = (version: string, folder = here): string => join(folder, `${version}.json`)
