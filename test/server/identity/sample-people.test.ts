// The sample people: one click for whoever sits at this machine, and for nobody else.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SamplePeopleAnswer } from '../../../shared/api/identity.ts'
import { partiesById } from '../../../shared/parties/parties.ts'
import { isLocalRequest } from '../../../server/identity/local-request.ts'
import { knowsNobody, loadSamplePeople, samplePeople } from '../../../server/identity/sample-people.ts'
import { aPersonWithPassword, served, type Served } from './served.ts'

const germany = 'sample-person-de-drafter'

describe('sample people', () => {
  let here: Served
  beforeEach(async () => {
    here = await served()
    await loadSamplePeople(here.store, new Date())
  })
  afterEach(() => here.close())

  test('are offered with what they are, the driver of Migrant smuggling first', async () => {
    const { people } = SamplePeopleAnswer.parse((await here.ask('/sample-people')).body)
    expect(people).toHaveLength(samplePeople.length)
    expect(people[0]).toMatchObject({ label: 'Germany · driver of Migrant smuggling', party: 'ms-de', function: 'drafter' })
  })

  test('are all of delegations that exist, each under a label of its own', () => {
    expect(samplePeople.filter(({ party }) => !partiesById.has(party))).toEqual([])
    expect(new Set(samplePeople.map(({ label }) => label)).size).toBe(samplePeople.length)
  })

  test('are signed in by one click', async () => {
    const { status, cookie } = await here.ask('/sample-sign-in', { body: { person: germany } })
    expect(status).toBe(200)
    const me = await here.ask('/me', { cookie })
    expect(me.body).toMatchObject({
      person: { id: germany, name: 'Jonna Feldwiese' },
      memberships: [{ party: 'ms-de', function: 'drafter' }],
      isSample: true,
    })
  })

  test('one after the other in the same browser are two sessions, of which the first ends', async () => {
    const first = await here.ask('/sample-sign-in', { body: { person: germany } })
    const second = await here.ask('/sample-sign-in', { body: { person: 'sample-person-it-speaks' }, cookie: first.cookie })
    expect((await here.ask('/me', { cookie: first.cookie })).status).toBe(401)
    expect((await here.ask('/me', { cookie: second.cookie })).body).toMatchObject({ person: { name: 'Salvo Montelago' } })
  })

  test('only sample people are signed in that way', async () => {
    const person = await aPersonWithPassword(here)
    const { status, code, cookie } = await here.ask('/sample-sign-in', { body: { person } })
    expect([status, code, cookie]).toEqual([400, 'sample/unknown-person', null])
  })

  test('have no password that could be guessed', async () => {
    expect(await here.store.database.selectFrom('credentials').select('id').execute()).toEqual([])
  })

  test.each([
    ['x-forwarded-for', { 'x-forwarded-for': '127.0.0.1' }],
    ['forwarded', { forwarded: 'for=127.0.0.1' }],
    ['x-real-ip', { 'x-real-ip': '127.0.0.1' }],
    ['via', { via: '1.1 proxy' }],
    ['a foreign host', { host: 'planning.example' }],
    ['a host that begins like ours', { host: 'localhost.example:3000' }],
  ])('are neither offered nor signed in when the request came with %s', async (_what, headers) => {
    const offered = await here.ask('/sample-people', { headers })
    expect(offered.body).toEqual({ people: [] })
    const { status, code, cookie } = await here.ask('/sample-sign-in', { body: { person: germany }, headers })
    expect([status, code, cookie]).toEqual([403, 'sample/not-offered', null])
  })

  test('are not signed in by a page of another origin', async () => {
    const { status, cookie } = await here.ask('/sample-sign-in', {
      body: { person: germany },
      headers: { origin: 'https://elsewhere.example' },
    })
    expect([status, cookie]).toEqual([403, null])
  })
})

test('where the sample is off, nobody is signed in by one click', async () => {
  const here = await served({ DEMO: 'off' })
  try {
    await loadSamplePeople(here.store, new Date())
    expect((await here.ask('/sample-people')).body).toEqual({ people: [] })
    expect((await here.ask('/sample-sign-in', { body: { person: germany } })).status).toBe(403)
  } finally {
    await here.close()
  }
})

test('the sample is loaded only where nobody is known', async () => {
  const here = await served()
  try {
    expect(await knowsNobody(here.store.database)).toBe(true)
    await aPersonWithPassword(here)
    expect(await knowsNobody(here.store.database)).toBe(false)
  } finally {
    await here.close()
  }
})

test.each([
  [true, '127.0.0.1', 'localhost:3000'],
  [true, '::1', '[::1]:3000'],
  [true, '::ffff:127.0.0.1', '127.0.0.1'],
  [true, '127.8.9.1', 'LOCALHOST'],
  [false, '192.0.2.1', 'localhost:3000'],
  [false, null, 'localhost:3000'],
  [false, '127.0.0.1', '192.0.2.1:3000'],
  [false, '127.0.0.1', '127.0.0.1.example'],
  [false, '127.0.0.1', ''],
])('a request is local: %s from %s to %s', (isLocal, peer, host) => {
  expect(isLocalRequest(peer, new Headers({ host }))).toBe(isLocal)
})
