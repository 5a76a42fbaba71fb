// The API over the real server: what it answers to what it does not take.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personHeader } from '../../shared/api/identity.ts'
import { joinRaw, openRaw } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

let server: RunningServer
let supportTeam: SignedInPerson
let germany: SignedInPerson
let georgia: SignedInPerson

beforeAll(async () => {
  server = await startServer()
  supportTeam = await signInAs(server.origin, 'support-team')
  germany = await signInAs(server.origin, 'de-speaks')
  georgia = await signInAs(server.origin, 'ge-drafter')
})
afterAll(() => server?.remove())

const errorOf = (json: unknown): { code: string; field?: string } => {
  const { error } = json as { error: { code: string; message: string; field?: string } }
  expect(error.message).toMatch(/\.$/)
  return { code: error.code, ...(error.field === undefined ? {} : { field: error.field }) }
}

describe('what is not there', () => {
  test.each([
    ['GET', '/api'], ['GET', '/api/nope'], ['POST', '/api/nope'], ['GET', '/api/plans'], ['DELETE', '/api/plans/ms-2026'], ['PUT', '/api/plans/ms-2026/driver/more'],
  ])('%s %s is answered in the one form of an error', async (method, path) => {
    const { status, json } = await germany.call(method, path, method === 'GET' ? undefined : {})
    expect([status, errorOf(json).code]).toEqual([404, 'api/not-found'])
  })

  test.each(['no-such-plan', 'a%00b', '..%2f..%2fetc', 'X'.repeat(300)])('a plan called %s is none', async plan => {
    const { status, json } = await germany.call('GET', `/api/plans/${plan}`)
    expect([status, errorOf(json).code]).toEqual([404, 'plan/not-found'])
  })

  test('a socket to a plan that can have no such name is closed like one to a plan that is none, and no fault is logged', async () => {
    for (const plan of ['no-such-plan', 'a%00b', 'X'.repeat(300)]) {
      const client = openRaw(server, germany, 'ms-de', `plan/${plan}`)
      await until('it is closed', () => client.closedWith !== null)
      expect(client.closedWith).toBe(4404)
    }
    expect(server.output()).not.toContain('http.unexpected')
  })

  test('whoever is outside is told the same of a plan that exists and of one that does not, also when accepting', async () => {
    const answers = await Promise.all(['ms-2026', 'no-such-plan'].flatMap(plan => [
      georgia.call('GET', `/api/plans/${plan}`),
      georgia.call('POST', `/api/plans/${plan}/accept`, { party: 'tc-ge', role: 'driver' }),
      georgia.call('PUT', `/api/plans/${plan}/marking`, { marking: 'public' }),
    ]))
    expect(answers.slice(0, 3)).toEqual(answers.slice(3))
  })
})

