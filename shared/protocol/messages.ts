// The messages of /sync/<kind>/<id>, encoded and decoded. PROTOCOL.md says them in bytes.
// Types 0–3 are the y-websocket protocol, so that any Yjs client with a session can join; types from 16 on are ours,
// sent only to connections that named a provider version.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'

const sync = 0
const awareness = 1
const queryAwareness = 3
const welcome = 16
const acknowledgement = 17
const refusal = 18
const committed = 19
const lostPlaces = 20
const notStoring = 21
const sessionOver = 22
const renewed = 23
const renew = 24

const step1 = 0
const step2 = 1
const update = 2

/** Version of our own message types; a provider names it in the upgrade. */
export const providerVersion = 2

/** Why an update was not taken: a reason (code), where (path), and who could or what would (remedy code). */
export const Refusal = z.strictObject({
  code: z.string().max(80),
  path: z.array(z.string().max(200)).max(12),
  remedy: z.string().max(80).optional(),
  source: z.string().max(80).optional(),
})
export type Refusal = z.infer<typeof Refusal>

export type ClientMessage =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'query-awareness' }
  /** After `session-over`: the person has signed in again, and was given this word for it. */
  | { readonly type: 'renew'; readonly token: string }

export type ServerMessage =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'welcome'; readonly epoch: string; readonly seq: number }
  /** The first `count` update messages of this connection are judged; the last of them is stored under `seq` or before. */
  | { readonly type: 'acknowledgement'; readonly count: number; readonly seq: number }
  /** The `count`-th update message of this connection was not taken; nothing later of its client id can be. */
  | { readonly type: 'refusal'; readonly count: number; readonly refusal: Refusal }
  /** Everything that was stored up to `seq` since the last of these. `proof`: that the server gave out this `seq`; the
   *  client shows both when it comes back. */
  | { readonly type: 'committed'; readonly seq: number; readonly proof: string; readonly update: Uint8Array }
  /** The `count`-th update wrote into places that were gone; the words are with the author only. */
  | { readonly type: 'lost-places'; readonly count: number }
  /** The store takes nothing: no update of this connection is taken from now on. It is closed when that has passed. */
  | { readonly type: 'not-storing' }
  /** The session has run out: from here on nothing is sent and nothing taken, until the client renews or the time for
   *  that is over. */
  | { readonly type: 'session-over' }
  /** It goes on, under the session of now. The first `count` update messages of the connection were judged; later ones came
   *  when nothing was taken. The client asks for the state again. */
  | { readonly type: 'renewed'; readonly count: number }

export type MalformedMessage = { readonly code: 'protocol/malformed' }
const malformed: MalformedMessage = { code: 'protocol/malformed' }

export function encodeClientMessage(message: ClientMessage): Uint8Array {
  return encoding.encode(encoder => {
    switch (message.type) {
      case 'step1':
        return writeSync(encoder, step1, message.stateVector)
      case 'update':
        return writeSync(encoder, update, message.update)
      case 'awareness':
        encoding.writeVarUint(encoder, awareness)
        return encoding.writeVarUint8Array(encoder, message.update)
      case 'query-awareness':
        return encoding.writeVarUint(encoder, queryAwareness)
      case 'renew':
        encoding.writeVarUint(encoder, renew)
        return encoding.writeVarString(encoder, message.token)
    }
  })
}

