// What a person has read of what is said to a delegation. What there is to read is in the plans, and nowhere else.
import { sql, type Migration } from 'kysely'

export const inbox: Migration = {
  async up(database) {
    await database.schema
      .createTable('inbox_read')
      .addColumn('person', 'text', column => column.notNull())
      .addColumn('item', 'text', column => column.notNull())
      .addColumn('read_at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('inbox_read_person_item', ['person', 'item'])
      .modifyEnd(sql`strict`)
      .execute()
  },
}
