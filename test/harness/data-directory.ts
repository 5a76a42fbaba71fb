// What may happen to a data directory under a server: put back to an earlier day, held by another program.
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { RunningServer } from './server.ts'

const earlierIn = (directory: string): string => join(directory, 'earlier.sqlite')

/** The server ends in good order, what it has stored by now is copied, and it starts again. */
export async function takeCopy(server: RunningServer): Promise<void> {
  const code = await server.stop()
  if (code !== 0) throw new Error(`the server ended with code ${code}`)
  copyFileSync(join(server.dataDirectory, 'workspace.sqlite'), earlierIn(server.dataDirectory))
  await server.startAgain()
}

/** The machine stops dead and comes up as it was at the copy. */
export async function putBack(server: RunningServer): Promise<void> {
  await server.kill()
  for (const end of ['', '-wal', '-shm']) rmSync(join(server.dataDirectory, `workspace.sqlite${end}`), { force: true })
  copyFileSync(earlierIn(server.dataDirectory), join(server.dataDirectory, 'workspace.sqlite'))
  await server.startAgain()
}

/** Holds the database as another program would that does not let go. Returns how to let go; once more does nothing. */
export function lockDatabase(server: RunningServer): () => void {
  const held = new DatabaseSync(join(server.dataDirectory, 'workspace.sqlite'), { timeout: 10_000 })
  held.exec('BEGIN IMMEDIATE')
  return () => {
    if (held.isOpen) held.close()
  }
}
