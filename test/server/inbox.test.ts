// What is said to a delegation, over a real server: it comes to whom it is for, is unread for each person by itself, and to nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { InboxAnswer } from '../../shared/api/inbox.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import { sidePlain, sideSchema, sideView } from '../../shared/documents/side.ts'
import { beginOwnThread, replyOwn } from '../../shared/documents/own-thread-commands.ts'
import { beginThread, reply } from '../../shared/documents/thread-commands.ts'
import { PartyId, PersonId, ProposalId } from '../../shared/ids.ts'
import type { ThreadId } from '../../shared/ids.ts'
import { bringTo } from '../harness/bring-to.ts'
import { LiveReader, readLive } from '../harness/live-reader.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinDocument, joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

let server: RunningServer
let plan: string
const people = new Map<string, SignedInPerson>()
beforeAll(async () => {
  server = await startServer()
  for (const name of ['de-drafter', 'de-speaks', 'it-speaks', 'it-reader', 'mt-speaks', 'nl-speaks', 'ge-drafter', 'support-team']) people.set(name, await signInAs(server.origin, name))
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
})
afterAll(() => server?.remove())

function as(name: string): SignedInPerson {
  const person = people.get(name)
  if (person === undefined) throw new Error(`nobody is called ${name}`)
  return person
}
async function inbox(name: string, party: string): Promise<InboxAnswer> {
  const { status, json } = await as(name).call('GET', `/api/inbox?party=${party}`)
  expect(status).toBe(200)
  return json as InboxAnswer
}
const entries = async (name: string, party: string) => (await inbox(name, party)).entries.map(({ kind, by, words, isUnread }) => [kind, by, words, isUnread])
async function writes(name: string, party: string, change: (client: RawClient) => void): Promise<void> {
  const writer = await joinRaw(server, as(name), party, plan)
  change(writer)
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('taken')
  writer.close()
}
const becomes = (what: string, name: string, party: string, expected: unknown) =>
  until(what, async () => JSON.stringify(await entries(name, party)) === JSON.stringify(expected))

let thread: ThreadId
test('whoever is mentioned is told, whoever is answered too, and each person reads for itself', async () => {
  const seen = new LiveReader(server, as('it-reader'), 'ms-it')
  await until('the list has come', () => seen.has('ready'))
  await writes('mt-speaks', 'ms-mt', ({ plan: view }) => { thread = beginThread(view, PartyId.parse('ms-mt'), ['aim'], 'Could @IT say how many\nboats there were?') })
  await until('Italy is told', () => seen.has('positions', plan))
  await becomes('the mention is in its inbox', 'it-speaks', 'ms-it', [['mention', 'ms-mt', 'Could @IT say how many boats there were?', true]])
  await writes('it-speaks', 'ms-it', ({ plan: view }) => void reply(view, thread, PartyId.parse('ms-it'), 'Some four hundred.'))
  await becomes('Malta has the reply', 'mt-speaks', 'ms-mt', [['reply', 'ms-it', 'Some four hundred.', true]])
  // Nobody else is told of either, and one’s own words are no news.
  expect(await entries('nl-speaks', 'ms-nl')).toEqual([])
  expect((await entries('it-speaks', 'ms-it')).length).toBe(1)
  const [mention] = (await inbox('it-speaks', 'ms-it')).entries
  expect((await as('it-speaks').call('POST', '/api/inbox/read', { ids: [mention?.id], isRead: true })).status).toBe(200)
  expect((await entries('it-speaks', 'ms-it'))[0]?.[3]).toBe(false)
  expect((await entries('it-reader', 'ms-it'))[0]?.[3]).toBe(true)
  expect((await as('it-speaks').call('POST', '/api/inbox/read', { ids: [mention?.id], isRead: false })).status).toBe(200)
  expect((await entries('it-speaks', 'ms-it'))[0]?.[3]).toBe(true)
  seen.close()
})

