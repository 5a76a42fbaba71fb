// Answers and reserves in the activity of a plan, over a real server: told in the order of time between what the log tells, to whom they are for.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginThread } from '../../shared/documents/thread-commands.ts'
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { ActivityAnswer, entriesOnPage } from '../../shared/history/activity.ts'
import type { ActivityEntry } from '../../shared/history/activity.ts'
import { AnswerId, PartyId, PlanId, randomId } from '../../shared/ids.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { inStore } from '../harness/in-store.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { SignedInPeople } from '../harness/signed-in-people.ts'

let server: RunningServer
const people = new SignedInPeople()
const { as } = people
let plan: string
beforeAll(async () => {
  server = await startServer()
  await people.signIn(server, ['de-drafter', 'de-speaks', 'it-speaks', 'mt-speaks', 'ge-drafter'])
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
})
afterAll(() => server?.remove())

const inADay = new Date(Date.now() + 86_400_000).toISOString()
const post = (who: string, party: string, path: string, body: object) => done(as(who).call('POST', `/api/plans/${plan}/${path}`, { party, ...body }))
async function write(act: (client: RawClient) => void): Promise<void> {
  const client = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
  act(client)
  client.sendOwn()
  expect(await client.settled(1)).toBe('taken')
  client.close()
}
async function told(who: string, party: string, query: Record<string, string> = {}): Promise<ActivityAnswer> {
  const { status, json } = await as(who).call('GET', `/api/plans/${plan}/history?${new URLSearchParams({ party, ...query })}`)
  expect({ status, json }).toMatchObject({ status: 200 })
  return ActivityAnswer.parse(json)
}
const short = ({ party, kind, of, path, after, version }: ActivityEntry): string => [party ?? 'nobody', kind, of, path.join('/'), after, version].filter(word => word !== undefined && word !== '').join(' ')

test('who answered what on which version, for whom, and which reserves came and went, between what was written', async () => {
  await write(client => fillText(client.plan.roots.aim.fragment, [{ type: 'paragraph', text: 'Fewer crossings' }]))
  await post('de-speaks', 'ms-de', 'steps', { step: 'open-round', deadline: inADay, silence: 'no-objection', name: 'First round' })
  await post('it-speaks', 'ms-it', 'rounds/1/answers', { answer: 'no-objection-with-remarks', remarks: 'Mind the islands' })
  await post('mt-speaks', 'ms-mt', 'rounds/1/answers', { answer: 'scrutiny-reserve', reserves: [{ place: ['aim'], words: 'Not yet' }] })
  await write(client => beginThread(client.plan, PartyId.parse('ms-de'), ['aim'], 'What is missing?'))
  await post('de-speaks', 'ms-de', 'rounds/1/answers', { of: 'ms-cy', inWriting: 'By e-mail of today', answer: 'no-objection' })
  const { reserves } = (await as('mt-speaks').call('GET', `/api/plans/${plan}/rounds?party=ms-mt`)).json as RoundsAnswer
  await post('mt-speaks', 'ms-mt', `reserves/${reserves[0]?.id}/lifted`, {})
  const { entries } = await told('it-speaks', 'ms-it', { topic: 'positions' })
  const positions = [
    'ms-mt reserve-lifted aim scrutiny-reserve 0.1 (First round)',
    'ms-de answered ms-cy no-objection 0.1 (First round)',
    'ms-mt reserve-put aim scrutiny-reserve 0.1 (First round)',
    'ms-mt answered scrutiny-reserve 0.1 (First round)',
    'ms-it answered no-objection-with-remarks 0.1 (First round)',
  ]
  expect(entries.map(short)).toEqual(positions)
  const everything = (await told('it-speaks', 'ms-it')).entries
  expect(everything.map(({ kind }) => kind)).toEqual(['reserve-lifted', 'answered', 'thread-begun', 'reserve-put', 'answered', 'answered', 'round-opened', 'field', 'text', ...everything.slice(9).map(({ kind }) => kind)])
  expect(everything.find(({ kind }) => kind === 'round-opened')?.after).toBe('0.1 (First round)')
  // In whose words is for the page of the round; who of another delegation, for nobody.
  expect(JSON.stringify(everything)).not.toMatch(/Mind the islands|Not yet|By e-mail/)
  expect(everything.filter(({ row }) => row !== undefined).map(({ party, person }) => [party, person !== null])).toEqual([['ms-mt', false], ['ms-de', false], ['ms-mt', false], ['ms-mt', false], ['ms-it', true]])
})

