// Tells components that the plain values of a replica changed: at once for what the page itself set, and gathered for
// what others write and for typing, which the editor shows by itself. A plan in which twenty-five people write changes a
// hundred times a second; drawing it each time would leave no time for the person who writes here.
import type { Roots } from '../../shared/schema/node.ts'
import type { ReadingChange } from '../../shared/schema/reading.ts'
import type { Replica } from './replica.ts'

/** How long changes of others may wait to be shown. The matrix and lists have a second; a plan is quicker. */
export const gatherReadingMs = 120

type Watched = Pick<Replica<Roots>, 'reading' | 'subscribe'>

class GatheredReading {
  private readonly replica: Watched
  private readonly listeners = new Set<() => void>()
  private stop: (() => void) | null = null
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(replica: Watched) {
    this.replica = replica
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    this.stop ??= this.follow()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      this.stop?.()
      this.stop = null
    }
  }

  /** Follows the reading from one generation of the replica to the next. */
  private follow(): () => void {
    const { replica } = this
    let { reading } = replica
    let stopReading = reading.subscribe(this.changed)
    const stopReplica = replica.subscribe(() => {
      if (reading === replica.reading) return
      stopReading()
      reading = replica.reading
      stopReading = reading.subscribe(this.changed)
      this.tell()
    })
    return () => {
      stopReading()
      stopReplica()
      if (this.timer !== null) clearTimeout(this.timer)
      this.timer = null
    }
  }

  private readonly changed = ({ isLocal, isTyping }: ReadingChange): void => {
    if (isLocal && !isTyping) this.tell()
    else this.timer ??= setTimeout(() => this.tell(), gatherReadingMs)
  }

  private tell(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    for (const listener of [...this.listeners]) listener()
  }
}

const gatheredByReplica = new WeakMap<object, GatheredReading>()

/** One gathering for each replica, however many components read it. Returns how to stop. */
export function subscribeGathered<R extends Roots>(replica: Replica<R>, listener: () => void): () => void {
  let gathered = gatheredByReplica.get(replica)
  if (gathered === undefined) gatheredByReplica.set(replica, (gathered = new GatheredReading(replica)))
  return gathered.subscribe(listener)
}
