// Keeps a workspace of the present version: the sample, and a plan that people wrote in, undid and removed in. Run once for
// each release, before anything else changes: `npm run museum -- v0.1.0`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import { addAction, addRow, removeAction } from '../../shared/documents/plan-commands.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import { GoalId } from '../../shared/ids.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { startServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { openWithYjs } from '../harness/yjs-client.ts'
import { databaseOf, exhibitOf } from './exhibit.ts'
import type { Exhibit } from './exhibit.ts'
import { hashOf, knownNow } from './known-fields.ts'

const version = process.argv[2] ?? ''
if (!/^v\d+\.\d+\.\d+$/.test(version)) throw new Error('Say which version: npm run museum -- v0.1.0')

const server = await startServer()
const german = await openWithYjs(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', 'ms-2026')
const goal = GoalId.parse('2026-2029/goal-1')
const kept = addAction(german.plan, goal)
const removed = addAction(german.plan, goal)
const action = german.plan.roots.actions.get(kept)
const gone = german.plan.roots.actions.get(removed)
if (action === undefined || gone === undefined) throw new Error('the actions were added')
fillTitle(action.title.fragment, 'Grüße aus Ελλάδα 🇪🇺')
fillText(action.description.fragment, [{ type: 'heading', level: 3, text: 'Steps' }, { type: 'bulletList', items: ['one', 'two'] }, { type: 'paragraph', text: 'and a word that is struck' }])
action.kind.set('training')
action.kind.set('jad')
addRow(german.plan, action.jointActionDays)
fillTitle(gone.title.fragment, 'Removed, and still there')
removeAction(german.plan, removed)
const reader = await openWithYjs(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', 'ms-2026')
await until('everything has arrived', () => planPlain(reader.doc).actions[removed]?.removed === true && planPlain(reader.doc).references[removed] !== undefined)
german.close()
reader.close()
await server.stop()

const opened = await openSqliteStore({ directory: server.dataDirectory })
if (!opened.ok) throw new Error(opened.error.code)
const store = opened.value
const exhibit: Exhibit = { version, schemaVersion: planSchema.version, known: knownNow(), plans: {} }
for (const { id } of await store.database.selectFrom('documents').select('id').where('kind', '=', 'plan').orderBy('id').execute()) {
  const loaded = await store.loadDocument(id)
  if (!loaded.ok || loaded.value === null) throw new Error(`${id} cannot be read`)
  const doc = new Y.Doc()
  for (const bytes of [...(loaded.value.snapshot === null ? [] : [loaded.value.snapshot.bytes]), ...loaded.value.updates.map(row => row.bytes)]) Y.applyUpdate(doc, bytes)
  exhibit.plans[id] = hashOf(planPlain(doc), exhibit.known)
}
await store.database.deleteFrom('sessions').execute()
const directory = mkdtempSync(join(tmpdir(), 'empact-museum-'))
const packed = join(directory, 'workspace.sqlite')
await sql`vacuum into ${packed}`.execute(store.database)
await store.close()
writeFileSync(databaseOf(version), gzipSync(readFileSync(packed), { level: 9 }))
writeFileSync(exhibitOf(version), `${JSON.stringify(exhibit, null, 2)}\n`)
rmSync(directory, { recursive: true })
await server.remove()
process.stdout.write(`kept ${Object.keys(exhibit.plans).length} plans of ${version}\n`)
