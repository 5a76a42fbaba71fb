// What an error of SQLite means, whichever way the driver throws it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { failureOf } from '../../server/store/sqlite/failure.ts'

let directory: string
let database: InstanceType<typeof DatabaseSync>
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'failure-'))
  database = new DatabaseSync(join(directory, 'a.sqlite'), { timeout: 0 })
  database.exec('pragma journal_mode = wal; create table notes (id integer primary key, text text) strict')
})
afterEach(() => {
  database.close()
  rmSync(directory, { recursive: true })
})

function thrownBy(act: () => void): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
const writing: Record<string, () => void> = {
  exec: () => database.exec("insert into notes (text) values ('x')"),
  run: () => database.prepare("insert into notes (text) values ('x')").run(),
  get: () => database.prepare("insert into notes (text) values ('x') returning id").get(),
  all: () => database.prepare("insert into notes (text) values ('x') returning id").all(),
  iterate: () => [...database.prepare("insert into notes (text) values ('x') returning id").iterate()],
}

test.each(Object.keys(writing))('a disk that may not be written is known from what %s throws', way => {
  database.exec('pragma query_only = on')
  expect(failureOf(thrownBy(() => writing[way]?.()))).toMatchObject({ reason: 'read-only', final: false })
})

test.each(Object.keys(writing))('a database that somebody else has locked is known from what %s throws', way => {
  const other = new DatabaseSync(join(directory, 'a.sqlite'))
  other.exec('begin immediate')
  expect(failureOf(thrownBy(() => writing[way]?.()))).toMatchObject({ reason: 'busy', final: false })
  other.close()
})

test.each(Object.keys(writing))('a full disk is known from what %s throws', way => {
  database.exec(`pragma max_page_count = 1; insert into notes (text) values ('${'x'.repeat(2_000)}')`)
  const error = thrownBy(() => {
    for (;;) writing[way]?.()
  })
  expect(failureOf(error)).toMatchObject({ reason: 'full', final: false })
})

test('a broken constraint and a bug say nothing of the disk', () => {
  database.exec('create unique index once on notes (text)')
  writing['run']?.()
  expect(failureOf(thrownBy(() => writing['run']?.()))).toBeNull()
  expect(failureOf(thrownBy(() => writing['all']?.()))).toBeNull()
  expect(failureOf(new Error('disk I/O error'))).toBeNull()
})

test('the driver still gives no code with what `all` and `iterate` throw; when it does, the sentences in failure.ts can go', () => {
  database.exec('pragma query_only = on')
  expect(thrownBy(() => writing['run']?.())).toHaveProperty('errcode', 8)
  for (const way of ['all', 'iterate']) expect(thrownBy(() => writing[way]?.())).not.toHaveProperty('errcode')
})
