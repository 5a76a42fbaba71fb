// Comments over a real server: whoever may not write a word of a plan comments on its words, and gets no further than that.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorOf, runsIn, threadsIn } from '../../shared/documents/thread-marks.ts'
import { beginThread, changeComment, react, reply, resolve, withdrawComment } from '../../shared/documents/thread-commands.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import type { CommentId, ThreadId } from '../../shared/ids.ts'
import { CommentId as CommentIdSchema, PartyId, randomId, ThreadId as ThreadIdSchema } from '../../shared/ids.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { commentMarkKey } from '../../shared/schema/comment-mark.ts'
import { charactersOf, plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const plan = 'ms-2026'
const today = IsoDay.parse('2026-03-03')
const eurojust = PartyId.parse('eurojust')
const germany = PartyId.parse('ms-de')

let server: RunningServer
let commenter: RawClient
let driver: RawClient
let settled = 0
beforeAll(async () => {
  server = await startServer()
  commenter = await joinRaw(server, await signInAs(server.origin, 'eurojust-drafter'), 'eurojust', plan)
  driver = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
})
afterAll(async () => {
  commenter?.close()
  driver?.close()
  await server?.remove()
})

const aim = ({ plan: { roots } }: RawClient): Y.XmlFragment => roots.aim.fragment
const sent = async (client: RawClient): Promise<string> => {
  client.sendOwn()
  return client.settled(++settled)
}
const commentsOf = (client: RawClient, thread: ThreadId) => Object.values(planPlain(client.doc).threads[thread]?.comments ?? {})
/** Not by where it stands: in a copy that was fetched whole the comments of two come in any order. */
const commentOf = (client: RawClient, thread: ThreadId, party: PartyId): CommentId => {
  const [id] = Object.entries(planPlain(client.doc).threads[thread]?.comments ?? {}).find(([, comment]) => comment?.by === party) ?? []
  if (id === undefined) throw new Error(`${party} has a comment in the thread`)
  return CommentIdSchema.parse(id)
}

/** On the first words of the aim. */
function onAim(client: RawClient, length = 12) {
  const [run] = runsIn(aim(client))
  if (run === undefined) throw new Error('the aim has a line')
  const quote = charactersOf(run).slice(0, length)
  return { quote, anchor: anchorOf({ run, at: 0 }, { run, at: length }) }
}

let thread: ThreadId
test('whoever only comments is taken at its word: the words are marked by the server, and moment and function are its own', async () => {
  const [words, content] = [plainTextOf(aim(commenter)), canonicalHash(commenter.doc, planSchema, 'content')]
  const place = onAim(commenter)
  const before = Date.now()
  thread = beginThread(commenter.plan, eurojust, ['aim'], 'Say how many, @DE.', place)
  expect(await sent(commenter)).toBe('taken')
  await until('the driver has it', () => commentsOf(driver, thread)[0]?.stamp !== undefined)
  const [comment] = commentsOf(driver, thread)
  expect(comment).toMatchObject({ by: 'eurojust', text: 'Say how many, @DE.', stamp: { capacity: 'drafter' } })
  expect(Date.parse(comment?.stamp?.at ?? '')).toBeGreaterThanOrEqual(before - 1_000)
  expect(threadsIn(aim(driver)).get(thread)).toBe(place.quote)
  // Not a character of the text is another, and nothing of what the plan says.
  await until('the author has its marks', () => threadsIn(aim(commenter)).has(thread))
  expect([plainTextOf(aim(driver)), canonicalHash(driver.doc, planSchema, 'content')]).toEqual([words, content])
})

test('a reply, a change of one’s own words, a reaction and the end of it go to everybody; what was said before stays as it was', async () => {
  let count = 0
  const act = async (write: () => void): Promise<void> => {
    write()
    driver.sendOwn()
    expect(await driver.settled(++count)).toBe('taken')
  }
  await act(() => void reply(driver.plan, thread, germany, 'Twelve.'))
  const answer = commentOf(driver, thread, germany)
  await until('the reply has its moment', () => driver.plan.roots.threads.get(thread)?.comments.get(answer)?.stamp.get() !== undefined)
  const stamp = driver.plan.roots.threads.get(thread)?.comments.get(answer)?.stamp.get()
  await act(() => changeComment(driver.plan, thread, answer, 'Twelve, by 2027.'))
  await until('the change has its moment', () => driver.plan.roots.threads.get(thread)?.comments.get(answer)?.stamp.get()?.editedAt !== undefined)
  expect(driver.plan.roots.threads.get(thread)?.comments.get(answer)?.stamp.get()).toMatchObject({ at: stamp?.at })
  await act(() => react(driver.plan, thread, commentOf(driver, thread, eurojust), germany, 'thanks'))
  await act(() => resolve(driver.plan, thread, germany, today))
  await act(() => withdrawComment(driver.plan, thread, answer))
  await until('the commenter sees all of it', () => planPlain(commenter.doc).threads[thread]?.resolved !== undefined && commenter.plan.roots.threads.get(thread)?.comments.get(answer)?.text.get() === undefined)
  expect(Object.keys(commentsOf(commenter, thread)[0]?.reactions ?? {})).toEqual(['ms-de:thanks'])
})

test('marks follow what the driver does to the text, and are found again in a fresh copy', async () => {
  const [run] = runsIn(aim(driver))
  driver.doc.transact(() => run?.insert(0, 'From now on: '))
  driver.sendOwn()
  const late = await joinRaw(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', plan)
  await until('the mark is there', () => threadsIn(aim(late)).has(thread) && plainTextOf(aim(late)).startsWith('From now on: '))
  expect(threadsIn(aim(late)).get(thread)).toBe(planPlain(late.doc).threads[thread]?.quote)
  late.close()
})

/** What somebody sends who wants to get further; each on a line of its own. */
const dishonest: readonly (readonly [string, (client: RawClient) => void, string])[] = [
  ['a mark set by the commenter', client => runsIn(aim(client))[0]?.format(0, 3, { [commentMarkKey(thread)]: { thread } }), 'mandate/'],
  ['bold beside a comment', client => {
    beginThread(client.plan, eurojust, ['aim'], 'Bolder!', onAim(client))
    runsIn(aim(client))[0]?.format(0, 3, { bold: {} })
  }, 'mandate/'],
  ['a word under cover of a comment', client => client.doc.transact(() => {
    beginThread(client.plan, eurojust, ['aim'], 'One word more', onAim(client))
    runsIn(aim(client))[0]?.insert(0, 'not ')
  }), 'mandate/'],
  ['the driver’s comment changed', client => client.plan.roots.threads.get(thread)?.comments.get(commentOf(client, thread, germany))?.text.set('We agree.'), 'mandate/not-your-comment'],
  ['a moment of its own', client => client.plan.roots.threads.get(thread)?.comments.get(commentOf(client, thread, eurojust))?.stamp.set({ at: '2020-01-01T00:00:00.000Z', capacity: 'speaks' }), 'mandate/server-only'],
  ['a comment in the driver’s name', client => void reply(client.plan, thread, germany, 'We agree.'), 'mandate/comment-as-yourself'],
  ['a thread that is gone', client => client.doc.getMap('threads').delete(thread), '(mandate|structure)/'],
  ['a comment of another that is gone', client => (client.doc.getMap('threads').get(thread) as Y.Map<Y.Map<unknown>>).get('comments')?.delete(commentOf(client, thread, germany)), '(mandate|structure)/'],
  ['a comment about the record', client => void beginThread(client.plan, eurojust, ['record', 'driver'], 'Why?'), 'mandate/no-such-place'],
  ['a comment of ten thousand characters', client => void beginThread(client.plan, eurojust, ['aim'], 'x'.repeat(10_000)), 'value/not-allowed'],
]
test.each(dishonest)('%s is refused whole', async (_what, act, code) => {
  const client = await joinRaw(server, await signInAs(server.origin, 'eurojust-drafter'), 'eurojust', plan)
  act(client)
  client.sendOwn()
  expect(await client.settled(1)).toMatch(new RegExp(`^${code}`))
  client.close()
})

test('even whoever writes the text marks no words for a thread that is none, or that stands elsewhere', async () => {
  const elsewhere = beginThread(driver.plan, germany, ['actions', driver.plan.roots.actions.ids()[0] ?? ''], 'On the action.')
  driver.sendOwn()
  await until('it is there', () => commenter.plan.roots.threads.has(elsewhere))
  for (const made of [ThreadIdSchema.parse(randomId()), elsewhere]) {
    const client = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
    runsIn(aim(client))[0]?.format(0, 3, { [commentMarkKey(made)]: { thread: made } })
    client.sendOwn()
    expect(await client.settled(1)).toBe('structure/not-in-text')
    client.close()
  }
})

test('an anchor of hostile bytes makes a comment without words, and no root that nobody has', async () => {
  const client = await joinRaw(server, await signInAs(server.origin, 'eurojust-drafter'), 'eurojust', plan)
  const byName = Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(new Y.Doc().getText('made up'), 0))).toString('base64')
  const made = beginThread(client.plan, eurojust, ['aim'], 'Here.', { quote: 'nowhere to be found', anchor: { from: byName, to: byName } })
  client.sendOwn()
  expect(await client.settled(1)).toBe('taken')
  await until('the driver has it', () => commentsOf(driver, made)[0]?.stamp !== undefined)
  expect(threadsIn(aim(driver)).has(made)).toBe(false)
  expect(planPlain(driver.doc).threads[made]?.quote).toBe('nowhere to be found')
  client.close()
})
