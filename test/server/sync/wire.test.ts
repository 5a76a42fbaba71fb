import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, join } from '../../../shared/documents/plan-commands.ts'
import { planPlain } from '../../../shared/documents/plan.ts'
import { ActionId, GoalId, PartyId, randomId } from '../../../shared/ids.ts'
import { joinRaw, openRaw } from '../../harness/raw-client.ts'
import { startServer } from '../../harness/server.ts'
import type { RunningServer } from '../../harness/server.ts'
import { signInAs } from '../../harness/sign-in.ts'
import type { SignedInPerson } from '../../harness/sign-in.ts'
import { until } from '../../harness/wait.ts'
import { openWithYjs } from '../../harness/yjs-client.ts'

const goal = GoalId.parse('2026-2029/goal-1')
const plan = 'ms-2026'
let server: RunningServer
let france: SignedInPerson
let italy: SignedInPerson
let georgia: SignedInPerson

beforeAll(async () => {
  server = await startServer()
  ;[france, italy, georgia] = await Promise.all([signInAs(server.origin, 'fr-drafter'), signInAs(server.origin, 'it-speaks'), signInAs(server.origin, 'ge-drafter')])
})
afterAll(() => server.remove())

/** How a connection that may not go on was ended, and how many bytes it had been sent. */
async function turnedAway(who: SignedInPerson | null, party: string, document: string, options: Parameters<typeof openRaw>[4] = {}): Promise<{ code: number; bytes: number }> {
  const client = openRaw(server, who, party, document, options)
  const code = await until('the connection is ended', () => (client.closedWith === null ? null : { closedWith: client.closedWith }))
  return { code: code.closedWith, bytes: client.received.reduce((sum, bytes) => sum + bytes.byteLength, 0) }
}

describe('who may not read is closed with a code and sent nothing', () => {
  test('without a session', async () => {
    expect(await turnedAway(null, 'ms-fr', `plan/${plan}`)).toEqual({ code: 4401, bytes: 0 })
  })
  test('with the session of another person', async () => {
    expect(await turnedAway(france, 'ms-it', `plan/${plan}`, { person: italy.person })).toEqual({ code: 4401, bytes: 0 })
  })
  test('for a delegation that the person does not belong to, and outside the circle: like a plan that does not exist', async () => {
    expect(await turnedAway(georgia, 'ms-fr', `plan/${plan}`)).toEqual({ code: 4404, bytes: 0 })
    expect(await turnedAway(georgia, 'tc-ge', `plan/${plan}`)).toEqual({ code: 4404, bytes: 0 })
    expect(await turnedAway(france, 'ms-fr', 'plan/no-such-plan')).toEqual({ code: 4404, bytes: 0 })
    expect(await turnedAway(france, 'ms-fr', 'secret/plan')).toEqual({ code: 4404, bytes: 0 })
  })
  test('a page older than the document, and a copy of another epoch', async () => {
    expect(await turnedAway(france, 'ms-fr', `plan/${plan}`, { schema: 0 })).toEqual({ code: 4426, bytes: 0 })
    expect(await turnedAway(france, 'ms-fr', `plan/${plan}`, { provider: 1 })).toEqual({ code: 4426, bytes: 0 })
    expect(await turnedAway(france, 'ms-fr', `plan/${plan}`, { epoch: 'another' })).toEqual({ code: 4409, bytes: 0 })
  })
  test('a page of another origin is refused before the upgrade', async () => {
    expect(await turnedAway(france, 'ms-fr', `plan/${plan}`, { origin: 'http://evil.example' })).toEqual({ code: 403, bytes: 0 })
  })
  test('the API answers 401 without a session, and the same 404 for no plan and for one that is not yours', async () => {
    expect((await fetch(`${server.origin}/api/plans/${plan}`)).status).toBe(401)
    expect((await fetch(`${server.origin}/api/cycles`)).status).toBe(401)
    const [none, notYours] = [await georgia.call('GET', '/api/plans/no-such-plan'), await georgia.call('GET', `/api/plans/${plan}`)]
    expect(none).toEqual(notYours)
    expect(none.status).toBe(404)
  })
})

test('a client id that is another person’s cannot be named', async () => {
  const first = await joinRaw(server, france, 'ms-fr', plan, { clients: '424242' })
  expect(await turnedAway(italy, 'ms-it', `plan/${plan}`, { clients: '424242' })).toEqual({ code: 4422, bytes: 0 })
  first.close()
})

test('our messages and y-websocket’s own provider meet in one plan, and both see a new action with its reference', async () => {
  const ours = await joinRaw(server, france, 'ms-fr', plan)
  const theirs = await openWithYjs(server, italy, 'ms-it', plan)
  const id = addAction(ours.plan, goal)
  ours.sendOwn()
  expect(await ours.settled(1)).toBe('taken')
  const reference = await until('the other has the reference', () => planPlain(theirs.doc).references[id])
  expect(reference).toMatch(/^MS-26-\d{3}$/)
  expect(planPlain(ours.doc).references[id]).toBe(reference)
  const action = theirs.plan.roots.actions.get(id)
  if (action === undefined) throw new Error('the action has come')
  join(theirs.plan, action, { party: PartyId.parse('ms-it'), answersForParty: true, isDriver: false }, { epoch: 'e', seq: 1 })
  await until('the answer has come', () => Object.keys(planPlain(ours.doc).actions[id]?.answers ?? {}).length === 1)
  ours.close()
  theirs.close()
})

