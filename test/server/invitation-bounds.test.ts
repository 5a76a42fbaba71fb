// How much one person may invite, and how long what is over is kept: the routes over a real store, with the clock of the test.
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { peopleRoutes } from '../../server/api/people.ts'
import { signedIn } from '../../server/api/signed-in.ts'
import { readConfig } from '../../server/config.ts'
import { openIdentity, type Identity } from '../../server/identity/identity.ts'
import { insertPerson } from '../../server/identity/people.ts'
import { openInMemory } from '../../server/store/sqlite/open-in-memory.ts'
import type { Store } from '../../server/store/store.ts'
import { createLog } from '../../server/telemetry/log.ts'
import { InviteAnswer } from '../../shared/api/people.ts'
import { PartyId, type PersonId } from '../../shared/ids.ts'
import { asked, password, tokenOf } from '../harness/first-hour.ts'

const day = 24 * 3600_000
const europol = PartyId.parse('europol')
let store: Store
let identity: Identity
let ada: PersonId
let nowMs: number
let steadyMs: number
let app: { request(path: string, init: RequestInit): Response | Promise<Response> }

beforeEach(async () => {
  nowMs = Date.parse('2026-11-26T09:00:00Z')
  steadyMs = 0
  const now = () => new Date(nowMs)
  store = (await openInMemory()).store
  const config = readConfig({})
  if (!config.ok) throw new Error('a configuration that is refused')
  identity = await openIdentity({ store, config: config.value, authSecret: 'a secret of the tests, long enough', log: createLog({ level: 'error' }), now })
  const memberships = [{ party: europol, function: 'administrator' as const }]
  ada = await store.database.transaction().execute(transaction => insertPerson(transaction, { name: 'Ada', email: 'ada@europol.example', memberships }, now()))
  app = new Hono()
    .use(signedIn({
      signedIn: async () => {
        const until = new Date(nowMs + day)
        return { person: { id: ada, name: 'Ada' }, sessionId: 's', expiresAt: until, validUntil: until, memberships }
      },
    }))
    .route('/people', peopleRoutes({ store, identity, mail: null, address: 'https://planning.example', now, clock: { steadyMs: () => steadyMs } }))
})
afterEach(async () => {
  identity.close()
  await store.close()
})

/** Invites so many who were not invited before. */
let invited = 0
async function invite(count: number) {
  const people = Array.from({ length: count }, () => asked(`person${invited++}@gdf.example`, ['ms-it', 'reader']))
  const answer = await app.request('/people/invitations', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ people }) })
  const json = await answer.json() as { error?: { code: string; field?: string } }
  return { status: answer.status, code: json.error?.code, made: answer.status === 200 ? InviteAnswer.parse(json).invitations : [] }
}
const stored = async () => (await store.database.selectFrom('invitations').select('email').execute()).length

describe('whoever invites', () => {
  test('may invite two thousand in one sitting, and no more until some were followed, withdrawn or ran out', async () => {
    for (let body = 0; body < 10; body++) expect((await invite(200)).status).toBe(200)
    expect(await invite(1)).toMatchObject({ status: 409, code: 'invitation/too-many' })
    steadyMs += 3600_000
    nowMs += 7 * day - 1
    expect(await invite(1)).toMatchObject({ status: 409, code: 'invitation/too-many' })
    nowMs += 1
    expect((await invite(200)).status).toBe(200)
  })

  test('and withdraws again and again has to wait, also for new links, and invites nobody by halves', async () => {
    const withdrawAll = () => store.database.updateTable('invitations').set({ ended_at: new Date(nowMs).toISOString() }).execute()
    const { made: [first] } = await invite(1)
    for (let body = 0; body < 9; body++) {
      expect((await invite(200)).status).toBe(200)
      await withdrawAll()
    }
    expect((await invite(199)).status).toBe(200)
    expect(await invite(1)).toMatchObject({ status: 429, code: 'invitation/too-often' })
    await store.database.updateTable('invitations').set({ ended_at: null }).where('id', '=', first?.id ?? ('' as never)).execute()
    const renew = async () => (await app.request(`/people/invitations/${first?.id}/link`, { method: 'POST' })).status
    expect(await renew()).toBe(429)
    steadyMs += 60_000
    const before = await stored()
    expect(await invite(40)).toMatchObject({ status: 429 })
    expect(await stored()).toBe(before)
    expect([await renew(), (await invite(30)).status]).toEqual([200, 200])
  })
})

test('what was followed, withdrawn or has run out is removed ninety days after, by itself; what happened stays on record', async () => {
  const { made } = await invite(4)
  const [followed, withdrawn] = made
  if (followed?.given.delivery !== 'by-hand') throw new Error('no link')
  expect((await identity.acceptAsNew(tokenOf(followed.given.link), 'Rita', password)).ok).toBe(true)
  expect((await app.request(`/people/invitations/${withdrawn?.id}`, { method: 'DELETE' })).status).toBe(200)
  await identity.sweep()
  expect(await stored()).toBe(4)
  nowMs += 90 * day
  await identity.sweep()
  expect(await stored()).toBe(4)
  nowMs += day
  await identity.sweep()
  // Two that nobody followed ran out a week later.
  expect(await stored()).toBe(2)
  await invite(1)
  nowMs += 7 * day
  await identity.sweep()
  expect((await store.database.selectFrom('invitations').select('invited_by').execute())).toEqual([{ invited_by: ada }])
  expect((await store.database.selectFrom('invited_memberships').select('invitation').execute())).toHaveLength(1)
  const record = await store.database.selectFrom('record_log').select('what').execute()
  expect(record.map(({ what }) => what).toSorted()).toEqual(['invitation-accepted', ...Array.from({ length: 5 }, () => 'invitation-link-shown'), 'invitation-withdrawn', ...Array.from({ length: 5 }, () => 'invited')])
  expect((await store.database.selectFrom('people').select('email').execute()).map(({ email }) => email).toSorted()).toEqual(['ada@europol.example', followed.email])
})
