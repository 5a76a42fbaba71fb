// What a person is told by mail: how often, of what, and what was told already; links that switch it off; and reminders of a round that
// its driver or the support team sent.
import { sql, type Migration } from 'kysely'

export const digests: Migration = {
  async up(database) {
    await database.schema
      .createTable('digest_settings')
      .addColumn('person', 'text', column => column.primaryKey().notNull())
      .addColumn('rhythm', 'text', column => column.notNull())
      .addColumn('kinds', 'text', column => column.notNull())
      .addColumn('quiet_from', 'text')
      .addColumn('quiet_to', 'text')
      .addColumn('daily_on', 'text')
      .addColumn('gathering_since', 'text')
      .addColumn('not_before', 'text')
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('digest_told')
      .addColumn('person', 'text', column => column.notNull())
      .addColumn('item', 'text', column => column.notNull())
      .addColumn('told_at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('digest_told_person_item', ['person', 'item'])
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('digest_links')
      .addColumn('token_hash', 'text', column => column.primaryKey().notNull())
      .addColumn('person', 'text', column => column.notNull())
      .addColumn('made_at', 'text', column => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('digest_links_person').on('digest_links').column('person').execute()

    await database.schema
      .createTable('round_reminders')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('plan', 'text', column => column.notNull())
      .addColumn('round', 'integer', column => column.notNull())
      .addColumn('reminded_at', 'text', column => column.notNull())
      .addColumn('person', 'text', column => column.notNull())
      .addColumn('party', 'text', column => column.notNull())
      .addForeignKeyConstraint('round_reminders_round', ['plan', 'round'], 'rounds', ['plan', 'number'])
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('round_reminders_plan').on('round_reminders').columns(['plan', 'round']).execute()
  },
}
