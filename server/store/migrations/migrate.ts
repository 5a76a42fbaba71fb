// Brings a database up to this program's tables, forward only, all pending migrations in one transaction.
import { Migrator, sql, type Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { Migrations } from './index.ts'

/** Which migrations the database has that this program does not know, and which it lacks. */
export async function migrationState(
  database: Kysely<Database>,
  migrations: Migrations,
): Promise<{ unknown: string[]; pending: string[] }> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true })
  const done = tables.some(table => table.name === 'kysely_migration')
    ? (await sql<{ name: string }>`select name from kysely_migration`.execute(database)).rows.map(row => row.name)
    : []
  return {
    unknown: done.filter(name => migrations[name] === undefined),
    pending: Object.keys(migrations).filter(name => !done.includes(name)),
  }
}

/** Throws what the database says when a migration fails; nothing of it is left then. */
export async function migrate(database: Kysely<Database>, migrations: Migrations): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