test('filtered by delegation, for whom it was recorded too, by field, by what it is about and by time', async () => {
  const of = async (query: Record<string, string>) => (await told('it-speaks', 'ms-it', query)).entries.filter(({ row }) => row !== undefined).map(({ kind }) => kind)
  expect(await of({ by: 'ms-cy' })).toEqual(['answered'])
  expect(await of({ by: 'ms-mt' })).toEqual(['reserve-lifted', 'reserve-put', 'answered'])
  expect(await of({ field: 'aim' })).toEqual(['reserve-lifted', 'reserve-put'])
  expect(await of({ action: 'x'.repeat(21) })).toEqual([])
  expect(await of({ until: '2020-01-01T00:00:00.000Z' })).toEqual([])
  expect((await told('it-speaks', 'ms-it', { topic: 'comments' })).entries.map(({ kind }) => kind)).toEqual(['thread-begun'])
  expect((await told('it-speaks', 'ms-it', { topic: 'plan' })).entries.map(({ kind }) => kind)).toEqual(['text'])
  expect((await told('it-speaks', 'ms-it', { topic: 'steps', by: 'ms-de' })).entries.map(({ kind, path }) => [kind, path[1]])).toEqual([['round-opened', 'round'], ['field', 'status']])
})

test('to whom the plan was released no position is told, whichever is asked for', async () => {
  await done(as('de-speaks').call('POST', `/api/plans/${plan}/releases`, { party: 'tc-ge', purpose: 'to work together', until: inADay }))
  await post('it-speaks', 'ms-it', 'rounds/1/answers', { answer: 'no-objection' })
  const queries: readonly Record<string, string>[] = [{}, { topic: 'positions' }, { by: 'ms-it' }]
  for (const query of queries) expect((await told('ge-drafter', 'tc-ge', query)).entries).toEqual([])
})

test('page by page, more answers than a page holds are told once each, and silence as nobody’s', async () => {
  const before = await told('it-speaks', 'ms-it')
  await inStore(server, async ({ database }) => {
    const { version } = await database.selectFrom('rounds').select('version').where('plan', '=', PlanId.parse(plan)).executeTakeFirstOrThrow()
    await database.insertInto('round_answers').values(Array.from({ length: 2 * entriesOnPage }, (_, index) => ({
      id: AnswerId.parse(randomId()), plan: PlanId.parse(plan), round: 1, party: PartyId.parse('ms-hr'), answer: 'no-objection', remarks: null, version,
      // Many of one moment.
      given_at: new Date(Date.parse(before.entries[2]?.at ?? '') + Math.floor(index / 50)).toISOString(), how: 'silence', received: null, person: null, by_party: null, capacity: null, is_late: 0,
    }))).execute()
  })
  const entries: ActivityEntry[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: ActivityAnswer = await told('it-speaks', 'ms-it', next === '' ? {} : { before: next })
    entries.push(...page.entries)
    next = page.next
    if (entries.length > 10 * entriesOnPage) throw new Error('it never ends')
  }
  expect(entries).toHaveLength(before.entries.length + 2 * entriesOnPage)
  expect(new Set(entries.map(({ from, position, row }) => `${from} ${position} ${row ?? ''}`)).size).toBe(entries.length)
  expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted().toReversed())
  expect(short(entries.find(({ of }) => of === 'ms-hr') as ActivityEntry)).toBe('nobody answered ms-hr no-objection 0.1 (First round)')
})
