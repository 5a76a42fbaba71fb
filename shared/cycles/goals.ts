// The common horizontal strategic goals. Those of 2018–2021 are known by title (staff working document, footnote 6). The
// titles of later cycles could not be found, so the same seven stand in, marked; goals are data that people may edit.
import type { GoalSeed } from './cycle.ts'
import { goal } from './cycle.ts'

const titles = [
  'Intelligence picture',
  'Operational activities',
  'Prevention and capacity building',
  'Cooperation with non-EU partners (third countries, international organisations)',
  'Document fraud',
  'Financial investigations',
  'Online trade in illicit goods & services',
] as const

export function goalsOf(cycle: string, titlesAre: 'confirmed' | 'stand-in'): readonly GoalSeed[] {
  return titles.map((title, index) => {
    const number = index + 1
    const seed = { id: goal(`${cycle}/goal-${number}`), number, code: `CHSG${number}`, title }
    return titlesAre === 'confirmed' ? seed : { ...seed, unverified: true }
  })
}
