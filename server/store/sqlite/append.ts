// Rows of the log, written straight through the connection. This is the write that every keystroke waits for, and SQLite
// answers at once: building each statement through layers of promises took longer than the disk does.
import { err, ok, type Result } from '../../../shared/result.ts'
import type { LogRow, NotWritable, OtherEpoch, SeqTaken } from '../store.ts'
import type { SqliteConnection } from './connection.ts'
import { failureOf, isKeyTaken, notWritable } from './failure.ts'
import { insertUpdate, logRowToParameters, moveHead } from './log-rows.ts'

export type RowsRefused = SeqTaken | OtherEpoch

/** Writes the rows as one durable transaction. Nobody else's may be open on this connection. */
export function appendAtOnce(connection: SqliteConnection, rows: readonly LogRow[]): Result<void, RowsRefused | NotWritable> {
  const execute = (statement: string): void => void connection.prepare(statement).run([])
  try {
    execute('begin immediate')
    const refusal = insertRows(connection, rows)
    execute(refusal === null ? 'commit' : 'rollback')
    return refusal === null ? ok(undefined) : err(refusal)
  } catch (error) {
    rollBack(connection)
    const failure = failureOf(error)
    if (failure === null) throw error
    return err(notWritable(failure))
  }
}

/** Adds the rows to the transaction that is open on the connection. Not null: why they cannot be; roll it back then. */
export function insertRows(connection: SqliteConnection, rows: readonly LogRow[]): RowsRefused | null {
  const move = connection.prepare(moveHead)
  for (const head of headsOf(rows)) {
    if (Number(move.run([head.seq, head.document, head.epoch]).changes) === 0) return { code: 'store/other-epoch', document: head.document }
  }
  const insert = connection.prepare(insertUpdate)
  for (const row of rows) {
    try {
      insert.run(logRowToParameters(row))
    } catch (error) {
      if (!isKeyTaken(error)) throw error
      return { code: 'store/seq-taken', document: row.document, seq: row.seq }
    }
  }
  return null
}

/** SQLite itself rolls back on some errors (full, input/output). Whatever goes wrong here, the first error is the one told. */
function rollBack(connection: SqliteConnection): void {
  try {
    if (connection.isTransaction()) connection.exec('rollback')
  } catch (error) {
    if (failureOf(error) === null) throw error
  }
}

/** The highest `seq` for each document and epoch among the rows. */
function headsOf(rows: readonly LogRow[]): Iterable<LogRow> {
  const headByDocument = new Map<string, LogRow>()
  for (const row of rows) {
    const key = `${row.document} ${row.epoch}`
    const head = headByDocument.get(key)
    if (!head || head.seq < row.seq) headByDocument.set(key, row)
  }
  return headByDocument.values()
}
