// Rounds over a real server: a plan goes from drafting to adoption and on, every position on record, and nobody passes by who may what.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractRawText } from 'mammoth'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { ActivityAnswer } from '../../shared/history/activity.ts'
import { addAction, askToLead, moveAction } from '../../shared/documents/plan-commands.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import { sideSchema, sideView } from '../../shared/documents/side.ts'
import { verifyAdoptedVersion } from '../../shared/exports/adopted-version.ts'
import { GoalId, PartyId, PlanId, ProposalId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { askForFile, fileFrom } from '../harness/exports.ts'
import { inStore } from '../harness/in-store.ts'
import { LiveReader } from '../harness/live-reader.ts'
import { runProgram } from '../harness/program.ts'
import { joinDocument, joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { codeOf, SignedInPeople } from '../harness/signed-in-people.ts'
import { until } from '../harness/wait.ts'

let plan: string
const at = (rest: string): string => `/api/plans/${plan}${rest}`
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()

let server: RunningServer
const people = new SignedInPeople()
const { as } = people
let page: RawClient
beforeAll(async () => {
  server = await startServer()
  await people.signIn(server, ['de-drafter', 'de-speaks', 'it-speaks', 'nl-speaks', 'mt-speaks', 'frontex-speaks', 'support-team', 'gsc-secretariat', 'ge-drafter', 'it-reader'])
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
  page = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
})
afterAll(async () => {
  page?.close()
  await server?.remove()
})

const step = async (name: string, party: string, body: object): Promise<string> => codeOf(await as(name).call('POST', at('/steps'), { party, ...body }))
const answer = async (name: string, party: string, round: number, body: object): Promise<string> => codeOf(await as(name).call('POST', at(`/rounds/${round}/answers`), { party, ...body }))
const rounds = async (name = 'it-speaks', party = 'ms-it'): Promise<RoundsAnswer> => {
  const got = await as(name).call('GET', at(`/rounds?party=${party}`))
  expect(codeOf(got)).toBe('taken')
  return got.json as RoundsAnswer
}
const record = () => planPlain(page.doc).record
const becomes = (status: string) => until(`the page shows ${status}`, () => record().status === status)
/** Typed by whoever drafts for Germany. */
async function types(words: string): Promise<string> {
  const writer = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
  fillText(writer.plan.roots.aim.fragment, [{ type: 'paragraph', text: words }])
  writer.sendOwn()
  const settled = await writer.settled(1)
  writer.close()
  return settled
}

const goal = GoalId.parse('2026-2029/goal-1')
const secondGoal = GoalId.parse('2026-2029/goal-2')
const openRound = { step: 'open-round', deadline: inDays(5), silence: 'no-objection' }
let action: ActionId

/** What whoever speaks for Germany writes in one update. */
async function writes(name: string, party: string, change: (client: RawClient) => void, updates = 1): Promise<string> {
  const writer = await joinRaw(server, as(name), party, plan)
  change(writer)
  writer.sendOwn()
  const settled = await writer.settled(updates)
  writer.close()
  return settled
}

test('a round begins when nothing is to fix, by whoever speaks for the driver, and every open page is in it with that', async () => {
  expect(await step('de-drafter', 'ms-de', openRound)).toBe('step/speaks-only')
  expect(await step('it-speaks', 'ms-it', openRound)).toBe('step/driver-only')
  expect(await step('support-team', 'europol', { ...openRound, reason: 'It is time' })).toBe('step/driver-only')
  expect(await step('it-speaks', 'ms-de', openRound)).toBe('api/other-delegation')
  expect(await step('de-speaks', 'ms-de', { ...openRound, deadline: inDays(-1) })).toBe('step/deadline-to-come')
  expect(await step('de-speaks', 'ms-de', { step: 'finish-rounds' })).toBe('step/not-from-here')
  expect(await writes('de-speaks', 'ms-de', ({ plan: view }) => { action = addAction(view, goal) })).toBe('taken')
  // It has no leader yet.
  expect(await step('de-speaks', 'ms-de', openRound)).toBe('step/to-fix')
  expect(record().status).toBe('drafting')
  expect(await writes('de-speaks', 'ms-de', ({ plan: view }) => {
    const added = view.roots.actions.get(action)
    if (added !== undefined) askToLead(view, added, PartyId.parse('ms-de'), { party: PartyId.parse('ms-de'), answersForParty: true, isDriver: true }, { epoch: '', seq: 0 })
  })).toBe('taken')
  const writer = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
  expect(await step('de-speaks', 'ms-de', openRound)).toBe('taken')
  await becomes('consultation')
  // A page that was open before is in it too.
  fillText(writer.plan.roots.aim.fragment, [{ type: 'paragraph', text: 'Begun before the round' }])
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('mandate/round-open')
  writer.close()
  expect(record().round).toMatchObject({ number: 1, label: '0.1', silence: 'no-objection' })
  expect(await step('de-speaks', 'ms-de', openRound)).toBe('step/not-from-here')
})

test('in a round nobody types in the text, the driver no more than others, and what is proposed is taken in all the same', async () => {
  expect(await types('Typed in the round')).toBe('mandate/round-open')
  const drafted = await as('it-speaks').call('POST', at('/drafts'), { party: 'ms-it', place: ['actions', action, 'level'] })
  const id = ProposalId.parse((drafted.json as { id: string }).id)
  const side = await joinDocument(server, as('it-speaks'), 'ms-it', `side/${plan}/ms-it`, { schema: sideSchema.version })
  sideView(side.doc).roots.overlays.get(id)?.proposed.set('operational')
  side.sendOwn()
  expect(await side.settled(1)).toBe('taken')
  side.close()
  expect(codeOf(await as('it-speaks').call('POST', at('/proposals'), { party: 'ms-it', ids: [id] }))).toBe('taken')
  const decide = (name: string, party: string) => as(name).call('POST', at('/proposals/decisions'), { party, ids: [id], decision: 'accepted' })
  expect((await decide('it-speaks', 'ms-it')).json).toMatchObject({ outcomes: [{ error: 'mandate/action-writers-only' }] })
  expect((await decide('de-drafter', 'ms-de')).json).toMatchObject({ outcomes: [{ error: null }] })
  await until('the plan says it', () => planPlain(page.doc).actions[action]?.level === 'operational')
})

test('whoever was asked answers as its kind does, for itself, and only whoever speaks for it', async () => {
  const seen = new LiveReader(server, as('mt-speaks'), 'ms-mt')
  await until('the list has come', () => seen.has('ready'))
  expect(await answer('it-reader', 'ms-it', 1, { answer: 'no-objection' })).toBe('mandate/speaks-only')
  expect(await answer('it-speaks', 'ms-it', 1, { answer: 'comments', remarks: 'Some' })).toBe('answer/not-open-to-you')
  expect(await answer('it-speaks', 'ms-it', 1, { answer: 'reserve' })).toBe('answer/reserve-needs-place')
  expect(await answer('it-speaks', 'ms-it', 1, { answer: 'reserve', reserves: [{ place: ['actions', 'AAAAAAAAAAAAAAAAAAAAA', 'description'], words: 'No' }] })).toBe('answer/no-such-place')
  expect(await answer('it-speaks', 'ms-it', 1, { answer: 'no-objection-with-remarks' })).toBe('answer/remarks-needed')
  expect(await answer('it-speaks', 'ms-it', 1, { of: 'ms-nl', answer: 'no-objection', inWriting: 'By telephone' })).toBe('mandate/driver-only')
  expect(await answer('de-speaks', 'ms-de', 1, { answer: 'no-objection' })).toBe('answer/not-asked')
  expect(await answer('it-speaks', 'ms-it', 2, { answer: 'no-objection' })).toBe('answer/no-round')
  expect(await answer('it-speaks', 'ms-it', 1, { answer: 'reserve', remarks: 'Until our prosecutors have looked', reserves: [{ place: ['actions', action, 'description'], words: 'Prosecutors must be able to leave' }] })).toBe('taken')
  await until('others are told that there is an answer', () => seen.has('positions', plan))
  expect(await answer('frontex-speaks', 'frontex', 1, { answer: 'no-comments' })).toBe('taken')
  seen.close()
  const { answers, reserves } = await rounds('mt-speaks', 'ms-mt')
  expect(answers.map(({ party, answer: said, label, how, by }) => [party, said, label, how, by?.capacity])).toEqual([['frontex', 'no-comments', '0.1', 'given', 'speaks'], ['ms-it', 'reserve', '0.1', 'given', 'speaks']])
  expect(reserves).toMatchObject([{ party: 'ms-it', kind: 'reserve', place: ['actions', action, 'description'], lifted: null }])
  // No person is named to anybody.
  expect(JSON.stringify(await rounds('mt-speaks', 'ms-mt'))).not.toContain('sample-person')
})

test('an answer that came in writing is put down for a delegation, which can replace it and cannot be spoken over', async () => {
  const written = { of: 'ms-nl', answer: 'no-objection-with-remarks', remarks: 'One word in 1.1', inWriting: 'E-mail of 24 November' }
  expect(await answer('de-speaks', 'ms-de', 1, { ...written, inWriting: undefined })).toBe('answer/in-writing-needed')
  expect(await answer('support-team', 'europol', 1, written)).toBe('taken')
  expect((await rounds()).answers[0]).toMatchObject({ party: 'ms-nl', how: 'in-writing', received: 'E-mail of 24 November', by: { party: 'europol', capacity: 'support-team' } })
  expect(await answer('nl-speaks', 'ms-nl', 1, { answer: 'no-objection' })).toBe('taken')
  expect(await answer('de-speaks', 'ms-de', 1, written)).toBe('answer/answered-already')
  expect((await rounds()).answers[0]).toMatchObject({ party: 'ms-nl', how: 'given', answer: 'no-objection' })
})

test('whoever reads the plan by a release is told of no answer and no reserve', async () => {
  expect(codeOf(await as('de-speaks').call('POST', at('/releases'), { party: 'tc-ge', purpose: 'Joint work', until: inDays(1) }))).toBe('taken')
  const outsider = new LiveReader(server, as('ge-drafter'), 'tc-ge')
  await until('the list has come', () => outsider.has('ready') && outsider.has('summary', plan))
  expect(codeOf(await as('ge-drafter').call('GET', at('/rounds?party=tc-ge')))).toBe('mandate/not-in-circle')
  const reader = await joinRaw(server, as('ge-drafter'), 'tc-ge', plan)
  expect(await answer('it-speaks', 'ms-it', 1, { answer: 'reserve', remarks: 'Our prosecutors look at it again' })).toBe('taken')
  const told = new LiveReader(server, as('mt-speaks'), 'ms-mt')
  await until('the list has come', () => told.has('ready'))
  expect(await answer('frontex-speaks', 'frontex', 1, { answer: 'comments', remarks: 'See 1.1' })).toBe('taken')
  await until('those of the circle are told', () => told.has('positions', plan))
  expect(outsider.has('positions')).toBe(false)
  expect(Buffer.concat(reader.received.map(bytes => Buffer.from(bytes))).includes('prosecutors')).toBe(false)
  for (const each of [outsider, told, reader]) each.close()
  expect(codeOf(await as('de-speaks').call('DELETE', at('/releases/tc-ge')))).toBe('taken')
})

/** The deadline of the latest round has passed, and everybody comes back after it. */
async function timeIsUp(): Promise<void> {
  await inStore(server, async ({ database }) => {
    await database.updateTable('rounds').set({ deadline_at: inDays(-0.01) }).where('plan', '=', PlanId.parse(plan)).where('closed_at', 'is', null).execute()
  })
  await server.kill()
  await server.startAgain()
  await people.signInAgain(server)
  page = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
}

test('more time is given and shown, a late answer is taken and marked, and silence says no more than was announced', async () => {
  expect(codeOf(await as('it-speaks').call('PUT', at('/rounds/1/deadline'), { party: 'ms-it', deadline: inDays(7) }))).toBe('mandate/driver-only')
  expect(codeOf(await as('de-speaks').call('PUT', at('/rounds/1/deadline'), { party: 'ms-de', deadline: inDays(4) }))).toBe('round/not-later')
  const later = inDays(7)
  expect(codeOf(await as('de-speaks').call('PUT', at('/rounds/1/deadline'), { party: 'ms-de', deadline: later }))).toBe('taken')
  await until('the page shows it', () => record().round?.deadline === later)
  expect((await rounds()).rounds[0]?.extensions).toMatchObject([{ to: later, by: 'ms-de' }])
  await timeIsUp()
  expect(await answer('mt-speaks', 'ms-mt', 1, { answer: 'no-objection' })).toBe('taken')
  expect((await rounds()).answers[0]).toMatchObject({ party: 'ms-mt', isLate: true })
})

test('rounds are finished when all that is open was looked at, one by one', async () => {
  const proposals = await proposeLevel()
  const { reserves } = await rounds()
  const acknowledged = { proposals, reserves: reserves.map(({ id }) => id) }
  expect(await step('de-speaks', 'ms-de', { step: 'finish-rounds' })).toBe('step/not-acknowledged')
  expect(await step('de-speaks', 'ms-de', { step: 'finish-rounds', acknowledged: { ...acknowledged, reserves: [] } })).toBe('step/not-acknowledged')
  expect(await step('de-speaks', 'ms-de', { step: 'finish-rounds', acknowledged: { ...acknowledged, proposals: [] } })).toBe('step/not-acknowledged')
  expect(await step('de-speaks', 'ms-de', { step: 'back-to-drafting' })).toBe('taken')
  await becomes('drafting')
  const { answers } = await rounds()
  const silent = answers.filter(({ how }) => how === 'silence')
  // Of Member States that were asked and said nothing; agencies and the driver are not among them.
  expect(silent.length).toBe(23)
  expect(silent.map(({ party }) => party)).not.toContain('ms-it')
  expect(silent.every(({ answer: said, by, party }) => said === 'no-objection' && by === null && party.startsWith('ms-'))).toBe(true)
  expect(await answer('it-speaks', 'ms-it', 1, { answer: 'no-objection' })).toBe('mandate/no-round')
})

test('numbers stay from the first round on: a new action takes the next, and one that moved leaves its own to nobody', async () => {
  const numberOf = (id: ActionId) => planPlain(page.doc).numbers[id]
  expect(numberOf(action)).toMatchObject({ goal, number: 1 })
  let second: ActionId | undefined
  expect(await writes('de-speaks', 'ms-de', ({ plan: view }) => { second = addAction(view, goal) })).toBe('taken')
  await until('it has its number', () => second !== undefined && numberOf(second)?.number === 2)
  if (second === undefined) throw new Error('it was added')
  const moved = second
  expect(await writes('de-speaks', 'ms-de', ({ plan: view }) => moveAction(view, moved, secondGoal, 0))).toBe('taken')
  await until('it has one in the other goal', () => numberOf(moved)?.goal === secondGoal)
  expect(numberOf(moved)).toEqual({ goal: secondGoal, number: 1, former: [{ goal, number: 2 }] })
  let third: ActionId | undefined
  expect(await writes('de-speaks', 'ms-de', ({ plan: view }) => { third = addAction(view, goal) })).toBe('taken')
  await until('none is given twice', () => third !== undefined && numberOf(third)?.number === 3)
  expect(await writes('de-speaks', 'ms-de', ({ plan: view }) => {
    for (const id of [moved, third]) if (id !== undefined) view.roots.actions.get(id)?.removed.set(true)
  }, 1)).toBe('taken')
})

test('in the next round positions stand on the version that they were given on, and what moved under them is named', async () => {
  expect(await types('A new aim, drafted between the rounds')).toBe('taken')
  expect(await step('de-speaks', 'ms-de', { ...openRound, silence: 'no-answer' })).toBe('taken')
  await becomes('consultation')
  const before = await rounds()
  expect(before.rounds.map(({ number, label }) => [number, label])).toEqual([[2, '0.2'], [1, '0.1']])
  const [reserve] = before.reserves
  if (reserve === undefined) throw new Error('it stands')
  expect(before.changedSince[reserve.version]).toContainEqual(['aim'])
  expect(before.changedSince[before.rounds[0]?.version ?? reserve.version]).toEqual([])
  expect(codeOf(await as('nl-speaks').call('POST', at(`/reserves/${reserve.id}/lifted`), { party: 'ms-nl' }))).toBe('mandate/not-your-delegation')
  expect(codeOf(await as('it-speaks').call('POST', at(`/reserves/${reserve.id}/lifted`), { party: 'ms-it' }))).toBe('taken')
  expect(codeOf(await as('it-speaks').call('POST', at(`/reserves/${reserve.id}/lifted`), { party: 'ms-it' }))).toBe('reserve/lifted-already')
  expect((await rounds()).reserves[0]).toMatchObject({ id: reserve.id, lifted: { by: { party: 'ms-it', capacity: 'speaks' } } })
})

test('answers leave as Word and Excel with what was lifted, late, silent or in writing, and not to whoever was only released the plan', async () => {
  const ask = async (name: string, party: string, format: string) => fileFrom(await askForFile(server.origin, as(name), at('/round-exports'), { party, format }))
  const book = await ask('mt-speaks', 'ms-mt', 'xlsx')
  expect(book.status).toBe(200)
  const sheets = await readExcel(Buffer.from(book.file))
  const [answers = [], proposals = [], held = []] = sheets.map(({ data }) => data.map(row => row.map(value => (value === null ? '' : String(value)))))
  expect(answers[1]).toEqual(['Round', 'Delegation', 'Answer', 'Given (Brussels time)', 'How', 'Received in writing', 'Late', 'On version', 'Remarks', 'Reserves put'])
  const rowOf = (round: string, delegation: string) => answers.filter(row => row[0] === round && row[1] === delegation)
  expect(rowOf('1', 'Malta')[0]).toEqual(expect.arrayContaining(['no objection', 'late', '0.1']))
  expect(rowOf('1', 'Netherlands').map(row => [row[2], row[4], row[5]])).toEqual([['no objection', 'for the delegation', ''], ['no objection, with remarks', 'recorded by Europol', 'E-mail of 24 November']])
  expect(rowOf('1', 'Italy')[0]?.[9]).toMatch(/^reserve, 1\.1 · Description: Prosecutors must be able to leave \(lifted .*Italy\)$/)
  expect(rowOf('1', 'Austria')[0]).toEqual(expect.arrayContaining(['no objection', 'by silence']))
  expect(rowOf('2', 'Austria')[0]).toContain('not answered')
  expect(proposals[1]).toEqual(['Place', 'Delegation', 'Proposed text', 'Decision', 'Reason'])
  expect(proposals.slice(2).find(row => row[0] === '1.1 · Strategic or operational')?.slice(1, 4)).toEqual(['Italy', expect.stringMatching(/operational/i), expect.stringMatching(/^accepted by Germany/)])
  expect(held.slice(2).map(row => [row[0], row[1], row[3], row[6]])).toEqual([['2', '0.2', 'Germany', 'counts as “no answer”'], ['1', '0.1', 'Germany', 'counts as “no objection”']])
  expect(held.slice(2).map(row => row[5])).toEqual(['', expect.stringMatching(/^given by Germany on .*; it was .* before$/)])
  const paper = await extractRawText({ buffer: Buffer.from((await ask('mt-speaks', 'ms-mt', 'docx')).file) })
  for (const said of ['Prosecutors must be able to leave', 'by silence', 'recorded by Europol', 'given by Germany']) expect([said, paper.value.includes(said)]).toEqual([said, true])
  expect((await ask('ge-drafter', 'tc-ge', 'xlsx')).status).toBe(404)
  expect((await ask('it-speaks', 'ms-mt', 'xlsx')).status).toBe(403)
  expect(codeOf(await as('de-speaks').call('POST', at('/releases'), { party: 'tc-ge', purpose: 'Joint work', until: inDays(1) }))).toBe('taken')
  expect((await ask('ge-drafter', 'tc-ge', 'xlsx')).status).toBe(403)
  expect(codeOf(await as('de-speaks').call('DELETE', at('/releases/tc-ge')))).toBe('taken')
})

test('a plan is handed in, adopted as a body decided it, and what was adopted has its hash', async () => {
  const undecided = Object.entries(planPlain(page.doc).proposals).filter(([, proposal]) => proposal?.decision === undefined).map(([id]) => id)
  expect(await step('de-speaks', 'ms-de', { step: 'finish-rounds', acknowledged: { proposals: undecided, reserves: [] } })).toBe('taken')
  expect(await step('de-speaks', 'ms-de', { step: 'submit' })).toBe('taken')
  await becomes('submitted')
  expect(await types('Typed after it was handed in')).toBe('mandate/status-closed')
  const decision = { body: 'COSI', on: '2026-11-25', document: 'ST 15432/26' }
  expect(await step('de-speaks', 'ms-de', { step: 'record-adoption', decision })).toBe('step/recorder-only')
  expect(await step('gsc-secretariat', 'gsc', { step: 'send-back', reason: 'Funding of 1.1 is missing' })).toBe('taken')
  await becomes('final-draft')
  expect(await step('de-speaks', 'ms-de', { step: 'submit' })).toBe('taken')
  expect(await step('gsc-secretariat', 'gsc', { step: 'record-adoption', decision })).toBe('taken')
  await becomes('adopted')
  expect(record().adoption).toMatchObject({ ...decision, label: '1.0', contentHash: canonicalHash(page.doc, planSchema, 'content') })
  expect((await rounds()).versions.map(({ label, kind }) => [label, kind])).toEqual([['1.0', 'adopted'], ['0.2', 'consultation'], ['0.1', 'consultation']])
})

test('the adopted version is a file that anybody can check without the workspace, and one that was changed is found out', async () => {
  const version = record().adoption?.version
  const address = at(`/versions/${version}/file`)
  expect(codeOf(await as('ge-drafter').call('GET', `${address}?party=tc-ge`))).toBe('plan/not-found')
  const { status, json } = await as('mt-speaks').call('GET', `${address}?party=ms-mt`)
  expect(status).toBe(200)
  const text = JSON.stringify(json)
  const verified = verifyAdoptedVersion(text)
  expect(verified).toMatchObject({ ok: true, value: { contentHash: record().adoption?.contentHash, dossierHash: record().adoption?.dossierHash } })
  if (!verified.ok) throw new Error(verified.error.code)
  // Answers, reserves with their trace, decided proposals: all of it, and no person.
  const { dossier } = verified.value.file
  expect([dossier.answers.some(({ how }) => how === 'in-writing'), dossier.answers.some(({ isLate }) => isLate), dossier.answers.some(({ how }) => how === 'silence'), dossier.reserves[0]?.lifted?.by.party, dossier.rounds[1]?.extensions.length]).toEqual([true, true, true, 'ms-it', 1])
  expect(dossier.proposals.map(({ decision }) => decision?.decision)).toContain('accepted')
  expect(text).not.toContain('sample-person')

  const folder = mkdtempSync(join(tmpdir(), 'empact-version-'))
  const [good, bad, other] = ['good', 'bad', 'other'].map(name => join(folder, `${name}.json`)) as [string, string, string]
  writeFileSync(good, text)
  writeFileSync(bad, text.replace('A new aim, drafted between the rounds', 'A new aim, drafted between two rounds'))
  writeFileSync(other, text.replace('"answer":"no-objection"', '"answer":"does-not-take-part"'))
  const runs = await Promise.all([good, bad, other].map(file => runProgram('verify', [file], {})))
  expect(runs.map(({ code }) => code)).toEqual([0, 1, 1])
  expect(runs[0]?.said).toContain(record().adoption?.contentHash)
  rmSync(folder, { recursive: true })
})

test('an amendment has a state of its own: the plan stays adopted while it goes through', async () => {
  expect(await types('Typed after adoption')).toBe('mandate/status-closed')
  expect(await step('de-speaks', 'ms-de', { step: 'open-amendment', reason: 'A new route appeared', isMinor: false })).toBe('taken')
  await until('the page shows it', () => record().amendment?.state === 'drafting')
  expect(record().status).toBe('adopted')
  expect(await types('An aim that names the new route')).toBe('taken')
  expect(await step('de-speaks', 'ms-de', { step: 'drop-amendment' })).toBe('step/amendment-changed')
  expect(await step('de-speaks', 'ms-de', openRound)).toBe('taken')
  await until('the page shows it', () => record().amendment?.state === 'consultation')
  expect(await types('Typed in its round')).toBe('mandate/round-open')
  expect(await answer('it-speaks', 'ms-it', 3, { answer: 'no-objection' })).toBe('taken')
  await timeIsUp()
  const undecided = Object.entries(planPlain(page.doc).proposals).filter(([, proposal]) => proposal?.decision === undefined).map(([id]) => id)
  for (const body of [{ step: 'finish-rounds', acknowledged: { proposals: undecided, reserves: [] } }, { step: 'submit' }]) expect(await step('de-speaks', 'ms-de', body)).toBe('taken')
  // What Malta said before the adoption was about what is adopted; its silence now is put down as silence, beside Italy's word.
  const inThird = (await rounds()).answers.filter(({ round }) => round === 3)
  expect(inThird.filter(({ party }) => party === 'ms-mt' || party === 'ms-it').map(({ party, how }) => `${party} ${how}`).sort()).toEqual(['ms-it given', 'ms-mt silence'])
  expect(inThird.length).toBe(26)
  expect(await step('support-team', 'europol', { step: 'record-adoption', decision: { body: 'COSI', on: '2026-11-26', document: 'ST 16000/26' } })).toBe('taken')
  await until('it is over', () => record().amendment === undefined)
  expect(record()).toMatchObject({ status: 'adopted', adoption: { label: '2.0', document: 'ST 16000/26' } })
})

test('a minor amendment changes services and contacts only, and needs no round', async () => {
  expect(await step('de-speaks', 'ms-de', { step: 'open-amendment', reason: 'Another office', isMinor: true })).toBe('taken')
  await until('the page shows it', () => record().amendment?.isMinor === true)
  expect(await types('Not an office')).toBe('mandate/status-closed')
  expect(await writes('de-drafter', 'ms-de', ({ plan: view }) => view.roots.actions.get(action)?.services.set(PartyId.parse('ms-de'), 'Federal police'))).toBe('taken')
  expect(await step('de-speaks', 'ms-de', openRound)).toBe('step/not-from-here')
  expect(await step('de-speaks', 'ms-de', { step: 'submit' })).toBe('taken')
  expect(await step('gsc-secretariat', 'gsc', { step: 'record-adoption', decision: { body: 'COSI', on: '2026-11-26', document: 'ST 16001/26' } })).toBe('taken')
  await until('it is over', () => record().adoption?.label === '3.0')
})

test('the history tells each step by itself, with the delegation that took it and in which function', async () => {
  const got = await as('mt-speaks').call('GET', at('/history?party=ms-mt'))
  const steps = ActivityAnswer.parse(got.json).entries.filter(({ path }) => path[0] === 'record' && path[1] !== 'driver' && path[1] !== 'coDrivers').toReversed()
  const told = steps.map(({ kind, path, party, capacity, person, before, after }) => `${party} ${capacity} ${kind} ${path[1]} ${kind === 'field' ? `${before} → ${after}` : ''}`.trim() + (person === null ? '' : ' named'))
  const inOrder = ['ms-de speaks field status drafting → consultation', 'ms-de speaks round-opened round', 'ms-de speaks round-extended round', 'ms-de speaks field status consultation → drafting']
  expect([told.slice(0, 3), told.indexOf(inOrder[3] ?? '') > 2]).toEqual([inOrder.slice(0, 3), true])
  expect(told).toContain('gsc secretariat adoption-recorded adoption')
  expect(told.filter(each => each.startsWith('ms-de speaks amendment amendment'))).toHaveLength(6)
  expect(told.at(-1)).toBe('gsc secretariat amendment-ended amendment')
})

test('without a driver the support team takes the steps, and says why', async () => {
  const vacant = await makeEmptyPlan(server, '2026-2029/ecfin/cfml', 'vacant')
  const take = async (body: object): Promise<string> => codeOf(await as('support-team').call('POST', `/api/plans/${vacant}/steps`, { party: 'europol', ...body }))
  expect(await take(openRound)).toBe('step/reason-needed')
  expect(await take({ ...openRound, reason: 'The driver stepped down' })).toBe('taken')
  expect(await take({ step: 'back-to-drafting', reason: 'Too early' })).toBe('taken')
})

test('a step that is announced can be taken back; else it is taken when its time has come, unless something came into its way', async () => {
  const [clear, broken] = [await makeEmptyPlan(server, '2026-2029/msthb/thb', 'roles'), await makeEmptyPlan(server, '2026-2029/env/env', 'roles')]
  const take = async (of: string, method: string, body: object): Promise<string> => codeOf(await as('de-speaks').call(method, `/api/plans/${of}/steps`, { party: 'ms-de', ...body }))
  const there = await joinRaw(server, as('de-drafter'), 'ms-de', clear)
  const next = () => planPlain(there.doc).record.nextStep
  const announced = { ...openRound, inMinutes: 10 }
  expect(await take(clear, 'POST', announced)).toBe('taken')
  await until('everybody is told', () => next()?.status === 'consultation')
  expect(await take(clear, 'DELETE', {})).toBe('taken')
  await until('everybody is told', () => next() === undefined)
  expect(await take(clear, 'DELETE', {})).toBe('step/none-announced')
  there.close()
  for (const of of [clear, broken]) expect(await take(of, 'POST', announced)).toBe('taken')
  // Added meanwhile, and nobody leads it.
  const late = await joinRaw(server, as('de-drafter'), 'ms-de', broken)
  addAction(late.plan, goal)
  late.sendOwn()
  expect(await late.settled(1)).toBe('taken')
  late.close()
  await server.kill()
  await inStore(server, ({ database }) => database.updateTable('plans').set({ next_status_at: inDays(-0.01) }).where('id', 'in', [clear, broken].map(of => PlanId.parse(of))).execute())
  await server.startAgain()
  const drafter = await signInAs(server.origin, 'de-drafter')
  for (const [of, status] of [[clear, 'consultation'], [broken, 'drafting']] as const) {
    const after = await joinRaw(server, drafter, 'ms-de', of)
    await until(`${of} is settled`, () => planPlain(after.doc).record.nextStep === undefined)
    expect(planPlain(after.doc).record.status).toBe(status)
    after.close()
  }
})

/** Italy's proposal, which nobody has decided. */
async function proposeLevel(): Promise<string[]> {
  const drafted = await as('it-speaks').call('POST', at('/drafts'), { party: 'ms-it', place: ['actions', action] })
  const { id } = drafted.json as { id: string }
  expect((await as('it-speaks').call('POST', at('/proposals'), { party: 'ms-it', ids: [id] })).json).toMatchObject({ outcomes: [{ error: null }] })
  await until('the page has it', () => planPlain(page.doc).proposals[ProposalId.parse(id)] !== undefined)
  return [id]
}
