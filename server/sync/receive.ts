// From bytes of one websocket to what they ask for: bounded in size and rate, decoded once. Bytes that no page of ours
// sends end the connection; nothing of them is logged.
import { maxMessageBurst, maxMessagesPerSecond } from '../../shared/protocol/limits.ts'
import { decodeClientMessage } from '../../shared/protocol/messages.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from './connection.ts'
import type { OpenDocument } from './document.ts'
import { RateLimit } from './rate.ts'

export function receiverFor(connection: Connection, document: OpenDocument, clock: Clock = systemClock): (data: unknown) => void {
  const rate = new RateLimit(maxMessagesPerSecond, maxMessageBurst, clock.steadyMs)
  return data => {
    if (!connection.isOpen) return
    if (!rate.take()) return connection.close('tooFast')
    if (!(data instanceof Uint8Array)) return connection.close('malformed')
    const decoded = decodeClientMessage(data)
    if (!decoded.ok) return connection.close('malformed')
    const message = decoded.value
    switch (message.type) {
      case 'step1':
        return document.sendState(connection, message.stateVector)
      case 'update':
        return document.receive(connection, message.update)
      case 'awareness':
        return document.awareness.receive(connection, message.update) ? undefined : connection.close('malformed')
      case 'query-awareness':
        return document.awareness.sendAll(connection)
    }
  }
}
