// The database as one file: copied at one moment while others write to it, and looked through for damage.
import { DatabaseSync } from '@photostructure/sqlite'
import { failureOf } from './failure.ts'

/** More than this of one kind say no more than these. */
const maxProblems = 20

/** Copies the database as it stands at one moment, without the room that removed rows left. Writers go on meanwhile. The
 *  copy is whole in its one file, and not yet forced to the disk. Throws what SQLite says; the target must not exist. */
export function copyDatabase(file: string, target: string): void {
  // Not read-only: beside a server that was cut off the log has to be taken up first.
  const database = new DatabaseSync(file, { timeout: 5_000 })
  try {
    database.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`)
  } finally {
    database.close()
  }
}

/** What SQLite finds wrong with the file: pages, indexes, references between tables. Empty: nothing. */
export function damageOf(file: string): string[] {
  let database: InstanceType<typeof DatabaseSync> | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
    const pages: unknown[] = database.prepare(`PRAGMA integrity_check(${maxProblems})`).all()
    const references: unknown[] = database.prepare('PRAGMA foreign_key_check').all()
    return [
      ...pages.map(row => textOf(row, 'integrity_check')).filter(text => text !== 'ok'),
      ...references.slice(0, maxProblems).map(row => `a row of ${textOf(row, 'table')} names a row of ${textOf(row, 'parent')} that is not there`),
    ]
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return [failure.detail]
  } finally {
    database?.close()
  }
}

function textOf(row: unknown, column: string): string {
  return typeof row === 'object' && row !== null && column in row ? String(Reflect.get(row, column)) : ''
}
