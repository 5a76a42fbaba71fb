// Chance that can be had again: the same seed gives the same sample. Not for ids or anything that must not be guessed.

export type SeededRandom = {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number
  /** True in `share` of all cases: 0 never, 1 always. */
  chance(share: number): boolean
  /** One of these; throws where there is none. */
  one<T>(of: readonly T[]): T
  /** Up to `count` different ones of these, in the order in which they stand there. */
  some<T>(of: readonly T[], count: number): T[]
}

/** The seed is any whole number of 32 bits. A counter goes up by an odd constant and each of its values is mixed, so that
 *  seeds that stand side by side give unlike sequences. */
export function seededRandom(seed: number): SeededRandom {
  let counter = seed >>> 0
  const next = (): number => {
    counter = (counter + 0x9e3779b9) >>> 0
    let mixed = counter
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)

  return {
    next,
    between: (first, last) => first + below(last - first + 1),
    chance: share => next() < share,
    one: of => {
      const [drawn] = of.slice(below(of.length))
      if (drawn === undefined) throw new Error('nothing to draw from')
      return drawn
    },
    some: (of, count) => {
      const left = of.map((_, index) => index)
      const drawn: number[] = []
      while (drawn.length < count && left.length > 0) drawn.push(...left.splice(below(left.length), 1))
      return of.filter((_, index) => drawn.includes(index))
    },
  }
}
