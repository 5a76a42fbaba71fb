// Keeps one Y.Doc in step with the server, as PROTOCOL.md says: takes what is committed, sends what the outbox holds.
//
// What must stay true:
// 1. Entries leave in the outbox's order, and `sent` lists the unsettled ones of this connection in the order they left.
// 2. Only entries of the connection's epoch leave, under client ids that its upgrade named.
// 3. While the session is over nothing leaves but the word that it goes on, and what came to nothing then leaves again.
// 4. The document is in step when it holds all that was stored when it joined; nothing is shown before.
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { helloToQuery } from '../../shared/protocol/hello.ts'
import { maxClientIds, maxUpdateBytes, signInAgainMs } from '../../shared/protocol/limits.ts'
import { messageWeight } from '../../shared/protocol/message-weight.ts'
import { encodeClientMessage, providerVersion } from '../../shared/protocol/messages.ts'
import type { ClientMessage, Refusal, ServerMessage } from '../../shared/protocol/messages.ts'
import { AwarenessExchange } from './awareness-exchange.ts'
import type { Environment, Timer } from './environment.ts'
import { Line } from './line.ts'
import type { Outbox } from './outbox.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { Pace } from './pace.ts'

/** What is under way in all, up to which an answer within a moment can be expected. */
const quickBytes = 16 * 1024
/** A line as slow as 8 kB a second still carries what is under way; it only takes its time. */
const slowestBytesPerMs = 8
/** A document is up to 8 MB, and until it is there nobody knows how large it is. */
const openingMs = 150_000

export type LineState =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /** `since`: milliseconds since 1970. `reason`: as the server said, if it did. */
  | { readonly state: 'offline'; readonly since: number; readonly reason: CloseName | null }
  | { readonly state: 'closed'; readonly reason: CloseName }

export type ProviderOptions = {
  readonly environment: Environment
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly outbox: Outbox
  /** `<kind>/<id>` */
  readonly document: string
  readonly identity: { readonly person: PersonId; readonly party: PartyId }
  readonly schemaVersion: number
  /** Names no client id of its own, see `ReplicaOptions`. */
  readonly isReader: boolean
}

export type ProviderEvents = {
  changed(): void
  /** On each connection, once the document holds what was stored. */
  inStep(): void
  /** These are stored; they are still in the outbox. */
  acknowledged(entries: readonly OutboxEntry[]): void
  refused(entry: OutboxEntry, refusal: Refusal): void
  lostPlace(entry: OutboxEntry): void
  /** The document has begun a new epoch: this copy of it is over. */
  otherEpoch(): void
  /** The right to read it has ended, or it is no more. */
  notOpen(): void
  /** Stored bytes could not be applied: this copy cannot be trusted. */
  damaged(): void
}

/** What the document has seen, for a hello and for answers that say what their giver had seen. */
export type Seen = { readonly epoch: string; readonly seq: number }

type Connection = {
  readonly epoch: string
  readonly pace: Pace
  sent: OutboxEntry[]
  settled: number
  isInStep: boolean
  takesEdits: boolean
  /** The session has run out: the line is kept for signing in again, and nothing goes over it. */
  pause: 'none' | 'waits' | 'asks to go on'
}

export class Provider {
  private readonly options: ProviderOptions
  private readonly events: ProviderEvents
  private readonly line: Line
  private readonly awarenessExchange: AwarenessExchange
  private lineState: LineState = { state: 'connecting' }
  private lastSeen: Seen | null = null
  private lastSeq = 0
  /** The newest `seq` that the server has given a proof of. */
  private proved: { readonly seq: number; readonly proof: string } | null = null
  private named: ReadonlySet<number> = new Set()
  private connection: Connection | null = null
  private paceTimer: Timer | null = null

  constructor(options: ProviderOptions, events: ProviderEvents) {
    this.options = options
    this.events = events
    this.awarenessExchange = new AwarenessExchange(options.awareness, options.environment, update => this.say({ type: 'awareness', update }))
    this.line = new Line(options.environment, {
      path: () => this.path(),
      message: message => this.receive(message),
      isAnswerOwed: () => this.isAnswerOwed,
      transferMs: () => this.transferMs,
      lost: reason => {
        this.left()
        const since = this.lineState.state === 'offline' ? this.lineState.since : options.environment.clock.now()
        this.lineState = { state: 'offline', since, reason }
        events.changed()
      },
      finished: reason => {
        this.left()
        this.lineState = { state: 'closed', reason }
        if (reason === 'otherEpoch') events.otherEpoch()
        if (reason === 'rightLost' || reason === 'notFound') events.notOpen()
        events.changed()
      },
    })
  }

