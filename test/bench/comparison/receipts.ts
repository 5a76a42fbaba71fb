// Who has had which edit, and after how long. Edits are told apart by the clocks of Yjs: a frame says of each client id
// up to which clock it goes.
import { Buffer } from 'node:buffer'
import * as Y from 'yjs'

type Sent = { readonly clock: number; readonly at: number }
type Receiver = { readonly document: string; readonly clientId: number; readonly had: Map<number, number> }

/** Servers send one frame's bytes to everybody: of the last ones it is remembered what they hold. */
const framesRemembered = 64

export class Receipts {
  readonly latenciesMs: number[] = []
  /** Edits that reached somebody, once for each whom they reached. */
  delivered = 0
  sentCount = 0
  lastSentAt = Number.NaN
  private measuringSince = Number.POSITIVE_INFINITY
  private measuringUntil = Number.POSITIVE_INFINITY
  private readonly sentByClient = new Map<number, Sent[]>()
  private readonly seenByClient = new Map<number, number>()
  private readonly remembered: { readonly bytes: Uint8Array; readonly clocks: ReadonlyMap<number, number> }[] = []

  /** Edits sent from now on are measured. */
  measureFrom(now: number): void {
    this.measuringSince = now
  }
  /** Edits sent from now on are not measured any more; those on their way still are. */
  measureUntil(now: number): void {
    this.measuringUntil = now
  }

  receiver(document: string, clientId: number): Receiver {
    return { document, clientId, had: new Map() }
  }

  /** `clock` is where the client stands after the edit. */
  sent(clientId: number, clock: number, at: number): void {
    const list = this.sentByClient.get(clientId) ?? []
    this.sentByClient.set(clientId, list)
    list.push({ clock, at })
    this.lastSentAt = at
    if (this.isMeasured(at)) this.sentCount++
  }

  received(receiver: Receiver, update: Uint8Array, at: number): void {
    for (const [clientId, clock] of this.clocksOf(update)) {
      if (clientId === receiver.clientId) continue
      const list = this.sentByClient.get(clientId)
      if (list === undefined) continue
      let next = receiver.had.get(clientId) ?? 0
      for (; next < list.length; next++) {
        const edit = list[next]
        if (edit === undefined || edit.clock > clock) break
        if (!this.isMeasured(edit.at)) continue
        this.delivered++
        this.latenciesMs.push(at - edit.at)
      }
      receiver.had.set(clientId, next)
      this.seenByClient.set(clientId, Math.max(this.seenByClient.get(clientId) ?? 0, next))
    }
  }

  /** How many of a client's edits somebody else has seen, and where its clock stood after the last of them. */
  seenOf(clientId: number): { readonly edits: number; readonly clocks: readonly number[] } {
    const edits = this.seenByClient.get(clientId) ?? 0
    return { edits, clocks: (this.sentByClient.get(clientId) ?? []).slice(0, edits).map(({ clock }) => clock) }
  }

  private isMeasured = (at: number): boolean => at >= this.measuringSince && at < this.measuringUntil

  private clocksOf(update: Uint8Array): ReadonlyMap<number, number> {
    const known = this.remembered.find(({ bytes }) => bytes.length === update.length && Buffer.compare(bytes, update) === 0)
    if (known !== undefined) return known.clocks
    const clocks = Y.parseUpdateMeta(update).to
    this.remembered.unshift({ bytes: update, clocks })
    this.remembered.length = Math.min(this.remembered.length, framesRemembered)
    return clocks
  }
}

export type { Receiver }
