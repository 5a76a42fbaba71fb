// What was done to plans, read from the log: entries of activity, and states of plans from which any later moment is soon read. All of
// it can be thrown away and is made again. When each person last looked at a plan's history cannot.
import { sql, type Migration } from 'kysely'

export const history: Migration = {
  async up(database) {
    // How far the log of a document was read.
    await database.schema
      .createTable('history_documents')
      .addColumn('document', 'text', column => column.primaryKey())
      .addColumn('seq', 'integer', column => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('history_states')
      .addColumn('document', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('epoch', 'text', column => column.notNull())
      .addColumn('at', 'text', column => column.notNull())
      .addColumn('rows_since_kept', 'integer', column => column.notNull())
      .addColumn('state', 'blob', column => column.notNull())
      .addPrimaryKeyConstraint('history_states_document_seq', ['document', 'seq'])
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('history_entries')
      .addColumn('document', 'text', column => column.notNull())
      .addColumn('from_seq', 'integer', column => column.notNull())
      .addColumn('position', 'integer', column => column.notNull())
      .addColumn('to_seq', 'integer', column => column.notNull())
      .addColumn('began_at', 'text', column => column.notNull())
      .addColumn('at', 'text', column => column.notNull())
      .addColumn('person', 'text')
      .addColumn('party', 'text')
      .addColumn('capacity', 'text')
      .addColumn('role', 'text')
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('path', 'text', column => column.notNull())
      .addColumn('action', 'text')
      .addColumn('field', 'text', column => column.notNull())
      .addColumn('is_content', 'integer', column => column.notNull())
      .addColumn('added', 'integer', column => column.notNull())
      .addColumn('removed', 'integer', column => column.notNull())
      .addColumn('detail', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('history_entries_document_from_position', ['document', 'from_seq', 'position'])
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('history_entries_newest').on('history_entries').columns(['document', 'to_seq', 'from_seq', 'position']).execute()

    await database.schema
      .createTable('history_looks')
      .addColumn('person', 'text', column => column.notNull())
      .addColumn('plan', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('history_looks_person_plan', ['person', 'plan'])
      .modifyEnd(sql`strict`)
      .execute()
  },
}
