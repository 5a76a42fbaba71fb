// The three cycles that the database is filled with, the newest first.
import type { AreaId } from '../ids.ts'
import { cycle2018 } from './cycle-2018-2021.ts'
import { cycle2022 } from './cycle-2022-2025.ts'
import { cycle2026 } from './cycle-2026-2029.ts'
import type { AreaSeed, CycleSeed } from './cycle.ts'

export type { AreaSeed, CycleSeed, GoalSeed, PrioritySeed } from './cycle.ts'

export const cycleSeeds: readonly CycleSeed[] = [cycle2026, cycle2022, cycle2018]

/** The areas of a cycle, in the order of its priorities. */
export const areasOf = (cycle: CycleSeed): readonly AreaSeed[] => cycle.priorities.flatMap(({ areas }) => areas)

const seededAreas: ReadonlyMap<AreaId, AreaSeed> = new Map(cycleSeeds.flatMap(areasOf).map(area => [area.id, area]))

/** The short code of a seeded area; null for one that was made later and stands in the database alone. */
export const areaCode = (area: AreaId): string | null => seededAreas.get(area)?.code ?? null
