// How each server is spoken to: the y-websocket protocol plainly, with our own messages as our page speaks it, and inside
// Hocuspocus' envelope. Only what a load needs.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { decodeServerMessage, encodeClientMessage } from '../../../shared/protocol/messages.ts'

export type Heard =
  /** The answer to a step 1. */
  | { readonly type: 'state'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  /** The server asks for what it lacks. */
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  /** An update was not taken. */
  | { readonly type: 'refusal'; readonly code: string }
  | { readonly type: 'other' }

export type Dialect = {
  /** What is said once the socket is open, so that the answer is a state. */
  greet(document: string, stateVector: Uint8Array): readonly Uint8Array[]
  update(document: string, update: Uint8Array): Uint8Array
  /** The answer to a server's step 1; null: our own provider sends only what is unacknowledged. */
  answer(document: string, update: Uint8Array): Uint8Array | null
  awareness(document: string, update: Uint8Array): Uint8Array
  /** `isInStep`: a state has come already. */
  hear(bytes: Uint8Array, isInStep: boolean): Heard
}

const sync = 0
const step1 = 0
const step2 = 1
const updateMessage = 2
const awarenessMessage = 1
const other: Heard = { type: 'other' }

const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write)
const syncFrame = (envelope: string | null, kind: number, payload: Uint8Array): Uint8Array =>
  frame(encoder => {
    if (envelope !== null) encoding.writeVarString(encoder, envelope)
    encoding.writeVarUint(encoder, sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })

/** @param inEnvelope Every message begins with the name of its document, as Hocuspocus wants it. */
function yWebsocket(inEnvelope: boolean): Dialect {
  const nameOf = (document: string): string | null => (inEnvelope ? document : null)
  return {
    greet: (document, stateVector) => [
      ...(inEnvelope ? [hocuspocusToken(document)] : []),
      syncFrame(nameOf(document), step1, stateVector),
    ],
    update: (document, update) => syncFrame(nameOf(document), updateMessage, update),
    answer: (document, update) => syncFrame(nameOf(document), step2, update),
    awareness: (document, update) =>
      frame(encoder => {
        if (inEnvelope) encoding.writeVarString(encoder, document)
        encoding.writeVarUint(encoder, awarenessMessage)
        encoding.writeVarUint8Array(encoder, update)
      }),
    hear: bytes => {
      const decoder = decoding.createDecoder(bytes)
      if (inEnvelope) decoding.readVarString(decoder)
      if (decoding.readVarUint(decoder) !== sync) return other
      const kind = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      if (kind === step1) return { type: 'step1', stateVector: payload }
      return kind === step2 ? { type: 'state', update: payload } : { type: 'update', update: payload }
    },
  }
}

/** Hocuspocus serves nothing before it has seen a token, whatever it says. */
function hocuspocusToken(document: string): Uint8Array {
  return frame(encoder => {
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'bench')
  })
}

const ours: Dialect = {
  greet: (_document, stateVector) => [encodeClientMessage({ type: 'step1', stateVector })],
  update: (_document, update) => encodeClientMessage({ type: 'update', update }),
  answer: () => null,
  awareness: (_document, update) => encodeClientMessage({ type: 'awareness', update }),
  hear: (bytes, isInStep) => {
    const decoded = decodeServerMessage(bytes)
    if (!decoded.ok) throw new Error('the server sent bytes that are no message')
    const message = decoded.value
    if (message.type === 'committed') return { type: isInStep ? 'update' : 'state', update: message.update }
    return message.type === 'refusal' ? { type: 'refusal', code: message.refusal.code } : other
  },
}

export const dialects = { ours, 'y-websocket': yWebsocket(false), hocuspocus: yWebsocket(true) } as const
