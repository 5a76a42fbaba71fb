// Who is sent which plans over /live, and what follows when a plan changes: over the real server and real sockets.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAction } from '../../shared/documents/plan-commands.ts'
import { GoalId } from '../../shared/ids.ts'
import type { PlanId } from '../../shared/ids.ts'
import { isInBaseCircle } from '../../shared/parties/circle.ts'
import { PartyId } from '../../shared/ids.ts'
import { LiveReader, readLive as read } from '../harness/live-reader.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { openWithYjs } from '../harness/yjs-client.ts'

let server: RunningServer
let supportTeam: SignedInPerson
let germany: SignedInPerson
const readers: LiveReader[] = []
const open = async (who: SignedInPerson, party: string): Promise<LiveReader> => {
  const reader = await read(server, who, party)
  readers.push(reader)
  return reader
}

beforeAll(async () => {
  server = await startServer()
  supportTeam = await signInAs(server.origin, 'support-team')
  germany = await signInAs(server.origin, 'de-drafter')
})
afterAll(async () => {
  for (const reader of readers) reader.close()
  await server?.remove()
})

describe('who is sent what', () => {
  it('a Member State is sent every plan, and an EU agency the same ones', async () => {
    const state = await open(germany, 'ms-de')
    const agency = await open(supportTeam, 'europol')
    expect(isInBaseCircle(PartyId.parse('ms-de'))).toBe(true)
    expect(state.plans.length).toBeGreaterThanOrEqual(14)
    expect(agency.plans).toEqual(state.plans)
  })

  it('Georgia is sent no plan, neither on joining nor when one changes', async () => {
    const georgia = await open(await signInAs(server.origin, 'ge-drafter'), 'tc-ge')
    const state = await open(germany, 'ms-de')
    const body = { party: 'ms-at', decision: 'provisional', on: '2026-11-20' }
    expect((await supportTeam.call('PUT', '/api/plans/env-2026/driver', body)).status).toBe(200)
    await until('Germany sees the change', () => state.summary('env-2026')?.driver?.party === 'ms-at')
    expect(georgia.messages.every(({ type }) => type === 'ready' || type === 'alive')).toBe(true)
  })

  it('a network is sent a plan once the support team has added it to the circle, and loses it when taken out', async () => {
    const carin = await signInAs(server.origin, 'carin-drafter')
    expect((await supportTeam.call('PUT', '/api/plans/ocse-2026/circle', { added: [] })).status).toBe(200)
    const network = await open(carin, 'carin')
    expect(network.plans).not.toContain('ocse-2026')
    await supportTeam.call('PUT', '/api/plans/ocse-2026/circle', { added: ['carin'] })
    await until('the plan comes', () => network.plans.includes('ocse-2026'))
    await supportTeam.call('PUT', '/api/plans/ocse-2026/circle', { added: [] })
    await until('the plan goes', () => network.has('gone', 'ocse-2026'))
    expect(network.plans).not.toContain('ocse-2026')
  })

  it('somebody who names another delegation than their own is turned away', async () => {
    const reader = new LiveReader(server, germany, 'ms-fr')
    await until('the socket is closed', () => reader.closedWith !== null)
    expect(reader.closedWith).toBe(4401)
    expect(reader.messages).toEqual([])
  })
})

describe('changes', () => {
  it('an action added in the text of a plan arrives as a patch', async () => {
    const reader = await open(supportTeam, 'europol')
    const before = reader.summary('ms-2026')?.counts.actions ?? 0
    const drafter = await openWithYjs(server, germany, 'ms-de', 'ms-2026')
    addAction(drafter.plan, GoalId.parse('2026-2029/goal-2'))
    await until('the count is one higher', () => reader.summary('ms-2026')?.counts.actions === before + 1)
    expect(reader.has('patch', 'ms-2026')).toBe(true)
    drafter.close()
  })

  it('a recorded driver arrives as a patch, not accepted until its delegation accepts', async () => {
    const reader = await open(germany, 'ms-de')
    await supportTeam.call('PUT', '/api/plans/env-2026/driver', { party: 'ms-it', decision: 'provisional', on: '2026-11-20' })
    await until('Italy is named', () => reader.summary('env-2026')?.driver?.party === 'ms-it')
    expect(reader.summary('env-2026')?.driver).toEqual({ party: 'ms-it', accepted: false })
    const italy = await signInAs(server.origin, 'it-speaks')
    expect((await italy.call('POST', '/api/plans/env-2026/accept', { party: 'ms-it', role: 'driver' })).status).toBe(200)
    await until('Italy has accepted', () => reader.summary('env-2026')?.driver?.accepted)
    expect(reader.has('patch', 'env-2026')).toBe(true)
  })

  it('who opens a plan is shown to those who list it', async () => {
    const reader = await open(supportTeam, 'europol')
    const drafter = await openWithYjs(server, germany, 'ms-de', 'thb-2026')
    drafter.provider.awareness.setLocalState({ place: null })
    await until('Germany is in the plan', () => reader.table.get('thb-2026' as PlanId)?.people.some(({ party }) => party === 'ms-de'))
    drafter.close()
    await until('Germany has left', () => reader.table.get('thb-2026' as PlanId)?.people.length === 0)
  })

  it('summaries are the same after a restart', async () => {
    const before = await read(server, germany, 'ms-de')
    const summaries = new Map([...before.table].map(([id, { summary }]) => [id, summary]))
    before.close()
    await server.stop()
    await server.startAgain()
    const after = await open(germany, 'ms-de')
    expect(new Map([...after.table].map(([id, { summary }]) => [id, summary]))).toEqual(summaries)
  })
})

it('a line begins with the script of the page that is given out now, which the page itself names', async () => {
  const reader = await read(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr')
  expect(reader.pageScript).not.toBeNull()
  expect(await (await fetch(`${server.origin}/plans`)).text()).toContain(`src="${reader.pageScript}"`)
  expect((await fetch(`${server.origin}${reader.pageScript}`)).status).toBe(200)
  reader.close()
})
