// The first hour of a workspace, over HTTP against the real process: nothing fictional, one administrator by one link, and
// who may let in whom.
import { PeopleAnswer } from '../../shared/api/people.ts'
import { SetUpAnswer } from '../../shared/api/set-up.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asked, becomeAdministrator, firstStartLink, follow, inviteOne, letIn, password, tokenOf, type Caller } from '../harness/first-hour.ts'
import { inStore } from '../harness/in-store.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { callerOf } from '../harness/sign-in.ts'

let server: RunningServer
let administrator: Caller
beforeEach(async () => {
  server = await startServer({ DEMO: '0' })
})
afterEach(() => server.remove())

const makeOver = (table: 'invitations' | 'first_start_links') => inStore(server, ({ database }) => database.updateTable(table).set({ expires_at: new Date(Date.now() - 1_000).toISOString() }).execute())

const codeOf = ({ status, json }: { status: number; json: unknown }) => [status, (json as { error?: { code: string } }).error?.code, (json as { error?: { field?: string } }).error?.field]
const peopleOf = async (caller: Caller, party: string): Promise<PeopleAnswer> => PeopleAnswer.parse((await caller.call('GET', `/api/people?party=${party}`)).json)
const me = async (caller: Caller) => (await caller.call('GET', '/api/me')).json as { person: { id: string; name: string }; memberships: unknown[] }

describe('a workspace without the sample', () => {
  test('starts with cycles, priorities, areas and goals, and with nobody and no plan', async () => {
    const counts = await inStore(server, async ({ database }) => {
      const count = async (table: 'people' | 'plans' | 'plan_summaries' | 'memberships' | 'goals' | 'areas') => (await database.selectFrom(table).selectAll().execute()).length
      return { people: await count('people'), memberships: await count('memberships'), plans: await count('plans'), summaries: await count('plan_summaries'), goals: await count('goals') > 0, areas: await count('areas') > 0 }
    })
    expect(counts).toEqual({ people: 0, memberships: 0, plans: 0, summaries: 0, goals: true, areas: true })
    const titles = await inStore(server, async ({ database }) => [...await database.selectFrom('areas').select('title').execute(), ...await database.selectFrom('priorities').select('title').execute()].map(({ title }) => title))
    expect(titles.filter(title => /sample|fictional/i.test(title))).toEqual([])
    expect(await (await fetch(`${server.origin}/api/sample-people`)).json()).toEqual({ people: [] })
  })

  test('prints a link that makes one administrator, who is support team, and then no more', async () => {
    const link = firstStartLink(server)
    expect(link?.origin).toBe(server.origin)
    administrator = await becomeAdministrator(server)
    expect((await me(administrator)).memberships).toEqual([{ party: 'europol', function: 'administrator' }, { party: 'europol', function: 'support-team' }])
    expect((await administrator.call('POST', '/api/plans', { area: '2026-2029/msthb/ms', periodStart: '2026-01-01' })).status).toBe(200)
    const again = await follow(server.origin, '/first-start', { token: tokenOf(link ?? ''), email: 'bob@europol.example', name: 'Bob', party: 'europol', password })
    expect([again.status, again.code, again.caller.cookie]).toEqual([400, 'first-start/link-invalid', ''])
    // Gone, and not only of no use while there is an administrator.
    expect(await inStore(server, ({ database }) => database.selectFrom('first_start_links').selectAll().execute())).toEqual([])
    await server.stop()
    await server.startAgain()
    expect(firstStartLink(server)).toBeNull()
  })

  test('each start without an administrator prints a new link, and the one before is good no more', async () => {
    const first = firstStartLink(server)
    await server.stop()
    await server.startAgain()
    const second = firstStartLink(server)
    expect(second?.hash).not.toBe(first?.hash)
    const look = (link: URL | null) => follow(server.origin, '/first-start/look', { token: tokenOf(link ?? '') })
    expect([(await look(first)).code, (await look(second)).status]).toEqual(['first-start/link-invalid', 200])
    await makeOver('first_start_links')
    expect((await look(second)).code).toBe('first-start/link-invalid')
  })

  test('stores no link, only hashes, and writes none to its log', async () => {
    const printed = firstStartLink(server)
    administrator = await becomeAdministrator(server)
    const invited = await inviteOne(administrator, 'rita@example.org', ['ms-it', 'speaks'])
    const { json } = await administrator.call('POST', `/api/people/${(await me(administrator)).person.id}/link`)
    const tokens = [printed, invited, (json as { link: string }).link].map(link => tokenOf(link ?? ''))
    expect(new Set(tokens).size).toBe(3)
    const rows = await inStore(server, async ({ database }) => JSON.stringify([await database.selectFrom('invitations').selectAll().execute(), await database.selectFrom('password_links').selectAll().execute(), await database.selectFrom('first_start_links').selectAll().execute(), await database.selectFrom('record_log').selectAll().execute()]))
    expect(tokens.filter(token => rows.includes(token))).toEqual([])
    // What is printed once, for whoever starts the server, stands there once.
    const times = tokens.map(token => server.output().split(token).length - 1)
    expect(times).toEqual([1, 0, 0])
  })
})

