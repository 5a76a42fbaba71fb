// Updates that are well formed, of an id that is the writer's own, and built so that what is judged is not what happens.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, setKind } from '../../../shared/documents/plan-commands.ts'
import { planPlain } from '../../../shared/documents/plan.ts'
import { ActionId, randomId } from '../../../shared/ids.ts'
import { firstGoal, Page, ServerReplica } from './gate-fixture.ts'
import { itemAt, updateOf } from './hand-made.ts'
import type { Part } from './hand-made.ts'

const codeOf = (verdict: ReturnType<ServerReplica['judge']>): string => (verdict.ok ? 'accepted' : verdict.error.code)

function withAction() {
  const server = new ServerReplica()
  const page = new Page(server)
  let id = ActionId.parse(randomId())
  expect(codeOf(server.take(page.sends(plan => { id = addAction(plan, firstGoal) })))).toBe('accepted')
  const stored = server.doc.getMap('actions').get(id)
  if (!(stored instanceof Y.Map)) throw new Error('the action is stored')
  const slot = (key: string): Y.Item => {
    const item = stored._map.get(key)
    if (item === undefined) throw new Error(`nothing at ${key}`)
    return item
  }
  const actionItem = stored._item
  if (actionItem === null) throw new Error('an action has an item')
  /** An id that was named and has written nothing. */
  const own = (client: number): number => {
    server.named.add(client)
    return client
  }
  return { server, page, id, slot, actionId: actionItem.id, own }
}

function refused(server: ServerReplica, update: Uint8Array): string {
  const before = Buffer.from(server.state())
  const code = codeOf(server.take(update))
  expect(Buffer.from(server.state()).equals(before)).toBe(true)
  return code
}

test('exact dates cannot be brought in behind a harmless value that loses to them', () => {
  const { server, page, id, slot, actionId, own } = withAction()
  server.take(page.sends(plan => plan.roots.actions.get(id) && setKind(plan, plan.roots.actions.get(id) ?? neverHere(), 'jad')))
  const first = page.sends((_, doc) => (doc.getMap('actions').get(id) as Y.Map<unknown>).set('from', '2026-01-01'))
  expect(codeOf(server.take(first))).toBe('accepted')
  const client = own(1)
  const update = updateOf(client, [
    itemAt(client, 0, new Y.ContentAny(['2026-02-13']), { origin: slot('from').lastId }),
    itemAt(client, 1, new Y.ContentAny(['2026-01-01']), { parent: actionId, key: 'from' }),
  ])
  expect(refused(server, update)).toBe('dates/whole-quarters-only')
})

test('what must stand cannot be taken away by a value that is deleted as it comes', () => {
  const { server, slot, own } = withAction()
  const client = own(1)
  const written = itemAt(client, 0, new Y.ContentAny(['a5']), { origin: slot('order').lastId })
  expect(refused(server, updateOf(client, [written], [[client, 0, 1]]))).toBe('value/required')
  const collected = itemAt(client, 0, new Y.ContentDeleted(1), { origin: slot('order').lastId })
  expect(refused(server, updateOf(client, [collected]))).toBe('value/required')
})

test('a value that only inherits what it must hold is refused: other copies would get it empty', () => {
  const { server, actionId, own } = withAction()
  const inheriting: unknown = JSON.parse(`{"__proto__": {"request": "${randomId()}", "party": "ms-it"}}`)
  const written = (value: unknown, client: number): Uint8Array => updateOf(own(client), [itemAt(client, 0, new Y.ContentAny([value]), { parent: actionId, key: 'leader' })])
  expect(refused(server, written(inheriting, 1))).toBe('update/malformed')
  expect(refused(server, written([[inheriting]], 2))).toBe('update/malformed')
})

test('an update with more behind it, or in version 2 of the encoding, is refused and not taken for an empty one', () => {
  const { server, page } = withAction()
  const honest = page.sends(plan => void addAction(plan, firstGoal))
  expect(refused(server, Y.convertUpdateFormatV1ToV2(honest))).toBe('update/malformed')
  expect(refused(server, new Uint8Array([...honest, 0]))).toBe('update/malformed')
  expect(refused(server, new Uint8Array([0, 0, 1]))).toBe('update/malformed')
})

