// Files over the API of a real server: who gets which, that a cancelled one ends, and that a data file becomes a plan.
import JSZip from 'jszip'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planFormats } from '../../shared/api/exports.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import type { PlanFile } from '../../shared/exports/plan-file.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { askForFile, exportPlan, fileFrom } from '../harness/exports.ts'
import { readPdf } from '../harness/pdf-text.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

let server: RunningServer
let german: SignedInPerson
let supportTeam: SignedInPerson
beforeAll(async () => {
  server = await startServer()
  ;[german, supportTeam] = await Promise.all([signInAs(server.origin, 'de-drafter'), signInAs(server.origin, 'support-team')])
})
afterAll(() => server?.remove())

const jsonOf = async (plan: string, who = german): Promise<PlanFile> => JSON.parse(new TextDecoder().decode((await exportPlan(server.origin, who, plan, 'json')).file)) as PlanFile
const importAs = async (who: SignedInPerson, file: BodyInit, query = ''): Promise<{ status: number; json: { id?: string; error?: { code: string; field?: string; message: string } } }> => {
  const answer = await fetch(`${server.origin}/api/plans/import${query}`, { method: 'POST', headers: { cookie: who.cookie, origin: server.origin, 'content-type': 'application/json' }, body: file })
  return { status: answer.status, json: await answer.json() as never }
}

test.each(planFormats)('a reader of the plan is sent its %s, told how far it is, and the last line says how many bytes follow', async format => {
  const { status, lines, file } = await exportPlan(server.origin, german, 'ms-2026', format)
  expect(status).toBe(200)
  const last = lines.at(-1)
  expect(last).toMatchObject({ file: `ms-2026.${format}`, bytes: file.byteLength })
  expect(file.byteLength).toBeGreaterThan(1_000)
  const progress = lines.slice(0, -1)
  expect(progress.length).toBeGreaterThan(0)
  expect(progress.at(-1)).toSatisfy((line: { done: number; of: number }) => line.done === line.of)
  if (format === 'pdf') expect(readPdf(file).pages.every(words => words.includes('LIMITE · SAMPLE'))).toBe(true)
  if (format === 'docx') expect(await (await JSZip.loadAsync(file)).file('word/header1.xml')?.async('string')).toContain('LIMITE')
})

test('what is written and stored when it is asked for is in the file, and so is the fingerprint of it', async () => {
  const page = await joinRaw(server, german, 'ms-de', 'ms-2026')
  const before = await jsonOf('ms-2026')
  const [first] = before.content.goals
  if (first === undefined) throw new Error('a plan has goals')
  page.plan.roots.goals.get(first.id)?.gapReason.set('covered')
  page.sendOwn()
  expect(await page.settled(1)).toBe('taken')
  const file = await jsonOf('ms-2026')
  expect(file.exported.seq).toBeGreaterThan(before.exported.seq)
  expect(file.exported.contentHash).not.toBe(before.exported.contentHash)
  expect(file.content.goals[0]?.gapReason).toBe('covered')
  expect(file.exported.contentHash).toBe(canonicalHash(page.doc, planSchema, 'content'))
  page.close()
})

test('the matrix holds the plans that the delegation may read, and no plan that is not open to it', async () => {
  const ask = async (name: string, party: string) => fileFrom(await askForFile(server.origin, await signInAs(server.origin, name), '/api/matrix/exports', { party, cycle: '2026-2029', periodStart: '2026-01-01' }))
  const { file, lines } = await ask('de-drafter', 'ms-de')
  expect(lines.at(-1)).toMatchObject({ file: 'matrix-2026.xlsx' })
  const [sheet] = await readExcel(Buffer.from(file))
  const [above = [], head = [], ...rows] = sheet?.data ?? []
  expect(above.slice(0, 2)).toEqual(['LIMITE', 'EMPACT Matrix 2026–27'])
  expect(head.slice(0, 4)).toEqual(['Priority', 'Plan', 'Driver', 'Goal 1: Intelligence picture'])
  expect(rows).toHaveLength(14)
  expect(rows.map(row => row[1])).toContain('Migrant smuggling')
  expect(rows.flat().filter(cell => typeof cell !== 'string' && cell !== null)).toEqual([])
  // A third country is in no circle.
  const outside = await ask('ge-drafter', 'tc-ge')
  const [empty] = await readExcel(Buffer.from(outside.file))
  expect(empty?.data.slice(2).filter(row => row.some(cell => cell !== null))).toEqual([])
  // Nobody asks in another delegation's name.
  expect((await ask('ge-drafter', 'ms-de')).status).toBe(403)
})

test('a plan that is not theirs is answered like one that does not exist, in every format', async () => {
  const georgian = await signInAs(server.origin, 'ge-drafter')
  for (const format of planFormats) {
    const [theirs, none] = [await exportPlan(server.origin, georgian, 'ms-2026', format), await exportPlan(server.origin, georgian, 'ms-2099', format)]
    expect([theirs.status, theirs.text]).toEqual([404, none.text])
  }
})

