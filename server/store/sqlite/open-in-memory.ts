// The store over a database that is only in memory: the same code, tables and transactions without the disk. For what
// leaves nothing behind.
import { Kysely } from 'kysely'
import { migrate } from '../migrations/migrate.ts'
import { migrations } from '../migrations/index.ts'
import type { Database } from '../schema.ts'
import type { Store } from '../store.ts'
import { openConnection } from './connection.ts'
import type { SqliteConnection } from './connection.ts'
import { WorkspaceDialect } from './dialect.ts'
import { sqliteStore } from './sqlite-store.ts'

export async function openInMemory(now: () => Date = () => new Date()): Promise<{ readonly store: Store; readonly connection: SqliteConnection }> {
  const connection = openConnection(':memory:', { busyTimeoutMs: 0, isOwner: false, onFinalFailure: () => undefined })
  const database = new Kysely<Database>({ dialect: new WorkspaceDialect(connection) })
  await migrate(database, migrations)
  return { store: sqliteStore(connection, database, now, () => database.destroy()), connection }
}