test('text that goes on from a stored run cannot name another text as its place', () => {
  const { server, page, id } = withAction()
  const line = (doc: Y.Doc): Y.XmlElement => (planText(doc, id, 'title').get(0) as Y.XmlElement)
  let run = new Y.XmlText()
  expect(codeOf(server.take(page.sends((_, doc) => { run = line(doc).get(0) as Y.XmlText; run.insert(0, 'abc') })))).toBe('accepted')
  const item = run._start
  const aim = (server.doc.getXmlFragment('aim').get(0) as Y.XmlElement).get(0) as Y.XmlText
  if (item === null || aim._item === null) throw new Error('both texts are there')
  const { client, clock } = item.id
  const update = updateOf(client, [itemAt(client, clock, new Y.ContentString('abc\tx'), { parent: aim._item.id })])
  expect(refused(server, update)).toBe('update/malformed')
  const hidden = updateOf(client, [itemAt(client, clock, new Y.ContentDeleted(9), { parent: aim._item.id })])
  expect(refused(server, hidden)).toBe('update/malformed')
})

test('a run sent again with more behind it goes on where it was', () => {
  const { server, page } = withAction()
  const run = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment('aim').get(0) as Y.XmlElement).get(0) as Y.XmlText
  expect(codeOf(server.take(page.sends((_, doc) => run(doc).insert(0, 'abc'))))).toBe('accepted')
  page.sends((_, doc) => run(doc).insert(3, 'def'))
  expect(codeOf(server.take(Y.encodeStateAsUpdate(page.doc)))).toBe('accepted')
  expect(planPlain(server.doc).aim).toContain('abcdef')
})

test('an item between two paragraphs of one text is refused: replicas could not agree where it is', () => {
  const { server, page } = withAction()
  const aim = (doc: Y.Doc, index: number): Y.XmlElement => doc.getXmlFragment('aim').get(index) as Y.XmlElement
  server.take(page.sends((_, doc) => doc.getXmlFragment('aim').push([new Y.XmlElement('paragraph')])))
  server.take(page.sends((_, doc) => aim(doc, 1).push([new Y.XmlText('b')])))
  const left = aim(server.doc, 0)._start
  const right = aim(server.doc, 1)._start
  if (left === null || right === null) throw new Error('both paragraphs hold a run')
  const client = 1
  server.named.add(client)
  const update = updateOf(client, [itemAt(client, 0, new Y.ContentType(new Y.XmlElement('hardBreak')), { origin: left.lastId, rightOrigin: right.id })])
  expect(refused(server, update)).toBe('structure/unknown-field')
})

test('somebody who may write nothing cannot fill the log with what is collected at once', () => {
  const { server } = withAction()
  server.named.add(1)
  const update = updateOf(1, [new Y.GC(Y.createID(1, 0), 500)])
  expect(codeOf(server.judge(update, 'ms-fr', ['reader']))).toBe('mandate/reader')
  server.facts = { ...server.facts, archived: true }
  expect(codeOf(server.judge(update))).toBe('plan/archived')
})

test('deletions over one another, which no page writes, are refused before they cost anything', () => {
  const { server, page } = withAction()
  const many = Array.from({ length: 1000 }, () => [page.doc.clientID, 0, 5] as const)
  expect(refused(server, updateOf(1, [], many))).toBe('update/malformed')
})

test('what is stored already cannot be sent again with a reference to what nobody has', () => {
  const { server, page, slot } = withAction()
  const { client, clock } = slot('order').id
  const forged = itemAt(client, clock, new Y.ContentAny(['a0']), { origin: Y.createID(424242, 0) })
  expect(refused(server, updateOf(page.doc.clientID, [forged]))).toBe('update/malformed')
})

test('a new action cannot hold two texts under one name', () => {
  const { server, page } = withAction()
  const sent = page.sends(plan => void addAction(plan, firstGoal))
  const { structs } = Y.decodeUpdate(sent)
  const title = structs.find(struct => struct instanceof Y.Item && struct.parentSub === 'title')
  const last = structs[structs.length - 1]
  if (!(title instanceof Y.Item) || last === undefined) throw new Error('an action has a title')
  const again = itemAt(title.id.client, last.id.clock + last.length, new Y.ContentType(new Y.XmlFragment()), { origin: title.lastId })
  expect(refused(server, updateOf(title.id.client, [...(structs as Part[]), again]))).toBe('value/not-allowed')
})

function planText(doc: Y.Doc, id: string, key: string): Y.XmlFragment {
  return (doc.getMap('actions').get(id) as Y.Map<unknown>).get(key) as Y.XmlFragment
}
function neverHere(): never {
  throw new Error('the action is there')
}
