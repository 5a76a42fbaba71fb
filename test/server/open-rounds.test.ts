// Open rounds over a real server: where a delegation stands in all of them, and what it notes for itself, which nobody else is ever sent.
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InboxAnswer } from '../../shared/api/inbox.ts'
import type { OpenRound, OpenRoundsAnswer, RoundBrief } from '../../shared/api/open-rounds.ts'
import { addAction, ask, askToLead } from '../../shared/documents/plan-commands.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import { sideSchema, sideView } from '../../shared/documents/side.ts'
import { GoalId, PartyId, ProposalId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { askForFile, exportPlan, fileFrom } from '../harness/exports.ts'
import { inStore } from '../harness/in-store.ts'
import { readLive } from '../harness/live-reader.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinDocument, joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { codeOf, SignedInPeople } from '../harness/signed-in-people.ts'
import { until } from '../harness/wait.ts'

const goal = GoalId.parse('2026-2029/goal-1')
const [germany, italy] = [PartyId.parse('ms-de'), PartyId.parse('ms-it')]
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
/** Words of Italy's own, which stand nowhere else. */
const canaries = ['quokkaservice', 'axolotlremark', 'narwhalword']

let server: RunningServer
let soon: string
let later: string
let action: ActionId
let german: RawClient
const people = new SignedInPeople()
const { as } = people
beforeAll(async () => {
  server = await startServer()
  await people.signIn(server, ['de-drafter', 'de-speaks', 'it-speaks', 'it-reader', 'mt-speaks', 'nl-speaks', 'frontex-speaks', 'support-team', 'ge-drafter', 'gsc-secretariat'])
  ;[later, soon] = [await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles'), await makeEmptyPlan(server, '2026-2029/env/env', 'roles')]
  german = await joinRaw(server, as('de-drafter'), 'ms-de', soon)
  german.doc.transact(() => {
    action = addAction(german.plan, goal)
    const added = german.plan.roots.actions.get(action)
    if (added === undefined) throw new Error('the action was added')
    fillTitle(added.title.fragment, 'Follow the boats')
    fillText(added.description.fragment, [{ type: 'paragraph', text: 'Ten boats a month' }])
    ask(german.plan, added, 'participant', italy, { party: germany, answersForParty: false, isDriver: true }, { epoch: '', seq: 0 })
    added.services.set(italy, 'Guardia Costiera')
  })
  german.sendOwn()
  expect(await german.settled(1)).toBe('taken')
  const speaker = await joinRaw(server, as('de-speaks'), 'ms-de', soon)
  const added = speaker.plan.roots.actions.get(action)
  if (added !== undefined) askToLead(speaker.plan, added, germany, { party: germany, answersForParty: true, isDriver: true }, { epoch: '', seq: 0 })
  speaker.sendOwn()
  expect(await speaker.settled(1)).toBe('taken')
  speaker.close()
  for (const [plan, days] of [[later, 9], [soon, 4]] as const) await done(as('de-speaks').call('POST', `/api/plans/${plan}/steps`, { party: 'ms-de', step: 'open-round', deadline: inDays(days), silence: 'no-objection' }))
})
afterAll(async () => {
  german?.close()
  await server?.remove()
})

async function view(name: string, party: string): Promise<OpenRoundsAnswer> {
  const got = await as(name).call('GET', `/api/open-rounds?party=${party}`)
  expect(codeOf(got)).toBe('taken')
  return got.json as OpenRoundsAnswer
}
async function roundOf(name: string, party: string, plan: string): Promise<OpenRound> {
  const found = (await view(name, party)).rounds.find(each => each.plan === plan)
  if (found === undefined) throw new Error(`no open round of ${plan} for ${party}`)
  return found
}
const drafts = async (name: string, party: string, body: object, plan = soon, round = 1): Promise<string> => codeOf(await as(name).call('PUT', `/api/open-rounds/${plan}/${round}/position`, { party, answer: null, remarks: '', revision: 0, ...body }))
const unread = async (name: string, plan = soon): Promise<readonly string[]> =>
  ((await as(name).call('GET', '/api/inbox?party=ms-it')).json as InboxAnswer).positions.find(position => position.plan === plan)?.unread ?? []

test('all open rounds are told, the one that ends first before the others, with what a delegation answered and what changed since', async () => {
  const { rounds, isOwnSide } = await view('it-reader', 'ms-it')
  expect(isOwnSide).toBe(true)
  expect(rounds.map(({ plan, round, kind, label, silence, isAsked, answer, mayAnswer, mayDraft }) => [plan, round, kind, label, silence, isAsked, answer, mayAnswer, mayDraft])).toEqual([
    [soon, 1, 'consultation', '0.1', 'no-objection', true, null, false, false],
    [later, 1, 'consultation', '0.1', 'no-objection', true, null, false, false],
  ])
  expect(await roundOf('it-speaks', 'ms-it', soon)).toMatchObject({ mayAnswer: true, mayDraft: true })
  expect(await roundOf('de-speaks', 'ms-de', soon)).toMatchObject({ isAsked: false, mayAnswer: false, mayDraft: false })
  await done(as('it-speaks').call('POST', `/api/plans/${later}/rounds/1/answers`, { party: 'ms-it', answer: 'reserve', reserves: [{ place: [], words: 'Not yet' }] }))
  expect(await roundOf('it-reader', 'ms-it', later)).toMatchObject({ answer: { answer: 'reserve', label: '0.1', how: 'given', by: { party: 'ms-it', capacity: 'speaks' } }, standingReserves: 1, changed: [] })
  // Only its own answer is told.
  expect((await roundOf('mt-speaks', 'ms-mt', later)).answer).toBe(null)
  expect(codeOf(await as('mt-speaks').call('GET', '/api/open-rounds?party=ms-it'))).toBe('api/other-delegation')
})

test('a delegation keeps a list of its services, for itself', async () => {
  const add = async (name: string, party: string, called: string) => as(name).call('POST', '/api/open-rounds/services', { party, name: called })
  expect(codeOf(await add('it-reader', 'ms-it', 'Customs'))).toBe('mandate/reader')
  expect(codeOf(await add('mt-speaks', 'ms-it', 'Customs'))).toBe('api/other-delegation')
  const made = await add('it-speaks', 'ms-it', 'Guardia Costiera')
  expect(codeOf(made)).toBe('taken')
  expect(codeOf(await add('it-speaks', 'ms-it', 'guardia costiera'))).toBe('service/exists')
  const { id } = made.json as { id: string }
  expect(codeOf(await as('it-speaks').call('PUT', `/api/open-rounds/services/${id}`, { party: 'ms-it', name: 'quokkaservice' }))).toBe('taken')
  expect(codeOf(await as('mt-speaks').call('PUT', `/api/open-rounds/services/${id}`, { party: 'ms-mt', name: 'Ours' }))).toBe('service/not-found')
  expect(codeOf(await as('mt-speaks').call('DELETE', `/api/open-rounds/services/${id}`, { party: 'ms-mt' }))).toBe('service/not-found')
  expect((await view('it-reader', 'ms-it')).services).toMatchObject([{ id, name: 'quokkaservice', removed: false }])
  expect((await view('mt-speaks', 'ms-mt')).services).toEqual([])
  // What is taken out comes back under its name.
  expect(codeOf(await as('it-speaks').call('DELETE', `/api/open-rounds/services/${id}`, { party: 'ms-it' }))).toBe('taken')
  expect((await add('it-speaks', 'ms-it', 'Quokkaservice')).json).toEqual({ id })
  await done(as('it-speaks').call('PUT', `/api/open-rounds/services/${id}`, { party: 'ms-it', name: 'quokkaservice' }))
})

test('what a delegation would answer, and what its services said, is with its own people, new to colleagues, and never written over one another', async () => {
  const [own, foreign] = [await readLive(server, as('it-reader'), 'ms-it'), await readLive(server, as('mt-speaks'), 'ms-mt')]
  expect(await unread('it-reader')).toEqual([`round:${soon}:1`])
  expect(await drafts('it-reader', 'ms-it', { answer: 'reserve' })).toBe('mandate/reader')
  expect(await drafts('mt-speaks', 'ms-it', { answer: 'reserve' })).toBe('api/other-delegation')
  expect(await drafts('de-speaks', 'ms-de', { answer: 'reserve' })).toBe('answer/not-asked')
  expect(await drafts('it-speaks', 'ms-it', { answer: 'comments' })).toBe('answer/not-open-to-you')
  expect(await drafts('it-speaks', 'ms-it', { answer: 'reserve' }, soon, 2)).toBe('answer/no-round')
  expect(await drafts('it-speaks', 'ms-it', { answer: 'reserve' }, 'env-2031')).toBe('plan/not-found')
  expect(await drafts('it-speaks', 'ms-it', { answer: 'scrutiny-reserve', remarks: 'axolotlremark' })).toBe('taken')
  // Begun from what a colleague has changed meanwhile, it is not written, and theirs stays.
  expect(await drafts('it-speaks', 'ms-it', { answer: 'no-objection' })).toBe('draft-position/changed-meanwhile')
  expect(await roundOf('it-reader', 'ms-it', soon)).toMatchObject({ draft: { answer: 'scrutiny-reserve', remarks: 'axolotlremark', round: 1, revision: 1, by: { id: 'sample-person-it-speaks' } } })
  await until('a colleague’s page is told', () => own.has('positions', soon))
  expect(await unread('it-speaks')).toEqual([`round:${soon}:1`])
  const [, news = ''] = await unread('it-reader')
  expect(news).toMatch(new RegExp(`^position:${soon}:1:`))
  await done(as('it-reader').call('POST', '/api/inbox/read', { ids: [news, `round:${soon}:1`], isRead: true }))
  expect(await unread('it-reader')).toEqual([])
  const [service] = (await view('it-speaks', 'ms-it')).services
  const note = async (name: string, party: string, body: object) => codeOf(await as(name).call('PUT', `/api/open-rounds/${soon}/1/services/${service?.id}`, { party, words: '', ...body }))
  expect(await note('it-reader', 'ms-it', { said: 'fine' })).toBe('mandate/reader')
  expect(await note('mt-speaks', 'ms-mt', { said: 'fine' })).toBe('service/not-found')
  expect(await note('it-speaks', 'ms-it', { said: 'asked' })).toBe('taken')
  expect(await note('it-speaks', 'ms-it', { said: 'reserve', words: 'narwhalword' })).toBe('taken')
  expect((await roundOf('it-reader', 'ms-it', soon)).inputs).toMatchObject([{ service: service?.id, said: 'reserve', words: 'narwhalword' }])
  expect(await unread('it-reader')).toHaveLength(1)
  // Nobody else learns that anything was noted.
  await done(as('mt-speaks').call('POST', `/api/plans/${later}/rounds/1/answers`, { party: 'ms-mt', answer: 'no-objection' }))
  await until('the line of another delegation still tells', () => foreign.has('positions', later))
  expect(foreign.has('positions', soon)).toBe(false)
  for (const each of [own, foreign]) each.close()
})

test('a proposal that is drafted and not sent is told to its own delegation alone', async () => {
  const { json } = await as('it-speaks').call('POST', `/api/plans/${soon}/drafts`, { party: 'ms-it', place: ['actions', action, 'level'] })
  const id = ProposalId.parse((json as { id: string }).id)
  expect((await view('it-reader', 'ms-it')).unsent).toEqual([{ plan: soon, places: [['actions', action, 'level']] }])
  expect((await view('mt-speaks', 'ms-mt')).unsent).toEqual([])
  const side = await joinDocument(server, as('it-speaks'), 'ms-it', `side/${soon}/ms-it`, { schema: sideSchema.version })
  sideView(side.doc).roots.overlays.get(id)?.proposed.set('operational')
  side.sendOwn()
  expect(await side.settled(1)).toBe('taken')
  side.close()
  await done(as('it-speaks').call('POST', `/api/plans/${soon}/proposals`, { party: 'ms-it', ids: [id] }))
  expect((await view('it-reader', 'ms-it')).unsent).toEqual([])
  // Taken in, it changes the plan under whoever answers on the version.
  await done(as('de-drafter').call('POST', `/api/plans/${soon}/proposals/decisions`, { party: 'ms-de', ids: [id], decision: 'accepted' }))
  expect((await roundOf('it-reader', 'ms-it', soon)).changed).toEqual([['actions', action, 'level']])
})

test('the brief says what the version says of the delegation’s actions, also after the plan has changed', async () => {
  const brief = async (name: string, party: string, plan = soon, round = 1) => as(name).call('GET', `/api/open-rounds/${plan}/${round}/brief?party=${party}`)
  expect((await brief('it-reader', 'ms-it')).json).toMatchObject({
    plan: soon, round: 1, label: '0.1', marking: 'limite', silence: 'no-objection',
    actions: [{ id: action, number: '1.1', title: 'Follow the boats', parts: ['participant'], service: 'Guardia Costiera', description: 'Ten boats a month', hasChanged: true }],
  } satisfies { [Key in keyof RoundBrief]?: unknown })
  expect(((await brief('mt-speaks', 'ms-mt')).json as RoundBrief).actions).toEqual([])
  expect(codeOf(await brief('mt-speaks', 'ms-it'))).toBe('api/other-delegation')
  expect(codeOf(await brief('it-reader', 'ms-it', soon, 2))).toBe('answer/no-round')
  expect(codeOf(await brief('ge-drafter', 'tc-ge'))).toBe('plan/not-found')
})

test('whoever reads a plan by a release is told of no round, and keeps no notes about one', async () => {
  await done(as('de-speaks').call('POST', `/api/plans/${soon}/releases`, { party: 'tc-ge', purpose: 'Joint work', until: inDays(1) }))
  await until('the release is there', async () => codeOf(await as('ge-drafter').call('GET', `/api/open-rounds/${soon}/1/brief?party=tc-ge`)) === 'mandate/not-in-circle')
  expect(await view('ge-drafter', 'tc-ge')).toMatchObject({ rounds: [], unsent: [] })
  expect(await drafts('ge-drafter', 'tc-ge', { answer: null })).toBe('mandate/not-in-circle')
  await done(as('de-speaks').call('DELETE', `/api/plans/${soon}/releases/tc-ge`))
})

test('nothing of it is sent to another delegation by any way, and the answer empties the draft; no dossier holds it', async () => {
  const heard: string[] = []
  const live = await readLive(server, as('mt-speaks'), 'ms-mt')
  const driver = await readLive(server, as('de-drafter'), 'ms-de')
  for (const [name, party] of [['mt-speaks', 'ms-mt'], ['de-speaks', 'ms-de'], ['support-team', 'europol'], ['gsc-secretariat', 'gsc']] as const) {
    for (const path of [`/api/open-rounds?party=${party}`, `/api/open-rounds/${soon}/1/brief?party=${party}`, `/api/inbox?party=${party}`, `/api/plans/${soon}/rounds?party=${party}`, `/api/plans/${soon}/history?party=${party}`]) heard.push(JSON.stringify((await as(name).call('GET', path)).json))
    for (const word of canaries) heard.push(JSON.stringify(((await as(name).call('GET', `/api/search?q=${word}&party=${party}`)).json as { hits?: unknown }).hits ?? ''))
  }
  // Of its own delegation too: files leave.
  for (const format of ['json', 'docx', 'xlsx']) heard.push(await unpacked((await exportPlan(server.origin, as('it-speaks'), soon, format)).file))
  heard.push(await unpacked((await fileFrom(await askForFile(server.origin, as('it-speaks'), `/api/plans/${soon}/round-exports`, { party: 'ms-it', format: 'xlsx' }))).file))
  expect(heard.length).toBeGreaterThan(30)
  expect(canaries.filter(word => heard.some(each => each.includes(word)))).toEqual([])

  // What came in writing is not its own word, so its draft stays; its own answer empties it.
  await done(as('support-team').call('POST', `/api/plans/${soon}/rounds/1/answers`, { party: 'europol', of: 'ms-it', answer: 'no-objection', inWriting: 'E-mail of today' }))
  expect((await roundOf('it-speaks', 'ms-it', soon)).draft).toMatchObject({ remarks: 'axolotlremark' })
  await done(as('it-speaks').call('POST', `/api/plans/${soon}/rounds/1/answers`, { party: 'ms-it', answer: 'no-objection-with-remarks', remarks: 'As we said' }))
  expect((await roundOf('it-speaks', 'ms-it', soon)).draft).toMatchObject({ answer: null, remarks: '', revision: 2 })
  expect(await drafts('it-speaks', 'ms-it', { answer: 'reserve', revision: 1 })).toBe('draft-position/changed-meanwhile')
  expect(await drafts('it-speaks', 'ms-it', { remarks: 'axolotlremark', revision: 2 })).toBe('taken')

  const step = (name: string, party: string, body: object) => done(as(name).call('POST', `/api/plans/${soon}/steps`, { party, ...body }))
  await step('de-speaks', 'ms-de', { step: 'finish-rounds', acknowledged: { proposals: [], reserves: [] } })
  expect((await view('it-speaks', 'ms-it')).rounds.map(({ plan }) => plan)).toEqual([later])
  expect(await drafts('it-speaks', 'ms-it', { revision: 3 })).toBe('answer/no-round')
  await step('de-speaks', 'ms-de', { step: 'submit' })
  await step('support-team', 'europol', { step: 'record-adoption', decision: { body: 'COSI', on: '2026-11-26', document: 'ST 16000/26' } })
  await until('it is adopted', () => planPlain(german.doc).record.adoption !== undefined)
  const version = planPlain(german.doc).record.adoption?.version
  const { status, json } = await as('it-speaks').call('GET', `/api/plans/${soon}/versions/${version}/file?party=ms-it`)
  const dossier = JSON.stringify(json)
  expect([status, dossier.includes('As we said'), canaries.filter(word => dossier.includes(word))]).toEqual([200, true, []])
  // Nor is it in any document, or in the record of what was decided.
  await inStore(server, async ({ database }) => {
    const record = JSON.stringify(await database.selectFrom('record_log').select('detail').execute())
    const log = Buffer.concat((await database.selectFrom('updates').select('bytes').execute()).map(({ bytes }) => Buffer.from(bytes)))
    expect(canaries.filter(word => record.includes(word) || log.includes(word))).toEqual([])
  })
  const told = JSON.stringify([...live.messages, ...driver.messages])
  expect(canaries.filter(word => told.includes(word))).toEqual([])
  for (const each of [live, driver]) each.close()
})

test('a round of an amendment is one too: it asks anew what an adoption has settled, and a draft that nobody gave goes on in it', async () => {
  const step = (body: object) => done(as('de-speaks').call('POST', `/api/plans/${soon}/steps`, { party: 'ms-de', ...body }))
  await step({ step: 'open-amendment', reason: 'Another route', isMinor: false })
  await until('it can be written', () => planPlain(german.doc).record.amendment?.state === 'drafting')
  const writer = await joinRaw(server, as('de-drafter'), 'ms-de', soon)
  fillText(writer.plan.roots.aim.fragment, [{ type: 'paragraph', text: 'Another route' }])
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('taken')
  writer.close()
  await step({ step: 'open-round', deadline: inDays(3), silence: 'no-answer' })
  expect(await roundOf('it-reader', 'ms-it', soon)).toMatchObject({
    round: 2, kind: 'amendment', isAsked: true, answer: null, draft: { round: 1, remarks: 'axolotlremark' }, inputs: [],
  })
  expect((await view('it-speaks', 'ms-it')).rounds.map(({ plan }) => plan)).toEqual([soon, later])
  expect(await drafts('it-speaks', 'ms-it', { answer: 'no-objection', revision: 3 }, soon, 2)).toBe('taken')
  expect((await roundOf('it-speaks', 'ms-it', soon)).draft).toMatchObject({ round: 2, answer: 'no-objection' })
})

async function unpacked(file: Uint8Array): Promise<string> {
  expect(file.byteLength).toBeGreaterThan(0)
  if (file[0] !== 0x50) return Buffer.from(file).toString()
  const zip = await JSZip.loadAsync(file)
  return (await Promise.all(Object.values(zip.files).map(entry => entry.async('string')))).join('\n')
}
