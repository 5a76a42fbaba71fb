// Where the device keeps unsent work: records that nobody can read without the person's key. What stands in the clear
// is what finding them needs: whose, for which document, held by which tab, in which order.
import { z } from 'zod'
import { PartyId } from '../../shared/ids.ts'

export const OutboxRecord = z.strictObject({
  id: z.string(),
  person: z.string(),
  /** As `outboxDocument` names it. */
  document: z.string(),
  kind: z.enum(['entry', 'words']),
  /** The tab that will send it. Kept words belong to no tab. */
  holder: z.string().nullable(),
  /** Entries of one holder are sent in this order. */
  order: z.number(),
  sealed: z.custom<Uint8Array>(value => value instanceof Uint8Array),
})
export type OutboxRecord = Readonly<z.infer<typeof OutboxRecord>>

/** Work is written for one delegation, and is sent and judged for that one alone; so it is listed by both. `document` is
 *  `<kind>/<id>`. */
export const outboxDocument = (document: string, party: PartyId): string => `${document} for ${party}`

const kinds = ['plan', 'jad', 'cycle'] as const

export type OutboxDocument = { readonly name: string; readonly kind: (typeof kinds)[number]; readonly id: string; readonly party: PartyId }

/** What a name given by `outboxDocument` says; null for the name of something that this page does not know. */
export function documentOfOutbox(name: string): OutboxDocument | null {
  const [, kindOf, id = '', party] = /^([a-z]+)\/(\S+) for (\S+)$/.exec(name) ?? []
  const kind = kinds.find(known => known === kindOf)
  const parsed = PartyId.safeParse(party)
  return kind !== undefined && parsed.success ? { name, kind, id, party: parsed.data } : null
}

export type RecordChange = {
  readonly put: readonly OutboxRecord[]
  readonly remove: readonly string[]
  /** Resolve only when it is on the disk, not only with the browser: slower, and for work that the server may not get
   *  for hours. */
  readonly onDisk: boolean
}

export type OutboxStore = {
  /** All records of one person for one document, in no order. */
  list(person: string, document: string): Promise<OutboxRecord[]>
  /** Puts and removes as one: after a crash either all of it happened or nothing. Rejects when the device takes nothing,
   *  e.g. for lack of space. */
  write(change: RecordChange): Promise<void>
}
