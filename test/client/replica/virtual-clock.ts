// Time that passes only when a test says so. What really takes time meanwhile (encryption) is waited for in between, so
// that the order of things is the same in every run.
import type { Clock, Timer } from '../../../client/replica/environment.ts'

type Alarm = { readonly at: number; readonly order: number; readonly act: () => void }

export class VirtualClock implements Clock {
  private time = Date.UTC(2026, 10, 23)
  private order = 0
  private readonly alarms = new Map<object, Alarm>()
  private readonly pending = new Set<Promise<unknown>>()

  now = (): number => this.time

  setTimeout = (act: () => void, afterMs: number): Timer => {
    const timer = {}
    this.alarms.set(timer, { at: this.time + afterMs, order: this.order++, act })
    return timer
  }

  clearTimeout = (timer: Timer): void => {
    if (typeof timer === 'object') this.alarms.delete(timer)
  }

  /** Time stands still until this has settled. */
  waitingFor<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(() => undefined, () => undefined)
    this.pending.add(settled)
    void settled.finally(() => this.pending.delete(settled))
    return work
  }

  /** Lets so many milliseconds pass, alarm by alarm. */
  async pass(ms: number): Promise<void> {
    const until = this.time + ms
    for (;;) {
      await this.quiet()
      const next = this.nextAlarm()
      if (next === null || next[1].at > until) break
      this.alarms.delete(next[0])
      this.time = Math.max(this.time, next[1].at)
      next[1].act()
    }
    this.time = until
  }

  /** Lets time pass until something is so; fails after a virtual minute. */
  async until(what: string, isSo: () => boolean, withinMs = 60_000): Promise<void> {
    const from = this.time
    await this.quiet()
    while (!isSo()) {
      if (this.time - from > withinMs) throw new Error(`waited ${withinMs} ms for: ${what}`)
      await this.pass(5)
    }
  }

  get alarmCount(): number {
    return this.alarms.size
  }

  /** Whatever can happen without time passing has happened. */
  private async quiet(): Promise<void> {
    do {
      await Promise.all(this.pending)
      await new Promise(resolve => setImmediate(resolve))
    } while (this.pending.size > 0)
  }

  private nextAlarm(): [object, Alarm] | null {
    let first: [object, Alarm] | null = null
    for (const candidate of this.alarms) {
      if (first === null || candidate[1].at < first[1].at || (candidate[1].at === first[1].at && candidate[1].order < first[1].order)) first = candidate
    }
    return first
  }
}
