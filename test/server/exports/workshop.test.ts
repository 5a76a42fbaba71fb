// How much work is done at once, for one person and for all, and that whoever cancels ends it.
import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { Workshop } from '../../../server/exports/workshop.ts'
import type { Place } from '../../../server/exports/workshop.ts'
import type { Report, Task } from '../../../server/exports/tasks.ts'
import { PersonId } from '../../../shared/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Result } from '../../../shared/result.ts'

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
const people = [person, another, PersonId.parse('sample-person-it-speaks'), PersonId.parse('sample-person-nl-speaks')] as const
const never = new AbortController().signal
const file = new Uint8Array([1])

let threads: ToldThread[]
let faults: Error[]
let workshop: Workshop
let nowMs: number
beforeEach(() => {
  threads = []
  faults = []
  nowMs = 0
  workshop = new Workshop(() => {
    const thread = new ToldThread()
    threads.push(thread)
    return thread
  }, error => faults.push(error), { ...systemClock, steadyMs: () => nowMs })
})
const thread = (index: number): ToldThread => {
  const found = threads[index]
  if (found === undefined) throw new Error(`no thread ${index}`)
  return found
}
/** What is settled by now has had its turn. */
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
const placeOf = (who: PersonId): Place => {
  const place = workshop.enter(who)
  if (!place.ok) throw new Error(`no place: ${place.error.code}`)
  return place.value
}
const given = async (): Promise<Result<Task, never>> => ok(task)
const work = (who: PersonId, signal = never) => placeOf(who).run(given, signal)

test('a person has two places, and gets one again when one is given back, once however often it is given back', () => {
  const [first] = [placeOf(person), placeOf(person)]
  expect(workshop.enter(person)).toEqual({ ok: false, error: { code: 'export/too-many' } })
  placeOf(another)
  first.leave()
  first.leave()
  placeOf(person)
  expect(workshop.enter(person)).toEqual({ ok: false, error: { code: 'export/too-many' } })
})

test('whoever asks on and on, one after another, has to wait; others do not', () => {
  for (let asked = 0; asked < 40; asked++) placeOf(person).leave()
  expect(workshop.enter(person)).toEqual({ ok: false, error: { code: 'export/too-often' } })
  placeOf(another)
  nowMs += 2_000
  placeOf(person).leave()
  expect(workshop.enter(person)).toEqual({ ok: false, error: { code: 'export/too-often' } })
})

test('nobody has two threads: a second piece of work waits for the first, and others go before it', async () => {
  const asked: string[] = []
  const named = (name: string) => async () => {
    asked.push(name)
    return given()
  }
  const [first, second, theirs] = [placeOf(person).run(named('first'), never), placeOf(person).run(named('second'), never), placeOf(another).run(named('theirs'), never)]
  await turn()
  // What waits has not even been asked what it is.
  expect([asked, threads.length]).toEqual([['first', 'theirs'], 2])
  thread(0).exit()
  await first
  await turn()
  expect([asked, threads.length]).toEqual([['first', 'theirs', 'second'], 3])
  thread(1).exit()
  thread(2).exit()
  await Promise.all([second, theirs])
})

test('a task that is refused when its turn has come is answered so, begins no thread and keeps nobody', async () => {
  const refused = await placeOf(person).run(async () => err({ code: 'plan/not-found' } as const), never)
  expect([refused, threads.length]).toEqual([{ ok: false, error: { code: 'plan/not-found' } }, 0])
  const failing = placeOf(person).run(async () => Promise.reject(new Error('the store')), never)
  await expect(failing).rejects.toThrow('the store')
  const next = work(another)
  await turn()
  expect(threads).toHaveLength(1)
  thread(0).exit()
  await next
})

test('what a thread says on its way is told, and what it says at its end is the answer', async () => {
  const told: number[][] = []
  const asked = placeOf(person).run(given, never, (done, of) => told.push([done, of]))
  await turn()
  thread(0).say({ done: 1, of: 2 })
  thread(0).say({ done: 2, of: 2 })
  thread(0).say({ result: file })
  thread(0).exit()
  expect(await asked).toEqual({ ok: true, value: file })
  expect(told).toEqual([[1, 2], [2, 2]])
  expect(workshop.running).toBe(0)
})

describe('cancelled', () => {
  test('under way: the thread is ended, and what it was about to say is nothing', async () => {
    const stop = new AbortController()
    const asked = work(person, stop.signal)
    await turn()
    stop.abort()
    expect(thread(0).ended).toBe(true)
    expect(await asked).toEqual({ ok: false, error: { code: 'export/cancelled' } })
  })

  test('while it waits for its turn: no thread is begun for it, and whoever waits behind it is not kept', async () => {
    const stop = new AbortController()
    const [first, second, waiting, last] = [work(people[0]), work(people[1]), work(people[2], stop.signal), work(people[3])]
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
    const [first, second, waiting, last] = [work(people[0]), work(people[1]), work(people[2], stop.signal), work(people[3])]
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
  const failing = work(person)
  await turn()
  thread(0).emit('error', new Error('a bug'))
  thread(0).exit()
  expect(await failing).toEqual({ ok: false, error: { code: 'export/failed' } })
  const large = work(person)
  await turn()
  thread(1).emit('error', Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))
  thread(1).exit()
  expect(await large).toEqual({ ok: false, error: { code: 'export/too-large' } })
  expect(faults.map(({ message }) => message)).toEqual(['a bug'])
})
