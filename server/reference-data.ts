// Fills an empty database with the cycles, priorities, areas and goals of the reference data. What is there stays: goals
// are data that the support team edits.
import type { Kysely } from 'kysely'
import { cycleSeeds } from '../shared/cycles/cycle-seeds.ts'
import { cycleLabel } from '../shared/cycles/periods.ts'
import type { Database } from './store/schema.ts'

export async function loadReferenceData(database: Kysely<Database>): Promise<void> {
  await database.transaction().execute(async transaction => {
    const present = await transaction.selectFrom('cycles').select('id').limit(1).executeTakeFirst()
    if (present !== undefined) return
    for (const cycle of cycleSeeds) {
      await transaction.insertInto('cycles').values({
        id: cycle.id,
        label: cycleLabel(cycle),
        starts_on: cycle.startsOn,
        ends_on: cycle.endsOn,
        plan_period_years: cycle.planPeriodYears,
        status: cycle.status,
      }).execute()
      for (const [position, priority] of cycle.priorities.entries()) {
        await transaction.insertInto('priorities').values({
          id: priority.id,
          cycle: cycle.id,
          number: priority.number,
          code: priority.code,
          title: priority.title,
          position,
        }).execute()
        for (const [areaPosition, area] of priority.areas.entries()) {
          await transaction.insertInto('areas').values({
            id: area.id,
            priority: priority.id,
            code: area.code,
            title: area.title,
            position: areaPosition,
          }).execute()
        }
      }
      for (const [position, goal] of cycle.goals.entries()) {
        await transaction.insertInto('goals').values({
          id: goal.id,
          cycle: cycle.id,
          number: goal.number,
          code: goal.code,
          title: goal.title,
          unverified: goal.unverified === true ? 1 : 0,
          supervisor: null,
          supervisor_decision: null,
          supervisor_on: null,
          supervisor_recorded_by: null,
          position,
        }).execute()
      }
    }
  })
}
