// Many honest pages at once, and their bytes bent in every way: what is honest is taken and told truly, what is refused
// changes nothing, and what is taken leaves a whole and valid plan. The suite runs seeds that once found something; `npm run
// fuzz` takes a new one and goes on for longer. GATE_SEED repeats a run.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, addRow, answer, ask, askToLead, contribute, moveAction, removeAction, setDates, setKind, takeOut } from '../../../shared/documents/plan-commands.ts'
import type { ActionView, PlanView } from '../../../shared/documents/plan.ts'
import { planPlain, planSchema } from '../../../shared/documents/plan.ts'
import { hasPartIn } from '../../../shared/documents/plan-standing.ts'
import type { Standing } from '../../../shared/documents/plan-standing.ts'
import { randomId, RequestId } from '../../../shared/ids.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { entryOf } from '../../../shared/schema/reading.ts'
import type { Fields, Path } from '../../../shared/schema/node.ts'
import { textProblem } from '../../../shared/schema/rich-text-check.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { goals, Page, party, ServerReplica } from './gate-fixture.ts'
import { itemAt, updateOf } from './hand-made.ts'
import type { Part } from './hand-made.ts'

const wanted = process.env['GATE_SEED']
/** Runs from both found something once: a whole state sent again whose first values were stored already, an order key beside
 *  which nobody could insert, a day of another century. */
const seeds = wanted === undefined ? [644806158, 644806089] : [wanted === 'new' ? Date.now() % 1_000_000_000 : Number(wanted)]
const rounds = wanted === undefined ? { honest: 40, hostile: 12 } : { honest: 400, hostile: 120 }
/** A run that ends by itself; this only ends one that does not. */
const testTimeoutMs = 600_000
const seen = { epoch: 'e', seq: 1 }
const here = { party: party('ms-fr'), answersForParty: true, isDriver: false }