test('the sample workspace prints no link', async () => {
  const sample = await startServer()
  expect(sample.output()).not.toContain('first-start')
  await sample.remove()
})

describe('an invitation', () => {
  beforeEach(async () => {
    administrator = await becomeAdministrator(server)
  })

  test('lets one person in, once, with name and password, for what it says', async () => {
    const link = await inviteOne(administrator, 'Rita@Example.org', ['ms-it', 'speaks'], ['ms-it', 'drafter'])
    const look = await callerOf(server.origin, '').call('POST', '/api/invitations/look', { token: tokenOf(link) })
    expect(look.json).toMatchObject({ email: 'rita@example.org', name: null, hasAccount: false, invitedBy: 'Ada Lindqvist', memberships: [{ party: 'ms-it', function: 'drafter' }, { party: 'ms-it', function: 'speaks' }] })
    const nameless = await follow(server.origin, '/invitations/accept', { token: tokenOf(link), password })
    expect([nameless.status, nameless.code]).toEqual([400, 'person/name-missing'])
    const { caller } = await follow(server.origin, '/invitations/accept', { token: tokenOf(link), name: 'Rita Monti', password })
    expect(await me(caller)).toMatchObject({ person: { name: 'Rita Monti' }, memberships: [{ party: 'ms-it', function: 'drafter' }, { party: 'ms-it', function: 'speaks' }] })
    const again = await follow(server.origin, '/invitations/accept', { token: tokenOf(link), name: 'Eve', password })
    expect([again.status, again.code, again.caller.cookie]).toEqual([400, 'invitation/link-invalid', ''])
    expect((await follow(server.origin, '/sign-in', { email: 'rita@example.org', password })).status).toBe(200)
  })

  test('that ran out, was withdrawn or has a newer link lets nobody in', async () => {
    const link = await inviteOne(administrator, 'rita@example.org', ['ms-it', 'speaks'])
    const [waiting] = (await peopleOf(administrator, 'ms-it')).invitations
    const { json } = await administrator.call('POST', `/api/people/invitations/${waiting?.id}/link`)
    const newer = (json as { link: string }).link
    const lookAt = async (at: string) => (await follow(server.origin, '/invitations/look', { token: tokenOf(at) })).code
    expect([await lookAt(link), await lookAt(newer)]).toEqual(['invitation/link-invalid', undefined])
    await makeOver('invitations')
    expect(await lookAt(newer)).toBe('invitation/link-invalid')
    const renewed = (await administrator.call('POST', `/api/people/invitations/${waiting?.id}/link`)).json as { link: string }
    expect(await lookAt(renewed.link)).toBeUndefined()
    expect((await administrator.call('DELETE', `/api/people/invitations/${waiting?.id}`)).status).toBe(200)
    expect(await lookAt(renewed.link)).toBe('invitation/link-invalid')
    expect((await peopleOf(administrator, 'ms-it')).invitations).toEqual([])
  })

  test('asked again ends the one before; nobody is invited where one line is wrong', async () => {
    const first = await inviteOne(administrator, 'rita@example.org', ['ms-it', 'speaks'])
    await inviteOne(administrator, 'rita@example.org', ['ms-it', 'speaks'])
    expect((await follow(server.origin, '/invitations/look', { token: tokenOf(first) })).code).toBe('invitation/link-invalid')
    expect((await peopleOf(administrator, 'ms-it')).invitations).toHaveLength(1)
    const answer = await administrator.call('POST', '/api/people/invitations', { people: [asked('new@example.org', ['ms-fr', 'reader']), asked('other@example.org', ['ms-xx', 'reader'])] })
    expect(codeOf(answer)).toEqual([400, 'party/unknown', 'people.1.memberships.0.party'])
    expect((await peopleOf(administrator, 'ms-fr')).invitations).toEqual([])
  })

  test('says to nobody who invites whether the address has an account, and never opens one that exists', async () => {
    const rita = await letIn(server, administrator, 'rita@example.org', ['ms-it', 'speaks'])
    const french = await letIn(server, administrator, 'odile@example.org', ['ms-fr', 'speaks'])
    const invite = (email: string) => french.call('POST', '/api/people/invitations', { people: [asked(email, ['ms-fr', 'reader'])] })
    const [known, unknown] = [await invite('rita@example.org'), await invite('nobody@example.org')]
    const shape = ({ status, json }: typeof known) => JSON.stringify([status, json]).replaceAll(/rita@|nobody@/g, '@').replaceAll(/#[\w-]+|"id":"[\w-]+"/g, '')
    expect(shape(known)).toBe(shape(unknown))
    expect((await peopleOf(french, 'ms-fr')).invitations.map(({ email, functions }) => [email, functions.length]).toSorted()).toEqual([['nobody@example.org', 1], ['rita@example.org', 1]])

    // Whoever invited holds the link, and still does not come in as Rita.
    const [{ given: { link } } = { given: { link: '' } }] = (known.json as { invitations: { given: { link: string } }[] }).invitations
    const stolen = await follow(server.origin, '/invitations/accept', { token: tokenOf(link), name: 'Rita', password: 'another long one' })
    expect([stolen.status, stolen.code, stolen.caller.cookie]).toEqual([409, 'invitation/sign-in-first', ''])
    const asFrench = await follow(server.origin, '/invitations/accept', { token: tokenOf(link) }, french.cookie)
    expect([asFrench.status, asFrench.code]).toEqual([409, 'invitation/other-person'])
    expect((await follow(server.origin, '/sign-in', { email: 'rita@example.org', password })).status).toBe(200)
    // Rita herself accepts, and goes on as who she is.
    expect((await follow(server.origin, '/invitations/accept', { token: tokenOf(link) }, rita.cookie)).status).toBe(200)
    expect((await me(rita)).memberships).toEqual([{ party: 'ms-fr', function: 'reader' }, { party: 'ms-it', function: 'speaks' }])
  })

  test('is good only while whoever made it may still give what it gives', async () => {
    const french = await letIn(server, administrator, 'odile@example.org', ['ms-fr', 'speaks'])
    const link = await inviteOne(french, 'new@example.org', ['ms-fr', 'drafter'])
    const odile = (await me(french)).person.id
    expect((await administrator.call('DELETE', `/api/people/${odile}/memberships/ms-fr/speaks`)).status).toBe(200)
    const late = await follow(server.origin, '/invitations/accept', { token: tokenOf(link), name: 'New', password })
    expect([late.status, late.code]).toEqual([400, 'invitation/link-invalid'])
  })

  test('guessed at again and again makes whoever guesses wait', async () => {
    const codes: (string | undefined)[] = []
    for (let count = 0; count < 22; count++) codes.push((await follow(server.origin, '/invitations/look', { token: 'x'.repeat(42) })).code)
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'invitation/link-invalid'))
    expect(codes.at(-1)).toBe('sign-in/too-many')
  })
})

