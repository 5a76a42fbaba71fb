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

export function isKeyTaken(error: unknown): boolean {
  const code = extendedCodeOf(error)
  return code !== null && takenCodes.has(code)
}

function extendedCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode : null
}