test('what can never be valid is refused from a hand-written client, and nobody sees it', async () => {
  const watcher = await joinRaw(server, italy, 'ms-it', plan)
  const before = watcher.received.length
  const writes: [string, (doc: Y.Doc, action: Y.Map<unknown>) => void, string][] = [
    ['a private partner as leader', (_, action) => action.set('leader', { request: randomId(), party: 'pp-sample' }), 'role/leader-not-this-kind'],
    ['an unknown party', (_, action) => action.set('leader', { request: randomId(), party: 'ms-zz' }), 'party/unknown'],
    ['an amount of half a euro', (doc, action) => doc.transact(() => {
      ;(action.get('participants') as Y.Map<unknown>).set('ms-fr', { request: randomId(), joined: true })
      ;(action.get('ownResources') as Y.Map<unknown>).set('ms-fr', 0.5)
    }), 'value/not-allowed'],
    ['the driver', doc => doc.getMap('record').set('driver', { party: 'carin', accepted: true, decision: 'x', on: '2026-01-01' }), 'mandate/server-only'],
    ['the marking', doc => doc.getMap('record').set('marking', 'restreint-ue'), 'mandate/server-only'],
    ['another delegation’s answer', (_, action) => (action.get('answers') as Y.Map<unknown>).set(`ms-it:participant:${randomId()}`, { answer: 'confirmed', epoch: 'e', seq: 1 }), 'mandate/not-your-delegation'],
  ]
  for (const [what, write, code] of writes) {
    const client = await joinRaw(server, france, 'ms-fr', plan)
    const [id] = client.plan.roots.actions.ids()
    const action = client.doc.getMap('actions').get(id ?? '') as Y.Map<unknown>
    write(client.doc, action)
    client.sendOwn()
    expect([what, await client.settled(1)]).toEqual([what, code])
    expect(client.isOpen).toBe(true)
    client.close()
  }
  // Presence frames may come; nothing that was refused does.
  expect(watcher.messages.slice(before).filter(message => message.type === 'committed' || message.type === 'update')).toEqual([])
  watcher.close()
})

test('after a refusal nothing later of that connection is taken, and the id is finished for others of the person too', async () => {
  const client = await joinRaw(server, france, 'ms-fr', plan, { clients: '777001' })
  client.doc.getMap('record').set('marking', 'public')
  client.sendOwn()
  expect(await client.settled(1)).toBe('mandate/server-only')
  addAction(client.plan, goal)
  client.sendOwn()
  client.close()
  const again = await joinRaw(server, france, 'ms-fr', plan, { clients: '777001' })
  const id = addAction(again.plan, goal)
  again.sendOwn()
  expect(await again.settled(1)).toBe('client-id/finished')
  again.close()
  const other = await joinRaw(server, italy, 'ms-it', plan)
  expect(other.plan.roots.actions.has(ActionId.parse(id))).toBe(false)
  other.close()
})

test('bytes that are no message end the connection and leave the plan as it is', async () => {
  for (const bytes of [new Uint8Array([99, 1, 2]), new Uint8Array([]), new Uint8Array([0, 2, 200]), 'text']) {
    const client = await joinRaw(server, france, 'ms-fr', plan)
    client.sendBytes(bytes)
    await until('the connection is ended', () => client.closedWith !== null)
    expect(client.closedWith).toBe(4422)
  }
})

test('name and delegation of a presence are the server’s word, whatever the client says', async () => {
  const watcher = await joinRaw(server, italy, 'ms-it', plan)
  const client = await joinRaw(server, france, 'ms-fr', plan, { clients: '888001' })
  const state = JSON.stringify({ user: { name: 'President', party: 'ms-de' }, place: ['actions'], rank: 'high' })
  const { encode, writeVarString, writeVarUint } = await import('lib0/encoding')
  const update = encode(encoder => {
    writeVarUint(encoder, 2)
    for (const id of [888001, 12345]) {
      writeVarUint(encoder, id)
      writeVarUint(encoder, 2 ** 31)
      writeVarString(encoder, state)
    }
  })
  const { encodeClientMessage } = await import('../../../shared/protocol/messages.ts')
  client.sendBytes(encodeClientMessage({ type: 'awareness', update }))
  const told = await until('the watcher hears of France', () => {
    const texts = watcher.messages.filter(message => message.type === 'awareness').map(message => Buffer.from(message.update).toString('latin1'))
    return texts.find(text => text.includes('"actions"'))
  })
  expect(told).toContain('"party":"ms-fr"')
  expect(told).not.toContain('President')
  expect(told).not.toContain('rank')
  client.close()
  watcher.close()
})
