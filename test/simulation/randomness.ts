// Chance from one seed. Libraries and product ask the machine for random bytes (ids, Yjs client ids, order keys); while a
// world runs, the machine answers from the seed too. Imported before anything else: lib0 takes hold of the function once.
import { webcrypto } from 'node:crypto'

export type Random = {
  /** From 0 to just below 1. */
  unit(): number
  /** A whole number from 0 to below `end`. */
  below(end: number): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Another stream: what is drawn from one does not move the other. */
  branch(): Random
}

/** Mulberry32: small, seeded, good enough to choose with. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(unit() * end)
  return {
    unit,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: probability => unit() < probability,
    pick: from => {
      const chosen = from[below(from.length)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
    branch: () => randomFrom(below(2 ** 32)),
  }
}

const machines = webcrypto.getRandomValues.bind(webcrypto)
let seeded: Random | null = null

Object.defineProperty(webcrypto, 'getRandomValues', {
  configurable: true,
  value: <T extends ArrayBufferView>(into: T): T => {
    if (seeded === null) return machines(into as unknown as Uint8Array) as unknown as T
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength)
    for (let index = 0; index < bytes.length; index++) bytes[index] = seeded.below(256)
    return into
  },
})

/** From here on the machine's random bytes come from this stream; null gives the machine its own back. */
export function machineDrawsFrom(random: Random | null): void {
  seeded = random
}
