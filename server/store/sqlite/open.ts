// Opens the data directory: lock, file, settings, migrations, and what must be sure before anything is served.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely } from 'kysely'
import { err, ok, type Result } from '../../../shared/result.ts'
import { databaseIn, unfinishedRestoreIn } from '../data-directory.ts'
import { migrate, migrationState } from '../migrations/migrate.ts'
import { migrations as allMigrations, type Migrations } from '../migrations/index.ts'
import type { DirectoryNotWritable, OpenError } from '../open-error.ts'
import type { Database } from '../schema.ts'
import type { NotWritable, Store } from '../store.ts'
import { openConnection, type SqliteConnection } from './connection.ts'
import { WorkspaceDialect } from './dialect.ts'
import { failureOf } from './failure.ts'
import { lockDirectory } from './lock.ts'
import { sqliteStore } from './sqlite-store.ts'

/** SQLite before this could lose committed work when two processes shared a file (the WAL-reset fault). */
const neededSqlite = '3.51.3'
/** How long a write waits for another process, blocking this one and everybody who reads; the other only ever writes a few
 *  rows, in milliseconds. */
const busyTimeoutMs = 1_000

export type OpenOptions = {
  readonly directory: string
  /** `owner` takes the lock and migrates: the server. `beside` does neither, for a program that writes a few rows
   *  while the server may be running; when nobody holds the lock it migrates under it and gives it back. */
  readonly as?: 'owner' | 'beside'
  /** Called once after an error that nothing may be retried after (`io`, `damaged`): stop and exit. */
  readonly onFinalFailure?: (failure: NotWritable) => void
  readonly now?: () => Date
  readonly migrations?: Migrations
}

export async function openSqliteStore(options: OpenOptions): Promise<Result<Store, OpenError>> {
  const { directory, as = 'owner', now = () => new Date(), migrations = allMigrations } = options
  const made = makeDirectory(directory)
  if (!made.ok) return made
  const lock = lockDirectory(directory)
  const besideServer = !lock.ok && as === 'beside' && lock.error.code === 'store/held-by-another-process'
  if (!lock.ok && !besideServer) return lock
  const release = lock.ok ? lock.value.release : () => {}

  if (existsSync(unfinishedRestoreIn(directory))) {
    release()
    return err({ code: 'store/restore-unfinished', directory })
  }

  const file = databaseIn(directory)
  let connection: SqliteConnection | undefined
  /** Until then a failure is a reason not to start, and told by what is returned. */
  let isOpened = false
  try {
    connection = openConnection(file, {
      busyTimeoutMs,
      isOwner: as === 'owner',
      onFinalFailure: ({ reason, detail }) => {
        if (isOpened) options.onFinalFailure?.({ code: 'store/not-writable', reason, detail })
      },
    })
    const database = new Kysely<Database>({ dialect: new WorkspaceDialect(connection) })
    const close = async () => {
      // Waits for its turn behind whatever still runs, and makes Kysely own the file, which it does at first use.
      await database.connection().execute(async () => {})
      await database.destroy()
      release()
    }
    const problem =
      setUp(connection, file) ?? (await bringUpToDate(database, directory, migrations, !besideServer))
    if (problem) {
      await close()
      return err(problem)
    }
    if (as === 'beside') release()
    isOpened = true
    return ok(sqliteStore(connection, database, now, close))
  } catch (error) {
    connection?.close()
    release()
    const failure = failureOf(error)
    if (!failure) throw error
    if (failure.reason === 'damaged') return err({ code: 'store/damaged', file, detail: failure.detail })
    return err({ code: 'store/directory-not-writable', directory, detail: failure.detail })
  }
}

function makeDirectory(directory: string): Result<void, DirectoryNotWritable> {
  try {
    makeWithParents(resolve(directory))
    accessSync(directory, constants.W_OK | constants.X_OK)
    return ok(undefined)
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return err({ code: 'store/directory-not-writable', directory, detail })
  }
}

/** One folder after the other: Node's own way of making them all goes on for ever where the system says that a parent is
 *  missing which is there, as below /proc. Only this user may enter them: what is planned here is for its readers. */
function makeWithParents(directory: string): void {
  if (existsSync(directory)) return
  const parent = dirname(directory)
  if (parent !== directory) makeWithParents(parent)
  mkdirSync(directory, { mode: 0o700 })
}

/** Sets what durability rests on and reads it back, since SQLite ignores a pragma that it cannot follow. */
function setUp(connection: SqliteConnection, file: string): OpenError | null {
  const version = String(connection.scalar('SELECT sqlite_version()'))
  if (isOlder(version, neededSqlite)) return { code: 'store/sqlite-too-old', found: version, needed: neededSqlite }
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  const wanted: Readonly<Record<string, string>> = {
    journal_mode: 'wal',
    synchronous: '2',
    foreign_keys: '1',
    busy_timeout: String(busyTimeoutMs),
  }
  for (const [setting, value] of Object.entries(wanted)) {
    const found = String(connection.scalar(`PRAGMA ${setting}`))
    if (found !== value) return { code: 'store/setting-refused', setting, wanted: value, found }
  }
  const check = String(connection.scalar('PRAGMA quick_check(1)'))
  return check === 'ok' ? null : { code: 'store/damaged', file, detail: check }
}

function isOlder(version: string, needed: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0, neededPatch = 0] = needed.split('.').map(Number)
  return major - neededMajor < 0 || (major === neededMajor && (minor < neededMinor || (minor === neededMinor && patch < neededPatch)))
}

async function bringUpToDate(
  database: Kysely<Database>,
  directory: string,
  migrations: Migrations,
  mayMigrate: boolean,
): Promise<OpenError | null> {
  const { unknown, pending } = await migrationState(database, migrations)
  if (unknown.length > 0) return { code: 'store/newer-than-program', directory, migrations: unknown }
  if (pending.length === 0) return null
  if (!mayMigrate) return { code: 'store/older-than-program', directory }
  await migrate(database, migrations)
  return null
}
