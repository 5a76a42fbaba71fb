// When each edit left its writer and when it reached each of the others, told apart by the clocks of Yjs: a frame from
// the server holds the edits of many, and says of each client id up to which clock.
import * as Y from 'yjs'

type Sent = { readonly clock: number; readonly at: number }

export class DeliveryLedger {
  readonly latenciesMs: number[] = []
  /** Edits before this are on their way, but not measured. */
  private measuringSince = Number.POSITIVE_INFINITY
  private readonly sentByClient = new Map<number, Sent[]>()
  /** How many of a sender's edits a receiver has had: by receiver, then by sender. */
  private readonly hadByReceiver = new Map<number, Map<number, number>>()

  measureFromNow(): void {
    this.measuringSince = performance.now()
  }

  /** `clock` is where the sender stands after the edit. One that only deletes moves no clock, so no receiver could tell
   *  when it came: it is not measured. */
  sent(sender: number, clock: number): void {
    const list = this.sentByClient.get(sender) ?? []
    if (list.at(-1)?.clock === clock) return
    list.push({ clock, at: performance.now() })
    this.sentByClient.set(sender, list)
  }

  /** A frame has reached a receiver, who has not applied it yet. */
  received(receiver: number, update: Uint8Array): void {
    const now = performance.now()
    const had = this.hadByReceiver.get(receiver) ?? new Map<number, number>()
    this.hadByReceiver.set(receiver, had)
    for (const [sender, clock] of Y.parseUpdateMeta(update).to) {
      const list = this.sentByClient.get(sender)
      if (list === undefined || sender === receiver) continue
      let next = had.get(sender) ?? 0
      for (; next < list.length; next++) {
        const edit = list[next]
        if (edit === undefined || edit.clock > clock) break
        if (edit.at >= this.measuringSince) this.latenciesMs.push(now - edit.at)
      }
      had.set(sender, next)
    }
  }
}
