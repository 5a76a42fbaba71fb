// The decision behind each supervisor of a goal, its day, and who recorded it. That a delegation supervises was in the
// table of goals from the beginning.
import type { Migration } from 'kysely'

export const supervisors: Migration = {
  async up(database) {
    for (const column of ['supervisor_decision', 'supervisor_on', 'supervisor_recorded_by']) {
      await database.schema.alterTable('goals').addColumn(column, 'text').execute()
    }
  },
}
