// Which rule turns whose work away again and again: told to the support team alone, over its lists, without a word of what
// was written or who it was.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quietMs, RepeatedRefusals, toldFrom, withinMs } from '../../server/live/repeated-refusals.ts'
import { PartyId, PlanId } from '../../shared/ids.ts'
import { VirtualClock } from '../client/replica/virtual-clock.ts'
import { readLive } from '../harness/live-reader.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { runOf } from '../hostile/recorded.ts'

const plan = PlanId.parse('ms-2026')
const france = PartyId.parse('ms-fr')
const italy = PartyId.parse('ms-it')

function aList() {
  const virtual = new VirtualClock()
  let told = 0
  const list = new RepeatedRefusals(() => { told++ }, {
    now: virtual.now,
    steadyMs: virtual.now,
    setTimeout: (act, afterMs) => virtual.setTimeout(act, afterMs) as object,
    clearTimeout: timer => virtual.clearTimeout(timer),
    soon: act => void virtual.setTimeout(act, 0),
  })
  const refuse = (times: number, party = france, code = 'mandate/drafters-only', at: readonly string[] = ['aim']): void => {
    for (let time = 0; time < times; time++) list.note(plan, code, party, at)
  }
  return { virtual, list, refuse, told: () => told }
}

describe('the list', () => {
  test('one kind is told from the fifth time within an hour, with how often and since when', async () => {
    const { virtual, list, refuse, told } = aList()
    const since = new Date(virtual.now()).toISOString()
    refuse(toldFrom - 1)
    expect([list.list(), told()]).toEqual([[], 0])
    await virtual.pass(60_000)
    refuse(1)
    const last = new Date(virtual.now()).toISOString()
    expect([list.list(), told()]).toEqual([[{ plan, party: france, code: 'mandate/drafters-only', places: [['aim']], count: toldFrom, since, last }], 1])
    refuse(3)
    expect(list.list()[0]?.count).toBe(toldFrom + 3)
  })

  test('other delegations and other rules are counted by themselves', () => {
    const { list, refuse } = aList()
    refuse(toldFrom - 1)
    refuse(toldFrom - 1, italy)
    refuse(toldFrom - 1, france, 'dates/whole-quarters-only')
    expect(list.list()).toEqual([])
  })

  test('four in an hour, hour after hour, are not told', async () => {
    const { virtual, list, refuse } = aList()
    for (let hour = 0; hour < 6; hour++) {
      refuse(toldFrom - 1)
      await virtual.pass(withinMs)
    }
    expect(list.list()).toEqual([])
  })

  test('what was told goes by itself after a day without another one', async () => {
    const { virtual, list, refuse, told } = aList()
    refuse(toldFrom)
    await virtual.pass(quietMs - 2 * withinMs)
    expect(list.list()).toHaveLength(1)
    refuse(1)
    await virtual.pass(quietMs - 2 * withinMs)
    expect(list.list()).toHaveLength(1)
    const before = told()
    await virtual.pass(3 * withinMs)
    expect([list.list(), told() > before]).toEqual([[], true])
    expect(virtual.alarmCount).toBe(0)
  })

  test('the fields where it was met are told, the newest first, three at most, and no key that the sender made up', () => {
    const { list, refuse } = aList()
    const places = () => list.list()[0]?.places
    const action = 'a'.repeat(21)
    refuse(toldFrom, france, 'value/not-allowed', ['actions', action, 'goalsServed', 'canary words of France'])
    expect(places()).toEqual([['actions', action, 'goalsServed']])
    refuse(1, france, 'value/not-allowed', ['canary'])
    expect(places()).toEqual([['actions', action, 'goalsServed']])
    for (const field of ['title', 'description', 'title', 'expectedResult']) refuse(1, france, 'value/not-allowed', ['actions', action, field])
    expect(places()).toEqual(['expectedResult', 'title', 'description'].map(field => ['actions', action, field]))
  })

  test('what no page of ours sends says nothing about a rule', () => {
    const { list, refuse } = aList()
    for (const code of ['update/malformed', 'update/gap', 'structure/unknown-field', 'client-id/not-named']) refuse(2 * toldFrom, france, code)
    expect(list.list()).toEqual([])
    refuse(toldFrom, france, 'update/too-large')
    expect(list.list()).toHaveLength(1)
  })
})

describe('over the lists of open pages', () => {
  let server: RunningServer
  beforeAll(async () => { server = await startServer() })
  afterAll(() => server?.remove())

  async function isRefused(words: string): Promise<void> {
    const client = await joinRaw(server, await signInAs(server.origin, 'it-speaks'), 'ms-it', plan)
    runOf(client.plan.roots.aim.fragment).insert(0, words)
    client.sendOwn()
    expect(await client.settled(1)).toBe('mandate/drafters-only')
    client.close()
  }

  test('the support team hears of it at once and when it comes later, and nobody else does; neither words nor a person are in it', async () => {
    const team = await readLive(server, await signInAs(server.origin, 'support-team'), 'europol')
    const others = await Promise.all(([['de-drafter', 'ms-de'], ['europol-analyst', 'europol'], ['gsc-secretariat', 'gsc'], ['it-speaks', 'ms-it']] as const)
      .map(async ([name, party]) => readLive(server, await signInAs(server.origin, name), party)))
    for (let time = 0; time < toldFrom; time++) await isRefused('canary of Italy')
    const heard = () => team.messages.flatMap(message => (message.type === 'repeated-refusals' ? message.refusals : []))
    await until('the support team hears of it', () => heard().length > 0)
    expect(heard()[0]).toMatchObject({ plan, party: 'ms-it', code: 'mandate/drafters-only', places: [['aim']], count: toldFrom })
    expect(JSON.stringify(heard())).not.toMatch(/canary|sample-person|Montelago/)
    const later = await readLive(server, await signInAs(server.origin, 'support-team'), 'europol')
    expect(later.messages.findLast(message => message.type === 'repeated-refusals')).toMatchObject({ refusals: [{ party: 'ms-it', count: toldFrom }] })
    // Something that everybody is told has come after it.
    const supportTeam = await signInAs(server.origin, 'support-team')
    expect((await supportTeam.call('PUT', '/api/plans/env-2026/driver', { party: 'ms-at', decision: 'provisional', on: '2026-11-20' })).status).toBe(200)
    for (const other of others) await until('they see what came later', () => other.summary('env-2026')?.driver?.party === 'ms-at')
    expect(others.map(other => other.has('repeated-refusals'))).toEqual([false, false, false, false])
    for (const reader of [team, later, ...others]) reader.close()
  })
})
