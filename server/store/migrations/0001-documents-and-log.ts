// Documents, their append-only log, snapshots, and who owns which Yjs client id.
import { sql, type Migration } from 'kysely'

export const documentsAndLog: Migration = {
  async up(database) {
    await database.schema
      .createTable('documents')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('epoch', 'text', column => column.notNull())
      .addColumn('schema_version', 'integer', column => column.notNull())
      .addColumn('head_seq', 'integer', column => column.notNull())
      .addColumn('created_at', 'text', column => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('updates')
      .addColumn('document', 'text', column => column.notNull().references('documents.id'))
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('epoch', 'text', column => column.notNull())
      .addColumn('bytes', 'blob', column => column.notNull())
      .addColumn('person', 'text')
      .addColumn('party', 'text')
      .addColumn('capacity', 'text')
      .addColumn('role', 'text')
      .addColumn('client_ids', 'text', column => column.notNull())
      .addColumn('at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('updates_document_seq', ['document', 'seq'])
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('snapshots')
      .addColumn('document', 'text', column => column.notNull().references('documents.id'))
      .addColumn('epoch', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .addColumn('bytes', 'blob', column => column.notNull())
      .addColumn('at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('snapshots_document_seq', ['document', 'seq'])
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('client_ids')
      .addColumn('document', 'text', column => column.notNull().references('documents.id'))
      .addColumn('epoch', 'text', column => column.notNull())
      .addColumn('client_id', 'integer', column => column.notNull())
      .addColumn('person', 'text')
      .addColumn('bound_at', 'text', column => column.notNull())
      .addPrimaryKeyConstraint('client_ids_document_epoch_client_id', ['document', 'epoch', 'client_id'])
      .modifyEnd(sql`strict`)
      .execute()

    // One row that is written to learn whether writing works.
    await database.schema
      .createTable('store_probe')
      .addColumn('id', 'integer', column => column.primaryKey())
      .addColumn('at', 'text', column => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()
  },
}
