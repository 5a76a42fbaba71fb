// Comments of a delegation's own over a real server: colleagues among themselves, each in their own name; nobody else is ever sent a
// byte of them, nor told that there are any; and what is sent to everybody is what its sender saw, once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { beginOwnThread, changeOwnComment, reactOwn, replyOwn, resolveOwn, sendOwnThread, withdrawOwnComment } from '../../shared/documents/own-thread-commands.ts'
import { aroundOf, finderOf } from '../../shared/documents/found-words.ts'
import { planPlain, planView } from '../../shared/documents/plan.ts'
import { sidePlain, sideSchema, sideView } from '../../shared/documents/side.ts'
import type { SideView } from '../../shared/documents/side.ts'
import { anchorOf, runsIn, threadsIn } from '../../shared/documents/thread-marks.ts'
import { CommentId, PartyId, PersonId, ProposalId, randomId } from '../../shared/ids.ts'
import type { ThreadId } from '../../shared/ids.ts'
import { charactersOf, plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { exportPlan } from '../harness/exports.ts'
import { inStore } from '../harness/in-store.ts'
import { letSpeak } from '../harness/let-speak.ts'
import { readLive } from '../harness/live-reader.ts'
import type { LiveReader } from '../harness/live-reader.ts'
import { joinDocument, joinRaw, openRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const plan = 'ms-2026'
const malta = PartyId.parse('ms-mt')
const today = IsoDay.parse('2026-03-03')
/** Words of Malta's people among themselves, which stand nowhere else. */
const canaries = ['quetzalnote', 'axolotlreply']

type Side = RawClient & { readonly side: SideView }
let server: RunningServer
let speaker: SignedInPerson
let drafter: SignedInPerson
let italian: SignedInPerson
let german: SignedInPerson
let page: RawClient
let others: RawClient
let lists: LiveReader
let ours: Side
let colleague: Side

beforeAll(async () => {
  server = await startServer()
  // A colleague: whoever else the sample has speaks for Malta too.
  await letSpeak(server, 'carin-drafter', 'ms-mt')
  ;[speaker, drafter, italian, german] = await Promise.all([signInAs(server.origin, 'mt-speaks'), signInAs(server.origin, 'carin-drafter'), signInAs(server.origin, 'it-speaks'), signInAs(server.origin, 'de-drafter')])
  page = await joinRaw(server, speaker, malta, plan)
  others = await joinRaw(server, italian, 'ms-it', plan)
  lists = await readLive(server, italian, 'ms-it')
})
afterAll(async () => {
  for (const open of [page, others, lists, ours, colleague]) open?.close()
  await server?.remove()
})

const person = ({ person: id }: SignedInPerson): PersonId => PersonId.parse(id)
async function joinSide(who: SignedInPerson): Promise<Side> {
  const client = await joinDocument(server, who, malta, `side/${plan}/${malta}`, { schema: sideSchema.version })
  return Object.assign(client, { side: sideView(client.doc) })
}
const settledBy = new WeakMap<RawClient, number>()
async function sent(client: RawClient): Promise<string> {
  client.sendOwn()
  const count = (settledBy.get(client) ?? 0) + 1
  settledBy.set(client, count)
  return client.settled(count)
}
const commentsOf = (client: RawClient, thread: ThreadId) => Object.values(sidePlain(client.doc).threads[thread]?.comments ?? {})
/** What the one who speaks began it with. */
const firstOf = ({ side }: Side, thread: ThreadId): CommentId => {
  const comments = side.roots.threads.get(thread)?.comments
  return CommentId.parse(comments?.ids().find(id => comments.get(id)?.author.get() === speaker.person))
}

/** The first words of the aim. */
function onAim({ plan: { roots } }: RawClient, length = 12) {
  const text = roots.aim.fragment
  const [run] = runsIn(text)
  if (run === undefined) throw new Error('the aim has a line')
  const anchor = anchorOf({ run, at: 0 }, { run, at: length })
  return { quote: charactersOf(run).slice(0, length), anchor, around: aroundOf(text, anchor) }
}

let thread: ThreadId
test('the side is made by the first who has something to say; the comment has its moment and function from the server, and the colleague reads it', async () => {
  const none = openRaw(server, speaker, malta, `side/${plan}/${malta}`, { schema: sideSchema.version })
  await until('there is none yet', () => none.closedWith !== null)
  for (let time = 0; time < 2; time++) expect(await speaker.call('POST', `/api/plans/${plan}/side`, { party: malta })).toMatchObject({ status: 200, json: { plan, party: malta } })
  ;[ours, colleague] = [await joinSide(speaker), await joinSide(drafter)]
  thread = beginOwnThread(ours.side, person(speaker), ['aim'], `Is this what we want? ${canaries[0]}`, onAim(page))
  expect(await sent(ours)).toBe('taken')
  await until('the colleague has it', () => commentsOf(colleague, thread)[0]?.stamp !== undefined)
  expect(commentsOf(colleague, thread)).toMatchObject([{ author: speaker.person, stamp: { capacity: 'speaks' } }])
  replyOwn(colleague.side, thread, person(drafter), canaries[1] ?? '')
  expect(await sent(colleague)).toBe('taken')
  reactOwn(ours.side, thread, firstOf(ours, thread), person(speaker), 'agree')
  expect(await sent(ours)).toBe('taken')
  changeOwnComment(ours.side, thread, firstOf(ours, thread), `Is that what we want? ${canaries[0]}`)
  expect(await sent(ours)).toBe('taken')
  await until('the change has its moment', () => commentsOf(colleague, thread).some(comment => comment?.stamp?.editedAt !== undefined))
  resolveOwn(colleague.side, thread, person(drafter), today)
  expect(await sent(colleague)).toBe('taken')
})

/** What somebody of Malta sends who wants to get further among colleagues; each on a line of its own. */
const dishonest: readonly (readonly [string, (client: Side) => void, string])[] = [
  ['a comment in a colleague’s name', client => void replyOwn(client.side, thread, person(speaker), 'I agree.'), 'mandate/comment-as-yourself'],
  ['a thread begun in a colleague’s name', client => void beginOwnThread(client.side, person(speaker), ['aim'], 'I agree.'), 'mandate/comment-as-yourself'],
  ['a colleague’s words changed', client => changeOwnComment(client.side, thread, firstOf(client, thread), 'I agree.'), 'mandate/not-your-own-comment'],
  ['a colleague’s words withdrawn', client => withdrawOwnComment(client.side, thread, firstOf(client, thread)), 'mandate/not-your-own-comment'],
  ['whose comment it is', client => void client.side.roots.threads.get(thread)?.comments.get(firstOf(client, thread))?.author.set(person(drafter)), 'mandate/server-only'],
  ['a colleague’s thanks', client => reactOwn(client.side, thread, firstOf(client, thread), person(speaker), 'thanks'), 'mandate/not-your-own-comment'],
  ['closed in a colleague’s name', client => resolveOwn(client.side, thread, person(speaker), today), 'mandate/comment-as-yourself'],
  ['a moment of one’s own', client => client.side.roots.threads.get(thread)?.comments.get(firstOf(client, thread))?.stamp.set({ at: '2020-01-01T00:00:00.000Z', capacity: 'speaks' }), 'mandate/server-only'],
  ['a moment brought along', client => void client.side.roots.threads.get(thread)?.comments.create(CommentId.parse(randomId()), { author: person(drafter), text: 'x', stamp: { at: '2020-01-01T00:00:00.000Z', capacity: 'speaks' } }), 'mandate/server-only'],
  ['other words than were commented on', client => client.side.roots.threads.get(thread)?.quote.set('others'), 'mandate/server-only'],
  ['a thread that is gone', client => client.doc.getMap('threads').delete(thread), '(mandate|structure)/'],
  ['a comment on what is on record', client => void beginOwnThread(client.side, person(drafter), ['record', 'driver'], 'Why?'), 'mandate/no-such-place'],
  ['a comment of ten thousand characters', client => void beginOwnThread(client.side, person(drafter), ['aim'], 'x'.repeat(10_000)), 'value/not-allowed'],
  ['a draft whose base a page made up', client => void client.side.roots.overlays.create(ProposalId.parse(randomId()), { place: ['aim'], base: { kind: 'removal' } }), 'mandate/server-only'],
]
test.each(dishonest)('%s is refused whole', async (_what, act, code) => {
  const client = await joinSide(drafter)
  client.doc.transact(() => act(client))
  client.sendOwn()
  expect(await client.settled(1)).toMatch(new RegExp(`^${code}`))
  client.close()
})

/** Every byte that Italy and Germany are sent, by whatever way there is. */
async function whatOthersAreSent(): Promise<string> {
  const heard = [...others.received, ...lists.messages.map(message => JSON.stringify(message))].map(bytes => Buffer.from(bytes).toString('latin1'))
  for (const [who, party] of [[italian, 'ms-it'], [german, 'ms-de']] as const) {
    for (const path of [`/api/plans/${plan}/history?party=${party}`, `/api/plans/${plan}/versions?party=${party}`, `/api/plans/${plan}/rounds?party=${party}`, `/api/inbox?party=${party}`, `/api/plans`, ...canaries.map(word => `/api/search?q=${word}&party=${party}`)]) heard.push(JSON.stringify((await who.call('GET', path)).json))
    const late = await joinRaw(server, who, party, plan)
    heard.push(...late.received.map(bytes => Buffer.from(bytes).toString('latin1')))
    late.close()
    heard.push(Buffer.from((await exportPlan(server.origin, who, plan, 'json')).file).toString('latin1'))
  }
  return heard.join('\n')
}

test('nobody else is let into a side, told that there is one, or sent a byte of what is said in it', async () => {
  // A side that is there and one that is not look alike from outside, in the line and over the API.
  for (const [who, party] of [[italian, 'ms-it'], [italian, 'ms-mt'], [german, 'ms-de']] as const) {
    const [there, none] = [openRaw(server, who, party, `side/${plan}/ms-mt`, { schema: sideSchema.version }), openRaw(server, who, party, `side/${plan}/ms-cy`, { schema: sideSchema.version })]
    await until('both are turned away', () => there.closedWith !== null && none.closedWith !== null)
    expect([party, there.closedWith, there.received.length]).toEqual([party, none.closedWith, 0])
  }
  const asked = await italian.call('POST', `/api/plans/${plan}/side`, { party: 'ms-mt' })
  expect([asked.status, asked.json]).toEqual([403, (await italian.call('POST', `/api/plans/${plan}/side`, { party: 'ms-cy' })).json])
  // Something of the plan that comes after it, so that whatever goes out has gone out.
  const writer = await joinRaw(server, german, 'ms-de', plan)
  const [run] = runsIn(writer.plan.roots.aim.fragment)
  writer.doc.transact(() => run?.insert(charactersOf(run).length, ' okapiword'))
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('taken')
  writer.close()
  await until('others find what came after it', async () => JSON.stringify((await italian.call('GET', '/api/search?q=okapiword&party=ms-it')).json).includes(plan))
  const heard = await whatOthersAreSent()
  expect(heard).toContain('okapiword')
  expect(threadsIn(others.plan.roots.aim.fragment).has(thread)).toBe(false)
  for (const canary of [...canaries, thread]) expect([canary, heard.includes(canary)]).toEqual([canary, false])
  // Nor is anything of it in what is stored of the plan, to which a mark would belong.
  await inStore(server, async ({ database }) => {
    const rows = await database.selectFrom('updates').select('bytes').where('document', '=', `plan/${plan}`).execute()
    for (const canary of [...canaries, thread]) expect([canary, rows.some(({ bytes }) => Buffer.from(bytes).includes(canary))]).toEqual([canary, false])
  })
})

test('sent to everybody it is one comment under the same id, marked on the words as they stand; what colleagues said under it stays among them', async () => {
  const kept = sidePlain(ours.doc).threads[thread]
  if (kept?.anchor === undefined || kept.quote === undefined) throw new Error('it stands on words')
  // A paragraph is made of them anew, as an editor does it: the anchor dies, and the words are found by what they say.
  const writer = await joinRaw(server, german, 'ms-de', plan)
  const words = plainTextOf(writer.plan.roots.aim.fragment)
  fillText(writer.plan.roots.aim.fragment, [{ type: 'paragraph', text: 'Before all else.' }, ...words.split('\n').map(line => ({ type: 'paragraph' as const, text: line }))])
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('taken')
  writer.close()
  await until('Malta’s page has it', () => plainTextOf(page.plan.roots.aim.fragment).startsWith('Before all else.'))
  const found = finderOf(page.plan.roots.aim.fragment)({ quote: kept.quote, anchor: kept.anchor, around: kept.around })
  expect(found?.quote).toBe(kept.quote)
  expect(sendOwnThread(page.plan, malta, thread, ['aim'], 'Say how many.', found ?? { quote: kept.quote })).toBe(true)
  // Pressed once more it does nothing.
  expect(sendOwnThread(page.plan, malta, thread, ['aim'], 'Say how many!', found ?? { quote: kept.quote })).toBe(false)
  expect(await sent(page)).toBe('taken')
  await until('the words are marked for everybody', () => threadsIn(others.plan.roots.aim.fragment).get(thread)?.trim() === kept.quote?.trim())
  // A colleague who was off-line, and whose copy does not hold it yet, sends it too.
  const behind = await joinRaw(server, drafter, malta, plan)
  const copy = new Y.Doc()
  copy.clientID = behind.doc.clientID
  expect(sendOwnThread(planView(copy), malta, thread, ['aim'], 'Say it twice.')).toBe(true)
  behind.sendUpdate(Y.encodeStateAsUpdate(copy))
  expect(await behind.settled(1)).toBe('structure/entry-exists')
  behind.close()
  const stands = planPlain(others.doc).threads[thread]
  expect(Object.values(stands?.comments ?? {}).map(comment => comment?.text)).toEqual(['Say how many.'])
  expect(stands).toMatchObject({ by: malta, quote: kept.quote })
  const heard = await whatOthersAreSent()
  expect(heard).toContain('Say how many.')
  for (const canary of canaries) expect([canary, heard.includes(canary)]).toEqual([canary, false])
})

test('in a round comments stay open, and to a plan that is closed or by a release nobody makes a side', async () => {
  expect((await speaker.call('POST', '/api/plans/ms-2025/side', { party: malta })).json).toMatchObject({ error: { code: 'mandate/status-closed' } })
  expect((await speaker.call('POST', '/api/plans/ms-2099/side', { party: malta })).status).toBe(404)
  expect((await (await signInAs(server.origin, 'it-reader')).call('POST', `/api/plans/${plan}/side`, { party: 'ms-it' })).json).toMatchObject({ error: { code: 'mandate/reader' } })
  const supportTeam = await signInAs(server.origin, 'support-team')
  expect((await supportTeam.call('PUT', `/api/plans/${plan}/driver`, { party: null, decision: 'provisional', on: '2026-11-20' })).status).toBe(200)
  expect((await supportTeam.call('POST', `/api/plans/${plan}/steps`, { party: 'europol', step: 'open-round', deadline: new Date(Date.now() + 86_400_000).toISOString(), silence: 'no-answer', reason: 'It is time' })).status).toBe(200)
  beginOwnThread(ours.side, person(speaker), [], 'What do we answer?')
  expect(await sent(ours)).toBe('taken')
})

test('a side that was made before there were comments in sides is brought up to them when it is opened', async () => {
  const [dutch, side] = [await signInAs(server.origin, 'nl-speaks'), `side/${plan}/ms-nl`]
  expect((await dutch.call('POST', `/api/plans/${plan}/side`, { party: 'ms-nl' })).status).toBe(200)
  const stored = () => inStore(server, ({ database }) => database.selectFrom('documents').select('schema_version').where('id', '=', side).executeTakeFirstOrThrow())
  await inStore(server, ({ database }) => database.updateTable('documents').set({ schema_version: 1 }).where('id', '=', side).execute())
  expect((await stored()).schema_version).toBe(1)
  const older = openRaw(server, dutch, 'ms-nl', side, { schema: 1 })
  await until('a page of before is turned away', () => older.closedWith !== null)
  const client = await joinDocument(server, dutch, 'ms-nl', side, { schema: sideSchema.version })
  beginOwnThread(sideView(client.doc), person(dutch), [], 'As before?')
  client.sendOwn()
  expect([older.closedWith, await client.settled(1), (await stored()).schema_version]).toEqual([4426, 'taken', sideSchema.version])
  client.close()
})
