// After a session has run out its sockets wait a while for its person to sign in again: nothing is sent to them and nothing
// taken, and they go on over the same line under what holds by then. Every other end closes them at once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openReplica } from '../../../client/replica/index.ts'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import type { Store } from '../../../server/store/store.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import { PersonId } from '../../../shared/ids.ts'
import { encodeClientMessage } from '../../../shared/protocol/messages.ts'
import { aDevice, openNodeTab, personOf } from '../../client/replica/node-environment.ts'
import { awarenessOf } from '../../hostile/recorded.ts'
import { aimOf, editorOrigin, typeAim } from '../../client/replica/plan-world.ts'
import { readLive } from '../../harness/live-reader.ts'
import { joinRaw, openRaw } from '../../harness/raw-client.ts'
import type { RawClient } from '../../harness/raw-client.ts'
import { startServer } from '../../harness/server.ts'
import type { RunningServer } from '../../harness/server.ts'
import { signInAs } from '../../harness/sign-in.ts'
import type { SignedInPerson } from '../../harness/sign-in.ts'
import { until } from '../../harness/wait.ts'
import { party } from '../../fixtures/a-plan.ts'

const plan = 'ms-2026'
const endsInMs = 2_500

let server: RunningServer
let store: Store
let germany: RawClient
beforeAll(async () => {
  server = await startServer()
  const opened = await openSqliteStore({ directory: server.dataDirectory, as: 'beside' })
  if (!opened.ok) throw new Error(opened.error.code)
  store = opened.value
  germany = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
})
afterAll(async () => {
  germany?.close()
  await store?.close()
  await server?.remove()
})

/** Signed in, and the session runs out in a moment. */
async function signInBriefly(name: string): Promise<SignedInPerson> {
  const who = await signInAs(server.origin, name)
  const person = PersonId.parse(who.person)
  await store.database.updateTable('sessions').set({ expires_at: new Date(Date.now() + endsInMs).toISOString() }).where('person', '=', person).execute()
  return who
}
async function wordFor(who: SignedInPerson): Promise<string> {
  const { status, json } = await who.call('POST', '/api/renewals')
  expect(status).toBe(200)
  return (json as { token: string }).token
}
const isOver = (client: RawClient): Promise<unknown> => until('the session runs out', () => client.last('session-over') !== undefined)
const goOn = (client: RawClient, token: string): void => client.sendBytes(encodeClientMessage({ type: 'renew', token }))
const writes = (client: RawClient, words: string): void => {
  client.doc.transact(() => client.plan.roots.aim.fragment.insert(0, [paragraphOf(words)]))
  client.sendOwn()
}
const paragraphOf = (words: string): Y.XmlElement => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  return paragraph
}
const told = (client: RawClient): string => client.messages.filter(message => message.type === 'awareness').map(({ update }) => Buffer.from(update).toString('latin1')).join('\n')
const textOf = (client: RawClient): string => client.plan.roots.aim.fragment.toJSON()

test('nothing is sent and nothing taken while the session is over; renewed, the same socket goes on', async () => {
  const reader = await joinRaw(server, await signInBriefly('eurojust-drafter'), 'eurojust', plan)
  await isOver(reader)
  const heard = reader.received.length
  writes(germany, 'canary of Germany')
  germany.sendBytes(encodeClientMessage({ type: 'awareness', update: awarenessOf(germany.doc.clientID, { place: ['canary of Germany'] }) }))
  const witness = await joinRaw(server, await signInAs(server.origin, 'de-speaks'), 'ms-de', plan)
  await until('others hear of it', () => textOf(witness).includes('canary of Germany') && told(witness).includes('canary of Germany'))
  // Asked for all it may ask, and told nothing.
  reader.sendBytes(encodeClientMessage({ type: 'step1', stateVector: new Uint8Array([0]) }))
  reader.sendBytes(encodeClientMessage({ type: 'query-awareness' }))
  writes(reader, 'canary of Eurojust')
  const again = await signInAs(server.origin, 'eurojust-drafter')
  const word = await wordFor(again)
  expect(reader.received).toHaveLength(heard)
  goOn(reader, word)
  await until('it goes on', () => reader.last('renewed') !== undefined)
  expect(reader.last('renewed')).toEqual({ type: 'renewed', count: 0 })
  expect(textOf(germany)).not.toContain('canary of Eurojust')
  reader.sendBytes(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(reader.doc) }))
  await until('what came meanwhile is there', () => textOf(reader).includes('canary of Germany'))
  expect(reader.closedWith).toBeNull()
  for (const client of [reader, witness]) client.close()
})