describe('plans', () => {
  test.each(['2026-02-01', '2026-07-13', '2027-01-01', '2031-01-01'])('a plan cannot begin on %s, which begins no period', async periodStart => {
    const { status, json } = await supportTeam.call('POST', '/api/plans', { area: '2026-2029/env/env', periodStart })
    expect([status, errorOf(json)]).toEqual([400, { code: 'plan/not-a-period', field: 'periodStart' }])
  })

  test('a plan follows an earlier one, not itself and none of its own period', async () => {
    for (const predecessor of ['ms-2026', 'thb-2026']) {
      const { status, json } = await supportTeam.call('PUT', '/api/plans/ms-2026/references', { councilDocument: null, predecessor })
      expect([status, errorOf(json)]).toEqual([400, { code: 'plan/predecessor-not-earlier', field: 'predecessor' }])
    }
  })

  test('co-drivers stay in the order in which they were recorded, over a restart and other changes', async () => {
    const coDrivers = ['europol', 'ms-fr', 'ms-es'].map(party => ({ party, decision: 'provisional', on: '2026-11-20' }))
    expect((await supportTeam.call('PUT', '/api/plans/firex-2026/co-drivers', { coDrivers })).status).toBe(200)
    await server.stop()
    await server.startAgain()
    expect((await supportTeam.call('PUT', '/api/plans/firex-2026/marking', { marking: 'public' })).status).toBe(200)
    const reader = await joinRaw(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', 'firex-2026')
    expect(reader.plan.roots.record.coDrivers.get()?.map(({ party }) => party)).toEqual(['europol', 'ms-fr', 'ms-es'])
    reader.close()
  })

  test('a decision with a control character is refused, and nobody who writes in the plan is sent away', async () => {
    const writer = await joinRaw(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', 'cch-2026')
    const { status, json } = await supportTeam.call('PUT', '/api/plans/cch-2026/driver', { party: 'ms-at', decision: 'a\u0000b', on: '2026-11-20' })
    expect([status, errorOf(json)]).toEqual([400, { code: 'api/invalid-body', field: 'decision' }])
    const [id] = writer.plan.roots.actions.ids()
    if (id !== undefined) writer.plan.roots.actions.get(id)?.removed.set(true)
    writer.sendOwn()
    expect(await writer.settled(1)).toBe('taken')
    writer.close()
  })
})

describe('requests', () => {
  test('a body without an end is refused when it is too long, not read to its end', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(`${server.origin}/api/plans/ms-2026/accept`, { method: 'POST', headers: { cookie: germany.cookie, origin: server.origin, 'content-type': 'application/json', 'transfer-encoding': 'chunked' } })
      sent.on('response', answer => {
        resolve(answer.statusCode ?? 0)
        sent.destroy()
      })
      sent.on('error', reject)
      const chunk = Buffer.alloc(64 * 1024, 'x')
      const write = (left: number): void => void (left > 0 && !sent.destroyed && sent.write(chunk, () => write(left - 1)))
      write(2_000)
    })
    expect(status).toBe(413)
  })

  test('a stranger is told so at once, and nothing of a body is waited for', async () => {
    const sent = request(`${server.origin}/api/plans/ms-2026/marking`, {
      method: 'PUT',
      headers: { origin: server.origin, 'content-type': 'application/json', 'content-length': 200_000 },
    })
    let status: number | undefined
    sent.on('response', answer => { status = answer.resume().statusCode })
    sent.on('error', () => undefined)
    sent.write('{')
    await until('the stranger is answered', () => status !== undefined)
    sent.destroy()
    expect(status).toBe(401)
  })

  test('a right that ends while the body of a request is on its way is not used once more', async () => {
    const leaving = await signInAs(server.origin, 'support-team')
    const body = JSON.stringify({ marking: 'public' })
    const sent = request(`${server.origin}/api/plans/ms-2026/marking`, {
      method: 'PUT',
      headers: { cookie: leaving.cookie, origin: server.origin, 'content-type': 'application/json', 'content-length': body.length },
    })
    const status = new Promise<number>((resolve, reject) => {
      sent.on('response', answer => resolve(answer.resume().statusCode ?? 0))
      sent.on('error', reject)
    })
    sent.write(body.slice(0, 5))
    // Of a request that hangs nobody can see that it has been read so far.
    await new Promise(resolve => setTimeout(resolve, 500))
    expect((await leaving.call('POST', '/api/sign-out')).status).toBe(200)
    sent.end(body.slice(5))
    expect(await status).toBe(401)
  })

  test('a page of another person than is signed in now changes nothing', async () => {
    const put = (person: string): Promise<Response> => fetch(`${server.origin}/api/plans/ms-2026/circle`, {
      method: 'PUT',
      headers: { cookie: supportTeam.cookie, origin: server.origin, 'content-type': 'application/json', [personHeader]: person },
      body: JSON.stringify({ added: [] }),
    })
    const refused = await put('sample-person-fr-drafter')
    expect([refused.status, errorOf(await refused.json()).code]).toEqual([401, 'api/other-person'])
    expect((await put(supportTeam.person)).status).toBe(200)
  })

  test('a page of another person than is signed in now ends nobody’s session', async () => {
    const leaving = await signInAs(server.origin, 'nl-speaks')
    const leave = (pageOf: string) => fetch(`${server.origin}/api/sign-out`, { method: 'POST', headers: { cookie: leaving.cookie, origin: server.origin, [personHeader]: pageOf } })
    const refused = await leave('sample-person-fr-drafter')
    expect([refused.status, errorOf(await refused.json()).code]).toEqual([401, 'api/other-person'])
    expect((await leaving.call('GET', '/api/me')).status).toBe(200)
    expect((await leave(leaving.person)).status).toBe(200)
    expect((await leaving.call('GET', '/api/me')).status).toBe(401)
  })

  test('the key of unsent work is given to its own person alone', async () => {
    expect((await germany.call('GET', `/api/outbox-key?person=${germany.person}`)).status).toBe(200)
    const other = await germany.call('GET', '/api/outbox-key?person=sample-person-fr-drafter')
    expect([other.status, errorOf(other.json).code]).toEqual([401, 'api/other-person'])
    expect((await germany.call('GET', '/api/outbox-key?person=nobody%00')).status).toBe(400)
  })
})