test('what is withdrawn is news no more', async () => {
  await writes('it-speaks', 'ms-it', ({ plan: view }) => {
    const said = view.roots.threads.get(thread)?.comments
    const last = said?.ids().find(id => said.get(id)?.by.get() === 'ms-it')
    if (last !== undefined) said?.get(last)?.text.clear()
  })
  await becomes('it is gone', 'mt-speaks', 'ms-mt', [])
})

test('a proposal comes to whoever decides it, and its decision with the reason to whoever made it', async () => {
  const { json } = await as('mt-speaks').call('POST', `/api/plans/${plan}/drafts`, { party: 'ms-mt', place: ['goals', '2026-2029/goal-1', 'gapReason'] })
  const id = ProposalId.parse((json as { id: string }).id)
  const side = await joinDocument(server, as('mt-speaks'), 'ms-mt', `side/${plan}/ms-mt`, { schema: sideSchema.version })
  sideView(side.doc).roots.overlays.get(id)?.proposed.set('not-relevant')
  side.sendOwn()
  expect(await side.settled(1)).toBe('taken')
  side.close()
  // A draft is nobody’s news.
  expect(await entries('de-drafter', 'ms-de')).toEqual([])
  const sent = await as('mt-speaks').call('POST', `/api/plans/${plan}/proposals`, { party: 'ms-mt', ids: [id] })
  expect(sent.json).toMatchObject({ outcomes: [{ error: null }] })
  await becomes('Germany has it', 'de-drafter', 'ms-de', [['proposal', 'ms-mt', '', true]])
  expect(await entries('it-speaks', 'ms-it')).toHaveLength(1)
  expect((await as('de-drafter').call('POST', `/api/plans/${plan}/proposals/decisions`, { party: 'ms-de', ids: [id], decision: 'declined', reason: 'It is relevant after all' })).json).toMatchObject({ outcomes: [{ error: null }] })
  await becomes('Malta has the decision', 'mt-speaks', 'ms-mt', [['decision', 'ms-de', 'It is relevant after all', true]])
  await becomes('it waits for Germany no more', 'de-drafter', 'ms-de', [])
})

test('a mention among colleagues, and a reply to one, comes to that colleague alone; other delegations are sent nothing at all, not even a frame', async () => {
  const canary = 'narwhalnote'
  const person = (name: string): PersonId => PersonId.parse(as(name).person)
  const german = new LiveReader(server, as('de-speaks'), 'ms-de')
  const lists = await Promise.all([['it-speaks', 'ms-it'], ['nl-speaks', 'ms-nl'], ['support-team', 'europol']].map(([name = '', party = '']) => readLive(server, as(name), party)))
  const italian = await joinRaw(server, as('it-speaks'), 'ms-it', plan)
  expect(await entries('de-speaks', 'ms-de')).toEqual([])
  const heard = () => [...lists.map(({ messages }) => messages.filter(({ type }) => type !== 'alive').length), italian.received.length]
  const before = heard()
  expect((await as('de-drafter').call('POST', `/api/plans/${plan}/side`, { party: 'ms-de' })).status).toBe(200)
  const joinSide = (name: string) => joinDocument(server, as(name), 'ms-de', `side/${plan}/ms-de`, { schema: sideSchema.version })
  const [drafter, speaker] = [await joinSide('de-drafter'), await joinSide('de-speaks')]
  const own = beginOwnThread(sideView(drafter.doc), person('de-drafter'), ['aim'], `@[${person('de-speaks')}] is this a ${canary}?`)
  drafter.sendOwn()
  expect(await drafter.settled(1)).toBe('taken')
  await until('the colleague’s page is told', () => german.has('positions', plan))
  const inboxOf = async (name: string) => (await inbox(name, 'ms-de')).entries
  expect(await inboxOf('de-speaks')).toMatchObject([{ kind: 'own-mention', plan, thread: own, about: ['aim'], by: 'ms-de', colleague: 'Jonna Feldwiese', words: `@Marten Ulmbach is this a ${canary}?`, isUnread: true }])
  // One’s own words are no news.
  expect(await inboxOf('de-drafter')).toEqual([])
  await until('the speaker’s copy has it', () => sidePlain(speaker.doc).threads[own] !== undefined)
  replyOwn(sideView(speaker.doc), own, person('de-speaks'), `It is a ${canary}.`)
  speaker.sendOwn()
  expect(await speaker.settled(1)).toBe('taken')
  await until('the drafter has the reply', async () => (await inboxOf('de-drafter'))[0]?.kind === 'own-reply')
  // Each person reads for itself.
  const [answered] = await inboxOf('de-drafter')
  expect((await as('de-drafter').call('POST', '/api/inbox/read', { ids: [answered?.id], isRead: true })).status).toBe(200)
  expect([(await inboxOf('de-drafter'))[0]?.isUnread, (await inboxOf('de-speaks'))[0]?.isUnread]).toEqual([false, true])
  for (const [name, party] of [['it-speaks', 'ms-it'], ['nl-speaks', 'ms-nl'], ['support-team', 'europol']] as const) expect([name, JSON.stringify(await inbox(name, party)).includes(canary)]).toEqual([name, false])
  expect(heard()).toEqual(before)
  // Something of the plan that comes after it, so that whatever goes out has gone out: it is all that has.
  await writes('de-drafter', 'ms-de', ({ doc, plan: view }) => doc.transact(() => view.roots.aim.fragment.insert(0, [new Y.XmlElement('paragraph')])))
  await until('others hear of what came after it', () => lists.every(({ messages }, at) => messages.filter(({ type }) => type !== 'alive').length > (before[at] ?? 0)))
  expect(lists.flatMap(({ messages }, at) => messages.filter(({ type }) => type !== 'alive').slice(before[at] ?? 0)).map(({ type }) => type)).not.toContain('positions')
  expect(JSON.stringify(lists.map(({ messages }) => messages)) + Buffer.concat(italian.received.map(bytes => Buffer.from(bytes))).toString('latin1')).not.toContain(canary)
  for (const open of [german, italian, drafter, speaker, ...lists]) open.close()
})

