// From bytes of one websocket to what they ask for: bounded in size and rate, decoded once. Bytes that no page of ours
// sends end the connection; nothing of them is logged. The rate counts what a message costs the others who wait: its
// bytes, the answer it asks for, and the work of applying it; and what all connections of its person cost together.
import { answerBytesPerMessage, maxMessageBurst, maxMessagesPerSecond, stepsPerMessage } from '../../shared/protocol/limits.ts'
import { messageWeight } from '../../shared/protocol/message-weight.ts'
import { decodeClientMessage } from '../../shared/protocol/messages.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from './connection.ts'
import type { OpenDocument } from './document.ts'
import { RateLimit } from './rate.ts'

/** `renew` is told the word that a client gives whose session has run out; nothing else of such a client is taken. */
export function receiverFor(connection: Connection, document: OpenDocument, renew: (token: string) => void, clock: Clock = systemClock): (data: unknown) => void {
  const rate = new RateLimit(maxMessagesPerSecond, maxMessageBurst, clock.steadyMs)
  const mayCost = (messages: number): boolean => {
    if (rate.take(messages)) return true
    connection.close('tooFast')
    return false
  }
  return data => {
    if (!connection.isOpen) return
    const weight = data instanceof Uint8Array ? messageWeight(data.byteLength) : 1
    if (!mayCost(weight)) return
    if (!connection.work.said.take(weight)) return connection.close('tooFast')
    if (!(data instanceof Uint8Array)) return connection.close('malformed')
    const decoded = decodeClientMessage(data)
    if (!decoded.ok) return connection.close('malformed')
    const message = decoded.value
    if (connection.isPaused) return message.type === 'renew' ? renew(message.token) : undefined
    switch (message.type) {
      case 'step1':
        return mayCost(Math.floor(document.encodedBytes / answerBytesPerMessage)) ? document.sendState(connection, message.stateVector) : undefined
      case 'update':
        return document.receive(connection, message.update, steps => void mayCost(Math.floor(steps / stepsPerMessage)))
      case 'awareness':
        return document.awareness.receive(connection, message.update) ? undefined : connection.close('malformed')
      case 'query-awareness':
        return document.awareness.sendAll(connection)
      case 'renew':
        // Its session runs. A page that was slow to hear so says this once more than it has to.
        return
    }
  }
}
