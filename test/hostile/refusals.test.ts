// Every reason for which the gate refuses an update, each by an update that somebody really sends over a socket: the plan
// stands as before in the server's replica, in the log and in the summaries, and a colleague who is connected is sent
// nothing. Compared by canonical state, encoded bytes and rows: equal state vectors prove nothing (R1).
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, answer, contribute, recordAnswer } from '../../shared/documents/plan-commands.ts'
import { beginThread, changeComment, resolve } from '../../shared/documents/thread-commands.ts'
import { admissionKey, answerKey, askerKey, confirmationKey, planSchema } from '../../shared/documents/plan.ts'
import { GoalId, PartyId, randomId, RequestId } from '../../shared/ids.ts'
import type { ThreadId } from '../../shared/ids.ts'
import { refusals } from '../../shared/messages/en/refusals.ts'
import { mayHold } from '../../shared/parties/eligibility.ts'
import { parties } from '../../shared/parties/parties.ts'
import { maxCollectedLength, maxDocumentBytes, maxTextBytes, maxTitleBytes, maxUpdateBytes } from '../../shared/protocol/limits.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import type { RootNode } from '../../shared/schema/node.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { textBytes } from '../../shared/schema/text-size.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { itemAt, updateOf } from '../server/sync/hand-made.ts'
import { openEntrance } from './entrance.ts'
import { firstAction, firstGoal, runOf } from './recorded.ts'

/** In drafting, with Germany as driver and actions in it. */
const drafted = 'ms-2026'
/** Of an earlier cycle, and closed. */
const closed = 'ms-2025'
/** The aim of this one is filled before the server starts until nothing more fits into a text. */
const withFullText = 'cch-2026'
/** Filled before the server starts until nothing more fits. */
const full = 'thb-2026'
const archived = 'env-2026'
const inRound = 'vat-2026'

let server: RunningServer
let store: Store
let germany: SignedInPerson
let thread: ThreadId

beforeAll(async () => {
  server = await startServer()
  await comment()
  await server.stop()
  const opened = await openSqliteStore({ directory: server.dataDirectory })
  if (!opened.ok) throw new Error(opened.error.code)
  await fill(opened.value, `plan/${full}`, doc => maxDocumentBytes - Y.encodeStateAsUpdate(doc).byteLength)
  await fill(opened.value, `plan/${withFullText}`, doc => maxTextBytes - textBytes(doc.getXmlFragment('aim')))
  await opened.value.close()
  await server.startAgain()
  const beside = await openSqliteStore({ directory: server.dataDirectory, as: 'beside' })
  if (!beside.ok) throw new Error(beside.error.code)
  store = beside.value
  germany = await signInAs(server.origin, 'de-drafter')
})
afterAll(async () => {
  await store?.close()
  await server?.remove()
})

/** Germany says something about the aim. */
async function comment(): Promise<void> {
  const client = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', drafted)
  thread = beginThread(client.plan, PartyId.parse('ms-de'), ['aim'], 'Is this enough?')
  client.sendOwn()
  expect(await client.settled(1)).toBe('taken')
  client.close()
}

/** Adds words to the aim of so many bytes. */
async function fill(into: Store, document: string, missing: (doc: Y.Doc) => number): Promise<void> {
  const stored = await into.loadDocument(document)
  if (!stored.ok || stored.value === null) throw new Error('the plan is stored')
  const doc = new Y.Doc()
  for (const bytes of [...(stored.value.snapshot === null ? [] : [stored.value.snapshot.bytes]), ...stored.value.updates.map(row => row.bytes)]) Y.applyUpdate(doc, bytes)
  let update = new Uint8Array()
  doc.on('update', (bytes: Uint8Array) => { update = new Uint8Array(bytes) })
  runOf(doc.getXmlFragment('aim')).insert(0, 'w'.repeat(missing(doc)))
  const appended = await into.appendUpdates([{ document, seq: stored.value.headSeq + 1, epoch: stored.value.epoch, bytes: update, person: null, party: null, capacity: null, role: null, clientIds: [], at: '2026-11-26T00:00:00.000Z' }])
  if (!appended.ok) throw new Error(appended.error.code)
}

