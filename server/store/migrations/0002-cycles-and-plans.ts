// Cycles with their priorities, areas and goals; plans with the facts that people decide outside the text; summaries.
import { sql, type Kysely, type Migration } from 'kysely'

export const cyclesAndPlans: Migration = {
  async up(database) {
    await createCycles(database)
    await createPlans(database)
    await createPlanFacts(database)
  },
}

async function createCycles(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('cycles')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('label', 'text', column => column.notNull())
    .addColumn('starts_on', 'text', column => column.notNull())
    .addColumn('ends_on', 'text', column => column.notNull())
    .addColumn('plan_period_years', 'integer', column => column.notNull())
    .addColumn('status', 'text', column => column.notNull())
    .modifyEnd(sql`strict`)
    .execute()

  await database.schema
    .createTable('priorities')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('cycle', 'text', column => column.notNull().references('cycles.id'))
    .addColumn('number', 'integer', column => column.notNull())
    .addColumn('code', 'text', column => column.notNull())
    .addColumn('title', 'text', column => column.notNull())
    .addColumn('position', 'integer', column => column.notNull())
    .modifyEnd(sql`strict`)
    .execute()

  await database.schema
    .createTable('areas')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('priority', 'text', column => column.notNull().references('priorities.id'))
    .addColumn('code', 'text', column => column.notNull())
    .addColumn('title', 'text', column => column.notNull())
    .addColumn('position', 'integer', column => column.notNull())
    .modifyEnd(sql`strict`)
    .execute()

  await database.schema
    .createTable('goals')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('cycle', 'text', column => column.notNull().references('cycles.id'))
    .addColumn('number', 'integer', column => column.notNull())
    .addColumn('code', 'text', column => column.notNull())
    .addColumn('title', 'text', column => column.notNull())
    .addColumn('unverified', 'integer', column => column.notNull())
    .addColumn('supervisor', 'text')
    .addColumn('position', 'integer', column => column.notNull())
    .modifyEnd(sql`strict`)
    .execute()
}

async function createPlans(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('plans')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('document', 'text', column => column.notNull().unique().references('documents.id'))
    .addColumn('area', 'text', column => column.notNull().references('areas.id'))
    .addColumn('priority', 'text', column => column.notNull().references('priorities.id'))
    .addColumn('cycle', 'text', column => column.notNull().references('cycles.id'))
    .addColumn('period_start', 'text', column => column.notNull())
    .addColumn('period_end', 'text', column => column.notNull())
    .addColumn('area_code', 'text', column => column.notNull())
    .addColumn('marking', 'text', column => column.notNull())
    .addColumn('status', 'text', column => column.notNull())
    .addColumn('driver', 'text')
    .addColumn('driver_recorded_at', 'text')
    .addColumn('driver_decision', 'text')
    .addColumn('driver_accepted_at', 'text')
    .addColumn('driver_accepted_by', 'text')
    .addColumn('council_document', 'text')
    .addColumn('predecessor', 'text', column => column.references('plans.id'))
    .addColumn('archived_at', 'text')
    .addColumn('is_sample', 'integer', column => column.notNull())
    .addColumn('title_override', 'text')
    .modifyEnd(sql`strict`)
    .execute()

  // A plan is one area and one period; an archived one may be followed by another.
  await database.schema
    .createIndex('plans_area_period')
    .unique()
    .on('plans')
    .columns(['area', 'period_start'])
    .where(sql.ref('archived_at'), 'is', null)
    .execute()
}

async function createPlanFacts(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('co_drivers')
    .addColumn('plan', 'text', column => column.notNull().references('plans.id'))
    .addColumn('party', 'text', column => column.notNull())
    .addColumn('recorded_at', 'text', column => column.notNull())
    .addColumn('decision', 'text', column => column.notNull())
    .addColumn('accepted_at', 'text')
    .addColumn('accepted_by', 'text')
    .addColumn('position', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('co_drivers_plan_party', ['plan', 'party'])
    .modifyEnd(sql`strict`)
    .execute()

  await database.schema
    .createTable('circle_additions')
    .addColumn('plan', 'text', column => column.notNull().references('plans.id'))
    .addColumn('party', 'text', column => column.notNull())
    .addColumn('recorded_at', 'text', column => column.notNull())
    .addColumn('recorded_by', 'text')
    .addPrimaryKeyConstraint('circle_additions_plan_party', ['plan', 'party'])
    .modifyEnd(sql`strict`)
    .execute()

  await database.schema
    .createTable('reference_counters')
    .addColumn('area', 'text', column => column.notNull().references('areas.id'))
    .addColumn('period_start', 'text', column => column.notNull())
    .addColumn('next', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('reference_counters_area_period', ['area', 'period_start'])
    .modifyEnd(sql`strict`)
    .execute()

  await database.schema
    .createTable('plan_summaries')
    .addColumn('plan', 'text', column => column.primaryKey().notNull().references('plans.id'))
    .addColumn('seq', 'integer', column => column.notNull())
    .addColumn('epoch', 'text', column => column.notNull())
    .addColumn('summary', 'text', column => column.notNull())
    .modifyEnd(sql`strict`)
    .execute()

  await database.schema
    .createTable('record_log')
    .addColumn('id', 'integer', column => column.primaryKey().autoIncrement())
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('person', 'text')
    .addColumn('party', 'text')
    .addColumn('capacity', 'text')
    .addColumn('what', 'text', column => column.notNull())
    .addColumn('subject', 'text', column => column.notNull())
    .addColumn('detail', 'text', column => column.notNull())
    .modifyEnd(sql`strict`)
    .execute()
  await database.schema.createIndex('record_log_subject').on('record_log').columns(['subject', 'id']).execute()
}
