// The history of a plan over a real server: told to whom it is for, as far as it is for them, and made again when it is thrown away.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { addAction, moveAction } from '../../shared/documents/plan-commands.ts'
import { beginThread } from '../../shared/documents/thread-commands.ts'
import { DifferenceAnswer, MomentsAnswer, StateAnswer } from '../../shared/api/history.ts'
import { ActivityAnswer, entriesOnPage, sessionsOf } from '../../shared/history/activity.ts'
import type { ActivityEntry } from '../../shared/history/activity.ts'
import { GoalId, PartyId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { historiesAtOnce } from '../../shared/protocol/limits.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { inStore } from '../harness/in-store.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const plan = 'ms-2026'
const [first, fourth] = [1, 4].map(number => GoalId.parse(`2026-2029/goal-${number}`)) as [GoalId, GoalId]

let server: RunningServer
let drafter: SignedInPerson
let speaker: SignedInPerson
let malta: SignedInPerson
let action: ActionId
beforeAll(async () => {
  server = await startServer()
  ;[drafter, speaker, malta] = await Promise.all(['de-drafter', 'de-speaks', 'mt-speaks'].map(name => signInAs(server.origin, name))) as [SignedInPerson, SignedInPerson, SignedInPerson]
})
afterAll(async () => {
  await server?.remove()
})

/** One update as one person, taken by the server. */
async function write(who: SignedInPerson, party: string, act: (client: RawClient) => void): Promise<void> {
  const client = await joinRaw(server, who, party, plan)
  act(client)
  client.sendOwn()
  expect(await client.settled(1)).toBe('taken')
  client.close()
}
const description = (client: RawClient): Y.XmlFragment => client.plan.roots.actions.get(action)?.description.fragment as Y.XmlFragment
const paragraph = (text: string) => ({ type: 'paragraph' as const, text })

async function told(who: SignedInPerson, party: string, query: Record<string, string> = {}, of = plan): Promise<ActivityAnswer> {
  const { status, json } = await who.call('GET', `/api/plans/${of}/history?${new URLSearchParams({ party, ...query })}`)
  expect({ status, json }).toMatchObject({ status: 200 })
  return ActivityAnswer.parse(json)
}
const short = ({ kind, party, path, added }: ActivityEntry): string => [party, kind, path.slice(2).join('/'), ...(kind === 'text' ? [added] : [])].join(' ')

test('what two people of one delegation and one of another did, in the order of the newest, each in their own name', async () => {
  await write(drafter, 'ms-de', client => (action = addAction(client.plan, first)))
  await write(drafter, 'ms-de', client => fillText(description(client), [paragraph('We map the routes over land.')]))
  await write(speaker, 'ms-de', client => fillText(description(client), [paragraph('We map the routes over land and sea.')]))
  await write(speaker, 'ms-de', client => client.plan.roots.actions.get(action)?.kind.set('training'))
  await write(drafter, 'ms-de', client => moveAction(client.plan, action, fourth, 0))
  await write(malta, 'ms-mt', client => beginThread(client.plan, PartyId.parse('ms-mt'), ['actions', action, 'description'], 'Why by land?'))
  const { entries } = await told(drafter, 'ms-de')
  expect(entries.map(short)).toEqual(['ms-mt thread-begun description', 'ms-de moved order', 'ms-de field kind', 'ms-de text description 2', 'ms-de text description 6', 'ms-de action-added '])
  expect(entries[1]).toMatchObject({ before: { goal: first }, after: { goal: fourth, number: '4.1' }, capacity: 'drafter', roles: ['driver'] })
  expect(entries[2]).toMatchObject({ after: 'training', capacity: 'speaks' })
  expect(sessionsOf(entries).map(({ party, person, entries: of }) => [party, person?.name !== undefined, of.length])).toEqual([['ms-mt', false, 1], ['ms-de', true, 3], ['ms-de', true, 2]])
})

test('names of persons are for their own delegation; others see delegation and function', async () => {
  const own = await told(drafter, 'ms-de')
  const others = await malta.call('GET', `/api/plans/${plan}/history?party=ms-mt`)
  expect(own.entries.filter(({ person }) => person !== null).map(({ party }) => party)).toEqual(['ms-de', 'ms-de', 'ms-de', 'ms-de', 'ms-de'])
  const seen = ActivityAnswer.parse(others.json)
  expect(seen.entries.map(({ party, person, capacity }) => [party, person === null, capacity])).toEqual([['ms-mt', false, 'speaks'], ['ms-de', true, 'drafter'], ['ms-de', true, 'speaks'], ['ms-de', true, 'speaks'], ['ms-de', true, 'drafter'], ['ms-de', true, 'drafter']])
  expect(JSON.stringify(others.json)).not.toContain(drafter.person)
  expect((await malta.call('GET', `/api/plans/${plan}/history?party=ms-de`)).status).toBe(403)
})

test('filtered by delegation, action, field and time, and page by page without a gap', async () => {
  expect((await told(drafter, 'ms-de', { by: 'ms-mt' })).entries.map(short)).toEqual(['ms-mt thread-begun description'])
  expect((await told(drafter, 'ms-de', { action, field: 'kind' })).entries.map(short)).toEqual(['ms-de field kind'])
  expect((await told(drafter, 'ms-de', { until: '2020-01-01T00:00:00.000Z' })).entries).toEqual([])
  const ids: ActionId[] = []
  await write(drafter, 'ms-de', client => {
    for (let count = 0; count <= entriesOnPage; count++) ids.push(addAction(client.plan, first))
  })
  const page = await told(drafter, 'ms-de', { by: 'ms-de' })
  expect(page.entries).toHaveLength(entriesOnPage)
  const next = await told(drafter, 'ms-de', { by: 'ms-de', before: page.next ?? '' })
  const all = [...page.entries, ...next.entries]
  expect(all.filter(({ kind }) => kind === 'action-added')).toHaveLength(ids.length + 1)
  expect(new Set(all.map(({ from, position }) => `${from} ${position}`)).size).toBe(all.length)
})

test('two states, and what they say differently, each change with those who made it', async () => {
  const { entries } = await told(drafter, 'ms-de', { action })
  const [begun, ended] = [entries.find(({ kind }) => kind === 'action-added')?.to ?? 0, entries[0]?.to ?? 0]
  const { status, json } = await drafter.call('GET', `/api/plans/${plan}/history/difference?party=ms-de&before=${ended}&after=${begun}`)
  expect(status).toBe(200)
  const { before, changes } = DifferenceAnswer.parse(json)
  expect(before).toBe(begun)
  expect(changes.map(({ kind, path, authors }) => [kind, path.at(-1), authors.map(({ party, capacity, person }) => `${party} ${capacity} ${person !== null}`)])).toEqual([
    ['moved', 'goal', ['ms-de drafter true']], ['text', 'description', ['ms-de drafter true', 'ms-de speaks true']], ['field', 'kind', ['ms-de speaks true']],
  ])
  const state = await malta.call('GET', `/api/plans/${plan}/history/state?party=ms-mt&seq=${begun}`)
  const then = StateAnswer.parse(state.json)
  expect(then.content.actions.find(({ id }) => id === action)).toMatchObject({ goal: first })
  expect(then.content.actions.find(({ id }) => id === action)?.description).toBeUndefined()
  // Answers and comments are no part of it, and of others' people nobody learns.
  expect(JSON.stringify(state.json)).not.toContain('Why by land')
  expect(JSON.stringify((await malta.call('GET', `/api/plans/${plan}/history/difference?party=ms-mt&before=${begun}&after=${ended}`)).json)).not.toContain(drafter.person)
})

test('the days on which the plan was written in, one’s own work to play, and what was seen at the last look', async () => {
  const moments = async (who: SignedInPerson, party: string) => MomentsAnswer.parse((await who.call('GET', `/api/plans/${plan}/history/moments?party=${party}`)).json)
  const [ofGermany, ofMalta] = [await moments(drafter, 'ms-de'), await moments(malta, 'ms-mt')]
  expect(ofGermany.versions.map(({ kind }) => kind)).toEqual(['day'])
  // Malta has only commented: that is a step too, after which the plan says the same.
  expect([ofGermany.own.length > 5, ofMalta.own.length]).toEqual([true, 1])
  expect(ofGermany.own.every(({ seq }, index) => index === 0 || seq >= (ofGermany.own[index - 1]?.seq ?? 0))).toBe(true)
  expect(ofGermany.lastLook).toBeNull()
  await done(drafter.call('PUT', `/api/plans/${plan}/history/look`, { party: 'ms-de', seq: ofGermany.seq }))
  expect((await moments(drafter, 'ms-de')).lastLook).toMatchObject({ seq: ofGermany.seq })
  // A look is a person's own.
  expect((await moments(speaker, 'ms-de')).lastLook).toBeNull()
})

test('thrown away and read from the log again it is the same', async () => {
  const everything = async (): Promise<readonly unknown[]> => {
    const { seq } = await told(drafter, 'ms-de')
    return inStore(server, async ({ database }) => [seq, await database.selectFrom('history_entries').selectAll().orderBy('from_seq').orderBy('position').execute(), await database.selectFrom('history_states').select(['document', 'seq', 'epoch']).orderBy('seq').execute()])
  }
  const before = await everything()
  await server.stop()
  await inStore(server, async ({ database }) => {
    for (const table of ['history_entries', 'history_states', 'history_documents'] as const) await database.deleteFrom(table).execute()
  })
  await server.startAgain()
  expect(await everything()).toEqual(before)
})

test('a plan that is not theirs answers like none; whoever it was released to learns of its content only, from then on', async () => {
  const georgia = await signInAs(server.origin, 'ge-drafter')
  const questions = ['history?party=tc-ge', 'history/moments?party=tc-ge', 'history/state?party=tc-ge&seq=1', 'history/difference?party=tc-ge&before=1&after=2']
  for (const question of questions) {
    const [theirs, none] = [await georgia.call('GET', `/api/plans/${plan}/${question}`), await georgia.call('GET', `/api/plans/ms-2099/${question}`)]
    expect(theirs).toEqual(none)
    expect(theirs.status).toBe(404)
  }
  expect(await georgia.call('PUT', `/api/plans/${plan}/history/look`, { party: 'tc-ge', seq: 1 })).toMatchObject({ status: 404 })
  await done(speaker.call('POST', `/api/plans/${plan}/releases`, { party: 'tc-ge', purpose: 'to work together', until: new Date(Date.now() + 86_400_000).toISOString() }))
  // What was written and taken out before was never theirs.
  expect((await told(georgia, 'tc-ge', { action })).entries).toEqual([])
  const released = MomentsAnswer.parse((await georgia.call('GET', `/api/plans/${plan}/history/moments?party=tc-ge`)).json).begin
  const [before] = (await told(drafter, 'ms-de', { action })).entries
  const stateAt = async (seq: number): Promise<number> => (await georgia.call('GET', `/api/plans/${plan}/history/state?party=tc-ge&seq=${seq}`)).status
  expect([await stateAt(released), await stateAt((before?.from ?? 0) - 1)]).toEqual([200, 404])
  expect((await georgia.call('GET', `/api/plans/${plan}/history/difference?party=tc-ge&before=${(before?.from ?? 0) - 1}&after=${released}`)).status).toBe(404)
  await write(malta, 'ms-mt', client => beginThread(client.plan, PartyId.parse('ms-mt'), ['actions', action, 'description'], 'Why not by air?'))
  await write(drafter, 'ms-de', client => client.plan.roots.actions.get(action)?.kind.set('meeting'))
  const { entries } = await told(georgia, 'tc-ge', { action })
  expect(entries.map(({ kind, person }) => [kind, person])).toEqual([['field', null]])
})

test('one person cannot keep the server at histories alone, and others are answered meanwhile', async () => {
  const dutch = await signInAs(server.origin, 'nl-speaks')
  const answers: { readonly status: number; readonly json: unknown }[] = []
  // However long the machine takes for them, it is asked faster than one person may.
  await until('somebody is told that it is too often', async () => {
    answers.push(...(await Promise.all(Array.from({ length: historiesAtOnce + 20 }, () => dutch.call('GET', `/api/plans/${plan}/history/moments?party=ms-nl`)))))
    return answers.some(({ status }) => status === 429)
  })
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(historiesAtOnce)
  expect(answers.find(({ status }) => status === 429)?.json).toMatchObject({ error: { code: 'history/too-often' } })
  expect((await malta.call('GET', `/api/plans/${plan}/history/moments?party=ms-mt`)).status).toBe(200)
})
