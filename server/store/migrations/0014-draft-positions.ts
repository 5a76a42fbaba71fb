// What a delegation notes for itself about open rounds: its services, what each of them said, and what it thinks of answering.
import { sql, type Migration } from 'kysely'

export const draftPositions: Migration = {
  async up(database) {
    await database.schema
      .createTable('own_services')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('added_at', 'text', column => column.notNull())
      .addColumn('removed_at', 'text')
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('own_services_party').on('own_services').column('party').execute()

    await database.schema
      .createTable('draft_positions')
      .addColumn('plan', 'text', column => column.notNull())
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('round', 'integer', column => column.notNull())
      .addColumn('answer', 'text')
      .addColumn('remarks', 'text', column => column.notNull())
      .addColumn('revision', 'integer', column => column.notNull())
      .addColumn('written_at', 'text', column => column.notNull())
      .addColumn('person', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('draft_positions_plan_party', ['plan', 'party'])
      .addForeignKeyConstraint('draft_positions_round', ['plan', 'round'], 'rounds', ['plan', 'number'])
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('service_inputs')
      .addColumn('plan', 'text', column => column.notNull())
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('round', 'integer', column => column.notNull())
      .addColumn('service', 'text', column => column.notNull().references('own_services.id'))
      .addColumn('said', 'text', column => column.notNull())
      .addColumn('words', 'text', column => column.notNull())
      .addColumn('written_at', 'text', column => column.notNull())
      .addColumn('person', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('service_inputs_plan_round_service', ['plan', 'round', 'service'])
      .addForeignKeyConstraint('service_inputs_round', ['plan', 'round'], 'rounds', ['plan', 'number'])
      .modifyEnd(sql`strict`)
      .execute()
  },
}
