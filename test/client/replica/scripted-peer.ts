// The other end of the line at the level of one replica: it speaks the protocol over one real Y.Doc and does to updates
// what the test says. Whether the server does the same is shown by the tests with the server.
import * as Y from 'yjs'
import type { LineSocket, SocketEvents } from '../../../client/replica/environment.ts'
import { Hello } from '../../../shared/protocol/hello.ts'
import { decodeClientMessage, encodeServerMessage } from '../../../shared/protocol/messages.ts'
import type { ClientMessage, Refusal, ServerMessage } from '../../../shared/protocol/messages.ts'
import type { VirtualClock } from './virtual-clock.ts'

export type Verdict = 'accept' | 'lost-place' | Refusal
type Connection = { readonly hello: Hello; readonly events: SocketEvents; upFreeAt: number; downFreeAt: number; count: number; isOpen: boolean; isInStep: boolean; isFinished: boolean; isPaused: boolean }

const latencyMs = 3
export const proofOf = (seq: number): string => `proof-of-${seq}`

export class ScriptedPeer {
  doc = new Y.Doc({ gc: true })
  epoch = 'epoch-1'
  seq = 1
  /** Every update that came, in order. */
  readonly updates: Uint8Array[] = []
  readonly hellos: Hello[] = []
  readonly awareness: Uint8Array[] = []
  readonly questions: ClientMessage[] = []
  /** Messages that pages have sent, arrived or not. */
  sent = 0
  /** With which pages went on whose session had run out. */
  readonly words: string[] = []
  /** What becomes of an update; accepted unless the test says otherwise. */
  judge: (update: Uint8Array) => Verdict = () => 'accept'
  /** Connections end with this code as soon as they open. */
  closesWith: number | null = null
  /** Nothing leaves: the line is dead and nobody was told. */
  isSilent = false
  /** Updates are taken and stored, and the acknowledgement waits. */
  holdsAcknowledgements = false
  /** Bytes a millisecond in either direction; one message waits for the other. */
  bytesPerMs = Number.POSITIVE_INFINITY
  /** Says who is here whenever it is asked, as the server does. */
  answersQuestions = false
  private readonly clock: VirtualClock
  private readonly connections = new Set<Connection>()

  constructor(clock: VirtualClock) {
    this.clock = clock
  }

  get openConnections(): number {
    return this.connections.size
  }

  connect(path: string, events: SocketEvents): LineSocket {
    const hello = Hello.parse(Object.fromEntries(new URL(path, 'ws://peer').searchParams))
    const connection: Connection = { hello, events, upFreeAt: 0, downFreeAt: 0, count: 0, isOpen: true, isInStep: false, isFinished: false, isPaused: false }
    this.clock.setTimeout(() => this.opened(connection), latencyMs)
    return {
      send: bytes => {
        const sent = new Uint8Array(bytes)
        this.sent++
        connection.upFreeAt = Math.max(this.clock.now(), connection.upFreeAt) + sent.byteLength / this.bytesPerMs
        this.clock.setTimeout(() => this.receive(connection, sent), connection.upFreeAt - this.clock.now() + latencyMs)
      },
      close: () => {
        connection.isOpen = false
        this.connections.delete(connection)
      },
    }
  }

  /** Every line breaks; nothing under way arrives. */
  cut(code = 1006): void {
    for (const connection of [...this.connections]) this.end(connection, code)
  }

  /** The server goes away and stays away until `closesWith` is null again. */
  goAway(): void {
    this.closesWith = 1012
    this.cut()
  }

  /** Something another person wrote, stored. */
  write(change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => change(this.doc))
    this.fanOut(Y.encodeStateAsUpdate(this.doc, before), null)
  }

  /** The session runs out: from here on nothing is sent and nothing taken. */
  endSession(): void {
    this.say({ type: 'session-over' })
    for (const connection of this.connections) {
      connection.isPaused = true
      connection.isInStep = false
    }
  }

  say(message: ServerMessage): void {
    for (const connection of this.connections) this.send(connection, message)
  }

  private opened(connection: Connection): void {
    if (!connection.isOpen) return
    this.hellos.push(connection.hello)
    this.connections.add(connection)
    const { epoch } = connection.hello
    if (this.closesWith !== null) return this.end(connection, this.closesWith)
    if (epoch !== undefined && epoch !== this.epoch) return this.end(connection, 4409)
    this.send(connection, { type: 'welcome', epoch: this.epoch, seq: this.seq })
  }

  private receive(connection: Connection, bytes: Uint8Array): void {
    if (!connection.isOpen || this.isSilent) return
    const decoded = decodeClientMessage(bytes)
    if (!decoded.ok) return this.end(connection, 4422)
    const message = decoded.value
    if (connection.isPaused && message.type !== 'renew') return
    switch (message.type) {
      case 'step1':
        connection.isInStep = true
        this.send(connection, { type: 'committed', seq: this.seq, proof: proofOf(this.seq), update: Y.encodeStateAsUpdate(this.doc, message.stateVector) })
        return this.send(connection, { type: 'step1', stateVector: Y.encodeStateVector(this.doc) })
      case 'update':
        return this.take(connection, message.update)
      case 'awareness':
        return void this.awareness.push(message.update)
      case 'query-awareness':
        this.questions.push(message)
        if (this.answersQuestions) this.send(connection, { type: 'awareness', update: new Uint8Array([0]) })
        return
      case 'renew':
        this.words.push(message.token)
        connection.isPaused = false
        return this.send(connection, { type: 'renewed', count: connection.count })
    }
  }

  private take(connection: Connection, update: Uint8Array): void {
    if (connection.isFinished) return
    this.updates.push(update)
    const count = ++connection.count
    const verdict = this.judge(update)
    if (typeof verdict === 'object') {
      connection.isFinished = true
      return this.send(connection, { type: 'refusal', count, refusal: verdict })
    }
    Y.applyUpdate(this.doc, update)
    this.fanOut(update, connection)
    if (this.holdsAcknowledgements) return
    if (verdict === 'lost-place') this.send(connection, { type: 'lost-places', count })
    this.send(connection, { type: 'acknowledgement', count, seq: this.seq })
  }

  private fanOut(update: Uint8Array, author: Connection | null): void {
    this.seq++
    for (const connection of this.connections) {
      if (connection.isInStep && connection !== author) this.send(connection, { type: 'committed', seq: this.seq, proof: proofOf(this.seq), update })
    }
  }

  private send(connection: Connection, message: ServerMessage): void {
    if (this.isSilent) return
    const bytes = encodeServerMessage(message)
    connection.downFreeAt = Math.max(this.clock.now(), connection.downFreeAt) + bytes.byteLength / this.bytesPerMs
    this.clock.setTimeout(() => {
      if (connection.isOpen) connection.events.message(bytes)
    }, connection.downFreeAt - this.clock.now() + latencyMs)
  }

  private end(connection: Connection, code: number): void {
    if (!connection.isOpen) return
    connection.isOpen = false
    this.connections.delete(connection)
    connection.events.closed(code)
  }
}
