// The store over SQLite: which question opens which kind of transaction. See store.ts for what must stay true.
import { sql, type Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { ClientIdsTaken, DocumentExists, OtherEpoch, SeqTaken, Store } from '../store.ts'
import { bindIds, documentOf, insertDocument, insertEpoch, insertRows, insertSnapshot } from './documents.ts'
import { failureOf } from './failure.ts'
import { columnsToLogRow } from './log-rows.ts'
import { read, write } from './transactions.ts'

export function sqliteStore(database: Kysely<Database>, now: () => Date, close: () => Promise<void>): Store {
  return {
    database,

    appendUpdates: (rows, alongside) =>
      write<SeqTaken | OtherEpoch>(database, async (transaction, refuse) => {
        await insertRows(transaction, rows, refuse)
        await alongside?.(transaction)
      }),

    createDocument: (document, rows = [], alongside) =>
      write<DocumentExists | SeqTaken | OtherEpoch>(database, async (transaction, refuse) => {
        await insertDocument(transaction, document, refuse)
        await insertRows(transaction, rows, refuse)
        await alongside?.(transaction)
      }),

    beginEpoch: next => write<OtherEpoch>(database, (transaction, refuse) => insertEpoch(transaction, next, refuse)),

    loadDocument: id => read(database, (transaction, refuse) => documentOf(transaction, id, refuse)),

    updatesBetween: (document, afterSeq, throughSeq) =>
      read(database, async transaction => {
        const columns = await transaction
          .selectFrom('updates')
          .selectAll()
          .where('document', '=', document)
          .where('seq', '>', afterSeq)
          .where('seq', '<=', throughSeq)
          .orderBy('seq')
          .execute()
        return columns.map(columnsToLogRow)
      }),

    saveSnapshot: (document, epoch, snapshot) =>
      write<never>(database, transaction => insertSnapshot(transaction, document, epoch, snapshot)),

    bindClientIds: (document, epoch, clientIds, person) =>
      write<ClientIdsTaken>(database, (transaction, refuse) =>
        bindIds(transaction, { document, epoch, clientIds, person, at: now().toISOString() }, refuse),
      ),

    clientIdOwners: (document, epoch) =>
      read(database, async transaction => {
        const owners = await transaction
          .selectFrom('client_ids')
          .select(['client_id', 'person'])
          .where('document', '=', document)
          .where('epoch', '=', epoch)
          .execute()
        return new Map(owners.map(owner => [owner.client_id, owner.person]))
      }),

    refusalOf: error => {
      const failure = failureOf(error)
      return failure === null ? null : { code: 'store/not-writable', reason: failure.reason, detail: failure.detail }
    },

    isWritable: async () => {
      const written = await write<never>(database, async transaction => {
        await sql`insert or replace into store_probe (id, at) values (1, ${now().toISOString()})`.execute(transaction)
      })
      return written.ok
    },

    close,
  }
}
