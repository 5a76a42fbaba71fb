// Who is here, with which cursor. Never stored. What a client says of itself is cut down to where it is; name, delegation,
// colour and clock are the server's, and only for client ids that the connection named.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { maxAwarenessBytes } from '../../shared/protocol/limits.ts'
import { encodeServerMessage } from '../../shared/protocol/messages.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Connection } from './connection.ts'

/** Changes within this time go out as one message, or earlier with a commit's frames, in the same write. */
const gatherMs = 40

const RelativePosition = z.record(z.string().max(20), z.unknown())
/** What a client may say: its cursor (for y-tiptap), the field or card it is in, in which view of the page, and whether it is idle. */
const OwnState = z.object({
  cursor: z.object({ anchor: RelativePosition, head: RelativePosition }).nullish(),
  place: z.array(z.string().max(120)).max(8).nullish(),
  view: z.string().max(20).optional(),
  idle: z.boolean().optional(),
})

export type Here = { readonly connection: Connection; readonly place: readonly string[] | null; readonly idle: boolean }
type Entry = { readonly clock: number; readonly state: z.infer<typeof OwnState> | null; readonly connection: Connection }

export class DocumentAwareness {
  private readonly entryByClientId = new Map<number, Entry>()
  private readonly changed = new Set<number>()
  private readonly connections: ReadonlySet<Connection>
  private readonly whoChanged: () => void
  /** Somebody came, left, or went to another place. Told once for all who do so within the same time: to tell it is to
   *  list everybody. */
  private isWhoNew = false
  private readonly time: Clock
  private timer: Timer | null = null
  /** One for all ids of the document, so that an id that comes back is never told under a clock that it had. It begins at
   *  the time of day: a client that outlives a restart of the server believes only higher ones than it has seen. */
  private clock: number

  constructor(connections: ReadonlySet<Connection>, whoChanged: () => void, time: Clock) {
    this.time = time
    this.clock = time.now()
    this.connections = connections
    this.whoChanged = whoChanged
  }

  /** Takes an awareness update. False: its bytes are no awareness update. Foreign ids and unknown keys are left out. */
  receive(connection: Connection, update: Uint8Array): boolean {
    if (update.byteLength > maxAwarenessBytes) return true
    const told = decode(update)
    if (told === null) return false
    for (const { clientId, json } of told) {
      if (!connection.clientIds.has(clientId)) continue
      const parsed = json === null ? null : OwnState.safeParse(json)
      const state = parsed === null || !parsed.success ? null : parsed.data
      const before = this.entryByClientId.get(clientId)
      if (before === undefined && state === null) continue
      this.entryByClientId.set(clientId, { clock: ++this.clock, state, connection })
      this.changed.add(clientId)
      if (before?.state === undefined || before.state === null || state === null || placeOf(before.state) !== placeOf(state) || before.state.idle !== state.idle) this.isWhoNew = true
    }
    this.schedule()
    return true
  }

  /** Everyone's state, for one that has just come; not of the ids that it named itself. One of them may be that of an
   *  earlier page of this person, which the server still takes to be here: it would never be told that it is gone. */
  sendAll(connection: Connection): void {
    const ids = [...this.entryByClientId.keys()].filter(id => !connection.clientIds.has(id) && this.entryByClientId.get(id)?.state !== null)
    connection.send(this.frame(ids))
  }

  left(connection: Connection): void {
    for (const [clientId, entry] of this.entryByClientId) {
      if (entry.connection !== connection || entry.state === null) continue
      this.entryByClientId.set(clientId, { ...entry, clock: ++this.clock, state: null })
      this.changed.add(clientId)
    }
    this.isWhoNew = true
    this.schedule()
  }

  here(): Here[] {
    return [...this.connections].map(connection => {
      for (const id of connection.clientIds) {
        const state = this.entryByClientId.get(id)?.state
        if (state) return { connection, place: state.place ?? null, idle: state.idle ?? false }
      }
      return { connection, place: null, idle: false }
    })
  }

  /** The connections are being written to anyway. */
  sendWaiting(): void {
    if (this.timer === null) return
    this.time.clearTimeout(this.timer)
    this.send()
  }

  close(): void {
    if (this.timer !== null) this.time.clearTimeout(this.timer)
    this.timer = null
  }

  private schedule(): void {
    if (this.timer === null && (this.changed.size > 0 || this.isWhoNew)) this.timer = this.time.setTimeout(() => this.send(), gatherMs)
  }

  /** The same bytes to everybody, except to those whose own state is among them: an echo of one's own cursor would
   *  overwrite the newer one. */
  private send(): void {
    this.timer = null
    const changed = [...this.changed]
    this.changed.clear()
    let shared: Uint8Array | null = null
    for (const connection of this.connections) {
      const others = changed.filter(id => !connection.clientIds.has(id))
      if (others.length === 0) continue
      connection.send(others.length === changed.length ? (shared ??= this.frame(changed)) : this.frame(others))
    }
    // Everybody has been told that these are gone; whoever comes later never hears of them.
    for (const id of changed) if (this.entryByClientId.get(id)?.state === null) this.entryByClientId.delete(id)
    if (!this.isWhoNew) return
    this.isWhoNew = false
    this.whoChanged()
  }

  private frame(clientIds: readonly number[]): Uint8Array {
    const update = encoding.encode(encoder => {
      encoding.writeVarUint(encoder, clientIds.length)
      for (const clientId of clientIds) {
        const entry = this.entryByClientId.get(clientId)
        encoding.writeVarUint(encoder, clientId)
        encoding.writeVarUint(encoder, entry?.clock ?? this.clock)
        const state = entry?.state ? { ...entry.state, user: entry.connection.shownAs } : null
        encoding.writeVarString(encoder, JSON.stringify(state))
      }
    })
    return encodeServerMessage({ type: 'awareness', update })
  }
}

const placeOf = (state: z.infer<typeof OwnState>): string => state.place?.join('/') ?? ''

function decode(update: Uint8Array): { clientId: number; json: unknown }[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const told = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const json: unknown = JSON.parse(decoding.readVarString(decoder))
      told.push({ clientId, json })
    }
    return told
  } catch {
    return null
  }
}
