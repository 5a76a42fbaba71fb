// Bytes of an update → its structs and deletions, without touching any document.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { err, ok } from '../../../shared/result.ts'
import type { Result } from '../../../shared/result.ts'

export type Struct = Y.Item | Y.GC | Y.Skip
export type Deletion = { readonly client: number; readonly clock: number; readonly length: number }

export type DecodedUpdate = {
  /** Every client's structs in clock order. */
  readonly structsByClient: ReadonlyMap<number, readonly Struct[]>
  readonly deletions: readonly Deletion[]
}

/** Clocks and lengths are counted in numbers that stay exact; above this a struct is a forgery (a clock jump). */
const maxClock = 2 ** 40

/** Err for bytes that are no version 1 update, or that end before or after it should. Decoding alone does not prove
 *  that an update can be applied; the gate asks for every reference. */
export function decodeUpdate(update: Uint8Array): Result<DecodedUpdate, { code: 'update/malformed' }> {
  try {
    const { structs, ds } = decodeWhole(update)
    const structsByClient = new Map<number, Struct[]>()
    for (const struct of structs) {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentAny && !struct.content.arr.every(isPlain)) return err({ code: 'update/malformed' })
      if (struct.length <= 0 || struct.id.clock + struct.length > maxClock) return err({ code: 'update/malformed' })
      const ofClient = structsByClient.get(struct.id.client)
      if (ofClient === undefined) structsByClient.set(struct.id.client, [struct])
      else {
        const previous = ofClient[ofClient.length - 1]
        if (previous === undefined || previous.id.clock + previous.length !== struct.id.clock) return err({ code: 'update/malformed' })
        ofClient.push(struct)
      }
    }
    const deletions: Deletion[] = []
    for (const [client, items] of ds.clients) {
      // Yjs writes ranges sorted and merged. Ranges over one another come from no page, and would make this process go
      // through the same deletions as often as an update has room for them.
      let reached = 0
      for (const item of items) {
        if (item.len <= 0 || item.clock < reached || item.clock + item.len > maxClock) return err({ code: 'update/malformed' })
        reached = item.clock + item.len
        deletions.push({ client, clock: item.clock, length: item.len })
      }
    }
    return ok({ structsByClient, deletions })
  } catch {
    return err({ code: 'update/malformed' })
  }
}

/** Yjs reads from the front and asks for no end: version 2 of the encoding begins with bytes that version 1 reads as an
 *  update of nothing, which would be acknowledged as saved. */
function decodeWhole(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  let bytes: decoding.Decoder | null = null
  class Decoder extends Y.UpdateDecoderV1 {
    constructor(decoder: decoding.Decoder) {
      super(decoder)
      bytes = decoder
    }
  }
  const decoded = Y.decodeUpdateV2(update, Decoder)
  if (bytes === null || decoding.hasContent(bytes)) throw new Error('there is more behind the update')
  return decoded
}

/** No page writes an object that inherits something. Decoding makes one of a key `__proto__`: it would be judged by what it
 *  inherits, and stored and sent without. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlain)
  return value instanceof Uint8Array || (Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain))
}
