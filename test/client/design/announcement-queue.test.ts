// What a screen reader is told and when.
import { describe, expect, it } from 'vitest'
import { AnnouncementQueue, type Politeness } from '../../../client/design/announcement-queue.ts'

class HandClock {
  #now = 0
  #due: { readonly at: number; readonly callback: () => void }[] = []
  now = () => this.#now
  after = (delayMs: number, callback: () => void) => void this.#due.push({ at: this.#now + delayMs, callback })

  pass(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#due = this.#due.filter((due) => due !== next)
      this.#now = next.at
      next.callback()
    }
    this.#now = end
  }
}

function aQueue() {
  const clock = new HandClock()
  const said: string[] = []
  const queue = new AnnouncementQueue(clock, (text: string, politeness: Politeness) => said.push(`${politeness}: ${text}`))
  return { clock, said, queue }
}

describe('announcements', () => {
  it('are said at once when nothing was said just before', () => {
    const { said, queue } = aQueue()
    queue.add('Saved.', 'polite')
    expect(said).toEqual(['polite: Saved.'])
  })

  it('follow each other at a distance, in order', () => {
    const { clock, said, queue } = aQueue()
    queue.add('one', 'polite')
    queue.add('two', 'polite')
    queue.add('three', 'polite')
    expect(said).toHaveLength(1)
    clock.pass(2_500)
    expect(said).toHaveLength(2)
    clock.pass(2_500)
    expect(said).toEqual(['polite: one', 'polite: two', 'polite: three'])
  })

  it('do not wait when they are urgent', () => {
    const { said, queue } = aQueue()
    queue.add('one', 'polite')
    queue.add('Your session has ended.', 'assertive')
    expect(said).toEqual(['polite: one', 'assertive: Your session has ended.'])
  })

  it('say only the newest of several about one place', () => {
    const { clock, said, queue } = aQueue()
    queue.add('first', 'polite')
    queue.addOthers('France types in 1.2', '1.2')
    queue.addOthers('France changed 1.2', '1.2')
    clock.pass(10_000)
    expect(said).toEqual(['polite: first', 'polite: France changed 1.2'])
  })

  it('say one’s own doings first, and drop none of them for what others did', () => {
    const { clock, said, queue } = aQueue()
    for (const text of ['a', 'b', 'c']) queue.addOthers(text)
    queue.add('You follow Italy.', 'polite')
    for (const text of ['d', 'e', 'f']) queue.addOthers(text)
    clock.pass(60_000)
    expect(said).toEqual(['polite: a', 'polite: You follow Italy.', 'polite: e', 'polite: f'])
  })

  it('drop the oldest when more wait than can be said in time', () => {
    const { clock, said, queue } = aQueue()
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) queue.add(text, 'polite')
    clock.pass(60_000)
    expect(said).toEqual(['polite: a', 'polite: d', 'polite: e', 'polite: f'])
  })
})
