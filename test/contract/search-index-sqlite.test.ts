// The full-text index over SQLite: the contract, and what only an index beside its texts can do wrong.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import { sqliteSearchIndex } from '../../server/store/sqlite/search-index.ts'
import { damageOf } from '../../server/store/sqlite/whole-file.ts'
import { databaseIn } from '../../server/store/data-directory.ts'
import type { Store } from '../../server/store/store.ts'
import { searchIndexContract } from './search-index.ts'

async function openedAt(directory: string): Promise<Store> {
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

searchIndexContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'search-'))
  let store = await openedAt(directory)
  return {
    index: sqliteSearchIndex(store.database),
    reopen: async () => {
      await store.close()
      store = await openedAt(directory)
      return sqliteSearchIndex(store.database)
    },
    dispose: async () => {
      await store.close()
      // What FTS5 keeps fits together after whatever was done.
      expect(damageOf(databaseIn(directory))).toEqual([])
      rmSync(directory, { recursive: true })
    },
  }
})

test('an index that is gone is empty afterwards, so that everything is made anew', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'search-'))
  const store = await openedAt(directory)
  const index = sqliteSearchIndex(store.database)
  await index.prepare()
  await index.take([{ document: 'plan/ms', epoch: 'one', seq: 1, isWhole: true, items: [{ kind: 'action', item: 'a1', names: [{ field: 'action.title', party: null, text: 'Route' }], texts: [] }], removed: [] }])
  await sql`drop table search_text`.execute(store.database)
  await index.prepare()
  expect(await index.reflected()).toEqual([])
  expect(await index.find(['ro'], ['plan/ms'], 5)).toEqual([])
  await store.close()
  rmSync(directory, { recursive: true })
})
