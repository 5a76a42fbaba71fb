// Migrations over databases that hold something: each is run on a database filled at the step before it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql, type Migration } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrations, type Migrations } from '../../server/store/migrations/index.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { sha256Of } from '../../shared/schema/canonical.ts'
import { aCycle, aDocument, aPlan, aRow } from './store-rows.ts'

const names = Object.keys(migrations)

/** What can be written once the migration of that name has run. A new migration adds its own line. */
const fillingByMigration: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  '0001-documents-and-log': async store => {
    await store.createDocument(aDocument(), [aRow({ seq: 1 }), aRow({ seq: 2 })])
    await store.saveSnapshot('plan/ms-2026', 'first', { seq: 1, bytes: new Uint8Array([1]), at: aRow().at })
  },
  '0002-cycles-and-plans': async store => {
    await aCycle(store)
    await store.database.insertInto('plans').values(aPlan()).execute()
  },
  '0003-people-and-sessions': async store => {
    await sql`insert into people (id, name, email, email_verified, created_at, updated_at)
      values ('aaaaaaaaaaaaaaaaaaaaa', 'A', 'a@example.org', 0, '', '')`.execute(store.database)
  },
  '0004-pens-releases-and-steps': async store => {
    await sql`insert into pens (id, plan, party, place, until_at, lent_by_party, lent_by, lent_at)
      values ('p', 'ms-2026', 'ms-it', '{"of":"plan"}', '', 'ms-de', 'aaaaaaaaaaaaaaaaaaaaa', '')`.execute(store.database)
    await sql`insert into releases (plan, party, recorded_at, purpose, until_at, recorded_by)
      values ('ms-2026', 'tc-ge', '', 'a look', '', 'aaaaaaaaaaaaaaaaaaaaa')`.execute(store.database)
    await sql`insert into pen_requests (id, plan, party, place, asked_by, asked_at)
      values ('r', 'ms-2026', 'ms-it', '{"of":"plan"}', 'aaaaaaaaaaaaaaaaaaaaa', '')`.execute(store.database)
    await sql`update plans set next_status = 'submitted', next_status_at = ''`.execute(store.database)
  },
  '0005-supervisors': async store => {
    await sql`insert into goals (id, cycle, number, code, title, unverified, supervisor, position, supervisor_decision, supervisor_on, supervisor_recorded_by)
      values ('2026-2029/goal-1', '2026-2029', 1, 'CHSG1', 'Intelligence picture', 0, 'ms-it', 0, '15220/26', '2026-11-20', 'aaaaaaaaaaaaaaaaaaaaa')`.execute(store.database)
  },
  '0006-invitations': async store => {
    await sql`insert into invitations (id, token_hash, email, invited_by, invited_at, expires_at) values ('i', 'h', 'b@example.org', 'aaaaaaaaaaaaaaaaaaaaa', '', '')`.execute(store.database)
    await sql`insert into invited_memberships (invitation, party, function, service) values ('i', 'ms-it', 'reader', 'GdF')`.execute(store.database)
    await sql`insert into first_start_links (token_hash, expires_at) values ('h', '')`.execute(store.database)
    await sql`insert into memberships (person, party, function, from_at, service) values ('aaaaaaaaaaaaaaaaaaaaa', 'ms-it', 'drafter', '', 'GdF')`.execute(store.database)
  },
  '0007-search': async store => {
    await store.database.insertInto('search_documents').values({ document: 'plan/ms-2026', epoch: 'first', seq: 2 }).execute()
    await store.database.insertInto('search_items').values({ id: 1, document: 'plan/ms-2026', kind: 'action', item: 'a', name_words: ' route', content: '{"names":[],"texts":[]}' }).execute()
  },
  '0008-rounds': async store => {
    await sql`insert into plan_versions (id, plan, epoch, seq, kind, label, made_at, content_hash, state) values ('v', 'ms-2026', 'first', 2, 'consultation', '0.1', '', 'content-1:00', x'00')`.execute(store.database)
    await sql`insert into rounds (plan, number, version, opened_at, opened_by, opened_by_party, deadline_at, silence, asked) values ('ms-2026', 1, 'v', '', 'aaaaaaaaaaaaaaaaaaaaa', 'ms-de', '', 'no-answer', '["ms-it"]')`.execute(store.database)
    await sql`insert into round_extensions (plan, round, extended_at, from_deadline, to_deadline, person, party) values ('ms-2026', 1, '', '', '', 'aaaaaaaaaaaaaaaaaaaaa', 'ms-de')`.execute(store.database)
    await sql`insert into round_answers (id, plan, round, party, answer, version, given_at, how, is_late) values ('a', 'ms-2026', 1, 'ms-it', 'reserve', 'v', '', 'given', 0)`.execute(store.database)
    await sql`insert into reserves (id, plan, round, party, kind, place, words, version, raised_at) values ('r', 'ms-2026', 1, 'ms-it', 'reserve', '[]', 'Not yet', 'v', '')`.execute(store.database)
    await sql`update plans set next_step = '{}', adoption = '{}', amendment = '{}'`.execute(store.database)
  },
  '0009-history': async store => {
    await store.database.insertInto('history_documents').values({ document: 'plan/ms-2026', seq: 2 }).execute()
    await store.database.insertInto('history_states').values({ document: 'plan/ms-2026', seq: 1, epoch: 'first', at: '', rows_since_kept: 1, state: new Uint8Array([1]) }).execute()
    await sql`insert into history_entries (document, from_seq, position, to_seq, began_at, at, kind, path, field, is_content, added, removed, detail)
      values ('plan/ms-2026', 2, 0, 2, '', '', 'text', '["aim"]', 'aim', 1, 2, 0, '{}')`.execute(store.database)
    await sql`insert into history_looks (person, plan, seq, at) values ('aaaaaaaaaaaaaaaaaaaaa', 'ms-2026', 2, '')`.execute(store.database)
  },
  '0010-inbox': async store => {
    await sql`insert into inbox_read (person, item, read_at) values ('aaaaaaaaaaaaaaaaaaaaa', 'comment:c', '')`.execute(store.database)
  },
  '0011-digests': async store => {
    await sql`insert into digest_settings (person, rhythm, kinds, quiet_from, quiet_to) values ('aaaaaaaaaaaaaaaaaaaaa', 'daily', '["rounds"]', '20:00', '07:00')`.execute(store.database)
    await sql`insert into digest_told (person, item, told_at) values ('aaaaaaaaaaaaaaaaaaaaa', 'round ms-2026 1 ms-it', '')`.execute(store.database)
    await sql`insert into digest_links (token_hash, person, made_at) values ('h', 'aaaaaaaaaaaaaaaaaaaaa', '')`.execute(store.database)
    await sql`insert into round_reminders (id, plan, round, reminded_at, person, party) values ('r', 'ms-2026', 1, '', 'aaaaaaaaaaaaaaaaaaaaa', 'ms-de')`.execute(store.database)
  },
  '0014-draft-positions': async store => {
    await sql`insert into own_services (id, party, name, added_at) values ('s', 'ms-it', 'Customs', '')`.execute(store.database)
    await sql`insert into draft_positions (plan, party, round, answer, remarks, revision, written_at, person) values ('ms-2026', 'ms-it', 1, 'reserve', 'Not yet', 1, '', 'aaaaaaaaaaaaaaaaaaaaa')`.execute(store.database)
    await sql`insert into service_inputs (plan, party, round, service, said, words, written_at, person) values ('ms-2026', 'ms-it', 1, 's', 'fine', '', '', 'aaaaaaaaaaaaaaaaaaaaa')`.execute(store.database)
  },
  '0015-kept-dossier-hashes': async store => {
    await sql`insert into plan_versions (id, plan, epoch, seq, kind, label, made_at, content_hash, state, dossier, dossier_hash) values ('w', 'ms-2026', 'first', 2, 'adopted', '1.0', '', 'content-1:00', x'00', '{}', 'dossier-1:00')`.execute(store.database)
  },
  '0016-named-versions': async store => {
    await sql`insert into named_versions (id, plan, epoch, seq, at, name, named_at, person, party, capacity)
      values ('n', 'ms-2026', 'first', 2, '', 'Before the meeting', '', 'aaaaaaaaaaaaaaaaaaaaa', 'ms-de', 'drafter')`.execute(store.database)
  },
}

