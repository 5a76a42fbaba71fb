// Updates that are lawful in every value and place and were made to keep a server busy: what applying them would cost is
// known before.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction } from '../../shared/documents/plan-commands.ts'
import { maxNewStructs } from '../../shared/protocol/limits.ts'
import { newStructs } from '../../server/sync/gate/new-structs.ts'
import { decodeUpdate } from '../../server/sync/gate/decode.ts'
import { stepsOf } from '../../server/sync/gate/work.ts'
import { firstGoal, Page, ServerReplica } from '../server/sync/gate-fixture.ts'
import { itemAt, updateOf } from '../server/sync/hand-made.ts'
import type { Part } from '../server/sync/hand-made.ts'

const codeOf = (verdict: ReturnType<ServerReplica['judge']>): string => (verdict.ok ? 'accepted' : verdict.error.code)
const aimOf = (doc: Y.Doc): Y.XmlText => {
  const line = doc.getXmlFragment('aim').get(0)
  const run = line instanceof Y.XmlElement ? line.get(0) : null
  if (!(run instanceof Y.XmlText)) throw new Error('the aim begins with a run')
  return run
}
/** The aim of a plan, an id that may write to it, and what a text of `letters` in it is called. */
function withAim(letters: number) {
  const server = new ServerReplica()
  const page = new Page(server)
  if (letters > 0) server.take(page.sends((_, doc) => aimOf(doc).insert(0, 'l'.repeat(letters))))
  server.named.add(1)
  const parent = aimOf(server.doc)._item?.id
  if (parent === undefined) throw new Error('a run has an item')
  const first = aimOf(server.doc)._start?.id ?? parent
  return { server, page, parent, letter: (index: number): Y.ID => Y.createID(first.client, first.clock + index) }
}

test('items that each look for their place among all the others are refused, though each of them is lawful', () => {
  const { server, parent } = withAim(0)
  const count = 4_000
  const parts: Part[] = [itemAt(1, 0, new Y.ContentString('r'.repeat(count)), { parent })]
  for (let index = 0; index < count; index++) parts.push(itemAt(1, count + index, new Y.ContentString('x'), { rightOrigin: Y.createID(1, index), parent }))
  expect(codeOf(server.judge(updateOf(1, parts)))).toBe('update/too-large')
})

test('sent one by one each of them is taken, and says what it costs: its connection pays for all of them', () => {
  const { server, letter } = withAim(1_500)
  let all = 0
  for (let index = 0; index < 1_400; index++) {
    const verdict = server.take(updateOf(1, [itemAt(1, index, new Y.ContentString('x'), { origin: letter(0), rightOrigin: letter(1_499 - index) })]))
    if (!verdict.ok) throw new Error(verdict.error.code)
    all += verdict.value.steps
  }
  expect(all).toBeGreaterThan(500_000)
})

test('deletions that divide a long text at every second letter are refused', () => {
  const letters = 50_000
  const { server, letter } = withAim(letters)
  const { client, clock } = letter(0)
  const every = (step: number): Uint8Array => updateOf(1, [], Array.from({ length: letters / step }, (_, index) => [client, clock + step * index, 1] as const))
  expect(codeOf(server.judge(every(2)))).toBe('update/too-large')
  expect(codeOf(server.judge(every(100)))).toBe('accepted')
})

test('what is deleted already costs nothing, however many deletions a resynchronisation lists', () => {
  const letters = 20_000
  const { server, letter } = withAim(letters)
  const { client, clock } = letter(0)
  const everySecond = Array.from({ length: letters / 2 }, (_, index) => [client, clock + 2 * index, 1] as const)
  for (let part = 0; part < 10; part++) {
    expect(codeOf(server.take(updateOf(1, [], everySecond.slice(part * 1_000, (part + 1) * 1_000))))).toBe('accepted')
  }
  const before = Y.encodeStateAsUpdate(server.doc)
  expect(codeOf(server.take(updateOf(1, [], [[client, clock, letters]])))).toBe('accepted')
  for (const again of [before, updateOf(1, [], everySecond)]) {
    const verdict = server.judge(again)
    expect(verdict.ok ? [verdict.value.empty, verdict.value.steps] : verdict.error).toEqual([true, 0])
  }
})