export function encodeServerMessage(message: ServerMessage): Uint8Array {
  return encoding.encode(encoder => {
    switch (message.type) {
      case 'step1':
        return writeSync(encoder, step1, message.stateVector)
      case 'step2':
        return writeSync(encoder, step2, message.update)
      case 'update':
        return writeSync(encoder, update, message.update)
      case 'awareness':
        encoding.writeVarUint(encoder, awareness)
        return encoding.writeVarUint8Array(encoder, message.update)
      case 'welcome':
        encoding.writeVarUint(encoder, welcome)
        encoding.writeVarString(encoder, message.epoch)
        return encoding.writeVarUint(encoder, message.seq)
      case 'acknowledgement':
        encoding.writeVarUint(encoder, acknowledgement)
        encoding.writeVarUint(encoder, message.count)
        return encoding.writeVarUint(encoder, message.seq)
      case 'refusal':
        encoding.writeVarUint(encoder, refusal)
        encoding.writeVarUint(encoder, message.count)
        return encoding.writeVarString(encoder, JSON.stringify(message.refusal))
      case 'committed':
        encoding.writeVarUint(encoder, committed)
        encoding.writeVarUint(encoder, message.seq)
        encoding.writeVarString(encoder, message.proof)
        return encoding.writeVarUint8Array(encoder, message.update)
      case 'lost-places':
        encoding.writeVarUint(encoder, lostPlaces)
        return encoding.writeVarUint(encoder, message.count)
      case 'not-storing':
        return encoding.writeVarUint(encoder, notStoring)
      case 'session-over':
        return encoding.writeVarUint(encoder, sessionOver)
      case 'renewed':
        encoding.writeVarUint(encoder, renewed)
        return encoding.writeVarUint(encoder, message.count)
    }
  })
}

/** What a client said. A step 2 is an update like any other: it is judged and counted.
 *  Err for anything else, however long or short: the connection is closed with 4422. */
export function decodeClientMessage(bytes: Uint8Array): Result<ClientMessage, MalformedMessage> {
  return decodeWhole<ClientMessage>(bytes, decoder => {
    switch (decoding.readVarUint(decoder)) {
      case sync:
        switch (decoding.readVarUint(decoder)) {
          case step1:
            return { type: 'step1', stateVector: decoding.readVarUint8Array(decoder) }
          case step2:
          case update:
            return { type: 'update', update: decoding.readVarUint8Array(decoder) }
          default:
            return null
        }
      case awareness:
        return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
      case queryAwareness:
        return { type: 'query-awareness' }
      case renew:
        return { type: 'renew', token: decoding.readVarString(decoder) }
      default:
        return null
    }
  })
}

/** What a server said. Err: the client closes and comes back. */
export function decodeServerMessage(bytes: Uint8Array): Result<ServerMessage, MalformedMessage> {
  return decodeWhole<ServerMessage>(bytes, decoder => {
    switch (decoding.readVarUint(decoder)) {
      case sync: {
        const kind = decoding.readVarUint(decoder)
        const payload = decoding.readVarUint8Array(decoder)
        return kind === step1
          ? { type: 'step1', stateVector: payload }
          : kind === step2
            ? { type: 'step2', update: payload }
            : kind === update
              ? { type: 'update', update: payload }
              : null
      }
      case awareness:
        return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
      case welcome:
        return { type: 'welcome', epoch: decoding.readVarString(decoder), seq: decoding.readVarUint(decoder) }
      case acknowledgement:
        return { type: 'acknowledgement', count: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) }
      case refusal: {
        const count = decoding.readVarUint(decoder)
        return { type: 'refusal', count, refusal: Refusal.parse(JSON.parse(decoding.readVarString(decoder))) }
      }
      case committed:
        return {
          type: 'committed',
          seq: decoding.readVarUint(decoder),
          proof: decoding.readVarString(decoder),
          update: decoding.readVarUint8Array(decoder),
        }
      case lostPlaces:
        return { type: 'lost-places', count: decoding.readVarUint(decoder) }
      case notStoring:
        return { type: 'not-storing' }
      case sessionOver:
        return { type: 'session-over' }
      case renewed:
        return { type: 'renewed', count: decoding.readVarUint(decoder) }
      default:
        return null
    }
  })
}

function writeSync(encoder: encoding.Encoder, kind: number, payload: Uint8Array): void {
  encoding.writeVarUint(encoder, sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
}

/** Reads one message and nothing after it. lib0 and Zod throw on what they cannot read; here that is a value. */
function decodeWhole<M>(bytes: Uint8Array, read: (decoder: decoding.Decoder) => M | null): Result<M, MalformedMessage> {
  try {
    const decoder = decoding.createDecoder(bytes)
    const message = read(decoder)
    return message === null || decoding.hasContent(decoder) ? err(malformed) : ok(message)
  } catch {
    return err(malformed)
  }
}