type Attempt = {
  readonly code: string
  readonly what: string
  /** The end of a sample person's id, and whom they act for; France's drafter unless another is named. */
  readonly who?: readonly [person: string, party: string]
  readonly plan?: string
  /** What comes before it can be tried. */
  readonly after?: (client: RawClient) => Promise<void>
  readonly sends: (client: RawClient) => Uint8Array
}

const seen = { epoch: 'e', seq: 1 }
const onPaper = { answer: 'confirmed', received: IsoDay.parse('2026-03-03'), reference: 'Note 14/26' } as const
const map = (shared: unknown): Y.Map<unknown> => {
  if (!(shared instanceof Y.Map)) throw new Error('a map stands there')
  return shared
}
const actionIn = (doc: Y.Doc): Y.Map<unknown> => map([...doc.getMap('actions').values()][0])
/** What this page would send for an act. */
const by = (act: (client: RawClient) => void) => (client: RawClient): Uint8Array => {
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array): void => void updates.push(update)
  client.doc.on('update', note)
  act(client)
  client.doc.off('update', note)
  return Y.mergeUpdates(updates)
}
const kindOfAction = by(client => actionIn(client.doc).set('kind', 'training'))
const inAim = (element: () => Y.XmlElement) => by(client => client.plan.roots.aim.fragment.insert(0, [element()]))

