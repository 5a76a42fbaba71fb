// Cycles with their priorities, areas, goals and plan periods: display data, the same for everybody signed in.
import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { CycleView } from '../../shared/api/cycles.ts'
import { CyclesAnswer } from '../../shared/api/cycles.ts'
import { planPeriodsOf } from '../../shared/cycles/periods.ts'
import type { Database } from '../store/schema.ts'
import type { SignedInVariables } from './signed-in.ts'

export function cycleRoutes(database: Kysely<Database>) {
  return new Hono<SignedInVariables>().get('/', async context => context.json(CyclesAnswer.parse({ cycles: await cycleViews(database) })))
}

/** All cycles, the newest first. */
export async function cycleViews(database: Kysely<Database>): Promise<CycleView[]> {
  const cycles = await database.selectFrom('cycles').selectAll().orderBy('starts_on', 'desc').execute()
  const priorities = await database.selectFrom('priorities').selectAll().orderBy('position').execute()
  const areas = await database.selectFrom('areas').selectAll().orderBy('position').execute()
  const goals = await database.selectFrom('goals').selectAll().orderBy('position').execute()
  return cycles.map(cycle => {
    const ofCycle = priorities.filter(priority => priority.cycle === cycle.id)
    return {
      id: cycle.id,
      label: cycle.label,
      periods: planPeriodsOf({ startsOn: cycle.starts_on, endsOn: cycle.ends_on, planPeriodYears: cycle.plan_period_years }),
      priorities: ofCycle.map(({ id, number, code, title }) => ({ id, number, code, title })),
      areas: areas
        .filter(area => ofCycle.some(priority => priority.id === area.priority))
        .map(({ id, priority, code, title }) => ({ id, priority, code, title })),
      goals: goals
        .filter(goal => goal.cycle === cycle.id)
        .map(({ id, number, code, title, unverified, supervisor }) => ({ id, number, code, title, unverified: unverified === 1, supervisor })),
    }
  })
}
