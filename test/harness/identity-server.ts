// The part of the server that the frame of the page talks to: signing in and out, and the cycles. Real store in a folder
// of its own, real sessions, free port; without plans.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cycleRoutes } from '../../server/api/cycles.ts'
import { signedIn } from '../../server/api/signed-in.ts'
import { readConfig } from '../../server/config.ts'
import { openIdentity, type Identity } from '../../server/identity/identity.ts'
import { identityRoutes } from '../../server/identity/routes.ts'
import { loadSamplePeople } from '../../server/identity/sample-people.ts'
import { loadReferenceData } from '../../server/reference-data.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import { createLog } from '../../server/telemetry/log.ts'

export interface IdentityServer {
  readonly address: string
  readonly identity: Identity
  close(): Promise<void>
}

export async function startIdentityServer(): Promise<IdentityServer> {
  const directory = await mkdtemp(join(tmpdir(), 'empact-identity-'))
  const config = readConfig({ DATA_DIR: directory, DEMO: 'on' })
  if (!config.ok) throw new Error('The configuration of the test server is refused.')
  const opened = await openSqliteStore({ directory, onFinalFailure: ({ reason }) => { throw new Error(reason) } })
  if (!opened.ok) throw new Error(`The store of the test server does not open: ${opened.error.code}`)
  const store = opened.value
  await loadReferenceData(store.database)
  await loadSamplePeople(store, new Date())
  const log = createLog({ level: 'error', write: () => undefined })
  const identity = await openIdentity({ store, config: config.value, authSecret: 'a secret for tests that is long enough to be taken', log })
  const api = new Hono().route('/', identityRoutes(identity, config.value)).use(signedIn(identity)).route('/cycles', cycleRoutes(store.database))
  const app = new Hono().route('/api', api)
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (address) => resolve({ server: started, port: address.port }))
  })
  return {
    address: `http://127.0.0.1:${port}`,
    identity,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      identity.close()
      await store.close()
      await rm(directory, { recursive: true })
    },
  }
}
