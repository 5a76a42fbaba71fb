// Signing in as it is served: a real store in a directory of its own, a real server on a free port, and requests that
// may say whatever a browser, or somebody who is none, might say.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { PartyId, type PersonId } from '../../../shared/ids.ts'
import { readConfig, type Config } from '../../../server/config.ts'
import { openIdentity, type Identity } from '../../../server/identity/identity.ts'
import { originCheck } from '../../../server/identity/origin.ts'
import { createLinkToken } from '../../../server/identity/password-links.ts'
import { insertPerson, type NewPerson } from '../../../server/identity/people.ts'
import { identityRoutes } from '../../../server/identity/routes.ts'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import type { Store } from '../../../server/store/store.ts'
import { createLog } from '../../../server/telemetry/log.ts'

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
  /** Code of the error, when it is one. */
  readonly code: string | null
  /** What a browser would send back as `Cookie`; null when no session was given. */
  readonly cookie: string | null
}

export type Question = {
  readonly method?: 'GET' | 'POST'
  readonly body?: unknown
  readonly cookie?: string | null
  /** Over those that a page of ours would send; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export type Served = {
  readonly config: Config
  readonly store: Store
  readonly identity: Identity
  /** Moves the clock of the limits. */
  readonly waitMs: (milliseconds: number) => void
  readonly ask: (path: string, question?: Question) => Promise<Answer>
  readonly close: () => Promise<void>
}

export const secret = 'a secret of the tests, long enough to be one'
export const password = 'correct horse battery'

export async function served(environment: Record<string, string> = {}): Promise<Served> {
  const directory = mkdtempSync(join(tmpdir(), 'identity-'))
  const port = await freePort()
  const read = readConfig({ PORT: String(port), DATA_DIR: directory, ...environment })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const config = read.value
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(opened.error.code)
  const store = opened.value
  const log = createLog({ level: 'error', write: line => process.stderr.write(line) })
  const identity = await openIdentity({ store, config, authSecret: secret, log })
  let nowMs = 1_000_000
  const app = new Hono()
    .use('/api/*', originCheck(config))
    .route('/api', identityRoutes(identity, config, { clock: () => nowMs }))
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  await once(server, 'listening')
  return {
    config,
    store,
    identity,
    waitMs: milliseconds => {
      nowMs += milliseconds
    },
    ask: (path, question = {}) => ask(port, config, path, question),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      await closed
      identity.close()
      await store.close()
      rmSync(directory, { recursive: true })
    },
  }
}

async function ask(port: number, config: Config, path: string, question: Question): Promise<Answer> {
  const { method = question.body === undefined ? 'GET' : 'POST', body, cookie, headers } = question
  const said: Record<string, string | undefined> = {
    origin: config.address,
    'content-type': 'application/json',
    ...(cookie ? { cookie } : {}),
    ...headers,
  }
  const present = Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const asked = request({ host: '127.0.0.1', port, path: `/api${path}`, method, headers: Object.fromEntries(present), agent: false })
  asked.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body))
  return new Promise((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        const json: unknown = text.startsWith('{') ? JSON.parse(text) : text
        const cookies = response.headers['set-cookie'] ?? []
        const session = cookies.find(line => /session_token=[^;]/.test(line))
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: json,
          code: codeOf(json),
          cookie: session?.split(';')[0] ?? null,
        })
      })
    })
  })
}

function codeOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('error' in json)) return null
  const { error } = json
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null
}

/** Adds a drafter of Lithuania who has set the password of the tests. */
export async function aPersonWithPassword({ store, identity }: Served, fields: Partial<NewPerson> = {}): Promise<PersonId> {
  const now = new Date()
  const [person, token] = await store.database.transaction().execute(async transaction => {
    const added = await insertPerson(
      transaction,
      {
        name: 'Austeja Girtautaite',
        email: 'austeja@example.org',
        memberships: [{ party: PartyId.parse('ms-lt'), function: 'drafter' }],
        ...fields,
      },
      now,
    )
    return [added, await createLinkToken(transaction, added, now)] as const
  })
  const set = await identity.setPassword(token, password)
  if (!set.ok) throw new Error(set.error.code)
  return person
}

/** Signs in and gives the cookie. */
export async function signedInAs({ ask: asking }: Served, email = 'austeja@example.org'): Promise<string> {
  const answer = await asking('/sign-in', { body: { email, password } })
  if (answer.cookie === null) throw new Error(`sign-in was answered with ${answer.status}`)
  return answer.cookie
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
