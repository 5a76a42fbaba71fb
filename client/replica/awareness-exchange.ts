// Who is here, in both directions. What leaves is this page's own state only; name, delegation and colour are the
// server's to write. What comes never touches the own state.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Environment, Timer } from './environment.ts'

/** Movements of a cursor within this time leave as one message. */
const gatherMs = 50
/** Other clients of the protocol forget whoever said nothing for 30 s. */
const renewMs = 15_000

/** The awareness of a document whose upkeep is ours: y-protocols would run a timer of its own that forgets people whom
 *  the server, which knows who is connected, still counts as here. */
export function awarenessOf(doc: Y.Doc): Awareness {
  const awareness = new Awareness(doc)
  // oxlint-disable-next-line no-underscore-dangle
  clearInterval(awareness._checkInterval)
  return awareness
}

export class AwarenessExchange {
  private readonly awareness: Awareness
  private readonly environment: Environment
  private readonly send: (update: Uint8Array) => void
  private isOpen = false
  private gatherTimer: Timer | null = null
  private renewTimer: Timer | null = null

  constructor(awareness: Awareness, environment: Environment, send: (update: Uint8Array) => void) {
    this.awareness = awareness
    this.environment = environment
    this.send = send
    awareness.on('update', this.changed)
  }

  /** The line is open: says where this page is, and says it again now and then. */
  open(): void {
    this.isOpen = true
    this.tell()
  }

  receive(update: Uint8Array): void {
    applyAwarenessUpdate(this.awareness, withoutClient(update, this.awareness.clientID), this)
  }

  /** The line is lost: who is there is not known any more. Their clocks are forgotten too, since a server that was
   *  started again counts anew. */
  lost(): void {
    this.isOpen = false
    this.stopTimers()
    const others = [...this.awareness.states.keys()].filter(id => id !== this.awareness.clientID)
    removeAwarenessStates(this.awareness, others, this)
    for (const id of this.awareness.meta.keys()) if (id !== this.awareness.clientID) this.awareness.meta.delete(id)
  }

  close(): void {
    this.isOpen = false
    this.stopTimers()
    this.awareness.off('update', this.changed)
  }

  private readonly changed = (_changes: unknown, origin: unknown): void => {
    if (origin === this || !this.isOpen || this.gatherTimer !== null) return
    this.gatherTimer = this.environment.clock.setTimeout(() => this.tell(), gatherMs)
  }

  private tell(): void {
    this.stopTimers()
    this.send(encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]))
    this.renewTimer = this.environment.clock.setTimeout(() => this.tell(), renewMs)
  }

  private stopTimers(): void {
    const { clock } = this.environment
    if (this.gatherTimer !== null) clock.clearTimeout(this.gatherTimer)
    if (this.renewTimer !== null) clock.clearTimeout(this.renewTimer)
    this.gatherTimer = null
    this.renewTimer = null
  }
}

/** The same awareness update without one client. After a reconnection the server may still know this page's former
 *  state; taken in, it would replace the newer one. */
export function withoutClient(update: Uint8Array, clientId: number): Uint8Array {
  const decoder = decoding.createDecoder(update)
  const kept: { id: number; clock: number; state: string }[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const id = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const state = decoding.readVarString(decoder)
    if (id !== clientId) kept.push({ id, clock, state })
  }
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, kept.length)
    for (const { id, clock, state } of kept) {
      encoding.writeVarUint(encoder, id)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
}
