// What the driver decides about a plan besides its text: pens that are lent and releases; and the step of status that the
// plan is about to take.
import { sql, type Migration } from 'kysely'

export const pensReleasesAndSteps: Migration = {
  async up(database) {
    await database.schema
      .createTable('pens')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('plan', 'text', column => column.notNull().references('plans.id'))
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('place', 'text', column => column.notNull())
      .addColumn('until_at', 'text', column => column.notNull())
      .addColumn('lent_by_party', 'text', column => column.notNull())
      .addColumn('lent_by', 'text', column => column.notNull())
      .addColumn('lent_at', 'text', column => column.notNull())
      .addColumn('ended_at', 'text')
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('pens_plan').on('pens').column('plan').execute()

    await database.schema
      .createTable('releases')
      .addColumn('plan', 'text', column => column.notNull().references('plans.id'))
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('recorded_at', 'text', column => column.notNull())
      .addColumn('purpose', 'text', column => column.notNull())
      .addColumn('until_at', 'text', column => column.notNull())
      .addColumn('recorded_by', 'text', column => column.notNull())
      .addColumn('ended_at', 'text')
      .addPrimaryKeyConstraint('releases_plan_party_recorded', ['plan', 'party', 'recorded_at'])
      .modifyEnd(sql`strict`)
      .execute()

    // Asking for the pen: answered by lending it, or ended by whoever asked or may lend.
    await database.schema
      .createTable('pen_requests')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('plan', 'text', column => column.notNull().references('plans.id'))
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('place', 'text', column => column.notNull())
      .addColumn('asked_by', 'text', column => column.notNull())
      .addColumn('asked_at', 'text', column => column.notNull())
      .addColumn('ended_at', 'text')
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('pen_requests_plan').on('pen_requests').column('plan').execute()

    await database.schema.alterTable('plans').addColumn('next_status', 'text').execute()
    await database.schema.alterTable('plans').addColumn('next_status_at', 'text').execute()
  },
}
