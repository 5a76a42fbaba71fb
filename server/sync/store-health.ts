// Whether the store takes writes. After a commit that failed for want of space, a lock or a read-only disk, nothing more is
// taken from anybody until writing works again, which is tried now and then; reading goes on all the while. What cannot
// pass (input/output errors, damage) is no matter of this: then the process ends.
import type { NotWritable } from '../store/store.ts'

/** The first try after a failure, and the longest wait between tries, each twice the one before. */
const firstTryMs = 1_000
const lastTryMs = 30_000
/** Failing again so soon after it seemed to work: there is room for a try and for nothing more, so the waits go on growing. */
const steadyMs = 60_000

export type HealthEvents = {
  /** Nothing is taken from now on. Told once, however much fails meanwhile. */
  failing(reason: NotWritable['reason']): void
  recovered(): void
}

export type HealthMeans = {
  /** Whether a write reaches the disk and there is room for more. */
  readonly probe: () => Promise<boolean>
  /** Milliseconds, never going back. */
  readonly now: () => number
  /** Returns how to stop. */
  readonly after: (ms: number, act: () => void) => () => void
}

export class StoreHealth {
  private readonly means: HealthMeans
  private readonly events: HealthEvents
  private isFailing = false
  private waitMs = firstTryMs
  private recoveredAt = Number.NEGATIVE_INFINITY
  private stop: () => void = () => undefined
  private isClosed = false

  constructor(means: HealthMeans, events: HealthEvents) {
    this.means = means
    this.events = events
  }

  get takesWrites(): boolean {
    return !this.isFailing
  }

  failed(reason: NotWritable['reason']): void {
    if (this.isFailing || this.isClosed) return
    this.isFailing = true
    if (this.means.now() - this.recoveredAt >= steadyMs) this.waitMs = firstTryMs
    this.events.failing(reason)
    this.tryLater()
  }

  close(): void {
    this.isClosed = true
    this.stop()
  }

  private tryLater(): void {
    this.stop = this.means.after(this.waitMs, () => void this.tryNow())
    this.waitMs = Math.min(this.waitMs * 2, lastTryMs)
  }

  private async tryNow(): Promise<void> {
    // What a probe throws is one more way in which writing does not work.
    const works = await this.means.probe().catch(() => false)
    if (this.isClosed) return
    if (!works) return this.tryLater()
    this.isFailing = false
    this.recoveredAt = this.means.now()
    this.events.recovered()
  }
}