type Random = (below: number) => number
/** Mulberry32: small, seeded, good enough to choose with. */
function randomFrom(start: number): Random {
  let state = start >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
const pick = <T>(random: Random, from: readonly T[]): T => {
  const chosen = from[random(from.length)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

/** One thing that a person does, by the commands and the text types that pages use. */
function act(random: Random, plan: PlanView, doc: Y.Doc): void {
  const ids = plan.roots.actions.ids()
  const id = ids.length === 0 || random(12) === 0 ? addAction(plan, pick(random, goals)) : pick(random, ids)
  const action = plan.roots.actions.get(id)
  if (action === undefined) return
  const acts: (() => void)[] = [
    () => type(random, random(3) === 0 ? plan.roots.aim.fragment : action.description.fragment),
    () => type(random, action.expectedResult.fragment),
    () => typeTitle(random, action),
    () => setKind(plan, action, pick(random, ['jad', 'training', 'meeting', 'jad'])),
    () => setDates(plan, action, dayOf(random, true), dayOf(random, false)),
    () => moveAction(plan, id, pick(random, goals), random(3)),
    () => ask(plan, action, pick(random, ['participant', 'co-leader']), party(pick(random, ['ms-it', 'ms-fr', 'ms-de'])), here, seen),
    () => askToLead(plan, action, party(pick(random, ['ms-fr', 'ms-it'])), here, seen),
    () => takeOut(plan, action, pick(random, ['participant', 'co-leader', 'action-leader']), party('ms-it')),
    () => answer(action, pick(random, ['participant', 'co-leader']), party('ms-fr'), RequestId.parse(randomId()), { answer: 'declined' }, seen),
    () => hasPartIn(partsOf(doc, id), party('ms-fr')) && contribute(action, party('ms-fr'), 'people', random(2) === 0 ? '' : `n${random(9)}`),
    () => void addRow(plan, pick(random, [action.indicators, action.jointActionDays])),
    () => removeAction(plan, id),
    () => doc.transact(() => { action.removed.set(true); action.removed.set(false); action.kind.set('training'); action.kind.clear() }),
  ]
  pick(random, acts)()
}

function partsOf(doc: Y.Doc, id: ActionId): Standing {
  const standing = entryOf(doc, 'actions', planSchema.roots.actions, id)
  if (standing === null) throw new Error('the action is there')
  return standing
}

/** Quarters only in this world: dates beside another's kind would rightly be refused. */
const dayOf = (random: Random, first: boolean): IsoDay | null =>
  random(4) === 0 ? null : IsoDay.parse(first ? pick(random, ['2026-01-01', '2026-04-01']) : pick(random, ['2026-09-30', '2026-12-31']))

function typeTitle(random: Random, action: ActionView): void {
  const line = action.title.fragment.get(0)
  const run = line instanceof Y.XmlElement ? line.get(0) : null
  if (run instanceof Y.XmlText) typeInRun(random, run, false)
}

function type(random: Random, fragment: Y.XmlFragment): void {
  const blocks = fragment.toArray().filter(block => block instanceof Y.XmlElement)
  if (blocks.length === 0 || random(6) === 0) {
    const block = new Y.XmlElement(pick(random, ['paragraph', 'heading']))
    if (block.nodeName === 'heading') block.setAttribute('level', 2 as never)
    block.insert(0, [new Y.XmlText('new')])
    return fragment.insert(random(fragment.length + 1), [block])
  }
  if (random(8) === 0) return fragment.delete(random(fragment.length), 1)
  const run = pick(random, blocks).toArray().find(child => child instanceof Y.XmlText)
  if (run instanceof Y.XmlText) typeInRun(random, run, true)
}

function typeInRun(random: Random, run: Y.XmlText, isRich: boolean): void {
  const length = run.length
  const what = random(isRich ? 4 : 3)
  if (what === 0 && length > 2) run.delete(random(length - 1), 1 + random(2))
  else if (what === 3 && length > 2) run.format(random(length - 1), 2, { bold: random(2) === 0 ? {} : null })
  else run.insert(random(length + 1), pick(random, ['a', 'word ', 'é', 'long text that goes on ']))
}

/** The schema's paths that Yjs reports for a transaction of the replica. */
function watch(server: ServerReplica): () => string[] {
  const changed = new Set<string>()
  for (const [name, node] of Object.entries(planSchema.roots)) {
    const root = node.node === 'text' ? server.doc.getXmlFragment(name) : server.doc.getMap(name)
    root.observeDeep((events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.local) return
      for (const event of events) {
        const path = [name, ...event.path]
        const insideText = event.target instanceof Y.XmlFragment || event.target instanceof Y.XmlText
        const cut = path.findIndex(part => typeof part === 'number')
        const upTo = cut === -1 ? path : path.slice(0, cut)
        if (insideText) changed.add(upTo.join('/'))
        else for (const key of event.changes.keys.keys()) changed.add([...upTo, key].join('/'))
      }
    })
  }
  return () => {
    const paths = [...changed]
    changed.clear()
    return paths
  }
}

const nothingPending = (doc: Y.Doc): boolean => doc.store.pendingStructs === null && doc.store.pendingDs === null

/** Everything in the plan that the schema does not hold, by path. */
function problemsOf(doc: Y.Doc): string[] {
  const problems: string[] = []
  const inFields = (fields: Fields, map: Y.Map<unknown>, path: Path): void => {
    for (const key of map.keys()) if (!Object.hasOwn(fields, key)) problems.push([...path, key].join('/'))
    for (const [key, node] of Object.entries(fields)) check(node, map.get(key), [...path, key])
  }
  const check = (node: (typeof planSchema.roots)[keyof typeof planSchema.roots] | Fields[string], value: unknown, path: Path): void => {
    const isWrong = (): number => problems.push(path.join('/'))
    if (node.node === 'value') {
      if (value === undefined ? node.required : !node.schema.safeParse(value).success) isWrong()
    } else if (node.node === 'text') {
      if (!(value instanceof Y.XmlFragment) || textProblem(value, node.kind) !== null) isWrong()
    } else if (!(value instanceof Y.Map)) isWrong()
    else if (node.node === 'fixed') inFields(node.fields, value, path)
    else for (const [key, inner] of value.entries()) {
      if (!node.key.safeParse(key).success) isWrong()
      else if (node.node === 'keyed') check({ ...node, node: 'value', required: false }, inner, [...path, key])
      else if (inner instanceof Y.Map) inFields(node.fields, inner, [...path, key])
      else isWrong()
    }
  }
  for (const [name, node] of Object.entries(planSchema.roots)) check(node, node.node === 'text' ? doc.getXmlFragment(name) : doc.getMap(name), [name])
  for (const [id, action] of Object.entries(planPlain(doc).actions)) {
    const [constraint] = planSchema.roots.actions.constraints
    if (constraint?.holds({ ...action }) === false) problems.push(`actions/${id}`)
  }
  return problems
}

test.each(seeds)('honest pages, on line and off, are taken whole and end alike (seed %i)', seed => {
  let taken = 0
  for (let round = 0; round < rounds.honest; round++) {
    const random = randomFrom(seed + round)
    const server = new ServerReplica()
    const reported = watch(server)
    const pages = [0, 1, 2, 3].map(() => new Page(server))
    /** What each page has not sent yet, one for each transaction. */
    const outbox = pages.map(page => page.updates)
    for (let step = 0; step < 120; step++) {
      const index = random(pages.length)
      const page = pages[index]
      const unsent = outbox[index]
      if (page === undefined || unsent === undefined) continue
      const doing = random(10)
      if (doing < 6) act(random, page.plan, page.doc)
      else if (doing === 6) Y.applyUpdate(page.doc, server.state(), 'server')
      else if (unsent.length > 0) {
        const how = random(4)
        const sent = how === 0 ? [Y.encodeStateAsUpdate(page.doc)] : how === 1 ? [Y.mergeUpdates(unsent)] : how === 2 ? [Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(server.doc))] : [...unsent]
        unsent.length = 0
        for (const update of sent) {
          reported()
          const verdict = server.take(update)
          if (!verdict.ok) throw new Error(`seed ${seed}, round ${round}, step ${step}: refused ${verdict.error.code} at ${verdict.error.path.join('/')}`)
          taken++
          const told = new Set(verdict.value.touched.map(path => path.join('/')))
          // Inside a new entry Yjs reports the entry alone.
          expect(reported().filter(path => !told.has(path))).toEqual([])
          expect(nothingPending(server.doc)).toBe(true)
        }
      }
    }
    for (const [index, page] of pages.entries()) {
      const unsent = outbox[index] ?? []
      if (unsent.length > 0) expect(server.take(Y.mergeUpdates(unsent)).ok).toBe(true)
      page.updates.length = 0
    }
    const whole = planPlain(server.doc)
    for (const page of pages) {
      Y.applyUpdate(page.doc, server.state(), 'server')
      expect(planPlain(page.doc)).toEqual(whole)
    }
    expect(problemsOf(server.doc)).toEqual([])
  }
  expect(taken).toBeGreaterThan(50)
}, testTimeoutMs)

test.each(seeds)('bent and hand-made bytes are refused without a trace or leave a valid plan (seed %i)', seed => {
  const count = { taken: 0, refused: 0 }
  for (let round = 0; round < rounds.hostile; round++) {
    const random = randomFrom(seed + round)
    const server = new ServerReplica()
    const page = new Page(server)
    for (let step = 0; step < 25; step++) {
      act(random, page.plan, page.doc)
      server.take(Y.mergeUpdates(page.updates.splice(0)))
    }
    for (let attempt = 0; attempt < 60; attempt++) {
      const hostile = random(2) === 0 ? bent(random, page, server) : handMade(random, server)
      const before = Buffer.from(server.state())
      const verdict = server.judge(hostile, pick(random, ['ms-fr', 'ms-de', 'ms-it']))
      expect(Buffer.from(server.state()).equals(before)).toBe(true)
      if (!verdict.ok) {
        count.refused++
        continue
      }
      count.taken++
      const where = `seed ${seed}, round ${round}, attempt ${attempt}`
      Y.applyUpdate(server.doc, hostile)
      expect([where, nothingPending(server.doc)]).toEqual([where, true])
      expect([where, problemsOf(server.doc)]).toEqual([where, []])
      // What was stored says the same when it is read again.
      const again = new Y.Doc()
      Y.applyUpdate(again, server.state())
      expect([where, planPlain(again)]).toEqual([where, planPlain(server.doc)])
    }
  }
  expect(count.refused).toBeGreaterThan(100)
  expect(count.taken).toBeGreaterThan(5)
}, testTimeoutMs)

/** An honest update with some of its bytes changed, cut or doubled. */
function bent(random: Random, page: Page, server: ServerReplica): Uint8Array {
  const other = new Page(server)
  for (let step = 0; step <= random(3); step++) act(random, other.plan, other.doc)
  const honest = other.updates.length === 0 ? Y.encodeStateAsUpdate(page.doc) : Y.mergeUpdates(other.updates)
  if (random(12) === 0) return Y.convertUpdateFormatV1ToV2(honest)
  const bytes = [...honest]
  for (let change = 0; change <= random(3); change++) {
    const at = random(bytes.length)
    const kind = random(4)
    if (kind === 0) bytes.splice(at, 1)
    else if (kind === 1) bytes.splice(at, 0, random(256))
    else bytes[at] = kind === 2 ? random(256) : (bytes[at] ?? 0) ^ (1 << random(8))
  }
  return new Uint8Array(bytes)
}

/** Structs of an id that is the writer's own, with references, keys and contents from anywhere. */
function handMade(random: Random, server: ServerReplica): Uint8Array {
  const known = [...server.doc.store.clients].flatMap(([client, structs]) => structs.map(struct => ({ client, struct })))
  const anyId = (): Y.ID => {
    const { client, struct } = pick(random, known)
    return Y.createID(client, struct.id.clock + random(struct.length))
  }
  const named = [...server.named]
  const client = random(3) === 0 && named.length > 0 ? pick(random, named) : 1000 + random(1_000_000)
  server.named.add(client)
  const state = Y.getState(server.doc.store, client)
  let clock = Math.max(0, state - random(4) * random(2))
  const keys = [null, null, 'kind', 'from', 'to', 'order', 'removed', 'title', 'answers', 'ms-fr', 'level', randomId()]
  const contents = [
    () => new Y.ContentString(pick(random, ['x', 'abc\tdef', 'line\nline'])),
    () => new Y.ContentAny([pick(random, ['jad', '2026-02-13', '2026-01-01', 'a5', true, 2, { request: randomId() }])]),
    () => new Y.ContentDeleted(1 + random(3)),
    () => new Y.ContentFormat('bold', pick<object>(random, [{}, { a: 1 }])),
    () => new Y.ContentType(pick(random, [() => new Y.XmlElement('paragraph'), () => new Y.XmlText(), () => new Y.Map(), () => new Y.XmlHook('h'), () => new Y.XmlFragment(), () => new Y.Array()])()),
    () => new Y.ContentEmbed({ a: 1 }),
    () => new Y.ContentDoc(new Y.Doc()),
  ]
  const parts: Part[] = []
  for (let index = 0; index <= random(3); index++) {
    const own = clock > 0 ? Y.createID(client, random(clock + 2)) : null
    const reference = (): Y.ID | null => (random(3) === 0 ? own : anyId())
    const part: Part = random(10) === 0
      ? pick(random, [new Y.GC(Y.createID(client, clock), 1 + random(5)), new Y.Skip(Y.createID(client, clock), 1 + random(5))])
      : itemAt(client, clock, pick(random, contents)(), random(2) === 0
        ? { parent: random(4) === 0 ? pick(random, ['aim', 'actions', 'record', 'goals', 'other']) : anyId(), key: pick(random, keys) }
        : { origin: random(4) === 0 ? null : reference(), rightOrigin: random(2) === 0 ? null : reference(), parent: 'aim' })
    parts.push(part)
    clock += part.length
  }
  const deletions = random(3) === 0 ? [[anyId(), 1 + random(6)] as const].map(([id, length]) => [id.client, id.clock, length] as const) : []
  return updateOf(client, parts, deletions)
}
