// Decides what a screen reader is told and when. Pure but for the clock it is given.
// Invariants: 1. assertive words are said at once; 2. polite ones follow each other at a distance, in order;
// 3. of several about one topic that wait, the newest alone is said; 4. when too many wait, the oldest go.
export type Politeness = 'polite' | 'assertive'

interface Waiting {
  readonly text: string
  readonly topic: string | undefined
}

export interface AnnouncementClock {
  now(): number
  /** Calls back once after so many milliseconds. */
  after(delayMs: number, callback: () => void): void
}

/** Between two polite announcements: long enough to be heard out. */
const distanceMs = 2_500
/** More than these would be told long after they happened. */
const mostWaiting = 3

export class AnnouncementQueue {
  readonly #clock: AnnouncementClock
  readonly #say: (text: string, politeness: Politeness) => void
  #waiting: Waiting[] = []
  #lastSaidAt = Number.NEGATIVE_INFINITY
  #isScheduled = false

  constructor(clock: AnnouncementClock, say: (text: string, politeness: Politeness) => void) {
    this.#clock = clock
    this.#say = say
  }

  add(text: string, politeness: Politeness, topic?: string): void {
    if (politeness === 'assertive') return this.#say(text, politeness)
    this.#waiting = this.#waiting.filter((other) => topic === undefined || other.topic !== topic)
    this.#waiting.push({ text, topic })
    this.#waiting = this.#waiting.slice(-mostWaiting)
    this.#sayNext()
  }

  /** What waits is not said any more, and what was said last is not left standing. */
  forget(): void {
    this.#waiting = []
    for (const politeness of ['polite', 'assertive'] as const) this.#say('', politeness)
  }

  #sayNext(): void {
    const waitMs = this.#lastSaidAt + distanceMs - this.#clock.now()
    if (waitMs > 0) return this.#schedule(waitMs)
    const next = this.#waiting.shift()
    if (next === undefined) return
    this.#lastSaidAt = this.#clock.now()
    this.#say(next.text, 'polite')
    if (this.#waiting.length > 0) this.#schedule(distanceMs)
  }

  #schedule(delayMs: number): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#clock.after(delayMs, () => {
      this.#isScheduled = false
      this.#sayNext()
    })
  }
}
