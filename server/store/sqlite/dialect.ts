// Kysely's SQLite dialect with three things set right for a file that a second process may write to as well.
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type TransactionSettings,
} from 'kysely'
import type { SqliteConnection } from './connection.ts'

export class WorkspaceDialect extends SqliteDialect {
  readonly #connection: SqliteConnection

  constructor(connection: SqliteConnection) {
    super({ database: connection })
    this.#connection = connection
  }

  override createDriver() {
    return new WorkspaceDriver(this.#connection)
  }

  override createAdapter() {
    return new TransactionalMigrationAdapter()
  }
}

class WorkspaceDriver extends SqliteDriver {
  readonly #connection: SqliteConnection

  constructor(connection: SqliteConnection) {
    super({ database: connection })
    this.#connection = connection
  }

  /** Asks for the write lock at once. A transaction that began by reading and then writes would fail without waiting
   *  when another process wrote in between (SQLITE_BUSY_SNAPSHOT). */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }

  /** SQLite itself rolls back on some errors (full, input/output); a second time would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.isTransaction()) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

/** A migration cut off half-way leaves nothing behind. Kysely says of SQLite that it cannot do that; it can. */
class TransactionalMigrationAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