test('a page goes on over its socket, and what it wrote meanwhile is saved', async () => {
  const brief = await signInBriefly('fr-drafter')
  let now = brief
  const who: SignedInPerson = { person: brief.person, get cookie() { return now.cookie }, call: (...asked) => now.call(...asked) }
  const tab = openNodeTab(server, who, aDevice())
  let opened = 0
  const environment = { ...tab.environment, openSocket: (...args: Parameters<typeof tab.environment.openSocket>) => {
    opened++
    return tab.environment.openSocket(...args)
  } }
  const page = openReplica({ kind: 'plan', id: plan, schema: planSchema, identity: { person: personOf(who), party: party('ms-fr') }, environment, ownOrigins: [editorOrigin] })
  await until('it is in step', () => page.status().state === 'live')
  await until('the session runs out', () => page.status().state === 'closed')
  typeAim(page, 'written over an ended session ')
  now = await signInAs(server.origin, 'fr-drafter')
  page.resume()
  await until('it is saved', () => page.status().saved === 'saved')
  await until('the others read it', () => textOf(germany).includes('written over an ended session'))
  expect(aimOf(page.doc)).toContain('canary of Germany')
  expect(opened).toBe(1)
  page.close()
  tab.die()
})

test('lists go on over their socket too, and are told everything anew', async () => {
  const lists = await readLive(server, await signInBriefly('nl-speaks'), 'ms-nl')
  await until('the session runs out', () => lists.has('session-over'))
  const heard = lists.messages.length
  const supportTeam = await signInAs(server.origin, 'support-team')
  expect((await supportTeam.call('PUT', '/api/plans/env-2026/driver', { party: 'ms-at', decision: 'provisional', on: '2026-11-20' })).status).toBe(200)
  const germanList = await readLive(server, await signInAs(server.origin, 'de-speaks'), 'ms-de')
  await until('others see the change', () => germanList.summary('env-2026')?.driver?.party === 'ms-at')
  expect(lists.messages).toHaveLength(heard)
  lists.say({ type: 'renew', token: await wordFor(await signInAs(server.origin, 'nl-speaks')) })
  await until('everything has come', () => lists.messages.slice(heard).some(({ type }) => type === 'ready'))
  expect(lists.summary('env-2026')?.driver?.party).toBe('ms-at')
  expect(lists.closedWith).toBeNull()
  for (const each of [lists, germanList]) each.close()
})

test('a word is good once, for its own person, and what may be read is looked up anew', async () => {
  const [first, second, third] = await Promise.all([
    joinRaw(server, await signInBriefly('mt-speaks'), 'ms-mt', plan),
    joinRaw(server, await signInBriefly('it-speaks'), 'ms-it', plan),
    joinRaw(server, await signInBriefly('com-facilitator'), 'com', plan),
  ])
  await Promise.all([first, second, third].map(isOver))
  const malta = await signInAs(server.origin, 'mt-speaks')
  const word = await wordFor(malta)
  // Of another person.
  goOn(second, word)
  await until('it is closed', () => second.closedWith !== null)
  expect(second.closedWith).toBe(4401)
  // Said before, if by another.
  goOn(first, word)
  await until('it comes back', () => first.closedWith !== null)
  expect(first.closedWith).toBe(1012)
  // The membership has ended meanwhile.
  const facilitator = await signInAs(server.origin, 'com-facilitator')
  const other = await wordFor(facilitator)
  await store.database.updateTable('memberships').set({ until_at: new Date().toISOString() }).where('person', '=', PersonId.parse(facilitator.person)).execute()
  goOn(third, other)
  await until('it is closed', () => third.closedWith !== null)
  expect([third.closedWith, third.last('renewed')]).toEqual([4404, undefined])
})

test('signing out closes at once, whatever the session would still have had', async () => {
  const who = await signInBriefly('frontex-speaks')
  const client = await joinRaw(server, who, 'frontex', plan)
  await who.call('POST', '/api/sign-out')
  await until('it is closed', () => client.closedWith !== null)
  expect([client.closedWith, client.last('session-over')]).toEqual([4401, undefined])
})

test('a release that ends while a session is over closes its socket, and the word opens nothing', async () => {
  const supportTeam = await signInAs(server.origin, 'support-team')
  expect((await supportTeam.call('PUT', '/api/plans/ocse-2026/circle', { added: ['carin'] })).status).toBe(200)
  const client = await joinRaw(server, await signInBriefly('carin-drafter'), 'carin', 'ocse-2026')
  await isOver(client)
  expect((await supportTeam.call('PUT', '/api/plans/ocse-2026/circle', { added: [] })).status).toBe(200)
  await until('it is closed', () => client.closedWith !== null)
  expect(client.closedWith).toBe(4403)
  const again = openRaw(server, await signInAs(server.origin, 'carin-drafter'), 'carin', 'plan/ocse-2026')
  await until('it is turned away', () => again.closedWith !== null)
  expect(again.closedWith).toBe(4404)
})
