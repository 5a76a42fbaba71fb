// When the store takes nothing, and when it is tried again.
import { beforeEach, expect, test } from 'vitest'
import { StoreHealth } from '../../../server/sync/store-health.ts'

let nowMs: number
let told: string[]
let works: boolean
let waits: number[]
let pending: { at: number; act: () => void }[]
let health: StoreHealth

beforeEach(() => {
  nowMs = 0
  told = []
  works = false
  waits = []
  pending = []
  health = new StoreHealth(
    {
      now: () => nowMs,
      after: (ms, act) => {
        const timer = { at: nowMs + ms, act }
        waits.push(ms)
        pending.push(timer)
        return () => { pending = pending.filter(other => other !== timer) }
      },
      probe: async () => {
        if (told.includes('throws')) throw new Error('no disk')
        return works
      },
    },
    { failing: reason => told.push(`failing: ${reason}`), recovered: () => told.push('recovered') },
  )
})

/** Until the next try is over. */
async function nextTry(): Promise<void> {
  const [timer] = pending.splice(0, 1)
  if (timer === undefined) throw new Error('nothing is tried')
  nowMs = timer.at
  timer.act()
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

test('a failure is told once, and writing is tried again at growing waits until it works', async () => {
  health.failed('full')
  health.failed('busy')
  expect([health.takesWrites, told]).toEqual([false, ['failing: full']])
  for (let time = 0; time < 7; time++) await nextTry()
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  works = true
  await nextTry()
  expect([health.takesWrites, told, pending]).toEqual([true, ['failing: full', 'recovered'], []])
})

test('where there is room for a try and for nothing more, the waits go on growing; after a good minute they start again', async () => {
  works = true
  health.failed('full')
  await nextTry()
  health.failed('full')
  await nextTry()
  expect(waits).toEqual([1_000, 2_000])
  nowMs += 60_000
  health.failed('full')
  expect(waits).toEqual([1_000, 2_000, 1_000])
})

test('a try that throws has not worked', async () => {
  health.failed('read-only')
  told.push('throws')
  await nextTry()
  expect([health.takesWrites, pending.length]).toEqual([false, 1])
})

test('nothing is tried after the end', async () => {
  health.failed('full')
  health.close()
  expect(pending).toEqual([])
  health.failed('full')
  expect(told).toEqual(['failing: full'])
})
