// A right that is known to end at a moment ends then, on open sockets too.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import type { Store } from '../../../server/store/store.ts'
import { openRaw, joinRaw } from '../../harness/raw-client.ts'
import { startServer } from '../../harness/server.ts'
import type { RunningServer } from '../../harness/server.ts'
import { signInAs } from '../../harness/sign-in.ts'
import { until } from '../../harness/wait.ts'

/** Well below the half minute after which a sweep would find it. */
const soonMs = 12_000
const endsInMs = 3_000

let server: RunningServer
let store: Store

beforeAll(async () => {
  server = await startServer()
  const opened = await openSqliteStore({ directory: server.dataDirectory, as: 'beside' })
  if (!opened.ok) throw new Error(opened.error.code)
  store = opened.value
})
afterAll(async () => {
  await store?.close()
  await server?.remove()
})

const soon = (): string => new Date(Date.now() + endsInMs).toISOString()

test('a session that runs out opens no other socket', async () => {
  const who = await signInAs(server.origin, 'fr-drafter')
  await store.database.updateTable('sessions').set({ expires_at: soon() }).where('person', '=', who.person as never).execute()
  const client = await joinRaw(server, who, 'ms-fr', 'ms-2026')
  await until('the socket is told', () => client.last('session-over') !== undefined, soonMs)
  const again = openRaw(server, who, 'ms-fr', 'plan/ms-2026')
  await until('it is turned away', () => again.closedWith !== null)
  expect(again.closedWith).toBe(4401)
  client.close()
})

test('a membership that runs out closes its sockets at once, and opens no other for that delegation', async () => {
  const who = await signInAs(server.origin, 'nl-speaks')
  await store.database.updateTable('memberships').set({ until_at: soon() }).where('person', '=', who.person as never).execute()
  const client = await joinRaw(server, who, 'ms-nl', 'ms-2026')
  await until('the socket is closed', () => client.closedWith !== null, soonMs)
  const again = openRaw(server, who, 'ms-nl', 'plan/ms-2026')
  await until('it is turned away', () => again.closedWith !== null)
  expect(again.closedWith).toBe(4404)
})

test('the server writes under another client id each time a document is loaded, and nobody can name one of them', async () => {
  const idsOfServer = async (): Promise<number[]> => {
    const rows = await store.database.selectFrom('client_ids').select('client_id').where('document', '=', 'plan/thb-2026').where('person', 'is', null).execute()
    return rows.map(row => row.client_id)
  }
  const supportTeam = await signInAs(server.origin, 'support-team')
  const before = await idsOfServer()
  for (const marking of ['public', 'limite']) {
    expect((await supportTeam.call('PUT', '/api/plans/thb-2026/marking', { marking })).status).toBe(200)
    await server.stop()
    await server.startAgain()
  }
  const ids = await idsOfServer()
  expect(ids.length).toBe(before.length + 2)
  for (const id of ids) {
    const squatter = openRaw(server, await signInAs(server.origin, 'it-speaks'), 'ms-it', 'plan/thb-2026', { clients: String(id) })
    await until('it is turned away', () => squatter.closedWith !== null)
    expect(squatter.closedWith).toBe(4422)
  }
})
