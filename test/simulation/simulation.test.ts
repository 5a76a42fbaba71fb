// Worlds from one seed each: everything in them is the product's own code but clock, network and chance. `npm run simulate`
// runs as many as wanted; here are a few hundred, and those that once found something.
import './randomness.ts'
import { describe, expect, test } from 'vitest'
import { Broken } from './broken.ts'
import { keptSeeds } from './kept-seeds.ts'
import { runSeed } from './run.ts'
import type { Story } from './run.ts'
import { tell } from './story.ts'

/** Seeds 1 to this. About half a minute of one core that has nothing else to do. */
const worlds = 105
/** On a machine that has much else to do. */
const timeoutMs = 900_000

test(`${worlds} worlds come to rest with nothing lost, nothing forged, and every copy equal`, { timeout: timeoutMs }, async () => {
  const sums: { [what in keyof Story['counts']]?: number } = {}
  for (let seed = 1; seed <= worlds; seed++) {
    const story = await runSeed(seed)
    expect(tell(story)).toBeNull()
    for (const [what, times] of Object.entries(story.counts)) sums[what as keyof Story['counts']] = (sums[what as keyof Story['counts']] ?? 0) + times
  }
  // Worlds in which nothing happens prove nothing.
  for (const [what, times] of Object.entries(sums)) expect({ [what]: times > worlds / 10 }).toEqual({ [what]: true })
})

describe('a seed that once found something finds nothing', () => {
  for (const { seed, found } of keptSeeds) {
    test(`${seed}: ${found}`, async () => {
      expect(tell(await runSeed(seed))).toBeNull()
    })
  }
})

test('the same seed is the same world, whatever was run before it, and another seed is another', async () => {
  const first = await runSeed(41)
  const other = await runSeed(42)
  const again = await runSeed(41)
  expect(again.hash).toBe(first.hash)
  expect(again.steps).toEqual(first.steps)
  expect(other.hash).not.toBe(first.hash)
})

test('a broken world is told with its last steps and how to see it again', async () => {
  const { steps, ...story } = await runSeed(7)
  const told = tell({ ...story, steps: steps.slice(0, 2), planned: 9, broken: new Broken('nothing stands twice', '<3>') })
  expect(told?.split('\n')).toEqual([
    'seed 7, step 2 of 9: broken «nothing stands twice»: <3>',
    expect.stringMatching(/^ {4}1 {2}\S+ .+; \d+ ms pass$/),
    expect.stringMatching(/^ {4}2 {2}\S+ .+; \d+ ms pass$/),
    'replay: npm run simulate -- --seed 7',
  ])
})
