// Names that people give to states of a plan. The state itself is in the log; a name can be given another, and is no version that anybody was
// asked about.
import { sql, type Migration } from 'kysely'

export const namedVersions: Migration = {
  async up(database) {
    await database.schema
      .createTable('named_versions')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('plan', 'text', column => column.notNull().references('plans.id'))
      .addColumn('epoch', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('at', 'text', column => column.notNull())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('named_at', 'text', column => column.notNull())
      .addColumn('person', 'text', column => column.notNull())
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('capacity', 'text', column => column.notNull())
      .addUniqueConstraint('named_versions_state', ['plan', 'seq'])
      .modifyEnd(sql`strict`)
      .execute()
  },
}