test('more new structs than an update may bring are refused, and so are as many as fit into the largest one', () => {
  const collected = (count: number): Uint8Array => updateOf(1, Array.from({ length: count }, (_, index) => new Y.GC(Y.createID(1, index), 1)))
  const { server } = withAim(0)
  expect(codeOf(server.judge(collected(maxNewStructs)))).toBe('accepted')
  expect(codeOf(server.judge(collected(maxNewStructs + 1)))).toBe('update/too-large')
  expect(codeOf(server.judge(collected(250_000)))).toBe('update/too-large')
})

test('a day of honest work in one update costs next to nothing', () => {
  const server = new ServerReplica()
  const page = new Page(server)
  server.take(page.sends(plan => void addAction(plan, firstGoal)))
  const update = page.sends((_, doc) => {
    for (let edit = 0; edit < 2_000; edit++) {
      const run = aimOf(doc)
      run.insert((edit * 7919) % (run.length + 1), `word${edit} `)
      if (edit % 3 === 0) run.delete((edit * 104_729) % (run.length - 2), 2)
      if (edit % 5 === 0) run.insert(0, 'first ')
    }
  })
  const verdict = server.judge(update)
  expect(verdict.ok && verdict.value.steps).toBeLessThan(2_000)
})

/** Items that Yjs looks at to find places: it notes each of them in two sets, and nothing else in any. */
function passedByYjs(act: () => void): number {
  let noted = 0
  const add = Set.prototype.add
  const noting = function (this: Set<unknown>, value: unknown): Set<unknown> {
    if (value instanceof Y.Item) noted++
    return add.call(this, value)
  }
  Reflect.set(Set.prototype, 'add', noting)
  try {
    act()
  } finally {
    Reflect.set(Set.prototype, 'add', add)
  }
  return noted / 2
}

test('what is counted is never less than what Yjs does, wherever new items want to stand', () => {
  const place = fc.record({ back: fc.nat(12), at: fc.nat(40), isOwn: fc.boolean(), isNone: fc.integer({ min: 0, max: 5 }) })
  const items = fc.array(fc.record({ origin: place, right: place, letters: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 40 })
  let passedAtMost = 0
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(1, 2_000_000_000, 5), items), { minLength: 1, maxLength: 4 }), rounds => {
    const { server, parent, letter } = withAim(30)
    for (const [client, list] of rounds) {
      let clock = Y.getState(server.doc.store, client)
      const start = clock
      const idOf = ({ back, at, isOwn, isNone }: typeof list[number]['origin']): Y.ID | null =>
        isNone === 0 ? null : isOwn && clock > 0 ? Y.createID(client, Math.max(0, clock - 1 - back)) : letter(at % 30)
      const parts = list.map(({ origin, right, letters }) => {
        const part = itemAt(client, clock, new Y.ContentString('x'.repeat(letters)), { origin: idOf(origin), rightOrigin: idOf(right), parent })
        clock += letters
        return part
      })
      const update = updateOf(client, parts)
      const decoded = decodeUpdate(update)
      const fresh = decoded.ok ? newStructs(decoded.value, { doc: server.doc, namedClientIds: new Set([client]), finishedClientIds: new Set() }) : decoded
      if (!fresh.ok || !decoded.ok || !('structs' in fresh.value)) throw new Error('every reference is to something that is there')
      const steps = stepsOf(server.doc, fresh.value.structs, decoded.value.deletions)
      const passed = passedByYjs(() => Y.applyUpdate(server.doc, update))
      passedAtMost = Math.max(passedAtMost, passed)
      expect(Y.getState(server.doc.store, client)).toBeGreaterThan(start)
      // Each item looks at one more, which ends its search.
      expect(steps).not.toBeNull()
      expect(passed).toBeLessThanOrEqual((steps ?? 0) + parts.length)
    }
  }), { numRuns: 300, seed: 20_261_126 })
  expect(passedAtMost).toBeGreaterThan(100)
})
