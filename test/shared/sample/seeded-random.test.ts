// Chance that can be had again.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../../shared/sample/seeded-random.ts'

const seeds = fc.integer()

function drawn(seed: number): number[] {
  const random = seededRandom(seed)
  return Array.from({ length: 20 }, () => random.next())
}

test('the same seed gives the same numbers, and another seed others', () => {
  fc.assert(fc.property(seeds, seed => {
    expect(drawn(seed)).toEqual(drawn(seed))
    expect(drawn(seed)).not.toEqual(drawn(seed + 1))
  }))
})

test('numbers lie within their limits', () => {
  fc.assert(fc.property(seeds, fc.integer({ min: -50, max: 50 }), fc.nat(50), (seed, first, width) => {
    const random = seededRandom(seed)
    for (let draw = 0; draw < 50; draw++) {
      const share = random.next()
      expect(share >= 0 && share < 1).toBe(true)
      const number = random.between(first, first + width)
      expect(Number.isInteger(number) && number >= first && number <= first + width).toBe(true)
    }
  }))
})

test('each of ten outcomes comes up about as often as the others', () => {
  const random = seededRandom(7)
  const counts = Array.from({ length: 10 }, () => 0)
  for (let draw = 0; draw < 10_000; draw++) {
    const outcome = random.between(0, 9)
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('some of a list are different ones, in the order of the list, and never more than there are', () => {
  const list = ['a', 'b', 'c', 'd', 'e']
  fc.assert(fc.property(seeds, fc.nat(8), (seed, count) => {
    const some = seededRandom(seed).some(list, count)
    expect(some).toHaveLength(Math.min(count, list.length))
    expect(some).toEqual(list.filter(item => some.includes(item)))
  }))
})

test('what never happens does not, and what always happens does', () => {
  fc.assert(fc.property(seeds, seed => {
    const random = seededRandom(seed)
    expect(random.chance(0)).toBe(false)
    expect(random.chance(1)).toBe(true)
  }))
})

test('nothing can be drawn from an empty list', () => {
  expect(() => seededRandom(1).one([])).toThrow('nothing to draw from')
})