describe('whoever speaks for a delegation', () => {
  let speaker: Caller
  beforeEach(async () => {
    administrator = await becomeAdministrator(server)
    speaker = await letIn(server, administrator, 'rita@example.org', ['ms-it', 'speaks'])
  })
  const invite = (caller: Caller, party: string, held: string) => caller.call('POST', '/api/people/invitations', { people: [asked('new@example.org', [party, held])] })

  test.each([
    ['a reader', 'reader'],
    ['a drafter', 'drafter'],
    ['another who speaks', 'speaks'],
  ])('invites colleagues: %s', async (_what, held) => {
    expect((await invite(speaker, 'ms-it', held)).status).toBe(200)
    expect((await peopleOf(speaker, 'ms-it')).invitations).toMatchObject([{ email: 'new@example.org', functions: [{ function: held }], mayAct: true }])
  })

  test.each([
    ['to another delegation', 'ms-fr', 'reader', 'people/not-your-delegation', 'people.0.memberships.0.party'],
    ['as administrator', 'ms-it', 'administrator', 'people/not-your-function', 'people.0.memberships.0.function'],
    ['as support team', 'ms-it', 'support-team', 'people/not-your-function', 'people.0.memberships.0.function'],
    ['as secretariat', 'ms-it', 'secretariat', 'people/not-your-function', 'people.0.memberships.0.function'],
  ])('invites nobody %s', async (_what, party, held, code, field) => {
    expect(codeOf(await invite(speaker, party, held))).toEqual([403, code, field])
    expect(await inStore(server, ({ database }) => database.selectFrom('invitations').selectAll().where('email', '=', 'new@example.org').execute())).toEqual([])
  })

  test('a drafter invites nobody, sees colleagues without their addresses, and no other delegation', async () => {
    const drafter = await letIn(server, speaker, 'drafter@example.org', ['ms-it', 'drafter'])
    expect(codeOf(await invite(drafter, 'ms-it', 'reader'))).toEqual([403, 'people/not-your-delegation', 'people.0.memberships.0.party'])
    const seen = await peopleOf(drafter, 'ms-it')
    expect(seen).toMatchObject({ people: [{ name: 'drafter', email: null, mayGiveLink: false }, { name: 'rita', email: null }], invitations: [], mayGive: [] })
    expect(codeOf(await drafter.call('GET', '/api/people?party=ms-fr'))).toEqual([403, 'people/not-your-delegation', 'party'])
    expect(codeOf(await callerOf(server.origin, '').call('GET', '/api/people?party=ms-it'))).toEqual([401, 'api/not-signed-in', undefined])
  })

  test('ends with a function the invitations that would give it back', async () => {
    const older = await inviteOne(speaker, 'both@example.org', ['ms-it', 'reader'], ['ms-it', 'speaks'])
    const both = await letIn(server, speaker, 'both@example.org', ['ms-it', 'speaks'])
    const { id } = (await me(both)).person
    expect((await follow(server.origin, '/invitations/look', { token: tokenOf(older) })).code).toBeUndefined()
    expect((await speaker.call('DELETE', `/api/people/${id}/memberships/ms-it/speaks`)).status).toBe(200)
    expect((await follow(server.origin, '/invitations/look', { token: tokenOf(older) })).code).toBe('invitation/link-invalid')
  })

  test('ends a colleague’s function at once, and nobody else’s', async () => {
    const drafter = await letIn(server, speaker, 'drafter@example.org', ['ms-it', 'drafter'])
    const { id } = (await me(drafter)).person
    expect((await speaker.call('DELETE', `/api/people/${id}/memberships/ms-it/drafter`)).status).toBe(200)
    expect((await me(drafter)).memberships).toEqual([])
    expect((await peopleOf(speaker, 'ms-it')).people.map(({ name }) => name)).toEqual(['rita'])
    const ada = (await me(administrator)).person.id
    for (const path of [`${ada}/memberships/europol/administrator`, `${ada}/memberships/europol/support-team`, `${ada}/memberships/ms-it/administrator`]) {
      expect(codeOf(await speaker.call('DELETE', `/api/people/${path}`))).toEqual([404, 'person/not-found', undefined])
    }
  })

  test('gives a colleague who forgot the password a new link, which signs in; and nobody who is more than a colleague', async () => {
    const drafter = await letIn(server, speaker, 'drafter@example.org', ['ms-it', 'drafter'])
    const { id } = (await me(drafter)).person
    const { json } = await speaker.call('POST', `/api/people/${id}/link`)
    const token = tokenOf((json as { link: string }).link)
    const { status, caller } = await follow(server.origin, '/set-password', { token, password: 'a new one, also long' })
    expect([status, (await me(caller)).person.name]).toEqual([200, 'drafter'])
    expect((await drafter.call('GET', '/api/me')).status).toBe(401)
    expect((await follow(server.origin, '/set-password', { token, password: 'yet another one' })).code).toBe('sign-in/link-invalid')

    // A link that waits ends when its person becomes more than a colleague.
    const waiting = tokenOf(((await speaker.call('POST', `/api/people/${id}/link`)).json as { link: string }).link)
    const promotion = await inviteOne(administrator, 'drafter@example.org', ['ms-it', 'administrator'])
    expect((await follow(server.origin, '/invitations/accept', { token: tokenOf(promotion) }, caller.cookie)).status).toBe(200)
    expect((await follow(server.origin, '/set-password', { token: waiting, password: 'stolen by then' })).code).toBe('sign-in/link-invalid')
    expect(codeOf(await speaker.call('POST', `/api/people/${id}/link`))).toEqual([404, 'person/not-found', undefined])
    expect((await peopleOf(speaker, 'ms-it')).people).toMatchObject([{ name: 'drafter', mayGiveLink: false, functions: [{ function: 'administrator', mayEnd: false }, { function: 'drafter', mayEnd: true }] }, { name: 'rita', mayGiveLink: true }])
    expect(codeOf(await speaker.call('POST', `/api/people/${(await me(administrator)).person.id}/link`))).toEqual([404, 'person/not-found', undefined])
  })
})

