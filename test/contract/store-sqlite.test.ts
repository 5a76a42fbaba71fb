// The SQLite store: the contract, and what only a store on files can do wrong.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteStore, type OpenOptions } from '../../server/store/sqlite/open.ts'
import { sentenceOfOpenError } from '../../server/store/open-error.ts'
import type { Store } from '../../server/store/store.ts'
import { startChild, type Child } from './child.ts'
import { aDocument, aRow } from './store-rows.ts'
import { storeContract } from './store.ts'

const childFile = join(import.meta.dirname, 'store-child.ts')

async function openedAt(directory: string, options: Partial<OpenOptions> = {}): Promise<Store> {
  const opened = await openSqliteStore({ directory, ...options })
  if (!opened.ok) throw new Error(sentenceOfOpenError(opened.error))
  return opened.value
}

storeContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'store-'))
  let store = await openedAt(directory)
  return {
    store,
    reopen: async () => {
      await store.close()
      store = await openedAt(directory)
      return store
    },
    dispose: async () => {
      await store.close()
      rmSync(directory, { recursive: true })
    },
  }
})

describe('a data directory', () => {
  let directory: string
  const open: Store[] = []
  const children: Child[] = []

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-'))
  })
  afterEach(async () => {
    for (const started of children.splice(0)) await started.kill()
    for (const store of open.splice(0)) await store.close()
    rmSync(directory, { recursive: true })
  })

  async function opens(options: Partial<OpenOptions> = {}): Promise<Store> {
    const store = await openedAt(directory, options)
    open.push(store)
    return store
  }

  async function closes(store: Store): Promise<void> {
    open.splice(open.indexOf(store), 1)
    await store.close()
  }

  function child(env: Record<string, string>, maxFileBytes?: number): Child {
    const started = startChild(childFile, { STORE_DIRECTORY: directory, ...env }, maxFileBytes)
    children.push(started)
    return started
  }

  async function refusal(options: Partial<OpenOptions> = {}) {
    const opened = await openSqliteStore({ directory, ...options })
    if (opened.ok) {
      open.push(opened.value)
      throw new Error('the store opened')
    }
    return opened.error
  }

  test('belongs to one process, and is free again when that one is killed', async () => {
    const first = child({})
    expect(await first.line()).toBe('open')
    const error = await refusal()
    expect(error.code).toBe('store/held-by-another-process')
    expect(sentenceOfOpenError(error)).toContain(directory)
    await first.kill()
    expect(await (await opens()).isWritable()).toBe(true)
  })

  test('held by this process is refused to another', async () => {
    await opens()
    expect(await child({}).line()).toBe('store/held-by-another-process')
  })

  test('keeps every acknowledged update over kill -9 in the middle of writing', async () => {
    const writer = child({ STORE_APPEND: 'append-until-killed' })
    expect(await writer.line()).toBe('open')
    let acknowledged = 0
    while (acknowledged < 300) acknowledged = Number((await writer.line()).split(' ')[1])
    await writer.kill()
    const loaded = await (await opens()).loadDocument('plan/ms-2026')
    if (!loaded.ok || !loaded.value) throw new Error('the document is gone')
    expect(loaded.value.headSeq).toBeGreaterThanOrEqual(acknowledged)
    expect(loaded.value.updates.map(row => row.seq)).toEqual(
      Array.from({ length: loaded.value.headSeq }, (_, index) => index + 1),
    )
  })

  test('lets a program write a few rows beside the running server', async () => {
    const server = await opens()
    await server.createDocument(aDocument())
    const beside = await opens({ as: 'beside' })
    expect((await beside.bindClientIds('plan/ms-2026', 'first', [7], null)).ok).toBe(true)
    const owners = await server.clientIdOwners('plan/ms-2026', 'first')
    expect(owners.ok && owners.value.has(7)).toBe(true)
  })

  test('is not kept from the server by a program that writes beside it', async () => {
    await opens({ as: 'beside' })
    expect(await (await opens()).isWritable()).toBe(true)
  })

  test('that cannot be made is refused with its name and what stood in the way', async () => {
    writeFileSync(join(directory, 'file'), '')
    const inFile = join(directory, 'file', 'data')
    const opened = await openSqliteStore({ directory: inFile })
    if (opened.ok) throw new Error('the store opened')
    expect(opened.error).toEqual({ code: 'store/directory-not-writable', directory: inFile, detail: 'ENOTDIR' })
  })

  test('with something in place of the database is refused', async () => {
    mkdirSync(join(directory, 'workspace.sqlite'))
    expect((await refusal()).code).toBe('store/directory-not-writable')
  })

  test('whose database is no database is refused as damaged, and the file is left as it is', async () => {
    const text = 'minutes of a meeting '.repeat(100)
    writeFileSync(join(directory, 'workspace.sqlite'), text)
    expect((await refusal()).code).toBe('store/damaged')
    expect(readFileSync(join(directory, 'workspace.sqlite'), 'utf8')).toBe(text)
  })

  test('has everything in the one database file once it is closed', async () => {
    const store = await opens()
    await store.createDocument(aDocument())
    await closes(store)
    expect(statSync(join(directory, 'workspace.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  })

  test('whose database has an overwritten page is refused as damaged', async () => {
    const store = await opens()
    await store.createDocument(aDocument(), Array.from({ length: 200 }, (_, index) => aRow({ seq: index + 1 })))
    await closes(store)
    const file = join(directory, 'workspace.sqlite')
    const bytes = readFileSync(file)
    for (let page = 4; page < bytes.length / 4096; page += 1) bytes.fill(0x5a, page * 4096, page * 4096 + 64)
    writeFileSync(file, bytes)
    expect((await refusal()).code).toBe('store/damaged')
  })

  test('keeps its log in WAL mode, waits for the disk, and checks references', async () => {
    const { database } = await opens()
    const setting = async (name: string) => {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.raw(`pragma_${name}`)}`.execute(database)
      return Object.values(rows[0] ?? {})[0]
    }
    expect(await setting('journal_mode')).toBe('wal')
    expect(await setting('synchronous')).toBe(2)
    expect(await setting('foreign_keys')).toBe(1)
  })

  test('that is damaged while it is open gives no shorter document and no empty one, and says so once', async () => {
    const failures: string[] = []
    const store = await opens({ onFinalFailure: ({ reason }) => failures.push(reason) })
    // More than what is kept of the file in memory.
    await store.createDocument(aDocument(), Array.from({ length: 200 }, (_, index) => aRow({ seq: index + 1, bytes: new Uint8Array(60_000) })))
    await sql`pragma wal_checkpoint(truncate)`.execute(store.database)
    const file = join(directory, 'workspace.sqlite')
    const bytes = readFileSync(file)
    for (let page = 4; page < bytes.length / 4096; page += 1) bytes.fill(0x5a, page * 4096, page * 4096 + 64)
    writeFileSync(file, bytes)
    expect(await store.loadDocument('plan/ms-2026')).toMatchObject({ ok: false, error: { code: 'store/not-readable' } })
    expect(await store.loadDocument('plan/ms-2026')).toMatchObject({ ok: false, error: { code: 'store/not-readable' } })
    expect(failures).toEqual(['damaged'])
  })

  test('that is full refuses updates with the reason, keeps what it had, and takes updates again after', async () => {
    const store = await opens()
    await store.createDocument(aDocument(), [aRow({ seq: 1 })])
    await sql`pragma max_page_count = 1`.execute(store.database)
    const big = aRow({ seq: 2, bytes: new Uint8Array(1_000_000) })
    const refused = await store.appendUpdates([big])
    expect(refused).toMatchObject({ ok: false, error: { code: 'store/not-writable', reason: 'full' } })
    const loaded = await store.loadDocument('plan/ms-2026')
    expect(loaded.ok && loaded.value?.headSeq).toBe(1)
    await sql`pragma max_page_count = 1000000`.execute(store.database)
    expect((await store.appendUpdates([big])).ok).toBe(true)
  })

  test('on a disk that fails acknowledges nothing more, says so once, and is whole after a restart', async () => {
    const writer = child({ STORE_APPEND: 'append-until-killed' }, 1_000_000)
    const lines = [await writer.line()]
    while (!lines.at(-1)?.startsWith('refused')) lines.push(await writer.line())
    expect(lines.slice(-2)).toEqual(['final io', 'refused store/not-writable'])
    expect(await writer.line()).toBe('once more: store/not-writable')
    const acknowledged = Number(lines.at(-3)?.split(' ')[1])
    expect(acknowledged).toBeGreaterThan(0)
    await writer.kill()
    const loaded = await (await opens()).loadDocument('plan/ms-2026')
    expect(loaded.ok && loaded.value?.headSeq).toBeGreaterThanOrEqual(acknowledged)
  })
})
