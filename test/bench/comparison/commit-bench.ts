// How many durable rows a second the store takes, alone, by how many share a commit.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomId } from '../../../shared/ids.ts'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import type { LogRow } from '../../../server/store/store.ts'
import { quantilesOf } from '../quantiles.ts'
import type { Quantiles } from '../quantiles.ts'

/** As long as one keystroke is. */
const rowBytes = 40
const commitsWarm = 50
const commitsMeasured = 300

export type CommitNumbers = { readonly rowsInCommit: number; readonly commit: Quantiles; readonly rowsPerSecond: number }

export async function measureCommits(): Promise<readonly CommitNumbers[]> {
  const directory = mkdtempSync(join(tmpdir(), 'empact-bench-commit-'))
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(`the store could not be opened: ${opened.error.code}`)
  const store = opened.value
  try {
    const numbers: CommitNumbers[] = []
    for (const rowsInCommit of [1, 10, 100]) {
      const document = `plan/commits-of-${rowsInCommit}`
      const epoch = randomId()
      const at = new Date().toISOString()
      await store.createDocument({ id: document, kind: 'plan', epoch, schemaVersion: 1, serverClientId: 1, createdAt: at })
      const bytes = new Uint8Array(rowBytes)
      const samples: number[] = []
      let seq = 0
      for (let commit = 0; commit < commitsWarm + commitsMeasured; commit++) {
        const rows = Array.from({ length: rowsInCommit }, (): LogRow => ({ document, seq: ++seq, epoch, bytes, person: null, party: null, capacity: null, role: null, clientIds: [1], at }))
        const startedAt = performance.now()
        const stored = await store.appendUpdates(rows)
        if (!stored.ok) throw new Error(stored.error.code)
        if (commit >= commitsWarm) samples.push(performance.now() - startedAt)
      }
      const seconds = samples.reduce((sum, ms) => sum + ms, 0) / 1000
      numbers.push({ rowsInCommit, commit: quantilesOf(samples), rowsPerSecond: (samples.length * rowsInCommit) / seconds })
    }
    return numbers
  } finally {
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