const attempts: readonly Attempt[] = [
  { code: 'mandate/reader', what: 'a reader adds its delegation to an action', who: ['it-reader', 'ms-it'], sends: by(client => firstAction(client.plan).action.participants.set(PartyId.parse('ms-it'), { request: RequestId.parse(randomId()), joined: true })) },
  { code: 'mandate/speaks-only', what: 'a drafter answers for its delegation', sends: by(client => answer(firstAction(client.plan).action, 'participant', PartyId.parse('ms-fr'), RequestId.parse(randomId()), { answer: 'confirmed' }, seen)) },
  { code: 'mandate/action-writers-only', what: 'the secretariat writes in an action', who: ['gsc-secretariat', 'gsc'], sends: kindOfAction },
  { code: 'mandate/drafters-only', what: 'a state without a role writes in the aim', who: ['it-speaks', 'ms-it'], sends: by(client => runOf(client.plan.roots.aim.fragment).insert(0, 'x')) },
  { code: 'mandate/may-not-add', what: 'the Commission adds an action', who: ['com-facilitator', 'com'], sends: by(client => void addAction(client.plan, GoalId.parse('2026-2029/goal-1'))) },
  { code: 'mandate/propose-as-yourself', what: 'a state without a role adds an action that is no proposal', who: ['mt-speaks', 'ms-mt'], sends: by(client => void addAction(client.plan, GoalId.parse('2026-2029/goal-1'))) },
  { code: 'mandate/may-not-join', what: 'the General Secretariat adds itself to an action', who: ['gsc-secretariat', 'gsc'], sends: by(client => firstAction(client.plan).action.participants.set(PartyId.parse('gsc'), { request: RequestId.parse(randomId()), joined: true })) },
  { code: 'mandate/leader-or-driver-only', what: 'a state without a role turns another down', who: ['it-speaks', 'ms-it'], sends: by(client => firstAction(client.plan).action.admissions.set(admissionKey(PartyId.parse('ms-mt'), RequestId.parse(randomId())), { admission: 'turned-down', by: PartyId.parse('ms-it'), on: IsoDay.parse('2026-03-03') })) },
  { code: 'mandate/admit-as-yourself', what: 'the driver turns a delegation down in the name of France', who: ['de-drafter', 'ms-de'], sends: by(client => firstAction(client.plan).action.admissions.set(admissionKey(PartyId.parse('ms-mt'), RequestId.parse(randomId())), { admission: 'turned-down', by: PartyId.parse('ms-fr'), on: IsoDay.parse('2026-03-03') })) },
  { code: 'mandate/not-in-delivery', what: 'the driver says how an action goes before the plan is adopted', who: ['de-drafter', 'ms-de'], sends: by(client => firstAction(client.plan).action.status.set('ongoing')) },
  { code: 'mandate/not-your-delegation', what: 'France answers for Italy', sends: by(client => answer(firstAction(client.plan).action, 'participant', PartyId.parse('ms-it'), RequestId.parse(randomId()), { answer: 'confirmed' }, seen)) },
  { code: 'mandate/not-named', what: 'a state without a part in an action promises people to it', who: ['mt-speaks', 'ms-mt'], sends: by(client => contribute(firstAction(client.plan).action, PartyId.parse('ms-mt'), 'people', 'two officers')) },
  { code: 'mandate/ask-as-yourself', what: 'the driver asks in the name of France', who: ['de-drafter', 'ms-de'], sends: by(client => firstAction(client.plan).action.askers.set(askerKey(PartyId.parse('ms-it'), RequestId.parse(randomId())), PartyId.parse('ms-fr'))) },
  { code: 'mandate/answer-yourself', what: 'the driver records an answer of its own as one in writing', who: ['de-speaks', 'ms-de'], sends: by(client => recordAnswer(firstAction(client.plan).action, 'participant', PartyId.parse('ms-de'), RequestId.parse(randomId()), onPaper, { party: PartyId.parse('ms-de') }, seen)) },
  { code: 'mandate/request-gone', what: 'the driver records an answer to what nobody asked', who: ['de-speaks', 'ms-de'], sends: by(client => recordAnswer(firstAction(client.plan).action, 'participant', PartyId.parse('ms-mt'), RequestId.parse(randomId()), onPaper, { party: PartyId.parse('ms-de') }, seen)) },
  { code: 'mandate/answered-already', what: 'the driver records an answer over a delegation’s own', who: ['de-speaks', 'ms-de'], sends: by(client => {
    const { action } = firstAction(client.plan)
    const answered = action.participants.keys().map(key => PartyId.parse(key)).find(party => {
      const request = action.participants.get(party)?.request
      return request !== undefined && party !== 'ms-de' && action.answers.get(answerKey(party, 'participant', request)) !== undefined
    })
    const request = answered === undefined ? undefined : action.participants.get(answered)?.request
    if (answered === undefined || request === undefined) throw new Error('a participant has answered')
    recordAnswer(action, 'participant', answered, request, onPaper, { party: PartyId.parse('ms-de') }, seen)
  }) },
  { code: 'mandate/comment-as-yourself', what: 'France comments in the name of Germany', sends: by(client => void beginThread(client.plan, PartyId.parse('ms-de'), ['aim'], 'We agree.')) },
  { code: 'mandate/not-your-comment', what: 'France changes what Germany said', sends: by(client => {
    const [said] = client.plan.roots.threads.get(thread)?.comments.ids() ?? []
    if (said !== undefined) changeComment(client.plan, thread, said, 'This is enough.')
  }) },
  { code: 'mandate/resolvers-only', what: 'a state without a role closes what Germany began', who: ['it-speaks', 'ms-it'], sends: by(client => resolve(client.plan, thread, PartyId.parse('ms-it'), IsoDay.parse('2026-03-03'))) },
  { code: 'mandate/no-such-place', what: 'a comment on what is on record', sends: by(client => void beginThread(client.plan, PartyId.parse('ms-fr'), ['record', 'driver'], 'Why?')) },
  { code: 'mandate/driver-only', what: 'France confirms a leader for the driver', sends: by(client => firstAction(client.plan).action.confirmations.set(confirmationKey(PartyId.parse('tc-ge'), RequestId.parse(randomId())), seen)) },
  { code: 'mandate/server-only', what: 'somebody marks the plan public', sends: by(client => client.doc.getMap('record').set('marking', 'public')) },
  { code: 'mandate/status-closed', what: 'a closed plan is written in', plan: closed, sends: kindOfAction },
  {
    code: 'mandate/round-open',
    what: 'a text is written in after its round was opened, on a page that was open before',
    plan: inRound,
    after: async () => {
      const supportTeam = await signInAs(server.origin, 'support-team')
      expect((await supportTeam.call('PUT', `/api/plans/${inRound}/driver`, { party: null, decision: 'provisional', on: '2026-11-20' })).status).toBe(200)
      const deadline = new Date(Date.now() + 86_400_000).toISOString()
      expect((await supportTeam.call('POST', `/api/plans/${inRound}/steps`, { party: 'europol', step: 'open-round', deadline, silence: 'no-answer', reason: 'It is time' })).status).toBe(200)
    },
    sends: kindOfAction,
  },
  {
    code: 'plan/archived',
    what: 'a plan that was archived on an open page is written in',
    plan: archived,
    after: async () => {
      const supportTeam = await signInAs(server.origin, 'support-team')
      expect((await supportTeam.call('PUT', `/api/plans/${archived}/archived`, { archived: true })).status).toBe(200)
    },
    sends: kindOfAction,
  },
  { code: 'value/not-allowed', what: 'an amount of half a euro', sends: by(client => client.doc.transact(() => {
    map(actionIn(client.doc).get('participants')).set('ms-fr', { request: randomId(), joined: true })
    map(actionIn(client.doc).get('ownResources')).set('ms-fr', 0.5)
  })) },
  { code: 'value/not-allowed', what: 'a sub-document', sends: by(client => actionIn(client.doc).set('kind', new Y.Doc())) },
  { code: 'value/required', what: 'an action without a place', sends: by(client => actionIn(client.doc).delete('order')) },
  { code: 'dates/whole-quarters-only', what: 'the exact day of a joint action day', sends: by(client => client.doc.transact(() => { actionIn(client.doc).set('kind', 'jad'); actionIn(client.doc).set('from', '2026-04-13') })) },
  { code: 'party/unknown', what: 'a leader whom nobody knows', sends: by(client => actionIn(client.doc).set('leader', { request: randomId(), party: 'ms-zz' })) },
  { code: 'role/leader-not-this-kind', what: 'a private partner as leader', sends: by(client => actionIn(client.doc).set('leader', { request: randomId(), party: 'pp-sample' })) },
  { code: 'role/leader-commission-only', what: 'the General Secretariat as leader', sends: by(client => actionIn(client.doc).set('leader', { request: randomId(), party: 'gsc' })) },
  { code: 'structure/unknown-field', what: 'a field that no action has', sends: by(client => actionIn(client.doc).set('colour', 'red')) },
  { code: 'structure/unknown-field', what: 'a root that no page shows', sends: by(client => client.doc.getMap('secret').set('a', 1)) },
  { code: 'structure/may-not-be-deleted', what: 'an action is deleted', sends: by(client => client.doc.getMap('actions').delete(firstAction(client.plan).id)) },
  { code: 'structure/entry-exists', what: 'an action is replaced by another', sends: by(client => client.doc.getMap('actions').set(firstAction(client.plan).id, new Y.Map())) },
  { code: 'structure/entry-incomplete', what: 'half an action', sends: by(client => client.doc.getMap('actions').set(randomId(), new Y.Map([['order', 'a0'], ['removed', false] as never]))) },
  { code: 'structure/not-in-text', what: 'a script in a text', sends: inAim(() => new Y.XmlElement('script')) },
  { code: 'structure/not-in-text', what: 'a link that runs code', sends: by(client => {
    const run = runOf(client.plan.roots.aim.fragment)
    run.insert(0, 'words')
    run.format(0, 2, { link: { href: 'javascript:alert(1)' } })
  }) },
  { code: 'structure/not-in-text', what: 'lists in one another, ten thousand deep', sends: ({ doc }) => {
    const client = doc.clientID
    return updateOf(client, Array.from({ length: 10_000 }, (_, index) => {
      const element = new Y.XmlElement(index % 2 === 0 ? 'bulletList' : 'listItem')
      return itemAt(client, index, new Y.ContentType(element), { parent: index === 0 ? 'aim' : Y.createID(client, index - 1) })
    }))
  } },
  { code: 'client-id/not-named', what: 'an id that was not named', sends: client => {
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(client.doc))
    return by(() => actionIn(other).set('kind', 'training'))({ ...client, doc: other } as RawClient)
  } },
  {
    code: 'client-id/finished',
    what: 'an id of which an update was refused, on another connection',
    after: async client => {
      const first = await joinRaw(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', drafted, { clients: String(client.doc.clientID) })
      first.doc.getMap('record').set('marking', 'public')
      first.sendOwn()
      expect(await first.settled(1)).toBe('mandate/server-only')
      first.close()
    },
    sends: kindOfAction,
  },
  { code: 'update/malformed', what: 'bytes that are no update', sends: () => new Uint8Array([255, 3, 9, 9, 9]) },
  { code: 'update/malformed', what: 'an update in version 2 of the encoding', sends: client => Y.convertUpdateFormatV1ToV2(kindOfAction(client)) },
  { code: 'update/gap', what: 'an update that skips an earlier one', sends: client => {
    kindOfAction(client)
    return by(({ doc }) => actionIn(doc).set('kind', 'meeting'))(client)
  } },
  { code: 'update/collected-too-long', what: 'a collected run that nobody can have typed', sends: ({ doc }) => updateOf(doc.clientID, [new Y.GC(Y.createID(doc.clientID, 0), maxCollectedLength + 1)]) },
  { code: 'update/too-large', what: 'an update over its limit', sends: by(client => runOf(client.plan.roots.aim.fragment).insert(0, 'x'.repeat(maxUpdateBytes))) },
  { code: 'update/too-large', what: 'items that each look for their place among all the others', sends: ({ doc, plan }) => {
    const client = doc.clientID
    const parent = runOf(plan.roots.aim.fragment)._item?.id
    const count = 4_000
    const first = itemAt(client, 0, new Y.ContentString('r'.repeat(count)), { parent })
    const others = Array.from({ length: count }, (_, index) => itemAt(client, count + index, new Y.ContentString('x'), { rightOrigin: Y.createID(client, index), parent }))
    return updateOf(client, [first, ...others])
  } },
  {
    code: 'mandate/pen-not-for-oneself',
    what: 'whoever was lent the pen names itself as co-leader',
    who: ['mt-speaks', 'ms-mt'],
    after: async () => {
      const lent = await germany.call('POST', `/api/plans/${drafted}/pens`, { party: 'ms-mt', place: { of: 'plan' }, until: new Date(Date.now() + 3_600_000).toISOString() })
      expect(lent.status).toBe(200)
    },
    sends: by(client => firstAction(client.plan).action.coLeaders.set(PartyId.parse('ms-mt'), { request: RequestId.parse(randomId()) })),
  },
  { code: 'text/full', what: 'a letter in a text that is full', plan: withFullText, sends: by(client => runOf(client.plan.roots.aim.fragment).insert(0, 'x')) },
  { code: 'text/full', what: 'a title that no line can hold', sends: by(client => runOf(firstAction(client.plan).action.title.fragment).insert(0, 'é'.repeat(maxTitleBytes / 2))) },
  { code: 'document/full', what: 'a word in a plan that is full', plan: full, sends: by(client => runOf(client.plan.roots.aim.fragment).insert(0, 'x')) },
]
/** What no socket can bring about: an outsider's is closed before a byte of it is read. */
const withoutSocket = ['mandate/not-in-circle']

