// How much work is done at once, for one person and for all, and that whoever cancels ends it.
import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, test } from 'vitest'
import { Workshop } from '../../../server/exports/workshop.ts'
import type { Report, Task } from '../../../server/exports/tasks.ts'
import { PersonId } from '../../../shared/ids.ts'

/** A thread that does what a test tells it. */
class ToldThread extends EventEmitter {
  ended = false
  say(report: Report): void {
    this.emit('message', report)
  }
  exit(): void {
    this.ended = true
    this.emit('exit')
  }
  async terminate(): Promise<void> {
    this.exit()
  }
}

const task: Task = { task: 'read-plan-file', bytes: new Uint8Array() }
const person = PersonId.parse('sample-person-de-drafter')
const another = PersonId.parse('sample-person-fr-drafter')
const never = new AbortController().signal
const file = new Uint8Array([1])

let threads: ToldThread[]
let faults: Error[]
let workshop: Workshop
beforeEach(() => {
  threads = []
  faults = []
  workshop = new Workshop(() => {
    const thread = new ToldThread()
    threads.push(thread)
    return thread
  }, error => faults.push(error))
})
const thread = (index: number): ToldThread => {
  const found = threads[index]
  if (found === undefined) throw new Error(`no thread ${index}`)
  return found
}
/** What is settled by now has had its turn. */
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

test('a person has two places, and gets one again when one is given back, once however often it is given back', () => {
  const [first, second] = [workshop.enter(person), workshop.enter(person)]
  expect([first, second].includes(null)).toBe(false)
  expect(workshop.enter(person)).toBe(null)
  expect(workshop.enter(another)).not.toBe(null)
  first?.()
  first?.()
  expect(workshop.enter(person)).not.toBe(null)
  expect(workshop.enter(person)).toBe(null)
})

test('what a thread says on its way is told, and what it says at its end is the answer', async () => {
  const told: number[][] = []
  const work = workshop.run(task, never, (done, of) => told.push([done, of]))
  await turn()
  thread(0).say({ done: 1, of: 2 })
  thread(0).say({ done: 2, of: 2 })
  thread(0).say({ result: file })
  thread(0).exit()
  expect(await work).toEqual({ ok: true, value: file })
  expect(told).toEqual([[1, 2], [2, 2]])
  expect(workshop.running).toBe(0)
})

describe('cancelled', () => {
  test('under way: the thread is ended, and what it was about to say is nothing', async () => {
    const stop = new AbortController()
    const work = workshop.run(task, stop.signal)
    await turn()
    stop.abort()
    expect(thread(0).ended).toBe(true)
    expect(await work).toEqual({ ok: false, error: { code: 'export/cancelled' } })
  })

  test('while it waits for its turn: no thread is begun for it, and whoever waits behind it is not kept', async () => {
    const stop = new AbortController()
    const [first, second, waiting, last] = [workshop.run(task, never), workshop.run(task, never), workshop.run(task, stop.signal), workshop.run(task, never)]
    await turn()
    expect(threads).toHaveLength(2)
    stop.abort()
    expect(await waiting).toEqual({ ok: false, error: { code: 'export/cancelled' } })
    expect(threads).toHaveLength(2)
    thread(0).exit()
    await first
    await turn()
    expect(threads).toHaveLength(3)
    thread(1).exit()
    thread(2).exit()
    await Promise.all([second, last])
  })

  test('in the moment in which its turn comes: the turn goes on to the next', async () => {
    const stop = new AbortController()
    const [first, second, waiting, last] = [workshop.run(task, never), workshop.run(task, never), workshop.run(task, stop.signal), workshop.run(task, never)]
    await turn()
    thread(0).exit()
    await first
    stop.abort()
    expect(await waiting).toEqual({ ok: false, error: { code: 'export/cancelled' } })
    await turn()
    // None is left running for what was cancelled.
    expect(threads.filter(({ ended }) => !ended)).toHaveLength(2)
    for (const each of threads) if (!each.ended) each.exit()
    await Promise.all([second, last])
  })
})

test('a thread that fails is a fault; one that runs out of memory had too large a plan', async () => {
  const failing = workshop.run(task, never)
  await turn()
  thread(0).emit('error', new Error('a bug'))
  thread(0).exit()
  expect(await failing).toEqual({ ok: false, error: { code: 'export/failed' } })
  const large = workshop.run(task, never)
  await turn()
  thread(1).emit('error', Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))
  thread(1).exit()
  expect(await large).toEqual({ ok: false, error: { code: 'export/too-large' } })
  expect(faults.map(({ message }) => message)).toEqual(['a bug'])
})
