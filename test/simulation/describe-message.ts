// A message of the protocol in a few words, for a trace.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { ClientMessage, ServerMessage } from '../../shared/protocol/messages.ts'
import { tokensInBytes } from './ledger.ts'

export function describeMessage(message: ClientMessage | ServerMessage): string {
  const parts: string[] = [message.type]
  if ('count' in message) parts.push(`of ${message.count}`)
  if ('seq' in message) parts.push(`seq ${message.seq}`)
  if ('refusal' in message) parts.push(message.refusal.code, message.refusal.path.join('/'))
  if (message.type === 'awareness') parts.push(describeAwareness(message.update))
  else if ('update' in message) parts.push(describeUpdate(message.update))
  return parts.join(' ')
}

/** Who is told of, under which clock, and whether they are there. */
function describeAwareness(update: Uint8Array): string {
  try {
    const decoder = decoding.createDecoder(update)
    const told: string[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      told.push(`${id}@${clock}${decoding.readVarString(decoder) === 'null' ? ' gone' : ''}`)
    }
    return told.join(' ')
  } catch {
    return 'that cannot be read'
  }
}

function describeUpdate(update: Uint8Array): string {
  try {
    const { from, to } = Y.parseUpdateMeta(update)
    return `${[...to].map(([client, end]) => `${client}:${from.get(client) ?? 0}–${end}`).join(' ')} ${tokensInBytes(update).join('')}`
  } catch {
    return 'that cannot be read'
  }
}
