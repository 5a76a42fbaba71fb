// Time that passes only when the world says so, alarm by alarm, in an order that is the same in every run. Whoever can
// die (a server, a tab) lives by a clock of its own, which stops with it.
import type { Clock as ServerClock } from '../../server/clock.ts'
import type { Clock as ClientClock } from '../../client/replica/environment.ts'

type Alarm = { readonly at: number; readonly order: number; act: (() => void) | null }

export type LifeClock = ServerClock & Omit<ClientClock, 'clearTimeout'> & { clearTimeout(timer: number | object): void }

/** One life: when it is over no timer of it fires, and nobody who waits in it goes on. */
export type Life = {
  readonly clock: LifeClock
  readonly isOver: boolean
  /** Resolves after this long, or never. */
  wait(ms: number): Promise<void>
  end(): void
}

export class SimulatedTime {
  private time = Date.UTC(2026, 10, 23, 9)
  private order = 0
  /** A binary heap by (at, order). */
  private readonly heap: Alarm[] = []

  now = (): number => this.time

  after(ms: number, act: () => void): Alarm {
    // A machine's clock and alarms know whole milliseconds.
    const alarm: Alarm = { at: this.time + Math.max(0, Math.ceil(ms)), order: this.order++, act }
    this.push(alarm)
    return alarm
  }

  newLife(): Life {
    let isOver = false
    const guarded = (act: () => void, ms: number): object => this.after(ms, () => { if (!isOver) act() })
    const clock: LifeClock = {
      now: this.now,
      steadyMs: this.now,
      setTimeout: guarded,
      clearTimeout: timer => {
        if (typeof timer === 'object' && 'act' in timer) timer.act = null
      },
      soon: act => void guarded(act, 0),
    }
    return {
      clock,
      get isOver() {
        return isOver
      },
      wait: ms => new Promise(resolve => void guarded(resolve, ms)),
      end: () => { isOver = true },
    }
  }

  /** Lets so many milliseconds pass. What an alarm sets off is over before the next one. */
  async pass(ms: number): Promise<void> {
    const until = this.time + ms
    await settled()
    for (let next = this.heap[0]; next !== undefined && next.at <= until; next = this.heap[0]) {
      this.pop()
      const { act } = next
      if (act === null) continue
      this.time = Math.max(this.time, next.at)
      act()
      await settled()
    }
    this.time = until
  }

  private push(alarm: Alarm): void {
    const { heap } = this
    let index = heap.push(alarm) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (above === undefined || !isBefore(alarm, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = alarm
  }

  private pop(): void {
    const { heap } = this
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let index = 0
    for (;;) {
      const left = heap[2 * index + 1]
      const right = heap[2 * index + 2]
      if (left === undefined) break
      const [child, at] = right !== undefined && isBefore(right, left) ? [right, 2 * index + 2] : [left, 2 * index + 1]
      if (!isBefore(child, last)) break
      heap[index] = child
      index = at
    }
    heap[index] = last
  }
}

const isBefore = (one: Alarm, other: Alarm): boolean => one.at < other.at || (one.at === other.at && one.order < other.order)

/** Everything that can happen without time passing has happened. In a world nothing waits for the machine, so all of it is
 *  promises, and these come before the machine's next turn. */
const settled = (): Promise<void> => new Promise(resolve => void setImmediate(resolve))
