// The ways in which a plain Yjs server or page is fooled, each found by running the library and each one test here, by
// its number: against the real server over real sockets, and with the real replica of a page where the page is the one
// that could be fooled. Where the library's own behaviour is short to show it is shown first, so that the test says
// when a later version of it no longer needs the guard.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openReplica } from '../../client/replica/index.ts'
import { addAction } from '../../shared/documents/plan-commands.ts'
import { planPlain, planSchema, planView } from '../../shared/documents/plan.ts'
import { encodeClientMessage } from '../../shared/protocol/messages.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { aDevice, openNodeTab, personOf } from '../client/replica/node-environment.ts'
import type { NodeTab } from '../client/replica/node-environment.ts'
import { aimOf, editorOrigin, typeAim } from '../client/replica/plan-world.ts'
import type { PlanReplica } from '../client/replica/plan-world.ts'
import { goal, party } from '../fixtures/a-plan.ts'
import { joinRaw, openRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { giveRoles } from '../harness/roles.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { openWithYjs } from '../harness/yjs-client.ts'
import { itemAt, updateOf } from '../server/sync/hand-made.ts'
import { runOf } from './recorded.ts'

/** A new one, and empty but for its goals. */
const plan = 'env-2028'
let server: RunningServer
let store: Store
let tabs: NodeTab[] = []
let clients: { close(): void }[] = []

beforeAll(async () => {
  server = await startServer()
  const supportTeam = await signInAs(server.origin, 'support-team')
  expect((await supportTeam.call('POST', '/api/plans', { area: '2026-2029/env/env', periodStart: '2028-01-01' })).status).toBe(200)
  await giveRoles(server.origin, plan)
  await openStore()
})
afterEach(() => {
  for (const tab of tabs) tab.die()
  for (const client of clients) client.close()
  tabs = []
  clients = []
})
afterAll(async () => {
  await store?.close()
  await server?.remove()
})

async function openStore(): Promise<void> {
  const opened = await openSqliteStore({ directory: server.dataDirectory, as: 'beside' })
  if (!opened.ok) throw new Error(opened.error.code)
  store = opened.value
}

async function joins(name: string, delegation: string, options: Parameters<typeof joinRaw>[4] = {}): Promise<RawClient> {
  const client = await joinRaw(server, await signInAs(server.origin, name), delegation, plan, options)
  clients.push(client)
  return client
}
const germany = (options: Parameters<typeof joinRaw>[4] = {}): Promise<RawClient> => joins('de-drafter', 'ms-de', options)
const frontex = (options: Parameters<typeof joinRaw>[4] = {}): Promise<RawClient> => joins('frontex-speaks', 'frontex', options)

async function page(name: string, delegation: string): Promise<{ readonly tab: NodeTab; readonly replica: PlanReplica }> {
  const who = await signInAs(server.origin, name)
  const tab = openNodeTab(server, who, aDevice())
  tabs.push(tab)
  const replica = openReplica({ kind: 'plan', id: plan, schema: planSchema, identity: { person: personOf(who), party: party(delegation) }, environment: tab.environment, ownOrigins: [editorOrigin] })
  await until(`${name} is in step`, () => replica.status().state === 'live')
  return { tab, replica }
}
const saved = ({ replica }: { readonly replica: PlanReplica }) => (): boolean => replica.status().saved === 'saved'

const stateOf = (doc: Y.Doc): string => canonicalHash(doc, planSchema, 'state')
/** What the server has, by what it sends somebody who joins. */
async function stored(): Promise<{ readonly state: string; readonly bytes: number; readonly doc: Y.Doc }> {
  const { doc, last } = await frontex().then(client => ({ doc: client.doc, last: client.last('committed') }))
  return { state: stateOf(doc), bytes: last?.update.byteLength ?? 0, doc }
}
const aimRun = (doc: Y.Doc): Y.XmlText => runOf(doc.getXmlFragment('aim'))
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
async function writesAndIsRead(words: string): Promise<void> {
  const [writer, reader] = [await germany(), await joins('eurojust-drafter', 'eurojust')]
  aimRun(writer.doc).insert(0, words)
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('taken')
  await until('the words are read', () => aimOf(reader.doc).startsWith(words))
}

test('R1 nobody can write under the clock of somebody else, whose next words would be dropped as known already', async () => {
  const alice = await germany({ clients: '710001' })
  aimRun(alice.doc).insert(0, 'hello ')
  alice.sendOwn()
  expect(await alice.settled(1)).toBe('taken')
  const mallory = await frontex()
  const squatted = copyOf(alice.doc)
  squatted.clientID = 710_001
  aimRun(squatted).insert(6, 'EVIL')
  const forged = Y.encodeStateAsUpdate(squatted, Y.encodeStateVector(alice.doc))
  // The library takes it, and then Alice's own as known already: equal state vectors, different words.
  const fooled = copyOf(alice.doc)
  Y.applyUpdate(fooled, forged)
  aimRun(alice.doc).insert(6, 'real')
  Y.applyUpdate(fooled, Y.encodeStateAsUpdate(alice.doc))
  expect(Y.encodeStateVector(fooled)).toEqual(Y.encodeStateVector(alice.doc))
  expect(aimOf(fooled)).not.toBe(aimOf(alice.doc))

  mallory.sendUpdate(forged)
  expect(await mallory.settled(1)).toBe('client-id/not-named')
  const squatter = openRaw(server, await signInAs(server.origin, 'frontex-speaks'), 'frontex', `plan/${plan}`, { clients: '710001' })
  await until('who names the id is turned away', () => squatter.closedWith !== null)
  expect(squatter.closedWith).toBe(4422)
  alice.sendOwn()
  expect(await alice.settled(2)).toBe('taken')
  expect((await stored()).state).toBe(stateOf(alice.doc))
  expect(aimOf(alice.doc)).toContain('hello real')
})

test('R2 fourteen bytes cannot move a clock so far that everything later under that id is thrown away', async () => {
  const bytes = encoding.encode(encoder => {
    for (const number of [1, 1, 7, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, 2 ** 50)
    encoding.writeVarUint(encoder, 0)
  })
  expect(bytes.byteLength).toBeLessThanOrEqual(14)
  const fooled = new Y.Doc()
  Y.applyUpdate(fooled, bytes)
  expect(Y.getState(fooled.store, 7)).toBe(2 ** 50)
  const before = await stored()
  const mallory = await germany({ clients: '7' })
  mallory.sendUpdate(bytes)
  expect(await mallory.settled(1)).toBe('update/malformed')
  expect((await stored()).bytes).toBe(before.bytes)
  await writesAndIsRead('R2 ')
})

test('R3 an update that makes the library throw half-way has changed nothing and is sent to nobody', async () => {
  const author = await germany()
  aimRun(author.doc).insert(0, 'planning text')
  author.sendOwn()
  expect(await author.settled(1)).toBe('taken')
  const first = aimRun(author.doc)._start?.id
  if (first === undefined) throw new Error('there are words')
  const deletion = updateOf(1, [], [[first.client, first.clock, 2]])
  // Two clients' deletions are announced, and the second never comes.
  const broken = new Uint8Array(deletion)
  broken[1] = 2
  const fooled = copyOf(author.doc)
  expect(() => Y.applyUpdate(fooled, broken)).toThrow()
  expect(stateOf(fooled)).not.toBe(stateOf(author.doc))

  const before = await stored()
  const watcher = await joins('eurojust-drafter', 'eurojust')
  const heard = watcher.messages.length
  const mallory = await frontex()
  mallory.sendUpdate(broken)
  expect(await mallory.settled(1)).toBe('update/malformed')
  expect(await stored().then(({ state, bytes }) => ({ state, bytes }))).toEqual({ state: before.state, bytes: before.bytes })
  expect(watcher.messages.slice(heard).filter(({ type }) => type === 'committed')).toEqual([])
})

test('R4 bytes over which the library never comes back, in version 2 of the encoding, are refused like any others', async () => {
  // yjs/yjs#687: merging these with anything in version 2 does not return.
  const endless = Uint8Array.from(Buffer.from('00010000000001000100010200001602000001fdffffffff7f0000', 'hex'))
  for (const update of [endless, Y.encodeStateAsUpdateV2(new Y.Doc())]) {
    const mallory = await frontex()
    mallory.sendUpdate(update)
    expect(await mallory.settled(1)).toBe('update/malformed')
  }
  const mallory = await frontex()
  mallory.sendBytes(endless)
  await until('the connection is ended', () => mallory.closedWith !== null)
  await writesAndIsRead('R4 ')
})

test('R5 what builds on something that never comes is kept nowhere', async () => {
  const before = await stored()
  for (let attempt = 0; attempt < 5; attempt++) {
    const mallory = await germany()
    const { clientID } = mallory.doc
    const waiting = updateOf(clientID, [itemAt(clientID, 0, new Y.ContentString('x'.repeat(100_000)), { origin: Y.createID(999_999, 5) })])
    const fooled = copyOf(before.doc)
    Y.applyUpdate(fooled, waiting)
    expect(Y.encodeStateAsUpdate(fooled).byteLength).toBeGreaterThan(100_000)
    mallory.sendUpdate(waiting)
    expect(await mallory.settled(1)).toBe('structure/unknown-field')
  }
  expect(await stored().then(({ state, bytes }) => ({ state, bytes }))).toEqual({ state: before.state, bytes: before.bytes })
})

test('R6 nobody can speak for another in who is here, and nobody can be made silent there', async () => {
  const watcher = await joins('eurojust-drafter', 'eurojust')
  const alice = await germany({ clients: '710006' })
  const mallory = await frontex({ clients: '710666' })
  const says = (client: RawClient, id: number, clock: number, state: unknown): void => client.sendBytes(encodeClientMessage({ type: 'awareness', update: encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, id)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }) }))
  const heard = (): string => watcher.messages.filter(message => message.type === 'awareness').map(({ update }) => Buffer.from(update).toString('latin1')).join('\n')
  says(mallory, 710_006, 2 ** 31, { user: { name: 'Mallory as Alice' }, place: ['forged'] })
  says(mallory, 710_666, 2 ** 31, { user: { name: 'Mallory as Alice', party: 'ms-de' }, place: ['mallory'] })
  await until('Mallory is seen', () => heard().includes('"mallory"'))
  says(alice, 710_006, 1, { place: ['alice'] })
  await until('Alice is seen', () => heard().includes('"alice"'))
  expect(heard()).not.toContain('Mallory as Alice')
  expect(heard()).not.toContain('forged')
  const ofMallory = watcher.messages.filter(message => message.type === 'awareness').map(({ update }) => Buffer.from(update).toString('latin1')).filter(text => text.includes('"mallory"'))
  expect(ofMallory.every(text => text.includes('frontex'))).toBe(true)
})

