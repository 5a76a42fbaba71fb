// Keeps a workspace of the present version: the sample, a plan that people wrote in, undid and removed in, with exact days and a
// guidance note, and one that went all the way to its adoption (whole-plan.ts). Run once for each release, before anything else changes: `npm run museum -- v0.1.0`;
// with a folder behind it, into that, for trying.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import { addAction, addRow, ask, offerToLead, remind, removeAction } from '../../shared/documents/plan-commands.ts'
import { cycleSchema, cycleView } from '../../shared/documents/cycle.ts'
import { daysSchema, daysView } from '../../shared/documents/joint-action-days.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import { sideSchema } from '../../shared/documents/side.ts'
import type { ActionView, PlanView } from '../../shared/documents/plan.ts'
import { GoalId, PartyId, randomId, RowId } from '../../shared/ids.ts'
import type { ActionId, RequestId } from '../../shared/ids.ts'
import type { DocumentSchema, Roots } from '../../shared/schema/node.ts'
import { plainOf } from '../../shared/schema/reading.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { IsoDay, OrderKey } from '../../shared/schema/values.ts'
import { joinDocument } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { openWithYjs } from '../harness/yjs-client.ts'
import { databaseOf, exhibitOf } from './exhibit.ts'
import type { Exhibit } from './exhibit.ts'
import { keptRows } from './kept-rows.ts'
import { hashOf, knownNow } from './known-fields.ts'
import { makeWholePlan } from './whole-plan.ts'

const [, , version = '', folder] = process.argv
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
const asker = { party: PartyId.parse('ms-de'), answersForParty: false, isDriver: false }
const italy = PartyId.parse('ms-it')
const seen = { epoch: 'e', seq: 1, on: IsoDay.parse('2026-11-20') }
ask(german.plan, action, 'participant', italy, asker, seen)
remind(action, italy, requestOf(action, italy), asker, IsoDay.parse('2026-11-24'))
action.seeks.set('Land border crossings with dogs')
fillTitle(gone.title.fragment, 'Removed, and still there')
removeAction(german.plan, removed)
const reader = await openWithYjs(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', 'ms-2026')
await until('the action has arrived', () => reader.plan.roots.actions.get(kept) !== undefined)
offerToLead(reader.plan, actionOn(reader, kept), 'co-leader', { party: PartyId.parse('ms-fr'), answersForParty: false }, seen)
await until('everything has arrived', () => planPlain(reader.doc).actions[removed]?.removed === true && planPlain(reader.doc).references[removed] !== undefined && planPlain(german.doc).actions[kept]?.offers['ms-fr:co-leader'] !== undefined)
german.close()
reader.close()
await writeDays(kept)
await writeGuidance()
await makeWholePlan(server)
await server.stop()

const opened = await openSqliteStore({ directory: server.dataDirectory })
if (!opened.ok) throw new Error(opened.error.code)
const store = opened.value
const exhibit: Exhibit = { version, schemaVersion: planSchema.version, known: knownNow(planSchema), plans: {}, others: {}, rows: await keptRows(store.database) }
const otherSchemas: { readonly [kind: string]: DocumentSchema<Roots> } = { jad: daysSchema, cycle: cycleSchema, side: sideSchema }
for (const { id, kind } of await store.database.selectFrom('documents').select(['id', 'kind']).orderBy('id').execute()) {
  const loaded = await store.loadDocument(id)
  if (!loaded.ok || loaded.value === null) throw new Error(`${id} cannot be read`)
  const doc = new Y.Doc()
  for (const bytes of [...(loaded.value.snapshot === null ? [] : [loaded.value.snapshot.bytes]), ...loaded.value.updates.map(row => row.bytes)]) Y.applyUpdate(doc, bytes)
  if (kind === 'plan') {
    exhibit.plans[id] = hashOf(planPlain(doc), exhibit.known)
    continue
  }
  const schema = otherSchemas[kind]
  if (schema === undefined) throw new Error(`no schema is given for documents of kind ${kind}`)
  const ofKind = (exhibit.others[kind] ??= { schemaVersion: schema.version, known: knownNow(schema), documents: {} })
  ofKind.documents[id] = hashOf(plainOf(doc, schema), ofKind.known)
}
await store.database.deleteFrom('sessions').execute()
const directory = mkdtempSync(join(tmpdir(), 'empact-museum-'))
const packed = join(directory, 'workspace.sqlite')
await sql`vacuum into ${packed}`.execute(store.database)
await store.close()
writeFileSync(databaseOf(version, folder), gzipSync(readFileSync(packed), { level: 9 }))
writeFileSync(exhibitOf(version, folder), `${JSON.stringify(exhibit, null, 2)}\n`)
rmSync(directory, { recursive: true })
await server.remove()
const others = Object.values(exhibit.others).reduce((count, { documents }) => count + Object.keys(documents).length, 0)
process.stdout.write(`kept ${Object.keys(exhibit.plans).length} plans and ${others} other documents of ${version}\n`)

function requestOf(view: ActionView, party: PartyId): RequestId {
  const request = view.participants.get(party)?.request
  if (request === undefined) throw new Error('it was asked')
  return request
}

function actionOn({ plan }: { readonly plan: PlanView }, id: ActionId): ActionView {
  const view = plan.roots.actions.get(id)
  if (view === undefined) throw new Error('the action is there')
  return view
}

/** The driver fixes a day of an action that has joint action days. */
async function writeDays(of: ActionId): Promise<void> {
  const driver = await signInAs(server.origin, 'de-drafter')
  await done(driver.call('POST', `/api/plans/ms-2026/days/${of}`))
  const client = await joinDocument(server, driver, 'ms-de', `jad/ms-2026/${of}`, { schema: daysSchema.version })
  const day = daysView(client.doc).roots.days.create(RowId.parse(randomId()), { from: IsoDay.parse('2026-09-17'), to: IsoDay.parse('2026-09-19'), place: 'Port of Sample', order: OrderKey.parse('a0'), removed: false })
  day.services.set(PartyId.parse('ms-de'), 'Zoll')
  client.sendOwn()
  if ((await client.settled(1)) !== 'taken') throw new Error('the day was not taken')
  client.close()
}

/** Italy is recorded as the supervisor of a goal and writes its note. */
async function writeGuidance(): Promise<void> {
  await done((await signInAs(server.origin, 'support-team')).call('PUT', '/api/cycles/2026-2029/supervisor', { goal, party: 'ms-it', decision: 'provisional', on: '2026-11-20' }))
  const client = await joinDocument(server, await signInAs(server.origin, 'it-speaks'), 'ms-it', 'cycle/2026-2029', { schema: cycleSchema.version })
  const note = cycleView(client.doc).roots.goals.get(goal)?.guidance
  if (note === undefined) throw new Error('the goal is there')
  fillText(note.fragment, [{ type: 'paragraph', text: 'Ports first, then the roads behind them.' }])
  client.sendOwn()
  if ((await client.settled(1)) !== 'taken') throw new Error('the note was not taken')
  client.close()
}
