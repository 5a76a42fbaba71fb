// The store over SQLite: which question opens which kind of transaction. See store.ts for what must stay true.
import { sql, type Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { ClientIdsTaken, DocumentExists, LogRow, OtherEpoch, Store } from '../store.ts'
import { appendAtOnce, insertRows } from './append.ts'
import type { RowsRefused } from './append.ts'
import type { SqliteConnection } from './connection.ts'
import { bindIds, documentOf, insertDocument, insertEpoch, insertSnapshot } from './documents.ts'
import { failureOf, notWritable } from './failure.ts'
import { columnsToLogRow } from './log-rows.ts'
import { read, write } from './transactions.ts'
import type { Refuse } from './transactions.ts'

/** `database` queries `connection`, one transaction after the other. */
export function sqliteStore(connection: SqliteConnection, database: Kysely<Database>, now: () => Date, close: () => Promise<void>): Store {
  const insertInto = (rows: readonly LogRow[], refuse: Refuse<RowsRefused>): void => {
    const refusal = insertRows(connection, rows)
    if (refusal !== null) refuse(refusal)
  }
  return {
    database,

    appendUpdates: (rows, alongside) =>
      alongside === undefined && !connection.isTransaction()
        ? asPromise(() => appendAtOnce(connection, rows))
        : write<RowsRefused>(database, async (transaction, refuse) => {
            insertInto(rows, refuse)
            await alongside?.(transaction)
          }),

    createDocument: (document, rows = [], alongside) =>
      write<DocumentExists | RowsRefused>(database, async (transaction, refuse) => {
        await insertDocument(transaction, document, refuse)
        insertInto(rows, refuse)
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
      return failure === null ? null : notWritable(failure)
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

/** What is thrown is a rejection, as of whatever answers later. */
async function asPromise<T>(answer: () => T): Promise<T> {
  return answer()
}
