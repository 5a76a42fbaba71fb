// How a world is: the share of its steps that are not edits, by what they are.
import type { Random } from './randomness.ts'

export type Temper = { readonly page: number; readonly server: number; readonly support: number; readonly network: number; readonly intruders: number; readonly proposing: number; readonly isLong: boolean }

/** Some worlds are calm, some have one kind of trouble, most have all of it. */
export function chooseTemper(random: Random): Temper {
  const share = (most: number): number => (random.chance(0.35) ? 0 : random.unit() * most)
  return { page: share(0.2), server: share(0.12), support: share(0.15), network: share(0.1), intruders: share(0.35), proposing: share(0.8), isLong: random.chance(0.3) }
}
