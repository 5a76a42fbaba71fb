// What lies under the accounts: the columns that better-auth asks for, the secret, and the links that set a password.
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getMigrations } from 'better-auth/db/migration'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accountOptions } from '../../../server/identity/accounts.ts'
import { authSecretOf } from '../../../server/identity/auth-secret.ts'
import { AddPersonOptions, addPerson } from '../../../server/identity/add-person.ts'
import { createLinkToken, linkOf } from '../../../server/identity/password-links.ts'
import { aPersonWithPassword, password, secret, served, signedInAs, type Served } from './served.ts'

const email = 'rita@example.org'
const options = AddPersonOptions.parse({ email, name: 'Rita', party: 'ms-mt', function: 'speaks' })

describe('accounts', () => {
  let here: Served
  beforeEach(async () => {
    here = await served()
  })
  afterEach(() => here.close())

  async function tokenOf(now = new Date()): Promise<string> {
    const added = await addPerson(here.store, options, now)
    if (!added.ok) throw new Error(added.error.code)
    return added.value
  }

  const setPassword = (token: string, chosen = password) =>
    here.ask('/set-password', { body: { token, password: chosen } })

  test('our migrations made every table and column that better-auth asks for', async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(accountOptions(here.store.database, here.config, secret))
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  })

  test('an id that is made for a session is as random as all of ours', async () => {
    await aPersonWithPassword(here)
    await signedInAs(here)
    const { id } = await here.store.database.selectFrom('sessions').select('id').executeTakeFirstOrThrow()
    expect(id).toMatch(/^[A-Za-z0-9_-]{21}$/)
  })

  test('of a session neither address nor browser is kept', async () => {
    await aPersonWithPassword(here)
    await signedInAs(here)
    const session = await here.store.database.selectFrom('sessions').selectAll().executeTakeFirstOrThrow()
    expect([session.ip_address || null, session.user_agent || null]).toEqual([null, null])
  })

  test('a link sets the password once, and then the person can sign in', async () => {
    const token = await tokenOf()
    expect((await setPassword(token)).status).toBe(200)
    expect((await here.ask('/sign-in', { body: { email, password } })).status).toBe(200)
    const again = await setPassword(token, 'another long password')
    expect([again.status, again.code]).toEqual([400, 'sign-in/link-invalid'])
    expect((await here.ask('/sign-in', { body: { email, password } })).status).toBe(200)
  })

  test('two who use a link at once: one sets the password, the other is told', async () => {
    const token = await tokenOf()
    const answers = await Promise.all([setPassword(token), setPassword(token, 'another long password')])
    expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 400])
  })

  test('a link older than seven days sets nothing', async () => {
    const token = await tokenOf(new Date(Date.now() - 7 * 24 * 3600_000 - 1_000))
    expect((await setPassword(token)).code).toBe('sign-in/link-invalid')
  })

  test('a password shorter than twelve characters is refused, and the link stays', async () => {
    const token = await tokenOf()
    const short = await setPassword(token, 'elevenchars')
    expect([short.status, short.code]).toEqual([400, 'sign-in/password-too-short'])
    expect((await setPassword(token)).status).toBe(200)
  })

  test('nobody who reads the database finds the token or the password', async () => {
    const token = await tokenOf()
    await setPassword(token)
    const links = await here.store.database.selectFrom('password_links').selectAll().execute()
    const credentials = await here.store.database.selectFrom('credentials').selectAll().execute()
    expect(links).toHaveLength(1)
    expect(credentials).toHaveLength(1)
    expect(JSON.stringify([links, credentials])).not.toContain(token)
    expect(JSON.stringify([links, credentials])).not.toContain(password)
  })

  test('setting a password ends the sessions that were opened with the former one', async () => {
    const ended: string[] = []
    here.identity.onSessionEnded(event => ended.push(event.reason))
    await setPassword(await tokenOf())
    const before = await here.ask('/sign-in', { body: { email, password } })
    const { id } = await here.store.database.selectFrom('people').select('id').executeTakeFirstOrThrow()
    const token = await here.store.database
      .transaction()
      .execute(transaction => createLinkToken(transaction, id, new Date()))
    expect((await setPassword(token, 'another long password')).status).toBe(200)
    expect((await here.ask('/me', { cookie: before.cookie })).status).toBe(401)
    // That of the first link, and that of signing in.
    expect(ended).toEqual(['password-set', 'password-set'])
    expect((await here.ask('/sign-in', { body: { email, password } })).status).toBe(401)
  })

  test('the token stands behind # in the link, where no server logs it', () => {
    const link = new URL(linkOf('https://planning.example', 'token'))
    expect([link.pathname, link.search, link.hash]).toEqual(['/set-password', '', '#token'])
  })
})

describe('the secret that signs cookies', () => {
  let dataDirectory: string
  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'secret-'))
  })
  afterEach(() => rmSync(dataDirectory, { recursive: true }))

  test('is made once, kept for the next start, and readable by nobody else', () => {
    const made = authSecretOf({ authSecret: null, dataDirectory })
    expect(made.length).toBeGreaterThanOrEqual(32)
    expect(authSecretOf({ authSecret: null, dataDirectory })).toBe(made)
    expect(statSync(join(dataDirectory, 'auth-secret')).mode & 0o777).toBe(0o600)
  })

  test('is closed to others when it was left open', () => {
    const made = authSecretOf({ authSecret: null, dataDirectory })
    chmodSync(join(dataDirectory, 'auth-secret'), 0o644)
    expect(authSecretOf({ authSecret: null, dataDirectory })).toBe(made)
    expect(statSync(join(dataDirectory, 'auth-secret')).mode & 0o777).toBe(0o600)
  })

  test('cut short by a crash is made anew', () => {
    writeFileSync(join(dataDirectory, 'auth-secret'), '')
    expect(authSecretOf({ authSecret: null, dataDirectory }).length).toBeGreaterThanOrEqual(32)
  })

  test('of the environment is used and not written down', () => {
    expect(authSecretOf({ authSecret: secret, dataDirectory })).toBe(secret)
    expect(statSync(join(dataDirectory, 'auth-secret'), { throwIfNoEntry: false })).toBeUndefined()
  })
})
