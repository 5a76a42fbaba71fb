// A client written by hand: any query, any bytes, everything that comes back kept. What it applies goes into a document
// of its own, so that a test can also send what an honest page would.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import { decodeServerMessage, encodeClientMessage, providerVersion } from '../../shared/protocol/messages.ts'
import type { ServerMessage } from '../../shared/protocol/messages.ts'
import type { RunningServer } from './server.ts'
import type { SignedInPerson } from './sign-in.ts'
import { until } from './wait.ts'

export class RawClient {
  readonly doc = new Y.Doc()
  readonly plan: PlanView = planView(this.doc)
  readonly messages: ServerMessage[] = []
  readonly received: Uint8Array[] = []
  closedWith: number | null = null
  /** Updates of this document that were not sent yet. */
  private own: Uint8Array[] = []
  private readonly socket: WebSocket

  constructor(address: string, headers: Record<string, string>) {
    this.socket = new WebSocket(address, { headers })
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('message', (data: Buffer) => this.take(new Uint8Array(data)))
    this.socket.on('close', code => { this.closedWith ??= code })
    // Refused before the upgrade: the status of the answer.
    this.socket.on('unexpected-response', (_request, response) => { this.closedWith ??= response.statusCode ?? 0 })
    this.socket.on('error', () => { this.closedWith ??= 0 })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.own.push(update)
    })
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }
  last<Type extends ServerMessage['type']>(type: Type): Extract<ServerMessage, { type: Type }> | undefined {
    return this.messages.findLast((message): message is Extract<ServerMessage, { type: Type }> => message.type === type)
  }
  sendBytes(bytes: Uint8Array | string): void {
    this.socket.send(bytes)
  }
  sendUpdate(update: Uint8Array): void {
    this.sendBytes(encodeClientMessage({ type: 'update', update }))
  }
  /** Sends what this document has changed since, as one update; whether there was anything. */
  sendOwn(): boolean {
    const updates = this.own.splice(0)
    if (updates.length > 0) this.sendUpdate(Y.mergeUpdates(updates))
    return updates.length > 0
  }
  async settled(count: number): Promise<'taken' | string> {
    await until(`update ${count} is settled`, () => (this.last('acknowledgement')?.count ?? 0) >= count || (this.last('refusal')?.count ?? 0) >= count || this.closedWith !== null)
    const refused = this.messages.find(message => message.type === 'refusal' && message.count === count)
    return refused?.type === 'refusal' ? refused.refusal.code : this.closedWith === null ? 'taken' : `closed ${this.closedWith}`
  }
  /** Takes nothing more that comes until told to, holds its line, and so answers no close. */
  stopReading(): void {
    this.socket.pause()
  }
  readOn(): void {
    this.socket.resume()
  }
  close(): void {
    this.socket.close()
    this.doc.destroy()
  }

  private take(bytes: Uint8Array): void {
    this.received.push(bytes)
    const decoded = decodeServerMessage(bytes)
    if (!decoded.ok) throw new Error('the server sent bytes that are no message')
    const message = decoded.value
    if (message.type === 'committed' || message.type === 'update' || message.type === 'step2') Y.applyUpdate(this.doc, message.update, this)
    this.messages.push(message)
  }
}

type RawOptions = { readonly clients?: string; readonly person?: string; readonly origin?: string; readonly epoch?: string; readonly seq?: number; readonly proof?: string; readonly provider?: number; readonly schema?: number }

/** Opens without waiting for an answer. */
export function openRaw(server: RunningServer, who: SignedInPerson | null, party: string, document: string, options: RawOptions = {}): RawClient {
  const clients = options.clients ?? String(Math.floor(Math.random() * 0xffff_ffff))
  const query = new URLSearchParams({
    person: options.person ?? who?.person ?? 'sample-person-de-drafter',
    party,
    clients,
    schema: String(options.schema ?? planSchema.version),
    provider: String(options.provider ?? providerVersion),
    ...(options.epoch === undefined ? {} : { epoch: options.epoch }),
    ...(options.seq === undefined ? {} : { seq: String(options.seq) }),
    ...(options.proof === undefined ? {} : { proof: options.proof }),
  })
  const client = new RawClient(`ws://127.0.0.1:${server.port}/sync/${document}?${query}`, {
    origin: options.origin ?? server.origin,
    ...(who === null ? {} : { cookie: who.cookie }),
  })
  client.doc.clientID = Number(clients.split(',')[0])
  return client
}

/** Opens a plan and is in step. */
export const joinRaw = (server: RunningServer, who: SignedInPerson, party: string, plan: string, options: RawOptions = {}): Promise<RawClient> =>
  joinDocument(server, who, party, `plan/${plan}`, options)

/** The same for a document of any kind. */
export async function joinDocument(server: RunningServer, who: SignedInPerson, party: string, document: string, options: RawOptions = {}): Promise<RawClient> {
  const client = openRaw(server, who, party, document, options)
  await until(`${who.person} is welcome in ${document}`, () => client.last('welcome') !== undefined || client.closedWith !== null)
  if (client.closedWith !== null) throw new Error(`closed with ${client.closedWith}`)
  client.sendBytes(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(client.doc) }))
  await until('the state has come', () => client.last('committed') !== undefined)
  return client
}
