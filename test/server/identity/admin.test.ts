// `npm run admin`, as a process of its own beside the running server.
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPersonWithPassword, password, served, type Served } from './served.ts'

const root = join(import.meta.dirname, '../../..')
/** Inside the project, since the bundle leaves packages to be found from where it stands. */
const built = join(root, 'test-output', `admin-${process.pid}`)

beforeAll(async () => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: 'server/admin.ts', outDir: built, target: 'node20' },
  })
})
afterAll(() => rmSync(built, { recursive: true }))

type Ended = { readonly exitCode: number; readonly out: string; readonly said: string }

function admin(words: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const env = { ...process.env, ...environment }
  return new Promise(resolve => {
    const child = execFile(process.execPath, [join(built, 'admin.js'), ...words], { env, timeout: 30_000 }, (_error, out, said) =>
      resolve({ exitCode: child.exitCode ?? -1, out, said }),
    )
  })
}

const rita = ['add-person', '--email', 'Rita@Example.org', '--name', 'Rita Xemx', '--party', 'ms-mt', '--function', 'speaks']

describe('adding a person beside the running server', () => {
  let here: Served
  beforeEach(async () => {
    here = await served()
  })
  afterEach(() => here.close())

  const besideServer = (words: string[]) => admin(words, { DATA_DIR: here.config.dataDirectory, PUBLIC_URL: here.config.address })

  test('prints a link with which that person sets a password and signs in', async () => {
    const { exitCode, out, said } = await besideServer(rita)
    expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' })
    const link = new URL(out.trim().split('\n').at(-1) ?? '')
    expect(link.origin).toBe(here.config.address)
    const body = { token: link.hash.slice(1), password }
    expect((await here.ask('/set-password', { body })).status).toBe(200)
    const { cookie } = await here.ask('/sign-in', { body: { email: 'rita@example.org', password } })
    expect((await here.ask('/me', { cookie })).body).toMatchObject({
      person: { name: 'Rita Xemx' },
      memberships: [{ party: 'ms-mt', function: 'speaks' }],
    })
  })

  test('a second person with the same e-mail is refused, and the first stays', async () => {
    await besideServer(rita)
    const second = await besideServer(rita)
    expect([second.exitCode, second.out]).toEqual([1, ''])
    expect(second.said).toContain('exists already')
    expect(await here.store.database.selectFrom('people').select('name').execute()).toHaveLength(1)
  })
})

describe('a new link for a forgotten password', () => {
  let here: Served
  beforeEach(async () => {
    here = await served()
    await aPersonWithPassword(here)
  })
  afterEach(() => here.close())
  const besideServer = (words: string[]) => admin(words, { DATA_DIR: here.config.dataDirectory, PUBLIC_URL: here.config.address })
  const address = 'Austeja@Example.org'

  test('is printed beside the running server, works once, and signs in', async () => {
    const { exitCode, out, said } = await besideServer(['reset-link', address])
    expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' })
    const link = new URL(out.trim().split('\n').at(-1) ?? '')
    const body = { token: link.hash.slice(1), password: 'another horse entirely' }
    const { status, cookie } = await here.ask('/set-password', { body })
    expect([status, (await here.ask('/me', { cookie })).body]).toMatchObject([200, { person: { name: 'Austeja Girtautaite' } }])
    expect((await here.ask('/set-password', { body })).code).toBe('sign-in/link-invalid')
    expect((await here.ask('/sign-in', { body: { email: address, password } })).code).toBe('sign-in/wrong')
  })

  test('is refused for an address that nobody has, and for somebody suspended', async () => {
    const unknown = await besideServer(['reset-link', 'nobody@example.org'])
    expect([unknown.exitCode, unknown.out, unknown.said]).toEqual([1, '', 'Nobody with the e-mail nobody@example.org is here. Look at how it is written, or add the person.\n'])
    await here.store.database.updateTable('people').set({ suspended_at: new Date().toISOString() }).execute()
    const suspended = await besideServer(['reset-link', address])
    expect([suspended.exitCode, suspended.out]).toEqual([1, ''])
  })
})

describe('wrong arguments', () => {
  test.each([
    ['no command', [], /^Usage: /],
    ['an unknown command', ['remove-person'], /^Usage: /],
    ['an unknown option', ['add-person', '--mail', 'x'], /^Usage: /],
    ['nothing said', ['add-person'], /--email: .*\n--name: .*\n--party: .*\n--function: .*\nUsage: /],
    ['a delegation that does not exist', rita.with(6, 'ms-xx'), /^--party: there is no such delegation/],
    ['no address', ['reset-link'], /^Write the e-mail address of the person/],
    ['two addresses', ['reset-link', 'a@example.org', 'b@example.org'], /^Usage: /],
    ['an unknown function', rita.with(8, 'boss'), /^--function: write one of reader, drafter/],
  ])('end with code 2 and what to write: %s', async (_what, words, sentence) => {
    const { exitCode, out, said } = await admin(words)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(said).toMatch(sentence)
  })
})