test('two files at once for one person, no third; cancelling one makes room', async () => {
  const french = await signInAs(server.origin, 'fr-drafter')
  const stops = [new AbortController(), new AbortController()]
  const ask = (signal?: AbortSignal): Promise<Response> => askForFile(server.origin, french, '/api/plans/large-2026/exports', { format: 'pdf' }, signal)
  // Their answers have begun, and nobody reads on: both hold their places.
  const [first, second] = await Promise.all(stops.map(({ signal }) => ask(signal)))
  expect([first?.status, second?.status]).toEqual([200, 200])
  const third = await ask()
  expect([third.status, ((await third.json()) as { error: { code: string } }).error.code]).toEqual([429, 'export/too-many'])
  // Others have places of their own.
  expect((await exportPlan(server.origin, german, 'ms-2026', 'ics')).status).toBe(200)
  for (const stop of stops) stop.abort()
  await until('there is room again', async () => {
    const again = await askForFile(server.origin, french, '/api/plans/ms-2026/exports', { format: 'ics' })
    await again.arrayBuffer()
    return again.status === 200
  })
})

test('a data file becomes a plan of a free period: equal in content, with references of its own, everybody asked anew', async () => {
  const file = await jsonOf('ms-2026')
  const made = await importAs(supportTeam, JSON.stringify(file), '?periodStart=2028-01-01')
  expect(made).toEqual({ status: 200, json: { id: 'ms-2028' } })
  const page = await joinRaw(server, german, 'ms-de', 'ms-2028')
  expect(canonicalHash(page.doc, planSchema, 'content')).toBe(file.exported.contentHash)
  const plain = planPlain(page.doc)
  expect(plain.record).toMatchObject({ area: '2026-2029/msthb/ms', periodStart: '2028-01-01', marking: 'limite', sample: true, status: 'drafting' })
  expect(plain.record.driver).toBeUndefined()
  expect(Object.values(plain.references)).toEqual(file.content.actions.map((_, index) => `MS-28-${String(index + 1).padStart(3, '0')}`))
  expect(Object.values(plain.actions).flatMap(action => Object.keys(action?.answers ?? {}))).toEqual([])
  expect(Object.values(file.answers ?? {}).flat().some(answered => answered?.answer === 'confirmed')).toBe(true)
  page.close()
  const out = await jsonOf('ms-2028')
  expect(out.exported.contentHash).toBe(file.exported.contentHash)

  // The period is taken now, and so is the file's own.
  expect((await importAs(supportTeam, JSON.stringify(file), '?periodStart=2028-01-01')).json.error?.code).toBe('plan/exists')
  expect((await importAs(supportTeam, JSON.stringify(file))).json.error?.code).toBe('plan/exists')
  // Put aside and made again, no reference is given twice.
  await done(supportTeam.call('PUT', '/api/plans/ms-2028/archived', { archived: true }))
  expect((await importAs(supportTeam, JSON.stringify(file), '?periodStart=2028-01-01')).json.id).toBe('ms-2028-2')
  const twice = await jsonOf('ms-2028-2')
  expect(Object.values(twice.references ?? {}).filter(reference => Object.values(out.references ?? {}).includes(reference))).toEqual([])
})

test('only the support team makes plans from files, and a file that is none is refused with what is wrong', async () => {
  const file = await jsonOf('thb-2026')
  expect((await importAs(german, JSON.stringify(file), '?periodStart=2028-01-01')).json.error?.code).toBe('api/support-team-only')
  expect((await importAs(supportTeam, '{"format":"empact-plan"', '?periodStart=2028-01-01')).json.error?.code).toBe('import/not-json')
  const wrong = { ...file, content: { ...file.content, actions: [{ ...file.content.actions[0], from: 'tomorrow' }] } }
  const answered = await importAs(supportTeam, JSON.stringify(wrong), '?periodStart=2028-01-01')
  expect(answered).toMatchObject({ status: 400, json: { error: { code: 'import/field', field: 'content.actions.0.from' } } })
  const elsewhere = { ...file, content: { ...file.content, goals: [{ id: '2022-2025/goal-9' }] } }
  expect(await importAs(supportTeam, JSON.stringify(elsewhere), '?periodStart=2028-01-01')).toMatchObject({ status: 400, json: { error: { code: 'import/unknown-goal', field: 'content.goals.0.id' } } })
  expect((await importAs(supportTeam, JSON.stringify({ ...file, plan: { ...file.plan, area: '2026-2029/no/where' } }), '?periodStart=2028-01-01')).json.error?.code).toBe('plan/unknown-area')
  const huge = await importAs(supportTeam, 'x'.repeat(5 * 1024 * 1024), '?periodStart=2028-01-01')
  expect([huge.status, huge.json.error?.code]).toEqual([413, 'import/plan-too-large'])
  // A file of more than the API takes otherwise is taken here.
  const large = await jsonOf('large-2026')
  const body = JSON.stringify(large, null, 2)
  expect(body.length).toBeGreaterThan(256 * 1024)
  expect((await importAs(supportTeam, body, '?periodStart=2028-01-01')).status).toBe(200)
})

test('whoever is signed in is given the schema of the file', async () => {
  const answer = await german.call('GET', '/api/schemas/plan')
  expect(answer.status).toBe(200)
  expect(answer.json).toMatchObject({ title: 'A plan of the EMPACT workspace', type: 'object' })
})
