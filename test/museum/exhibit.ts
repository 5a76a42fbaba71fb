// One workspace as a released version left it: its database, packed, and beside it what that version read in it.
import { z } from 'zod'
import { KnownFields } from './known-fields.ts'

export const Exhibit = z.strictObject({
  version: z.string(),
  schemaVersion: z.int(),
  known: KnownFields,
  /** By plan, the hash of what the version read. */
  plans: z.record(z.string(), z.string()),
  /** The same of documents of every other kind, by kind. */
  others: z.record(z.string(), z.strictObject({ schemaVersion: z.int(), known: KnownFields, documents: z.record(z.string(), z.string()) })).default({}),
})
export type Exhibit = z.infer<typeof Exhibit>

export const databaseOf = (version: string): URL => new URL(`../../test/museum/${version}.sqlite.gz`, import.meta.url)
export const exhibitOf = (version: string): URL => new URL(`../../test/museum/${version}.json`, import.meta.url)
