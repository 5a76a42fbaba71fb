// Decides what a screen reader is told and when. Pure but for the clock it is given.
// Invariants: 1. assertive words are said at once; 2. polite ones follow each other at a distance, one's own doings before what
// others did, each in order; 3. of several about one topic that wait, the newest alone is said; 4. when too many wait, the oldest go,
// and never one's own for what others did.
export type Politeness = 'polite' | 'assertive'

interface Waiting {
  readonly text: string
  readonly topic: string | undefined
  readonly isOthers: boolean
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

  add(text: string, politeness: Politeness): void {
    if (politeness === 'assertive') return this.#say(text, politeness)
    this.#wait({ text, topic: undefined, isOthers: false })
  }

  /** What others did. */
  addOthers(text: string, topic?: string): void {
    this.#wait({ text, topic, isOthers: true })
  }

  #wait(added: Waiting): void {
    const waiting = [...this.#waiting.filter(({ topic }) => topic === undefined || topic !== added.topic), added]
    const own = waiting.filter(({ isOthers }) => !isOthers).slice(-mostWaiting)
    const others = waiting.filter(({ isOthers }) => isOthers)
    this.#waiting = [...own, ...others.slice(Math.max(0, others.length - (mostWaiting - own.length)))]
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