describe('setting up', () => {
  beforeEach(async () => {
    administrator = await becomeAdministrator(server)
  })
  const soFar = async () => SetUpAnswer.parse((await administrator.call('GET', '/api/set-up')).json)
  const current = '/api/set-up/2026-2029'

  test('the length of plan periods is chosen until the first plan is made', async () => {
    expect((await soFar()).cycles.map(({ label, isClosed, planPeriodYears, hasPlans }) => [label, isClosed, planPeriodYears, hasPlans])).toEqual([['2026–2029', false, 2, false], ['2022–2025', true, 1, false], ['2018–2021', true, 1, false]])
    expect((await administrator.call('PUT', `${current}/period`, { years: 1 })).status).toBe(200)
    expect((await administrator.call('POST', '/api/plans', { area: '2026-2029/msthb/ms', periodStart: '2027-01-01' })).status).toBe(200)
    expect(codeOf(await administrator.call('PUT', `${current}/period`, { years: 2 }))).toEqual([409, 'cycle/has-plans', 'years'])
    expect(codeOf(await administrator.call('PUT', '/api/set-up/2022-2025/period', { years: 2 }))).toEqual([409, 'cycle/closed', 'years'])
    expect(codeOf(await administrator.call('PUT', `${current}/period`, { years: 5 }))).toEqual([400, 'api/invalid-body', 'years'])
    expect(await soFar()).toMatchObject({ plans: [{ id: 'ms-2027', driver: null }], delegations: [{ party: 'europol', people: 1, speaking: 0 }], administrators: 1 })
  })

  test('a goal that was kept or renamed is no stand-in any more', async () => {
    const goals = [{ goal: '2026-2029/goal-1', title: 'Intelligence picture' }, { goal: '2026-2029/goal-2', title: 'Operations against networks' }]
    expect((await administrator.call('PUT', `${current}/goals`, { goals })).status).toBe(200)
    const { json } = await administrator.call('GET', '/api/cycles')
    const [cycle] = (json as { cycles: { goals: { title: string; unverified: boolean }[] }[] }).cycles
    expect(cycle?.goals.slice(0, 3).map(({ title, unverified }) => [title, unverified])).toEqual([['Intelligence picture', false], ['Operations against networks', false], ['Prevention and capacity building', true]])
    expect(codeOf(await administrator.call('PUT', `${current}/goals`, { goals: [{ goal: '2022-2025/goal-1', title: 'x' }] }))).toEqual([404, 'goal/not-found', 'goals.0.goal'])
    expect(codeOf(await administrator.call('PUT', `${current}/goals`, { goals: [{ goal: '2026-2029/goal-1', title: ' ' }] }))).toEqual([400, 'goal/title-missing', 'goals.0.title'])
  })

  test('is for administrators, goals are for the support team, and the last administrator stays one', async () => {
    const speaker = await letIn(server, administrator, 'rita@example.org', ['ms-it', 'speaks'])
    expect(codeOf(await speaker.call('GET', '/api/set-up'))).toEqual([403, 'api/administrator-only', undefined])
    expect(codeOf(await speaker.call('PUT', `${current}/period`, { years: 1 }))).toEqual([403, 'api/administrator-only', undefined])
    expect(codeOf(await speaker.call('PUT', `${current}/goals`, { goals: [] }))).toEqual([403, 'api/support-team-only', undefined])
    const end = async () => codeOf(await administrator.call('DELETE', `/api/people/${(await me(administrator)).person.id}/memberships/europol/administrator`))
    expect(await end()).toEqual([409, 'person/last-administrator', undefined])
    await letIn(server, administrator, 'bob@europol.example', ['europol', 'administrator'])
    expect(await end()).toEqual([200, undefined, undefined])
  })
})
