// Opens a database to look at it, beside a server or without one: nothing is made, migrated or written.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import { err, ok, type Result } from '../../../shared/result.ts'
import { migrations } from '../migrations/index.ts'
import { migrationState } from '../migrations/migrate.ts'
import type { Damaged, NewerThanProgram, OlderThanProgram } from '../open-error.ts'
import type { Database } from '../schema.ts'
import type { Store } from '../store.ts'
import { openConnection, type SqliteConnection } from './connection.ts'
import { WorkspaceDialect } from './dialect.ts'
import { failureOf } from './failure.ts'
import { sqliteStore } from './sqlite-store.ts'

/** A store that refuses whatever would write (`store/not-writable`, read-only). */
export async function openForReading(
  file: string,
): Promise<Result<Store, Damaged | NewerThanProgram | OlderThanProgram | { readonly code: 'store/no-database'; readonly file: string }>> {
  if (!existsSync(file)) return err({ code: 'store/no-database', file })
  const directory = dirname(file)
  let connection: SqliteConnection | undefined
  try {
    connection = openConnection(file, { busyTimeoutMs: 5_000, isOwner: false, onFinalFailure: () => undefined })
    connection.exec('PRAGMA query_only = ON')
    const database = new Kysely<Database>({ dialect: new WorkspaceDialect(connection) })
    const { unknown, pending } = await migrationState(database, migrations)
    if (unknown.length === 0 && pending.length === 0) return ok(sqliteStore(connection, database, () => new Date(), () => database.destroy()))
    await database.destroy()
    return err(unknown.length > 0 ? { code: 'store/newer-than-program', directory, migrations: unknown } : { code: 'store/older-than-program', directory })
  } catch (error) {
    connection?.close()
    const failure = failureOf(error)
    if (failure === null) throw error
    return err({ code: 'store/damaged', file, detail: failure.detail })
  }
}
