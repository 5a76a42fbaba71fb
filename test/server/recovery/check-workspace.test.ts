// A stored workspace is looked through: a sound one has no problem, and each kind of damage is said in one sentence.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { problemsOf } from '../../../server/recovery/check-workspace.ts'
import { sentenceOfOpenError } from '../../../server/store/open-error.ts'
import { openForReading } from '../../../server/store/sqlite/open-for-reading.ts'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import { damageOf } from '../../../server/store/sqlite/whole-file.ts'
import type { Store } from '../../../server/store/store.ts'
import { AreaId, PersonId, PlanId } from '../../../shared/ids.ts'
import { joinRaw } from '../../harness/raw-client.ts'
import { runProgram } from '../../harness/program.ts'
import { done, lendPen } from '../../harness/roles.ts'
import { startServer } from '../../harness/server.ts'
import type { RunningServer } from '../../harness/server.ts'
import { signInAs } from '../../harness/sign-in.ts'
import { seedText } from '../../../shared/schema/rich-text.ts'

const document = 'plan/ms-2026'
let server: RunningServer
let folder: string
let directory: string
let store: Store
let isOpen: boolean

beforeAll(async () => {
  server = await startServer()
  // What the server writes at somebody's word, in the record, and a side of a delegation.
  await lendPen(server.origin, 'ms-2026', 'ms-it')
  await done((await signInAs(server.origin, 'mt-speaks')).call('POST', '/api/plans/ms-2026/drafts', { party: 'ms-mt', place: ['aim'] }))
  const france = await joinRaw(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', 'ms-2026')
  const [action] = france.plan.roots.actions.ids()
  const actions = france.doc.getMap('actions')
  const services = (actions.get(action ?? '') as Y.Map<unknown>).get('services') as Y.Map<unknown>
  services.set('ms-fr', 'Border police')
  france.sendOwn()
  expect(await france.settled(1)).toBe('taken')
  expect(await server.stop()).toBe(0)
  folder = mkdtempSync(join(tmpdir(), 'check-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.remove()
})
beforeEach(async () => {
  directory = join(folder, String(Math.random()))
  mkdirSync(directory)
  copyFileSync(join(server.dataDirectory, 'workspace.sqlite'), join(directory, 'workspace.sqlite'))
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(sentenceOfOpenError(opened.error))
  store = opened.value
  isOpen = true
})
afterEach(() => closed())

async function closed(): Promise<void> {
  if (isOpen) await store.close()
  isOpen = false
}

async function stored() {
  const loaded = await store.loadDocument(document)
  if (!loaded.ok || loaded.value === null) throw new Error('the plan cannot be loaded')
  return loaded.value
}
async function stateOfPlan(): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const { bytes } of (await stored()).updates) Y.applyUpdate(doc, bytes)
  return doc
}
async function keep(doc: Y.Doc, seq: number): Promise<void> {
  const saved = await store.saveSnapshot(document, (await stored()).epoch, { seq, bytes: Y.encodeStateAsUpdate(doc), at: new Date().toISOString() })
  expect(saved.ok).toBe(true)
}

test('a sound workspace has no problem, with snapshots and without, and the program ends with code 0', async () => {
  expect(await problemsOf(store)).toEqual([])
  await keep(await stateOfPlan(), (await stored()).headSeq)
  expect(await problemsOf(store)).toEqual([])
  await closed()
  expect(damageOf(join(directory, 'workspace.sqlite'))).toEqual([])
  expect(await runProgram('check', [directory], {})).toEqual({ code: 0, said: `${directory} is sound.` })
})

test('a row that is no update', async () => {
  const { headSeq } = await stored()
  await store.database.updateTable('updates').set({ bytes: new Uint8Array([1, 2, 3]) }).where('document', '=', document).where('seq', '=', headSeq).execute()
  expect(await problemsOf(store)).toEqual([`Row ${headSeq} of ${document} is no update.`])
  await closed()
  expect(await runProgram('check', [directory], {})).toEqual({ code: 1, said: `Row ${headSeq} of ${document} is no update.` })
})

test('a log that misses a row, and one that ends before what was acknowledged', async () => {
  const { headSeq } = await stored()
  await store.database.deleteFrom('updates').where('document', '=', document).where('seq', '=', 1).execute()
  expect(await problemsOf(store)).toContain(`The log of ${document} names updates that are not in it.`)
  await store.database.deleteFrom('updates').where('document', '=', document).where('seq', '=', headSeq).execute()
  expect(await problemsOf(store)).toMatchObject([expect.stringContaining(`${document} cannot be opened`)])
})

test('a head that lags behind the log', async () => {
  const { headSeq } = await stored()
  await store.database.updateTable('documents').set({ head_seq: 1 }).where('id', '=', document).execute()
  expect(await problemsOf(store)).toContain(`${document} says that its log ends at 1, but it ends at ${headSeq}.`)
})

test('a snapshot that says something else than the log', async () => {
  const doc = await stateOfPlan()
  const { headSeq } = await stored()
  doc.getXmlFragment('aim').delete(0, doc.getXmlFragment('aim').length)
  seedText(doc.getXmlFragment('aim'))
  await keep(doc, headSeq)
  expect(await problemsOf(store)).toEqual([`The snapshot of ${document} at ${headSeq} does not give what the log gives.`])
})

test('a summary that is not what the plan holds', async () => {
  const { plan, summary } = await store.database
    .selectFrom('plan_summaries')
    .select(['plan', 'summary'])
    .where('summary', 'like', '%-26-001"%')
    .where('plan', '!=', PlanId.parse('ms-2026'))
    .executeTakeFirstOrThrow()
  await store.database.updateTable('plan_summaries').set({ summary: summary.replace('-26-001"', '-26-999"') }).where('plan', '=', plan).execute()
  expect(await problemsOf(store)).toEqual([`The summary of plan/${plan} is not what the plan holds.`])
})

test('a row under the name of somebody who does not own its client id', async () => {
  const { headSeq } = await stored()
  await store.database.updateTable('updates').set({ person: PersonId.parse('sample-person-it-speaks') }).where('document', '=', document).where('seq', '=', headSeq).execute()
  expect(await problemsOf(store)).toEqual([`Row ${headSeq} of ${document} was written under a client id that is not its author's.`])
})

test('a counter that would give a reference once more', async () => {
  await store.database.updateTable('reference_counters').set({ next: 2 }).where('area', '=', AreaId.parse('2026-2029/msthb/ms')).where('period_start', '=', '2026-01-01').execute()
  expect(await problemsOf(store)).toMatchObject([expect.stringMatching(/^plan\/ms-2026 holds the reference \d+, which would be given once more\.$/)])
})

test('a row that names what is not there, and what is no workspace', async () => {
  await closed()
  const file = join(directory, 'workspace.sqlite')
  // As a program would that does not know of references between tables.
  const { DatabaseSync } = await import('@photostructure/sqlite')
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  database.exec(`delete from documents where id = '${document}'`)
  database.close()
  expect(damageOf(file)).toContain('a row of plans names a row of documents that is not there')
  expect(await openForReading(join(folder, 'nowhere', 'workspace.sqlite'))).toMatchObject({ ok: false, error: { code: 'store/no-database' } })
  expect(await runProgram('check', [folder], {})).toMatchObject({ code: 2 })
})

test('looking through writes nothing', async () => {
  const reading = await openForReading(join(directory, 'workspace.sqlite'))
  if (!reading.ok) throw new Error(reading.error.code)
  expect(await reading.value.isWritable()).toBe(false)
  expect(await problemsOf(reading.value)).toEqual([])
  await reading.value.close()
})