test('R7 nothing is stored where no page shows it, and a deletion alone is judged like a word', async () => {
  const before = await stored()
  const hider = await germany()
  hider.doc.getMap('secret').set('a', 'hidden')
  hider.sendOwn()
  expect(await hider.settled(1)).toBe('structure/unknown-field')
  const first = aimRun(before.doc)._item?.id
  if (first === undefined) throw new Error('the aim has a run')
  const reader = await joins('it-reader', 'ms-it')
  const deletion = updateOf(1, [], [[first.client, first.clock, 1]])
  expect(Y.decodeUpdate(deletion).structs).toEqual([])
  reader.sendUpdate(deletion)
  expect(await reader.settled(1)).toBe('mandate/drafters-only')
  expect(await stored().then(({ state, bytes }) => ({ state, bytes }))).toEqual({ state: before.state, bytes: before.bytes })
})

test('R8 a page that does not know all that a text may hold is turned away before it is sent a byte of it', async () => {
  for (const schema of [0, planSchema.version - 1]) {
    const old = openRaw(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', `plan/${plan}`, { schema })
    await until('the page is turned away', () => old.closedWith !== null)
    expect([old.closedWith, old.received]).toEqual([4426, []])
  }
  // Nor can a text come to hold what pages of today do not know.
  const writer = await germany()
  writer.doc.getXmlFragment('aim').insert(0, [new Y.XmlElement('callout')])
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('structure/not-in-text')
})

test('R9 what a replica would tidy up by itself is nobody’s edit: pages leave it, the server does it and stores it as its own', async () => {
  const [one, other, onlooker] = [await page('de-drafter', 'ms-de'), await page('frontex-speaks', 'frontex'), await page('it-speaks', 'ms-it')]
  typeAim(one.replica, 'Disrupt smuggling')
  await until('all read the words', () => [other, onlooker].every(({ replica }) => aimOf(replica.doc).endsWith('Disrupt smuggling')))
  await until('France is saved', saved(one))
  const { head_seq: before } = await store.database.selectFrom('documents').select('head_seq').where('id', '=', `plan/${plan}`).executeTakeFirstOrThrow()
  let tidied = 0
  for (const { replica } of [one, other, onlooker]) {
    replica.doc.on('afterTransaction', transaction => {
      if (transaction.local && transaction.origin === null && transaction.deleteSet.clients.size > 0) tidied++
    })
  }
  one.tab.setOnline(false)
  other.tab.setOnline(false)
  for (const { replica } of [one, other]) replica.doc.transact(() => aimRun(replica.doc).format(0, 5, { bold: {} }), editorOrigin)
  for (const { tab, replica } of [one, other]) {
    tab.setOnline(true)
    replica.resume()
    await until('the format is saved', () => replica.status().state === 'live' && replica.status().saved === 'saved')
  }
  const states = async (): Promise<Set<string>> => new Set([(await stored()).state, ...[one, other, onlooker].map(({ replica }) => stateOf(replica.doc))])
  await until('all show the same', async () => (await states()).size === 1)
  expect(tidied).toBe(0)
  expect([one, other, onlooker].map(({ replica }) => replica.status().unsent)).toEqual([0, 0, 0])
  const rows = await store.database.selectFrom('updates').select(['seq', 'person']).where('document', '=', `plan/${plan}`).where('seq', '>', before).execute()
  expect(new Set(rows.map(row => row.person))).toEqual(new Set(['sample-person-de-drafter', 'sample-person-frontex-speaks', null]))
})

test('R10 after a refused edit a page goes on under another id, and what is written then is stored', async () => {
  const { replica } = await page('de-drafter', 'ms-de')
  const { clientID } = replica.doc
  // The library parks everything later of an id of which something is missing.
  const [missing, later] = [new Y.Doc(), new Y.Doc()]
  missing.getMap('record').set('marking', 'public')
  const vector = Y.encodeStateVector(missing)
  missing.getMap('record').set('status', 'adopted')
  Y.applyUpdate(later, Y.encodeStateAsUpdate(missing, vector))
  expect(later.store.pendingStructs).not.toBeNull()

  planView(replica.doc).roots.record.marking.set('public')
  typeAim(replica, ' written after the refusal')
  await until('the page has a new copy', () => replica.generation === 2)
  await until('the rest is saved', saved({ replica }))
  expect(replica.doc.clientID).not.toBe(clientID)
  const there = await stored()
  expect(aimOf(there.doc)).toContain('written after the refusal')
  expect(planPlain(there.doc).record.marking).toBe('limite')
  expect(there.state).toBe(stateOf(replica.doc))
})

test('R11 undoing that one added an action takes away nothing that a colleague has typed in it', async () => {
  const [one, other] = [await page('de-drafter', 'ms-de'), await page('frontex-speaks', 'frontex')]
  const id = addAction(planView(one.replica.doc), goal(1))
  const there = ({ replica }: typeof one) => planView(replica.doc).roots.actions.get(id)
  await until('the colleague has it', () => there(other) !== undefined)
  const text = there(other)?.description.fragment
  if (text === undefined) throw new Error('the action has a description')
  other.replica.doc.transact(() => runOf(text).insert(0, 'Typed by a colleague.'), editorOrigin)
  await until('the author has the words', () => plainTextOf(there(one)?.description.fragment ?? new Y.XmlFragment()).includes('colleague'))
  while (one.replica.undo.canUndo()) one.replica.undo.undo()
  await until('undoing is saved', saved(one))
  expect(planPlain((await stored()).doc).actions[id]).toMatchObject({ removed: true, description: 'Typed by a colleague.' })
  while (one.replica.undo.canRedo()) one.replica.undo.redo()
  await until('it is there again', saved(one))
  expect(planPlain((await stored()).doc).actions[id]).toMatchObject({ removed: false, description: 'Typed by a colleague.' })
  expect(one.replica.generation).toBe(1)
})

test('R12 words into something that is gone are judged, told to their author, and shown to nobody', async () => {
  const author = await germany()
  author.doc.getXmlFragment('aim').insert(0, [new Y.XmlElement('paragraph')])
  author.sendOwn()
  expect(await author.settled(1)).toBe('taken')
  const [late, reader] = [await frontex(), await joins('it-reader', 'ms-it')]
  author.doc.getXmlFragment('aim').delete(0, 1)
  const intoIt = (client: RawClient): void => {
    const line = client.doc.getXmlFragment('aim').get(0)
    if (line instanceof Y.XmlElement) line.insert(0, [new Y.XmlText('into nothing')])
  }
  // Both write before they hear that it is gone.
  const updates = [late, reader].map(client => {
    const copy = copyOf(client.doc)
    copy.clientID = client.doc.clientID
    const vector = Y.encodeStateVector(copy)
    intoIt({ doc: copy } as RawClient)
    return Y.encodeStateAsUpdate(copy, vector)
  })
  author.sendOwn()
  expect(await author.settled(2)).toBe('taken')
  const [ofLate, ofReader] = updates
  if (ofLate === undefined || ofReader === undefined) throw new Error('two updates')
  const fooled = copyOf((await stored()).doc)
  const changed: unknown[] = []
  fooled.on('afterTransaction', transaction => changed.push(...transaction.changed.keys()))
  Y.applyUpdate(fooled, ofLate)
  expect(changed).toEqual([])

  const before = await stored()
  reader.sendUpdate(ofReader)
  expect(await reader.settled(1)).toBe('mandate/reader')
  expect((await stored()).bytes).toBe(before.bytes)
  late.sendUpdate(ofLate)
  expect(await late.settled(1)).toBe('taken')
  expect(late.last('lost-places')?.count).toBe(1)
  const after = await stored()
  expect(after.state).toBe(before.state)
  expect(aimOf(after.doc)).not.toContain('into nothing')
})

test('R13 words typed offline into a paragraph that became a heading are kept for their author', async () => {
  const [author, colleague] = [await page('de-drafter', 'ms-de'), await page('frontex-speaks', 'frontex')]
  const aimIn = ({ replica }: typeof author): Y.XmlFragment => replica.doc.getXmlFragment('aim')
  author.tab.setOnline(false)
  typeAim(author.replica, ' typed offline')
  colleague.replica.doc.transact(() => {
    const heading = new Y.XmlElement('heading')
    heading.setAttribute('level', 2 as never)
    heading.insert(0, [new Y.XmlText('A heading now')])
    aimIn(colleague).delete(0, 1)
    aimIn(colleague).insert(0, [heading])
  }, editorOrigin)
  await until('the heading is saved', saved(colleague))
  author.tab.setOnline(true)
  author.replica.resume()
  await until('the words are kept', () => author.replica.keptWords().length > 0)
  const [kept] = author.replica.keptWords()
  expect(kept?.reason).toEqual({ type: 'place-gone' })
  expect(String(kept?.places[0]?.mine)).toContain('typed offline')
  await until('both show the same', async () => new Set([(await stored()).state, stateOf(author.replica.doc), stateOf(colleague.replica.doc)]).size === 1)
})

test('R14 a page left over from before the plan was rebuilt brings nothing of the old one back', async () => {
  const document = `plan/${plan}`
  const restored = await stored()
  const { head_seq: restoredTo } = await store.database.selectFrom('documents').select('head_seq').where('id', '=', document).executeTakeFirstOrThrow()
  const author = await germany()
  aimRun(author.doc).insert(0, 'Lost in the restore. ')
  author.sendOwn()
  expect(await author.settled(1)).toBe('taken')
  const leftOver = await openWithYjs(server, await signInAs(server.origin, 'it-reader'), 'ms-it', plan)
  clients.push(leftOver)
  expect(aimOf(leftOver.doc)).toContain('Lost in the restore.')

  await server.stop()
  await store.database.deleteFrom('updates').where('document', '=', document).where('seq', '>', restoredTo).execute()
  await store.database.deleteFrom('snapshots').where('document', '=', document).execute()
  await store.database.updateTable('documents').set({ head_seq: restoredTo }).where('id', '=', document).execute()
  await server.startAgain()
  // It comes back by itself, and answers the server's step 1 with all that the server lacks.
  await until('the page is back', () => leftOver.provider.wsconnected)
  const refused = async (): Promise<boolean> => /empact_updates_refused_total\{code="client-id\/not-named"\} [1-9]/.test(await (await fetch(`${server.origin}/metrics`)).text())
  await until('what it brings is refused', refused)
  const after = await stored()
  expect([after.state, after.bytes]).toEqual([restored.state, restored.bytes])
  expect(await store.database.selectFrom('updates').select('seq').where('document', '=', document).where('seq', '>', restoredTo).execute()).toEqual([])
})

test('each number from R1 to R14 names one test here', () => {
  const source = readFileSync(fileURLToPath(import.meta.url), 'utf8')
  for (let number = 1; number <= 14; number++) expect([number, source.split(`\ntest('R${number} `).length - 1]).toEqual([number, 1])
})
