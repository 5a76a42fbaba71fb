// One connection to a SQLite file in the shape that Kysely's driver wants, with what SQLite takes silently wrong made
// right before binding: it stores NaN as NULL, cuts text at a NUL, and knows no boolean, date or undefined.
import { DatabaseSync } from '@photostructure/sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { failureOf, type SqliteFailure } from './failure.ts'

type Prepared = ReturnType<InstanceType<typeof DatabaseSync>['prepare']>
type Bindable = string | number | bigint | Uint8Array | null

/** Prepared statements kept for use again; the one unused for longest goes. */
const maxPreparedStatements = 400

export type SqliteConnection = SqliteDatabase & {
  readonly isTransaction: () => boolean
  readonly exec: (sql: string) => void
  /** The first value of the first row. */
  readonly scalar: (sql: string) => unknown
}

/** Opens or makes the file. Throws what SQLite says; `failureOf` tells what that means.
 *  After an error from which nothing may be retried into success, every further statement throws that same error, and
 *  `onFinalFailure` is called once. */
export function openConnection(
  file: string,
  options: {
    readonly busyTimeoutMs: number
    /** Nobody else has the file open, as far as we know. */
    readonly isOwner: boolean
    readonly onFinalFailure: (failure: SqliteFailure) => void
  },
): SqliteConnection {
  const { busyTimeoutMs, isOwner, onFinalFailure } = options
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  const preparedBySql = new Map<string, { statement: Prepared; reader: boolean }>()
  let finalError: unknown

  function guarded<T>(run: () => T): T {
    if (finalError !== undefined) throw finalError
    try {
      return run()
    } catch (error) {
      const failure = failureOf(error)
      if (failure?.final) {
        finalError = error
        onFinalFailure(failure)
      }
      throw error
    }
  }

  function prepared(sql: string) {
    let entry = preparedBySql.get(sql)
    if (entry) {
      preparedBySql.delete(sql)
    } else {
      const statement = database.prepare(sql)
      entry = { statement, reader: statement.columns().length > 0 }
    }
    preparedBySql.set(sql, entry)
    if (preparedBySql.size > maxPreparedStatements) {
      const oldest = preparedBySql.keys().next().value
      if (oldest !== undefined) preparedBySql.delete(oldest)
    }
    return entry
  }

  return {
    isTransaction: () => database.isTransaction,
    exec: sql => guarded(() => database.exec(sql)),
    scalar: sql => {
      const row: unknown = guarded(() => database.prepare(sql).get())
      return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined
    },
    close: () => {
      preparedBySql.clear()
      // The driver cannot end prepared statements, so SQLite would leave the log beside the file until the memory of
      // the last one is collected. Emptied here, the file alone is whole. (@photostructure/sqlite 1.2.1)
      try {
        if (isOwner && finalError === undefined) database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      } catch (error) {
        // What was committed is in the log and is read from there at the next opening.
        if (!failureOf(error)) throw error
      } finally {
        database.close()
      }
    },
    prepare: (sql): SqliteStatement => {
      const { statement, reader } = guarded(() => prepared(sql))
      return {
        reader,
        all: parameters => guarded(() => statement.all(...parameters.map(toBindable))),
        run: parameters => guarded(() => statement.run(...parameters.map(toBindable))),
        // A statement of its own: a kept one could be run again while this is being read.
        iterate: parameters => guarded(() => database.prepare(sql).iterate(...parameters.map(toBindable))),
      }
    },
  }
}

function toBindable(value: unknown): Bindable {
  switch (typeof value) {
    case 'string':
      if (value.includes('\0')) throw new TypeError('text with a NUL character cannot be stored')
      return value
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be stored`)
      return value
    case 'bigint':
      return value
    case 'boolean':
      return value ? 1 : 0
    case 'undefined':
      return null
    default:
      if (value === null || value instanceof Uint8Array) return value
      if (value instanceof Date) return value.toISOString()
      throw new TypeError(`a value of this kind cannot be stored: ${Object.prototype.toString.call(value)}`)
  }
}
