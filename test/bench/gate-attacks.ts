// What the verdict over an update costs that was made to keep the server busy, on the large plan; and, where it is taken,
// what applying it costs. While either runs nobody else is served, so the longest of them is what an honest edit waits.
// Counted in time of the processor where that is less than what the clock says: the machine may have other things to do.
import * as Y from 'yjs'
import { maxNewStructs } from '../../shared/protocol/limits.ts'
import { TextSizes } from '../../server/sync/gate/text-sizes.ts'
import { gateUpdate } from '../../server/sync/gate/gate.ts'
import type { GateContext } from '../../server/sync/gate/gate.ts'
import { itemAt, updateOf } from '../server/sync/hand-made.ts'
import { largePlan } from './gate-bench.ts'
import { quantilesOf } from './quantiles.ts'
import type { Quantiles } from './quantiles.ts'

const rounds = 12
/** The code is cold in the first of them; a server is not. */
const warmUpRounds = 2
const attacker = 1
const letters = 200_000

export type AttackNumbers = { readonly what: string; readonly bytes: number; readonly outcome: string; readonly gate: Quantiles; readonly applyMaxMs: number | null }

/** `text` is the run that all write into, `first` the first of its letters. */
type Target = { readonly text: Y.ID; readonly first: Y.ID }
type Attack = { readonly what: string; readonly updates: (target: Target) => readonly Uint8Array[] }

const one = <T>(made: T): readonly T[] => [made]
const inText = (content: (index: number) => ConstructorParameters<typeof Y.Item>[7], count: number, place: (index: number, target: Target) => Parameters<typeof itemAt>[3]) => (target: Target) =>
  one(updateOf(attacker, Array.from({ length: count }, (_, index) => itemAt(attacker, index, content(index), place(index, target)))))
const previous = (index: number, { text }: Target): Parameters<typeof itemAt>[3] => (index === 0 ? { parent: text } : { origin: Y.createID(attacker, index - 1) })

const attacks: readonly Attack[] = [
  { what: 'an update that waits for what never comes, 2,000 of them', updates: () => Array.from({ length: 2_000 }, (_, index) => updateOf(attacker, [itemAt(attacker, 0, new Y.ContentString('x'), { origin: Y.createID(999_999, index) })])) },
  { what: '500 kB of structs of two bytes', updates: () => one(updateOf(attacker, Array.from({ length: 250_000 }, (_, index) => new Y.GC(Y.createID(attacker, index), 1)))) },
  { what: 'as many of those as are taken', updates: () => one(updateOf(attacker, Array.from({ length: maxNewStructs }, (_, index) => new Y.GC(Y.createID(attacker, index), 1)))) },
  { what: 'as many letters as are taken, each an item', updates: inText(() => new Y.ContentString('x'), maxNewStructs, previous) },
  { what: '4,000 letters that each look for their place among all', updates: ({ text }) => one(updateOf(attacker, [
    itemAt(attacker, 0, new Y.ContentString('r'.repeat(4_000)), { parent: text }),
    ...Array.from({ length: 4_000 }, (_, index) => itemAt(attacker, 4_000 + index, new Y.ContentString('x'), { rightOrigin: Y.createID(attacker, index), parent: text })),
  ])) },
  { what: 'as many of those as are taken', updates: inText(() => new Y.ContentString('x'), 400, (index, { first }) => ({ origin: first, rightOrigin: Y.createID(first.client, first.clock + letters - 1 - index) })) },
  { what: '100,000 deletions of every second letter', updates: ({ first }) => one(updateOf(attacker, [], Array.from({ length: letters / 2 }, (_, index) => [first.client, first.clock + 2 * index, 1] as const))) },
  { what: 'as many of those as are taken', updates: ({ first }) => one(updateOf(attacker, [], Array.from({ length: 2_400 }, (_, index) => [first.client, first.clock + 2 * index, 1] as const))) },
  { what: '25,000 marks at one place', updates: inText(index => new Y.ContentFormat('bold', index % 2 === 0 ? {} : (null as never)), 25_000, previous) },
  { what: 'elements in one another, ten thousand deep', updates: () => one(updateOf(attacker, Array.from({ length: 10_000 }, (_, index) =>
    itemAt(attacker, index, new Y.ContentType(new Y.XmlElement(index % 2 === 0 ? 'bulletList' : 'listItem')), { parent: index === 0 ? 'aim' : Y.createID(attacker, index - 1) })))) },
  { what: 'a value in one another, a hundred thousand deep', updates: () => {
    const flat = updateOf(attacker, [itemAt(attacker, 0, new Y.ContentAny([[1]]), { parent: 'record', key: 'marking' })])
    const at = flat.lastIndexOf(117)
    return one(new Uint8Array([...flat.slice(0, at), ...Array.from({ length: 200_000 }, (_, index) => (index % 2 === 0 ? 117 : 1)), ...flat.slice(at)]))
  } },
]

export function measureAttacks(): readonly AttackNumbers[] {
  const plan = largePlan()
  return attacks.map(({ what, updates }) => {
    const gate: number[] = []
    let applyMaxMs: number | null = null
    let outcome = 'taken'
    let bytes = 0
    for (let round = 0; round < rounds; round++) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, plan.state)
      const context: GateContext = { ...plan.context, doc, places: new WeakMap(), textSizes: new TextSizes(), namedClientIds: new Set([attacker]), mandate: plan.mandateIn(doc) }
      for (const update of updates(targetIn(doc))) {
        bytes = update.byteLength
        const [verdict, judgedMs] = timed(() => gateUpdate(update, context))
        const appliedMs = verdict.ok ? timed(() => Y.applyUpdate(doc, update))[1] : null
        outcome = verdict.ok ? 'taken' : verdict.error.code
        if (round < warmUpRounds) continue
        gate.push(judgedMs)
        if (appliedMs !== null) applyMaxMs = Math.max(applyMaxMs ?? 0, appliedMs)
      }
    }
    return { what, bytes, outcome, gate: quantilesOf(gate), applyMaxMs }
  })
}

function timed<T>(act: () => T): readonly [result: T, tookMs: number] {
  const processor = process.cpuUsage()
  const startedAt = performance.now()
  const result = act()
  const tookMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(processor)
  return [result, Math.min(tookMs, (user + system) / 1000)]
}

function targetIn(doc: Y.Doc): Target {
  const line = doc.getXmlFragment('aim').get(0)
  const run = line instanceof Y.XmlElement ? line.get(0) : null
  if (!(run instanceof Y.XmlText) || run._item === null) throw new Error('the aim begins with a run')
  run.insert(0, 'l'.repeat(letters))
  if (run._start === null) throw new Error('there are letters')
  return { text: run._item.id, first: run._start.id }
}
