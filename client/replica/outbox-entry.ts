// One unacknowledged edit, and what was typed in plain words, so that the words outlive the edit. Both are written to
// the device as bytes; read back, they are parsed like anything from outside.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { Refusal } from '../../shared/protocol/messages.ts'

const StoredPath = z.array(z.string().max(200)).max(12).readonly()
/** A place that an edit touched, with its plain value before and after; a text is plain text. Absent: no value. */
const PathChange = z.strictObject({ path: StoredPath, before: z.unknown().optional(), after: z.unknown().optional() })
export type PathChange = z.infer<typeof PathChange>

const EntryHead = z.strictObject({
  id: z.string().max(40),
  /** The document's epoch when this was written; in another one the update means nothing. */
  epoch: z.string().max(40),
  /** The Yjs client id whose structs the update holds. */
  clientId: z.int().min(0).max(0xffff_ffff),
  paths: z.array(PathChange).readonly(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** The update itself can never be taken (its client id is finished, or its epoch is over): what it did is to be done
   *  again as new edits. */
  asNew: z.boolean(),
})
export type OutboxEntry = Readonly<z.infer<typeof EntryHead>> & { readonly update: Uint8Array }

/** Words that are in no document: theirs is what stood or stands there, mine what this person wrote. */
const KeptWords = z.strictObject({
  id: z.string().max(40),
  at: z.number(),
  reason: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('refused'), refusal: Refusal }),
    /** The paragraph or entry they stood in was removed meanwhile. */
    z.strictObject({ type: z.literal('place-gone') }),
    /** Someone else changed the same place, so that neither could be laid over the other. */
    z.strictObject({ type: z.literal('changed-meanwhile') }),
    /** It was saved, and the server's data were put back to a day before it was. */
    z.strictObject({ type: z.literal('rolled-back') }),
    /** The place may no longer be written. */
    z.strictObject({ type: z.literal('not-allowed') }),
  ]),
  places: z.array(z.strictObject({ path: StoredPath, theirs: z.unknown().optional(), mine: z.unknown().optional() })).readonly(),
})
export type KeptWords = Readonly<z.infer<typeof KeptWords>>
export type KeptPlace = KeptWords['places'][number]
export type KeptReason = KeptWords['reason']

export function entryToBytes({ update, ...head }: OutboxEntry): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarString(encoder, JSON.stringify(head))
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** Null for bytes that are no entry, e.g. of a later version of the page. */
export function bytesToEntry(bytes: Uint8Array): OutboxEntry | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const head = EntryHead.parse(JSON.parse(decoding.readVarString(decoder)))
    return { ...head, update: decoding.readVarUint8Array(decoder) }
  } catch {
    return null
  }
}

export const wordsToBytes = (words: KeptWords): Uint8Array => new TextEncoder().encode(JSON.stringify(words))

export function bytesToWords(bytes: Uint8Array): KeptWords | null {
  try {
    return KeptWords.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return null
  }
}