  get state(): LineState {
    return this.lineState
  }
  get seen(): Seen | null {
    return this.lastSeen
  }
  /** Whether what is written now leaves at once. */
  get isSending(): boolean {
    return this.lineState.state === 'live' && this.isStoring
  }
  /** False: the line is there, and the server cannot store anything; what is written stays with the page. */
  get isStoring(): boolean {
    return this.connection?.takesEdits ?? true
  }

  /** Connects, also after a final close, e.g. when the person has signed in again; then a line that was kept goes on. */
  start(): void {
    if (this.connection !== null && this.connection.pause !== 'none') return void this.goOn(this.connection)
    if (this.lineState.state === 'closed') this.lineState = { state: 'connecting' }
    this.line.start()
    this.events.changed()
  }

  close(): void {
    this.left()
    this.line.close()
    this.awarenessExchange.close()
  }

  /** Sends what is ready. To be called whenever the outbox changed. */
  send(): void {
    const { connection } = this
    if (connection === null || !connection.takesEdits || connection.pause !== 'none' || this.paceTimer !== null) return
    const { outbox, environment } = this.options
    for (const entry of outbox.entries()) {
      if (entry.epoch !== connection.epoch || entry.asNew || connection.sent.includes(entry)) continue
      if (!outbox.isReady(entry)) return
      const isAlone = connection.sent.length === 0
      if (!this.named.has(entry.clientId)) {
        // More client ids than one upgrade may name, or found after it: the next connection names them.
        if (isAlone) this.line.restart()
        return
      }
      if (entry.update.byteLength > maxUpdateBytes) {
        if (isAlone) this.events.refused(entry, { code: 'update/too-large', path: [...(entry.paths[0]?.path ?? [])] })
        return
      }
      const waitMs = connection.pace.take(messageWeight(entry.update.byteLength))
      if (waitMs > 0) {
        this.paceTimer = environment.clock.setTimeout(() => {
          this.paceTimer = null
          this.send()
        }, waitMs)
        return
      }
      outbox.seal(entry)
      connection.sent.push(entry)
      this.say({ type: 'update', update: entry.update })
      if (this.isAnswerOwed) this.line.expectAnswer()
    }
  }

  private get bytesUnderWay(): number {
    return this.connection?.sent.reduce((sum, entry) => sum + entry.update.byteLength, 0) ?? 0
  }
  private get isAnswerOwed(): boolean {
    return this.connection !== null && this.connection.isInStep && this.connection.takesEdits && this.connection.sent.length > 0 && this.bytesUnderWay <= quickBytes
  }
  private get transferMs(): number {
    if (this.connection === null) return 0
    // Nothing is heard meanwhile, and that is as it should be.
    if (this.connection.pause !== 'none') return signInAgainMs
    const sending = this.bytesUnderWay <= quickBytes ? 0 : this.bytesUnderWay / slowestBytesPerMs
    return sending + (this.connection.isInStep ? 0 : openingMs)
  }

  private async path(): Promise<string> {
    const { doc, outbox, document, identity, schemaVersion, isReader } = this.options
    await outbox.claim()
    // Under a client id that is finished, or of an epoch that is over, nothing is sent.
    const sendable = outbox.entries().filter(({ asNew, epoch }) => !asNew && epoch === (this.lastSeen?.epoch ?? epoch))
    const ids = new Set([...(isReader ? [] : [doc.clientID]), ...sendable.map(entry => entry.clientId)])
    this.named = new Set([...ids].slice(0, maxClientIds))
    const query = helloToQuery({
      ...identity,
      clients: [...this.named],
      schema: schemaVersion,
      provider: providerVersion,
      ...(this.lastSeen !== null && { epoch: this.lastSeen.epoch, ...this.proved }),
    })
    return `/sync/${document}?${query}`
  }

