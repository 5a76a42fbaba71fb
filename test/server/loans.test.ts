// What the driver grants for a time — a release, the pen — and the step of status that is announced: over the real server
// and real sockets, on pages that stay open.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAction } from '../../shared/documents/plan-commands.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import { GoalId } from '../../shared/ids.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { readLive } from '../harness/live-reader.ts'
import { joinRaw, openRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

const plan = 'ms-2026'
const path = `/api/plans/${plan}`
const goal = GoalId.parse('2026-2029/goal-1')
/** A word that stands nowhere else. */
const canary = 'zanzibarine'

let server: RunningServer
let germany: SignedInPerson
let germanDrafter: SignedInPerson
let italy: SignedInPerson
let georgia: SignedInPerson

beforeAll(async () => {
  server = await startServer()
  ;[germany, germanDrafter, italy, georgia] = await Promise.all(['de-speaks', 'de-drafter', 'it-speaks', 'ge-drafter'].map(name => signInAs(server.origin, name))) as [SignedInPerson, SignedInPerson, SignedInPerson, SignedInPerson]
})
afterAll(() => server?.remove())

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const codeOf = (json: unknown): string => (json as { error: { code: string } }).error.code

async function writesAim(client: RawClient, words: string, count: number): Promise<string> {
  fillText(client.plan.roots.aim.fragment, [{ type: 'paragraph', text: words }])
  client.sendOwn()
  return client.settled(count)
}
async function turnedAway(who: SignedInPerson, party: string): Promise<RawClient> {
  const client = openRaw(server, who, party, `plan/${plan}`)
  await until('it is turned away', () => client.closedWith !== null)
  return client
}
const holdsCanary = (client: RawClient): boolean => client.received.some(bytes => Buffer.from(bytes).includes(canary))

describe('a release', () => {
  test('is recorded by whoever speaks for the driver, to somebody outside, for a time to come', async () => {
    const body = { party: 'tc-ge', purpose: 'Two joint operations', until: inDays(30) }
    expect(codeOf((await germanDrafter.call('POST', `${path}/releases`, body)).json)).toBe('mandate/speaks-only')
    expect(codeOf((await italy.call('POST', `${path}/releases`, body)).json)).toBe('mandate/driver-only')
    const unknown = await georgia.call('POST', `${path}/releases`, body)
    expect(unknown).toEqual(await georgia.call('POST', '/api/plans/no-such-plan/releases', body))
    expect(codeOf((await germany.call('POST', `${path}/releases`, { ...body, party: 'ms-fr' })).json)).toBe('release/not-outside')
    expect(codeOf((await germany.call('POST', `${path}/releases`, { ...body, until: inDays(-1) })).json)).toBe('loan/not-to-come')
    expect((await germany.call('POST', `${path}/releases`, { ...body, purpose: ' ' })).status).toBe(400)
  })

  test('opens the whole plan, and its open pages go dark when it is ended', async () => {
    const german = await joinRaw(server, germanDrafter, 'ms-de', plan)
    expect(await writesAim(german, `before ${canary}`, 1)).toBe('taken')
    const before = await turnedAway(georgia, 'tc-ge')
    expect([before.closedWith, before.received.length]).toEqual([4404, 0])
    const lists = await readLive(server, georgia, 'tc-ge')
    expect(lists.plans).toEqual([])

    expect((await germany.call('POST', `${path}/releases`, { party: 'tc-ge', purpose: 'Two joint operations', until: inDays(30) })).status).toBe(200)
    await until('the list shows the plan', () => lists.plans.includes(plan))
    const reader = await joinRaw(server, georgia, 'tc-ge', plan)
    expect(planPlain(reader.doc).aim).toContain(canary)
    expect(planPlain(german.doc).record.releases).toMatchObject([{ party: 'tc-ge', purpose: 'Two joint operations' }])
    // Reading is all that it opens.
    expect(await writesAim(reader, 'from outside', 1)).toBe('mandate/drafters-only')

    const open = await joinRaw(server, georgia, 'tc-ge', plan)
    expect((await germany.call('DELETE', `${path}/releases/tc-ge`)).status).toBe(200)
    await until('the open page went dark', () => open.closedWith !== null)
    expect(open.closedWith).toBe(4403)
    await until('the list shows it no more', () => !lists.plans.includes(plan))
    const heard = open.received.length
    expect(await writesAim(german, `after ${canary}`, 2)).toBe('taken')
    expect(open.received.length).toBe(heard)
    const after = await turnedAway(georgia, 'tc-ge')
    expect([after.closedWith, holdsCanary(after)]).toEqual([4404, false])
    for (const client of [german, reader, open, after]) client.close()
    lists.close()
  })

  test('ends by itself on open pages when its time has come', async () => {
    expect((await germany.call('POST', `${path}/releases`, { party: 'tc-ge', purpose: 'A short look', until: inMs(2_500) })).status).toBe(200)
    const open = await joinRaw(server, georgia, 'tc-ge', plan)
    const lists = await readLive(server, georgia, 'tc-ge')
    expect(lists.plans).toEqual([plan])
    await until('the open page went dark', () => open.closedWith !== null)
    expect(open.closedWith).toBe(4403)
    await until('the list shows it no more', () => lists.plans.length === 0)
    expect((await georgia.call('GET', path)).status).toBe(404)
    const german = await joinRaw(server, germanDrafter, 'ms-de', plan)
    await until('the record is rid of it', () => planPlain(german.doc).record.releases?.length === 0)
    for (const client of [open, german]) client.close()
    lists.close()
  })
})

describe('the pen', () => {
  test('lets a delegation without a role write where it was lent, until it is given back', async () => {
    const italian = await joinRaw(server, italy, 'ms-it', plan)
    expect(await writesAim(italian, 'too early', 1)).toBe('mandate/drafters-only')
    italian.close()

    expect(codeOf((await italy.call('POST', `${path}/pens`, { party: 'ms-it', place: { of: 'plan' }, until: inDays(2) })).json)).toBe('mandate/drafters-only')
    expect(codeOf((await germanDrafter.call('POST', `${path}/pens`, { party: 'ms-it', place: { of: 'plan' }, until: inDays(90) })).json)).toBe('pen/too-long')
    expect(codeOf((await germanDrafter.call('POST', `${path}/pens`, { party: 'tc-us', place: { of: 'plan' }, until: inDays(2) })).json)).toBe('pen/not-a-reader')
    expect(codeOf((await germanDrafter.call('POST', `${path}/pens`, { party: 'ms-it', place: { of: 'action', action: 'x'.repeat(21) }, until: inDays(2) })).json)).toBe('pen/no-such-place')
    expect((await germanDrafter.call('POST', `${path}/pens`, { party: 'ms-it', place: { of: 'plan' }, until: inDays(2) })).status).toBe(200)

    const writer = await joinRaw(server, italy, 'ms-it', plan)
    const [pen] = planPlain(writer.doc).record.pens ?? []
    expect(pen).toMatchObject({ party: 'ms-it', place: { of: 'plan' }, lentBy: 'ms-de' })
    expect(await writesAim(writer, 'by Italy', 1)).toBe('taken')
    expect((await italy.call('DELETE', `${path}/pens/${pen?.id}`)).status).toBe(200)
    expect(await writesAim(writer, 'and more', 2)).toBe('mandate/drafters-only')
    expect(codeOf((await italy.call('DELETE', `${path}/pens/${pen?.id}`)).json)).toBe('mandate/drafters-only')
    writer.close()
  })

  test('is asked for once by a delegation that may not write, and lending it answers', async () => {
    const place = { of: 'goal', goal } as const
    const reader = await joinRaw(server, italy, 'ms-it', plan)
    const requests = () => planPlain(reader.doc).record.penRequests ?? []
    expect((await italy.call('POST', `${path}/pen-requests`, { place })).status).toBe(200)
    expect(codeOf((await italy.call('POST', `${path}/pen-requests`, { place })).json)).toBe('pen/asked-already')
    await until('it is told', () => requests().length === 1)
    expect(requests()).toMatchObject([{ party: 'ms-it', place }])
    expect((await georgia.call('POST', `${path}/pen-requests`, { place })).status).toBe(404)
    expect((await germanDrafter.call('POST', `${path}/pens`, { party: 'ms-it', place, until: inDays(7) })).status).toBe(200)
    await until('it is answered', () => requests().length === 0)

    // Another is declined by who drafts, a third withdrawn by who asked; nobody else ends one.
    for (const by of [germanDrafter, italy]) {
      expect((await italy.call('POST', `${path}/pen-requests`, { place: { of: 'plan' } })).status).toBe(200)
      await until('it is told', () => requests().length === 1)
      const other = await signInAs(server.origin, 'nl-speaks')
      expect(codeOf((await other.call('DELETE', `${path}/pen-requests/${requests()[0]?.id}`)).json)).toBe('mandate/drafters-only')
      expect((await by.call('DELETE', `${path}/pen-requests/${requests()[0]?.id}`)).status).toBe(200)
      await until('it is gone', () => requests().length === 0)
    }
    const [pen] = planPlain(reader.doc).record.pens ?? []
    expect((await italy.call('DELETE', `${path}/pens/${pen?.id}`)).status).toBe(200)
    reader.close()
  })

  test('writes nothing more from the moment its time has come', async () => {
    const german = await joinRaw(server, germanDrafter, 'ms-de', plan)
    const id = addAction(german.plan, goal)
    german.sendOwn()
    expect(await german.settled(1)).toBe('taken')
    expect((await germanDrafter.call('POST', `${path}/pens`, { party: 'ms-it', place: { of: 'action', action: id }, until: inMs(2_500) })).status).toBe(200)
    const writer = await joinRaw(server, italy, 'ms-it', plan)
    writer.plan.roots.actions.get(id)?.kind.set('training')
    writer.sendOwn()
    expect(await writer.settled(1)).toBe('taken')
    await until('the record is rid of it', () => planPlain(writer.doc).record.pens?.length === 0)
    writer.plan.roots.actions.get(id)?.kind.set('meeting')
    writer.sendOwn()
    expect(await writer.settled(2)).toBe('mandate/action-writers-only')
    for (const client of [german, writer]) client.close()
  })
})
