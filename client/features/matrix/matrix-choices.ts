// How a person likes to look at the matrix: which way it is turned and what its cells show. Kept on this device, for each person
// their own; an address does not carry it, so that a link shows everybody the same actions their own way.
import { preferencePerPerson, usePreference } from '../../design/preference.ts'

export const densities = ['counts', 'codes', 'titles'] as const
export type Density = (typeof densities)[number]

const ways = ['plans-down', 'goals-down'] as const
/** `plans-down`: plans are rows and goals are columns. */
export type Way = (typeof ways)[number]

const densityOf = preferencePerPerson('matrix-density', densities, 'titles')
const wayOf = preferencePerPerson('matrix-way', ways, 'plans-down')

export function useDensity(person: string): readonly [Density, (density: Density) => void] {
  const preference = densityOf(person)
  return [usePreference(preference), preference.set]
}

export function useWay(person: string): readonly [Way, (way: Way) => void] {
  const preference = wayOf(person)
  return [usePreference(preference), preference.set]
}
