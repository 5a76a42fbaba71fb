// Signing in and out over HTTP: who gets a session, what it says, and what ends it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PartyId, PersonId, randomId } from '../../../shared/ids.ts'
import type { SessionEnded } from '../../../server/identity/events.ts'
import { aPersonWithPassword, password, served, signedInAs, type Served } from './served.ts'

const email = 'austeja@example.org'

describe('signing in', () => {
  let here: Served
  let person: PersonId
  let ended: SessionEnded[]
  beforeEach(async () => {
    here = await served()
    person = await aPersonWithPassword(here)
    ended = []
    here.identity.onSessionEnded(event => ended.push(event))
  })
  afterEach(() => here.close())

  test('e-mail and password give a session that says who and for which delegation', async () => {
    const cookie = await signedInAs(here)
    const { status, body, headers } = await here.ask('/me', { cookie })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      person: { id: person, name: 'Austeja Girtautaite' },
      memberships: [{ party: 'ms-lt', function: 'drafter' }],
      isSample: false,
    })
    expect(headers['cache-control']).toBe('no-store')
  })

  test('the e-mail may be typed in capitals', async () => {
    const { status } = await here.ask('/sign-in', { body: { email: 'Austeja@Example.ORG', password } })
    expect(status).toBe(200)
  })

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const { headers } = await here.ask('/sign-in', { body: { email, password } })
    expect(headers['set-cookie']).toHaveLength(1)
    expect(headers['set-cookie']?.[0]).toMatch(/^empact\.session_token=.*HttpOnly.*SameSite=Lax/)
    expect(headers['set-cookie']?.[0]).not.toContain('Secure')
  })

  test('a wrong password and an unknown e-mail are answered alike, without a session', async () => {
    const wrong = await here.ask('/sign-in', { body: { email, password: 'incorrect horse' } })
    const unknown = await here.ask('/sign-in', { body: { email: 'nobody@example.org', password } })
    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect(unknown.body).toEqual(wrong.body)
    expect([wrong.code, wrong.cookie, unknown.cookie]).toEqual(['sign-in/wrong', null, null])
  })

  test.each([
    ['no cookie', null],
    ['a cookie that nobody signed', `empact.session_token=${randomId()}.${randomId()}`],
    ['a cookie with rubbish', 'empact.session_token=%%%'],
  ])('without a session nobody is told anything: %s', async (_what, cookie) => {
    const { status, code } = await here.ask('/me', { cookie })
    expect([status, code]).toEqual([401, 'api/not-signed-in'])
  })

  test('a cookie that was changed is nobody’s', async () => {
    const cookie = await signedInAs(here)
    const forged = cookie.replace(/=(.)/, (_whole, first: string) => `=${first === 'A' ? 'B' : 'A'}`)
    expect((await here.ask('/me', { cookie: forged })).status).toBe(401)
  })

  test('each sign-in makes a new session, whatever cookie the browser brought', async () => {
    const planted = `empact.session_token=${randomId()}`
    const first = await here.ask('/sign-in', { body: { email, password }, cookie: planted })
    const second = await here.ask('/sign-in', { body: { email, password } })
    expect(first.cookie).not.toBe(planted)
    expect(first.cookie).not.toBe(second.cookie)
    expect((await here.ask('/me', { cookie: planted })).status).toBe(401)
  })

  test('signing in over a session ends that one and says so', async () => {
    const before = await signedInAs(here)
    const after = await here.ask('/sign-in', { body: { email, password }, cookie: before })
    expect((await here.ask('/me', { cookie: before })).status).toBe(401)
    expect((await here.ask('/me', { cookie: after.cookie })).status).toBe(200)
    expect(ended.map(event => event.reason)).toEqual(['replaced'])
  })

  test('a failed sign-in leaves the session that was there', async () => {
    const cookie = await signedInAs(here)
    await here.ask('/sign-in', { body: { email, password: 'incorrect horse' }, cookie })
    expect((await here.ask('/me', { cookie })).status).toBe(200)
    expect(ended).toEqual([])
  })

  test('signing out ends the session, takes the cookie back and tells the open sockets', async () => {
    const cookie = await signedInAs(here)
    const session = await here.identity.signedIn(new Headers({ cookie }))
    const { status, headers } = await here.ask('/sign-out', { method: 'POST', cookie })
    expect(status).toBe(200)
    expect(headers['set-cookie']?.some(line => /^empact\.session_token=;.*Max-Age=0/.test(line))).toBe(true)
    expect((await here.ask('/me', { cookie })).status).toBe(401)
    expect(ended).toEqual([{ sessionId: session?.sessionId, person, reason: 'signed-out' }])
  })

  test('signing out twice is no error', async () => {
    const cookie = await signedInAs(here)
    await here.ask('/sign-out', { method: 'POST', cookie })
    expect((await here.ask('/sign-out', { method: 'POST', cookie })).status).toBe(200)
    expect(ended).toHaveLength(1)
  })

  test('an expired session is nobody’s at once, and the sweep tells the open sockets', async () => {
    const cookie = await signedInAs(here)
    const past = new Date(Date.now() - 1_000).toISOString()
    await here.store.database.updateTable('sessions').set({ expires_at: past }).execute()
    expect((await here.ask('/me', { cookie })).status).toBe(401)
    expect(ended).toEqual([])
    await here.identity.sweep()
    expect(ended.map(event => event.reason)).toEqual(['expired'])
    expect(await here.store.database.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  test('a session lasts as long as the configuration says and no request prolongs it', async () => {
    const cookie = await signedInAs(here)
    const session = await here.identity.signedIn(new Headers({ cookie }))
    const hours = ((session?.expiresAt.getTime() ?? 0) - Date.now()) / 3600_000
    expect(hours).toBeGreaterThan(11.9)
    expect(hours).toBeLessThanOrEqual(12)
    const soon = new Date(Date.now() + 60_000)
    await here.store.database.updateTable('sessions').set({ expires_at: soon.toISOString() }).execute()
    await here.ask('/me', { cookie })
    const later = await here.identity.signedIn(new Headers({ cookie }))
    expect(later?.expiresAt).toEqual(soon)
  })

  test('a suspended person is signed out everywhere and cannot sign in', async () => {
    const cookie = await signedInAs(here)
    const changed: PersonId[] = []
    here.identity.onMembershipChanged(event => changed.push(event.person))
    await here.identity.suspend(person)
    expect((await here.ask('/me', { cookie })).status).toBe(401)
    expect(ended.map(event => event.reason)).toEqual(['suspended'])
    // Sockets that wait for signing in again after a session ran out are of no session any more: they hear it by person.
    expect(changed).toEqual([person])
    const again = await here.ask('/sign-in', { body: { email, password } })
    expect([again.status, again.code, again.cookie]).toEqual([401, 'sign-in/wrong', null])
  })

  test('a membership that ends is gone from the next answer, and open sockets hear of it', async () => {
    const cookie = await signedInAs(here)
    const changed: PersonId[] = []
    here.identity.onMembershipChanged(event => changed.push(event.person))
    await here.identity.endMembership(person, { party: PartyId.parse('ms-lt'), function: 'drafter' })
    expect((await here.ask('/me', { cookie })).body).toMatchObject({ memberships: [] })
    expect(changed).toEqual([person])
  })

  test('a membership that runs out by itself is told by the sweep', async () => {
    const changed: PersonId[] = []
    here.identity.onMembershipChanged(event => changed.push(event.person))
    await here.store.database.updateTable('memberships').set({ until_at: new Date().toISOString() }).execute()
    await here.identity.sweep()
    await here.identity.sweep()
    expect(changed).toEqual([person])
  })

  test('names are found by id, and nobody’s id has none', async () => {
    const names = await here.identity.namesOf([person, PersonId.parse(randomId())])
    expect([...names]).toEqual([[person, 'Austeja Girtautaite']])
  })

  test.each([
    ['no JSON', '{"email":', 'api/invalid-body'],
    ['an unknown key', { email, password, remember: true }, 'api/invalid-body'],
    ['no e-mail', { email: 'austeja', password }, 'sign-in/email-invalid'],
    ['no password', { email, password: '' }, 'sign-in/password-missing'],
    ['a password of a page', { email, password: 'x'.repeat(200) }, 'sign-in/password-too-long'],
  ])('a body that is not one is refused: %s', async (_what, body, code) => {
    const answer = await here.ask('/sign-in', { method: 'POST', body })
    expect([answer.status, answer.code]).toEqual([400, code])
  })

  test('a body that is too large is refused unread', async () => {
    const answer = await here.ask('/sign-in', { body: { email, password: 'x'.repeat(20_000) } })
    expect([answer.status, answer.code]).toEqual([413, 'api/too-large'])
  })
})

test('behind https the cookie is sent over https only', async () => {
  const here = await served({ PUBLIC_URL: 'https://planning.example' })
  try {
    await aPersonWithPassword(here)
    const { headers } = await here.ask('/sign-in', { body: { email, password } })
    expect(headers['set-cookie']?.[0]).toMatch(/^__Secure-empact\.session_token=.*Secure/)
  } finally {
    await here.close()
  }
})