describe('a refused update leaves everything and everybody as before', () => {
  test.each(attempts.map(attempt => [attempt.code, attempt.what, attempt] as const))('[%s] %s', async (code, _what, attempt) => {
    const plan = attempt.plan ?? drafted
    const [person, party] = attempt.who ?? ['fr-drafter', 'ms-fr']
    const colleague = await joinRaw(server, germany, 'ms-de', plan)
    const attacker = await joinRaw(server, await signInAs(server.origin, person), party, plan)
    await attempt.after?.(attacker)
    const before = await standing(plan, colleague)
    const heard = editsOf(colleague)
    attacker.sendUpdate(attempt.sends(attacker))
    expect(await attacker.settled(1)).toBe(code)
    // Told by message, and an honest page is never closed for it.
    expect(attacker.closedWith).toBeNull()
    expect(await standing(plan, colleague)).toEqual(before)
    expect(editsOf(colleague)).toBe(heard)
    attacker.close()
    colleague.close()
  })

  test('[mandate/not-in-circle] a delegation that was taken out of the circle, in an update that was on its way', async () => {
    const entrance = await openEntrance()
    const [colleague, attacker] = [await entrance.joins('ms-de'), await entrance.joins('tc-ge')]
    const before = await entrance.standing()
    const heard = colleague.told.length
    attacker.sendUpdate(attacker.does(plan => void addAction(plan, firstGoal)))
    expect(await entrance.standing()).toEqual(before)
    expect(attacker.refusals).toEqual(['mandate/not-in-circle'])
    expect(colleague.told.length).toBe(heard)
    await entrance.close()
  })
})

