// Keeps a connection below the server's bound on messages. Matters after hours offline, when everything written leaves
// at once: a connection that is closed for being too fast would come back and be too fast again.
import { maxMessageBurst, maxMessagesPerSecond } from '../../shared/protocol/limits.ts'
import type { Clock } from './environment.ts'

/** Half of what the server bears: awareness and network jitter need the rest. */
const burst = maxMessageBurst / 2
const perMs = maxMessagesPerSecond / 2 / 1000

export class Pace {
  private readonly clock: Clock
  private left = burst
  private countedAt: number

  constructor(clock: Clock) {
    this.clock = clock
    this.countedAt = clock.now()
  }

  /** 0: a message that counts as so many may go now, and is counted. Otherwise the milliseconds until it may. */
  take(weight: number): number {
    const now = this.clock.now()
    this.left = Math.min(burst, this.left + Math.max(0, now - this.countedAt) * perMs)
    this.countedAt = now
    if (this.left < weight) return Math.ceil((weight - this.left) / perMs)
    this.left -= weight
    return 0
  }
}
