// Rounds of consultation, the positions taken in them, and the versions of plans that they were taken on. Positions are rows and
// stand in no document: whoever is sent a plan by a release is sent none of them.
import { sql, type Migration } from 'kysely'

export const rounds: Migration = {
  async up(database) {
    // A version keeps the whole state, so that opening an old one does not depend on how long the log behind it is.
    await database.schema
      .createTable('plan_versions')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('plan', 'text', column => column.notNull().references('plans.id'))
      .addColumn('epoch', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('label', 'text', column => column.notNull())
      .addColumn('name', 'text')
      .addColumn('made_at', 'text', column => column.notNull())
      .addColumn('person', 'text')
      .addColumn('party', 'text')
      .addColumn('capacity', 'text')
      .addColumn('content_hash', 'text', column => column.notNull())
      .addColumn('state', 'blob', column => column.notNull())
      .addColumn('dossier', 'text')
      .addUniqueConstraint('plan_versions_label', ['plan', 'label'])
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('rounds')
      .addColumn('plan', 'text', column => column.notNull().references('plans.id'))
      .addColumn('number', 'integer', column => column.notNull())
      .addColumn('version', 'text', column => column.notNull().references('plan_versions.id'))
      .addColumn('opened_at', 'text', column => column.notNull())
      .addColumn('opened_by', 'text', column => column.notNull())
      .addColumn('opened_by_party', 'text', column => column.notNull())
      .addColumn('deadline_at', 'text', column => column.notNull())
      .addColumn('silence', 'text', column => column.notNull())
      .addColumn('asked', 'text', column => column.notNull())
      .addColumn('closed_at', 'text')
      .addPrimaryKeyConstraint('rounds_plan_number', ['plan', 'number'])
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('round_extensions')
      .addColumn('plan', 'text', column => column.notNull())
      .addColumn('round', 'integer', column => column.notNull())
      .addColumn('extended_at', 'text', column => column.notNull())
      .addColumn('from_deadline', 'text', column => column.notNull())
      .addColumn('to_deadline', 'text', column => column.notNull())
      .addColumn('person', 'text', column => column.notNull())
      .addColumn('party', 'text', column => column.notNull())
      .addForeignKeyConstraint('round_extensions_round', ['plan', 'round'], 'rounds', ['plan', 'number'])
      .modifyEnd(sql`strict`)
      .execute()

    // Never changed: a delegation that answers again has another row, and the latest counts.
    await database.schema
      .createTable('round_answers')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('plan', 'text', column => column.notNull())
      .addColumn('round', 'integer', column => column.notNull())
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('answer', 'text', column => column.notNull())
      .addColumn('remarks', 'text')
      .addColumn('version', 'text', column => column.notNull().references('plan_versions.id'))
      .addColumn('given_at', 'text', column => column.notNull())
      .addColumn('how', 'text', column => column.notNull())
      .addColumn('received', 'text')
      .addColumn('person', 'text')
      .addColumn('by_party', 'text')
      .addColumn('capacity', 'text')
      .addColumn('is_late', 'integer', column => column.notNull())
      .addForeignKeyConstraint('round_answers_round', ['plan', 'round'], 'rounds', ['plan', 'number'])
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('round_answers_plan').on('round_answers').columns(['plan', 'round']).execute()

    await database.schema
      .createTable('reserves')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('plan', 'text', column => column.notNull())
      .addColumn('round', 'integer', column => column.notNull())
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('place', 'text', column => column.notNull())
      .addColumn('words', 'text', column => column.notNull())
      .addColumn('version', 'text', column => column.notNull().references('plan_versions.id'))
      .addColumn('raised_at', 'text', column => column.notNull())
      .addColumn('person', 'text')
      .addColumn('by_party', 'text')
      .addColumn('capacity', 'text')
      .addColumn('lifted_at', 'text')
      .addColumn('lifted_by', 'text')
      .addColumn('lifted_by_party', 'text')
      .addColumn('lifted_capacity', 'text')
      .addForeignKeyConstraint('reserves_round', ['plan', 'round'], 'rounds', ['plan', 'number'])
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('reserves_plan').on('reserves').column('plan').execute()

    // JSON each: the step that is announced, as it was asked for; the adoption on record; the amendment that is open.
    for (const column of ['next_step', 'adoption', 'amendment']) await database.schema.alterTable('plans').addColumn(column, 'text').execute()
  },
}