  private receive(message: ServerMessage): void {
    const { connection } = this
    if (message.type === 'welcome') return this.welcome(message.epoch, message.seq)
    if (connection === null) return this.line.drop()
    switch (message.type) {
      case 'step1':
        // What the server lacks is in the outbox, and leaves from there.
        return
      case 'step2':
      case 'update':
        return this.apply(connection, message.update)
      case 'committed':
        this.saw(message.seq)
        this.proved = { seq: message.seq, proof: message.proof }
        return this.apply(connection, message.update)
      case 'awareness':
        return this.awarenessExchange.receive(message.update)
      case 'acknowledgement':
        this.saw(message.seq)
        return this.acknowledged(connection, message.count)
      case 'not-storing':
        connection.takesEdits = false
        return this.events.changed()
      case 'session-over':
        return this.sessionOver(connection)
      case 'renewed':
        return this.renewed(connection, message.count)
      case 'refusal': {
        const entry = connection.sent[message.count - connection.settled - 1]
        return entry === undefined ? this.line.drop() : this.events.refused(entry, message.refusal)
      }
      case 'lost-places': {
        const entry = connection.sent[message.count - connection.settled - 1]
        return entry === undefined ? undefined : this.events.lostPlace(entry)
      }
    }
  }

  private welcome(epoch: string, seq: number): void {
    if (this.lastSeen !== null && this.lastSeen.epoch !== epoch) {
      this.left()
      return this.events.otherEpoch()
    }
    this.connection = { epoch, pace: new Pace(this.options.environment.clock), sent: [], settled: 0, isInStep: false, takesEdits: true, pause: 'none' }
    this.lastSeq = Math.max(this.lastSeq, seq)
    this.say({ type: 'step1', stateVector: Y.encodeStateVector(this.options.doc) })
    this.send()
    this.awarenessExchange.open()
  }

  /** To the page it is as closed as a line that is gone: it asks for sign-in, and then starts again. */
  private sessionOver(connection: Connection): void {
    connection.pause = 'waits'
    connection.isInStep = false
    this.lineState = { state: 'closed', reason: 'signedOut' }
    this.fallSilent()
    this.events.changed()
  }

  /** Whoever has signed in again goes on over the line that was kept. */
  private async goOn(connection: Connection): Promise<void> {
    if (connection.pause !== 'waits') return
    connection.pause = 'asks to go on'
    let token: string | null
    try {
      token = await this.options.environment.fetchRenewal(this.options.identity.person)
    } catch {
      // Not heard whether: the next line says so, as after any other loss.
      if (connection === this.connection) this.line.restart()
      return
    }
    if (connection !== this.connection) return
    if (token === null) connection.pause = 'waits'
    else this.say({ type: 'renew', token })
  }

  /** What was sent when nothing was taken any more leaves again, and what was stored meanwhile is asked for. */
  private renewed(connection: Connection, count: number): void {
    connection.pause = 'none'
    connection.sent = connection.sent.slice(0, Math.max(0, count - connection.settled))
    this.say({ type: 'step1', stateVector: Y.encodeStateVector(this.options.doc) })
    this.send()
    this.awarenessExchange.open()
  }

  private apply(connection: Connection, update: Uint8Array): void {
    const { doc } = this.options
    try {
      Y.applyUpdate(doc, update, this)
    } catch {
      this.left()
      return this.events.damaged()
    }
    if (connection.isInStep || doc.store.pendingStructs !== null) return this.events.changed()
    connection.isInStep = true
    if (this.isAnswerOwed) this.line.expectAnswer()
    this.lineState = { state: 'live' }
    this.lastSeen = { epoch: connection.epoch, seq: this.lastSeq }
    this.events.inStep()
    this.events.changed()
  }

  /** All counted so far are settled; the later ones of the connection are still under way. */
  private acknowledged(connection: Connection, count: number): void {
    const settled = connection.sent.slice(0, count - connection.settled)
    if (count < connection.settled || settled.length < count - connection.settled) return this.line.drop()
    connection.sent = connection.sent.slice(settled.length)
    connection.settled = count
    this.events.acknowledged(settled)
    this.options.outbox.settle(settled)
    this.send()
  }

  private saw(seq: number): void {
    this.lastSeq = Math.max(this.lastSeq, seq)
    if (this.connection?.isInStep !== true) return
    this.lastSeen = { epoch: this.connection.epoch, seq: this.lastSeq }
  }

  private say(message: ClientMessage): void {
    this.line.send(encodeClientMessage(message))
  }

  private left(): void {
    this.connection = null
    this.fallSilent()
  }

  private fallSilent(): void {
    if (this.paceTimer !== null) this.options.environment.clock.clearTimeout(this.paceTimer)
    this.paceTimer = null
    this.awarenessExchange.lost()
  }
}