test('where one stands in an open round is told with it; whoever is no member of the delegation, or outside, is told nothing', async () => {
  await bringTo(server.origin, plan, 'consultation')
  const watch = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
  await until('the round is open', () => planPlain(watch.doc).record.status === 'consultation')
  watch.close()
  const own = async () => (await inbox('it-speaks', 'ms-it')).positions.find(position => position.plan === plan)
  expect(await own()).toMatchObject({ round: 1, isAsked: true, answer: null, standingReserves: 0 })
  const missing = (await own())?.missing ?? 0
  const answered = await as('it-speaks').call('POST', `/api/plans/${plan}/rounds/1/answers`, { party: 'ms-it', answer: 'reserve', reserves: [{ place: [], words: 'We need another week' }] })
  expect(answered.status).toBe(200)
  expect(await own()).toMatchObject({ answer: 'reserve', standingReserves: 1, missing: missing - 1 })
  expect((await as('mt-speaks').call('GET', '/api/inbox?party=ms-it')).status).toBe(403)
  expect(await inbox('ge-drafter', 'tc-ge')).toEqual({ entries: [], positions: [] })
})

test('a colleague who had the inbox open before there was a plan is told of the first word in its side', async () => {
  const german = await readLive(server, as('de-speaks'), 'ms-de')
  await inbox('de-speaks', 'ms-de')
  const later = await makeEmptyPlan(server, '2026-2029/mtcn/mtcn', 'roles')
  expect((await as('de-drafter').call('POST', `/api/plans/${later}/side`, { party: 'ms-de' })).status).toBe(200)
  const side = await joinDocument(server, as('de-drafter'), 'ms-de', `side/${later}/ms-de`, { schema: sideSchema.version })
  beginOwnThread(sideView(side.doc), PersonId.parse('sample-person-de-drafter'), ['aim'], '@[sample-person-de-speaks] what do you think?')
  side.sendOwn()
  expect(await side.settled(1)).toBe('taken')
  await until('the colleague’s page is told', () => german.has('positions', later))
  expect((await inbox('de-speaks', 'ms-de')).entries.filter(({ plan: of }) => of === later).map(({ kind }) => kind)).toEqual(['own-mention'])
  for (const open of [german, side]) open.close()
})
