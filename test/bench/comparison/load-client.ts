// One client of the load: a socket in one of the dialects, and for those who type a replica of their own. What others
// type is noted and not applied, so that hundreds of clients cost their own process little.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { dialects } from './dialects.ts'
import type { Dialect } from './dialects.ts'
import type { MeasuredServer } from './measured-server.ts'
import { hasEstablished } from './process-usage.ts'
import type { Receipts, Receiver } from './receipts.ts'

const connectDeadlineMs = 60_000

export type LoadClientOptions = {
  readonly server: MeasuredServer
  readonly document: string
  /** Which of the clients it is, from 0. */
  readonly index: number
  readonly receipts: Receipts
  /** What the client holds when it comes: nothing, or what it had before the line was cut. */
  readonly held?: { readonly stateVector: Uint8Array; readonly missingFrom: (stateVector: Uint8Array) => Uint8Array }
}

const emptyStateVector = Y.encodeStateVector(new Y.Doc())
let nextClientId = 1_000_000

export class LoadClient {
  readonly clientId: number
  readonly document: string
  readonly refusals: string[] = []
  closedWith: number | null = null
  isStopped = false
  /** Bytes of the state that it was sent on coming. */
  state: Uint8Array | null = null
  private readonly dialect: Dialect
  private readonly options: LoadClientOptions
  private readonly receiver: Receiver
  private socket: WebSocket | null = null
  private inStep: (() => void) | null = null
  private localPort: number | null = null

  constructor(options: LoadClientOptions) {
    this.options = options
    this.document = options.document
    this.clientId = nextClientId++
    this.dialect = dialects[options.server.dialect]
    this.receiver = options.receipts.receiver(options.document, this.clientId)
  }

  /** Connects; resolves when the state has come. */
  join(held = this.options.held): Promise<void> {
    const { server, index } = this.options
    const { url, headers } = server.addressOf(this.document, index, this.clientId)
    this.state = null
    this.closedWith = null
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`client ${index} of ${server.name} was not in step in time`)), connectDeadlineMs)
      this.inStep = () => {
        clearTimeout(deadline)
        resolve()
      }
      const socket = new WebSocket(url, { headers, perMessageDeflate: false })
      this.socket = socket
      socket.on('upgrade', response => { this.localPort = response.socket.localPort ?? null })
      socket.on('open', () => {
        for (const message of this.dialect.greet(this.document, held?.stateVector ?? emptyStateVector)) socket.send(message)
      })
      socket.on('message', (data: Buffer) => this.take(data, held))
      socket.on('close', code => {
        this.closedWith = code
        clearTimeout(deadline)
        reject(new Error(`client ${index} of ${server.name} was closed with ${code}`))
      })
      socket.on('error', () => undefined)
    })
  }

  /** Sends an update of this client's own; `clock` is where it stands after it. */
  edit(update: Uint8Array, clock: number): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return
    this.options.receipts.sent(this.clientId, clock, performance.now())
    this.socket.send(this.dialect.update(this.document, update))
  }

  /** Sends bytes that are no edit of its own: content that the document is to begin with. */
  seed(update: Uint8Array): void {
    this.socket?.send(this.dialect.update(this.document, update))
  }

  showCaret(update: Uint8Array): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(this.dialect.awareness(this.document, update))
  }

  /** Reads nothing more, and leaves the line open. */
  stopReading(): void {
    this.isStopped = true
    this.socket?.pause()
  }

  /** Whether the server keeps the line open; one that has stopped reading does not hear of its end. */
  isKeptByServer(): boolean {
    return this.localPort !== null && hasEstablished(Number(new URL(this.options.server.addressOf(this.document, 0, this.clientId).url).port), this.localPort)
  }

  /** Goes without a word, as a cut line does. */
  cut(): void {
    this.socket?.removeAllListeners('message')
    this.socket?.terminate()
  }

  private take(data: Buffer, held: LoadClientOptions['held']): void {
    const at = performance.now()
    const heard = this.dialect.hear(data, this.state !== null)
    switch (heard.type) {
      case 'state':
        this.state = heard.update
        this.inStep?.()
        return
      case 'update':
        return this.options.receipts.received(this.receiver, heard.update, at)
      case 'step1': {
        const answer = this.dialect.answer(this.document, held?.missingFrom(heard.stateVector) ?? emptyUpdate)
        if (answer !== null) this.socket?.send(answer)
        return
      }
      case 'refusal':
        this.refusals.push(heard.code)
        return
      case 'other':
    }
  }
}

const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc())
