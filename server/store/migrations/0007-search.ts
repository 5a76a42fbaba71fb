// What can be searched for: each document's items with their texts, and the `seq` they reflect. The index over them is the
// database's own affair: store/sqlite/search-index.ts makes it.
import { sql, type Migration } from 'kysely'

export const search: Migration = {
  async up(database) {
    await database.schema
      .createTable('search_documents')
      .addColumn('number', 'integer', column => column.primaryKey())
      .addColumn('document', 'text', column => column.notNull().unique())
      .addColumn('epoch', 'text', column => column.notNull())
      .addColumn('seq', 'integer', column => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('search_items')
      .addColumn('id', 'integer', column => column.primaryKey())
      .addColumn('document', 'text', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('item', 'text', column => column.notNull())
      .addColumn('name_words', 'text', column => column.notNull())
      .addColumn('content', 'text', column => column.notNull())
      .addUniqueConstraint('search_items_key', ['document', 'kind', 'item'])
      .modifyEnd(sql`strict`)
      .execute()
  },
}