/** Every row of every table of ours, so that nothing can be lost unnoticed. */
async function everything({ database }: Store): Promise<Map<string, unknown[]>> {
  const rowsByTable = new Map<string, unknown[]>()
  for (const { name } of await database.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(database)
    if (rows.length > 0) rowsByTable.set(name, rows)
  }
  return rowsByTable
}

const addsTable = (name: string): Migration => ({
  up: async database => {
    await database.schema.createTable(name).addColumn('id', 'text').execute()
  },
})

describe('a database', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'migrations-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  const open = (steps: Migrations = migrations, as: 'owner' | 'beside' = 'owner') =>
    openSqliteStore({ directory, migrations: steps, as })

  async function opened(steps?: Migrations): Promise<Store> {
    const answer = await open(steps)
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value
  }

  const upTo = (name: string): Migrations =>
    Object.fromEntries(names.slice(0, names.indexOf(name) + 1).flatMap(step => {
      const migration = migrations[step]
      return migration ? [[step, migration]] : []
    }))

  test('every migration says what can be written after it', () => {
    expect(Object.keys(fillingByMigration)).toEqual(names)
  })

  test.each(names)('filled as far as %s keeps every row when the rest is run', async name => {
    const before = await opened(upTo(name))
    for (const step of names.slice(0, names.indexOf(name) + 1)) await fillingByMigration[step]?.(before)
    const rows = await everything(before)
    expect(rows.size).toBeGreaterThan(0)
    await before.close()

    const after = await opened()
    const now = await everything(after)
    // A later migration may add columns, never take or change what is there.
    for (const [table, kept] of rows) {
      expect(now.get(table), table).toHaveLength(kept.length)
      expect(now.get(table), table).toMatchObject(kept)
    }
    expect((await after.loadDocument('plan/ms-2026')).ok).toBe(true)
    await after.close()
  })

  test('holding adopted versions keeps the hash that the record of a plan has of the last, and one of what there is of each before', async () => {
    const before = await opened(upTo('0011-digests'))
    for (const step of ['0001-documents-and-log', '0002-cycles-and-plans']) await fillingByMigration[step]?.(before)
    const adopted = ['u', 'w'].map((id, index) => sql`insert into plan_versions (id, plan, epoch, seq, kind, label, made_at, content_hash, state, dossier)
      values (${id}, 'ms-2026', 'first', 2, 'adopted', ${`${index + 1}.0`}, '', 'content-1:00', x'00', '{"b":1,"a":2}')`)
    for (const each of adopted) await each.execute(before.database)
    await sql`update plans set adoption = '{"version":"w","dossierHash":"dossier-1:on record"}'`.execute(before.database)
    await before.close()
    const after = await opened()
    const rows = await after.database.selectFrom('plan_versions').select(['id', 'dossier_hash']).orderBy('id').execute()
    expect(rows.map(row => row.dossier_hash)).toEqual([`dossier-1:${sha256Of('{"a":2,"b":1}')}`, 'dossier-1:on record'])
    await after.close()
  })

  test('of a newer program is not opened, and what the program does not know is named', async () => {
    await (await opened({ ...migrations, '9999-of-tomorrow': addsTable('tomorrow') })).close()
    const answer = await open()
    expect(answer).toEqual({
      ok: false,
      error: { code: 'store/newer-than-program', directory, migrations: ['9999-of-tomorrow'] },
    })
  })

  test('used by a running older server is not migrated under it', async () => {
    const server = await opened()
    const answer = await open({ ...migrations, '9999-of-tomorrow': addsTable('tomorrow') }, 'beside')
    expect(answer).toEqual({ ok: false, error: { code: 'store/older-than-program', directory } })
    await server.close()
  })

  test('is left as it was by a migration that fails half-way', async () => {
    await (await opened()).close()
    const failing: Migration = {
      up: async database => {
        await database.schema.createTable('half').addColumn('id', 'text').execute()
        throw new Error('the second half')
      },
    }
    await expect(open({ ...migrations, '9999-failing': failing })).rejects.toThrow('the second half')
    const store = await opened()
    const tables = await store.database.introspection.getTables()
    expect(tables.map(table => table.name)).not.toContain('half')
    await store.close()
  })
})
