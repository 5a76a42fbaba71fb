// What an error of SQLite means for us. Codes: https://sqlite.org/rescode.html (the low byte is the primary one).
import type { NotWritable } from '../store.ts'

export type SqliteFailure = {
  readonly reason: NotWritable['reason']
  /** Nothing may be tried again in this process: what is on disk is no longer known. */
  readonly final: boolean
  readonly detail: string
}

const reasonByPrimaryCode: Readonly<Record<number, NotWritable['reason']>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'io',
  11: 'damaged',
  13: 'full',
  14: 'io',
  26: 'damaged',
}

/** What SQLite says with each of those codes. @photostructure/sqlite 1.2.1 gives no code with an error of `all()` and
 *  `iterate()`, so of whatever reads and of `insert … returning`; test/contract/store-failure.test.ts tells when it does. */
const primaryCodeByMessage: Readonly<Record<string, number>> = {
  'database is locked': 5,
  'database table is locked': 6,
  'attempt to write a readonly database': 8,
  'disk I/O error': 10,
  'database disk image is malformed': 11,
  'database or disk is full': 13,
  'unable to open database file': 14,
  'file is not a database': 26,
}

/** A primary key, a unique index or a row id that exists already. */
const takenCodes: ReadonlySet<number> = new Set([1555, 2067, 2579])

/** Null when the error is not about the disk or the file, so a constraint or a bug. */
export function failureOf(error: unknown): SqliteFailure | null {
  const code = extendedCodeOf(error)
  const reason = code === null ? undefined : reasonByPrimaryCode[code & 0xff]
  if (code === null || reason === undefined) return null
  const message = error instanceof Error ? error.message : String(error)
  return { reason, final: reason === 'io' || reason === 'damaged', detail: `SQLite ${code}: ${message}` }
}

export function notWritable({ reason, detail }: SqliteFailure): NotWritable {
  return { code: 'store/not-writable', reason, detail }
}

export function isKeyTaken(error: unknown): boolean {
  const code = extendedCodeOf(error)
  return code !== null && takenCodes.has(code)
}

function extendedCodeOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  if ('errcode' in error) return typeof error.errcode === 'number' ? error.errcode : null
  const isOfSqlite = 'code' in error && error.code === 'ERR_SQLITE_ERROR'
  return isOfSqlite ? (primaryCodeByMessage[error.message] ?? null) : null
}