const editsOf = (client: RawClient): number => client.messages.filter(({ type }) => type === 'committed' || type === 'update').length

/** What the server would send to somebody who joins now, what it has stored, and what a colleague's page shows. */
async function standing(plan: string, colleague: RawClient) {
  const joiner = await joinRaw(server, germany, 'ms-de', plan)
  const sent = joiner.last('committed')
  const state = canonicalHash(joiner.doc, planSchema, 'state')
  joiner.close()
  const rows = await store.database.selectFrom('updates').select(['seq', 'bytes']).where('document', '=', `plan/${plan}`).orderBy('seq').execute()
  const log = createHash('sha256')
  for (const { seq, bytes } of rows) log.update(`${seq} `).update(bytes)
  const summary = await store.database.selectFrom('plan_summaries').selectAll().where('plan', '=', plan as never).executeTakeFirst()
  return {
    state,
    bytes: createHash('sha256').update(sent?.update ?? new Uint8Array()).digest('hex'),
    rows: rows.length,
    log: log.digest('hex'),
    summary,
    colleague: [canonicalHash(colleague.doc, planSchema, 'state'), createHash('sha256').update(Y.encodeStateAsUpdate(colleague.doc)).digest('hex')],
  }
}

describe('the table above knows every reason', () => {
  /** Codes that are written in a file of the product. */
  const codesIn = (path: string): string[] => [...readFileSync(path, 'utf8').matchAll(/'([a-z-]+\/[a-z-]+)'/g)].map(([, code]) => code ?? '').filter(code => Object.hasOwn(refusals, code))
  const ofSchema = (): string[] => {
    const roots = Object.values(planSchema.roots as Record<string, RootNode>)
    const constraints = roots.flatMap(node => (node.node === 'entries' ? node.constraints.map(({ code }) => code) : []))
    const leaders = [...parties.map(({ id }) => id), PartyId.parse('ms-zz')].flatMap(party => {
      const may = mayHold('action-leader', party)
      return may.ok ? [] : [may.error.code]
    })
    return [...constraints, ...leaders]
  }
  /** Of the documents of exact days, of cycles and of delegations’ own sides, and of answers to a round, only; refused in rounds.test.ts, joint-action-days.test.ts, own-threads.test.ts and guidance.test.ts, in test/server and test/mandates. */
  const ofOtherDocuments = new Set(['mandate/no-round', 'mandate/not-your-own-comment', 'mandate/not-in-days', 'mandate/days-writers-only', 'mandate/supervisor-only', 'mandate/no-supervisor', 'cycle/closed'])
  const possible = [...new Set([...readdirSync('server/sync/gate').flatMap(file => codesIn(`server/sync/gate/${file}`)), ...codesIn('shared/mandates/mandates.ts'), ...codesIn('shared/mandates/plan-writes.ts'), ...ofSchema()])].filter(code => !ofOtherDocuments.has(code)).sort()

  test('that the gate, the mandates and the schema of a plan can give', () => {
    const tried = [...new Set([...attempts.map(({ code }) => code), ...withoutSocket])].sort()
    expect(tried).toEqual(possible)
  })

  test('and the sentences for which no update can be refused are of other doors', () => {
    expect(Object.keys(refusals).filter(code => !possible.includes(code)).sort()).toEqual([
      'circle/may-not-be-added',
      'client-id/not-yours',
      'cycle/closed',
      'mandate/days-writers-only',
      'mandate/no-round',
      'mandate/no-supervisor',
      'mandate/not-in-days',
      'mandate/not-your-own-comment',
      'mandate/supervisor-only',
      'marking/out-of-scope',
      'protocol/malformed',
      'role/co-driver-member-state-or-agency',
      'role/co-driver-not-this-body',
      'role/driver-member-state-only',
      'role/supervisor-not-this-kind',
      'store/not-writable',
      'structure/unknown-root',
    ])
  })
})
