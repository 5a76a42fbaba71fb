// Updates put together struct by struct, as no page sends them.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type Part = Y.Item | Y.GC | Y.Skip
type Reference = { readonly origin?: Y.ID | null; readonly rightOrigin?: Y.ID | null; readonly parent?: Y.ID | string; readonly key?: string | null }

/** An item with exactly these references, right or wrong. */
export function itemAt(client: number, clock: number, content: ConstructorParameters<typeof Y.Item>[7], { origin = null, rightOrigin = null, parent, key = null }: Reference): Y.Item {
  // Yjs types a parent as a shared type; an item that was never applied has a root's name or an id.
  return new Y.Item(Y.createID(client, clock), null, origin, null, rightOrigin, (parent ?? null) as unknown as Y.AbstractType<unknown>, key, content)
}

/** The bytes of these structs of one client id, and of these deletions. */
export function updateOf(client: number, parts: readonly Part[], deletions: readonly (readonly [client: number, clock: number, length: number])[] = []): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  const [first] = parts
  encoding.writeVarUint(rest, first === undefined ? 0 : 1)
  if (first !== undefined) {
    encoding.writeVarUint(rest, parts.length)
    encoder.writeClient(client)
    encoding.writeVarUint(rest, first.id.clock)
    for (const part of parts) part.write(encoder, 0)
  }
  const clients = [...new Set(deletions.map(([of]) => of))]
  encoding.writeVarUint(rest, clients.length)
  for (const of of clients) {
    const ranges = deletions.filter(([other]) => other === of)
    encoder.resetDsCurVal()
    encoding.writeVarUint(rest, of)
    encoding.writeVarUint(rest, ranges.length)
    for (const [, clock, length] of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(length)
    }
  }
  return encoder.toUint8Array()
}
