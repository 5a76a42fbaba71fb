// What two states of a plan say differently, as changes that a person can read: fields with what stood there and what stands now,
// texts as words that came and went, actions and rows that came, went or moved. Only of content, as canonical.ts calls it: none
// exactly when the canonical contents are equal.
import type * as Y from 'yjs'
import type { ActionId, GoalId } from '../ids.ts'
import type { Blocks } from '../proposals/merge-texts.ts'
import { sameValue } from '../projection/same-value.ts'
import type { EntriesNode, Fields, Path } from '../schema/node.ts'
import { isInFile } from '../schema/plain-content.ts'
import type { PlainContent, PlainEntry } from '../schema/plain-content.ts'
import { resultOf } from '../steps.ts'
import { contentOfPlan } from '../documents/plan-content.ts'
import { planSchema } from '../documents/plan.ts'
import { placesOf } from './action-places.ts'
import type { ActionPlace } from './action-places.ts'
import { outsideOrder } from './outside-order.ts'
import { wordsChanged } from './words-changed.ts'
import type { WordsChanged } from './words-changed.ts'

export type { ActionPlace } from './action-places.ts'

/** `path`: the field, the entry that came or went, or of what was moved its `order` or `goal`. */
export type PlanChange = { readonly path: Path } & (
  | { readonly kind: 'field'; /** What of the value is content; undefined: none. */ readonly before: unknown; readonly after: unknown }
  | ({ readonly kind: 'text'; readonly before: Blocks; readonly after: Blocks } & WordsChanged)
  /** Content of the entry, without its id, as plain-content.ts reads it. `taken-in`: it had stood as a proposal before. */
  | { readonly kind: 'action-added' | 'action-brought-back' | 'action-taken-in' | 'row-added' | 'row-brought-back'; readonly after: PlainContent }
  | { readonly kind: 'action-removed' | 'row-removed'; readonly before: PlainContent }
  | { readonly kind: 'moved'; readonly before: ActionPlace; readonly after: ActionPlace }
  | { readonly kind: 'row-moved' }
)

/** In the order of the later state; what went stands where it had been. `goalsOfCycle`: in the order of the cycle; left out, those
 *  of the document, by their numbers. Both documents are plans of one schema version. */
export const planDifference = (before: Y.Doc, after: Y.Doc, goalsOfCycle?: readonly GoalId[]): readonly PlanChange[] => resultOf(comparing(before, after, goalsOfCycle))

/** The same in steps, the largest of which is reading one of the two. */
export function* comparing(before: Y.Doc, after: Y.Doc, goalsOfCycle: readonly GoalId[] = goalsIn(after, before)): Generator<void, readonly PlanChange[]> {
  const one = contentOfPlan(before, goalsOfCycle)
  yield
  const other = contentOfPlan(after, goalsOfCycle)
  yield
  const changes: PlanChange[] = [...ofField(planSchema.roots.aim, ['aim'], one.aim, other.aim, before, after)]
  const { goals, actions } = planSchema.roots
  const ofActions = changesOfActions(actions, { before, after, one: one.actions as readonly PlainEntry[], other: other.actions as readonly PlainEntry[], goalsOfCycle })
  const entryOfGoal = (content: typeof one, goal: GoalId): PlainContent => content.goals.find(({ id }) => id === goal) ?? {}
  for (const goal of goalsOfCycle) {
    changes.push(...ofFields(goals.fields, ['goals', goal], entryOfGoal(one, goal), entryOfGoal(other, goal), before, after))
    yield
    changes.push(...(yield* ofActions(goal)))
  }
  return [...changes, ...(yield* ofActions(null))]
}

/** The changes that concern what stands at a path: of it, of what is in it, and of what it is in. */
export const changesUnder = (changes: readonly PlanChange[], path: Path): readonly PlanChange[] =>
  changes.filter(change => isWithin(change.path, path) || isWithin(path, change.path))

/** Whether a path is another, or leads into it. */
export const isWithin = (path: Path, outer: Path): boolean => outer.every((key, index) => path[index] === key)

/** The goals of the cycle, as plans hold them, in its order. */
export function goalsIn(...documents: readonly Y.Doc[]): readonly GoalId[] {
  const ids = new Set(documents.flatMap(doc => [...doc.getMap('goals').keys()]))
  // Their numbers are the end of their ids.
  return [...ids].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)) as readonly string[] as readonly GoalId[]
}

// Existential: entries of any kind.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyEntries = EntriesNode<any, any>
type Shared = { get(key: string): unknown }

type OfActions = { readonly before: Y.Doc; readonly after: Y.Doc; readonly one: readonly PlainEntry[]; readonly other: readonly PlainEntry[]; readonly goalsOfCycle: readonly GoalId[] }

/** By goal, in steps of one action, the changes of those that stand there, or stood there and are in no other. Null: those without a goal of the cycle. */
function changesOfActions(node: AnyEntries, { before, after, one, other, goalsOfCycle }: OfActions): (goal: GoalId | null) => Generator<void, readonly PlanChange[]> {
  const [oneById, otherById] = [byId(one), byId(other)]
  const [placesBefore, placesAfter] = [placesOf(before, one, goalsOfCycle), placesOf(after, other, goalsOfCycle)]
  const rawBefore: Shared = before.getMap('actions')
  const moved = movedIn(one, other, ({ goal }) => goal)
  const groupOf = (entry: PlainEntry): GoalId | null => placesAfter.get(entry.id)?.goal ?? placesBefore.get(entry.id)?.goal ?? null
  const nowhere: ActionPlace = { goal: null, number: null }
  const ordered = inOneOrder(one, other)
  const ofAction = (id: string): readonly PlanChange[] => {
    const path = ['actions', id]
    const [was, is] = [oneById.get(id), otherById.get(id)]
    if (is === undefined) return was === undefined ? [] : [{ path, kind: 'action-removed', before: withoutId(was) }]
    if (was === undefined) return [{ path, kind: `action-${waysIn(rawBefore.get(id))}`, after: withoutId(is) }]
    const places = { before: placesBefore.get(id) ?? nowhere, after: placesAfter.get(id) ?? nowhere }
    const isElsewhere = was['goal'] !== is['goal']
    return [
      ...(isElsewhere || moved.has(id) ? [{ path: [...path, isElsewhere ? 'goal' : 'order'], kind: 'moved', ...places } as const] : []),
      ...ofFields(withoutGoal(node.fields), path, was, is, entryIn(before, id), entryIn(after, id)),
    ]
  }
  return function* (goal) {
    const changes: PlanChange[] = []
    for (const { id } of ordered) {
      if (groupOf(otherById.get(id) ?? oneById.get(id) ?? { id }) !== goal) continue
      changes.push(...ofAction(id))
      yield
    }
    return changes
  }
}

const entryIn = (doc: Y.Doc, id: string): Shared => (doc.getMap('actions').get(id) ?? new Map()) as Shared
/** Where an action stands is told as its move. */
const withoutGoal = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'goal'))

/** What stood in a document that did not say it: nothing, something that was removed, or something only proposed. */
function waysIn(raw: unknown): 'added' | 'brought-back' | 'taken-in' {
  if (!isMap(raw)) return 'added'
  return raw.get('removed') === true ? 'brought-back' : 'taken-in'
}

const isMap = (raw: unknown): raw is Shared => typeof raw === 'object' && raw !== null && 'get' in raw

/** Of the entries that stand in one group in both states, those that were moved: as few as the new order allows. */
function movedIn(one: readonly PlainEntry[], other: readonly PlainEntry[], groupOf: (entry: PlainEntry) => unknown): ReadonlySet<string> {
  const moved = new Set<string>()
  const before = byId(one)
  for (const group of new Set(other.map(groupOf))) {
    const now = other.filter(entry => groupOf(entry) === group)
    const stayed = now.filter(({ id }) => {
      const was = before.get(id)
      return was !== undefined && groupOf(was) === group
    })
    const placeBefore = new Map(one.map(({ id }, place) => [id, place]))
    const places = stayed.map(({ id }) => placeBefore.get(id) ?? 0)
    for (const index of outsideOrder(places)) moved.add(stayed[index]?.id ?? '')
  }
  return moved
}

/** The later state's entries, and each that is not in it behind the one that it stood behind. */
function inOneOrder(one: readonly PlainEntry[], other: readonly PlainEntry[]): readonly PlainEntry[] {
  const order = [...other]
  const present = new Set(other.map(({ id }) => id))
  one.forEach((entry, index) => {
    if (present.has(entry.id)) return
    const before = one[index - 1]?.id
    const place = before === undefined ? 0 : order.findIndex(({ id }) => id === before) + 1
    order.splice(place, 0, entry)
  })
  return order
}

function ofFields(fields: Fields, path: Path, was: PlainContent, is: PlainContent, rawBefore: unknown, rawAfter: unknown): readonly PlanChange[] {
  return Object.entries(fields).flatMap(([key, node]) => {
    if (!isInFile(node.content)) return []
    const raw = (of: unknown): unknown => (isMap(of) ? of.get(key) : undefined)
    return ofField(node, [...path, key], was[key], is[key], raw(rawBefore), raw(rawAfter))
  })
}

function ofField(node: Fields[string], path: Path, was: unknown, is: unknown, rawBefore: unknown, rawAfter: unknown): readonly PlanChange[] {
  switch (node.node) {
    case 'value':
      return sameValue(was, is) ? [] : [{ path, kind: 'field', before: was, after: is }]
    case 'text':
      return sameValue(was, is) ? [] : [textChange(path, asBlocks(was), asBlocks(is))]
    case 'keyed': {
      const [one, other] = [asRecord(was), asRecord(is)]
      const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
      return keys.flatMap((key): readonly PlanChange[] => (sameValue(one[key], other[key]) ? [] : [{ path: [...path, key], kind: 'field', before: one[key], after: other[key] }]))
    }
    case 'entries':
      return ofRows(node, path, asEntries(was), asEntries(is), rawBefore, rawAfter)
  }
}

function ofRows(node: AnyEntries, path: Path, one: readonly PlainEntry[], other: readonly PlainEntry[], rawBefore: unknown, rawAfter: unknown): readonly PlanChange[] {
  const [oneById, otherById] = [byId(one), byId(other)]
  const moved = movedIn(one, other, () => null)
  const raw = (of: unknown, id: string): unknown => (isMap(of) ? of.get(id) : undefined)
  return inOneOrder(one, other).flatMap(({ id }): readonly PlanChange[] => {
    const at = [...path, id]
    const [was, is] = [oneById.get(id), otherById.get(id)]
    if (is === undefined) return was === undefined ? [] : [{ path: at, kind: 'row-removed', before: withoutId(was) }]
    if (was === undefined) return [{ path: at, kind: waysIn(raw(rawBefore, id)) === 'added' ? 'row-added' : 'row-brought-back', after: withoutId(is) }]
    return [...(moved.has(id) ? [{ path: [...at, 'order'], kind: 'row-moved' } as const] : []), ...ofFields(node.fields, at, was, is, raw(rawBefore, id), raw(rawAfter, id))]
  })
}

/** The change of a text, or of a title, at a path. */
export function textChange(path: Path, before: Blocks, after: Blocks): PlanChange {
  return { path, kind: 'text', before, after, ...wordsChanged(before, after) }
}

/** A title is one line. */
export const asBlocks = (content: unknown): Blocks =>
  typeof content === 'string' ? [{ type: 'paragraph', content: [{ type: 'text', text: content }] }] : Array.isArray(content) ? (content as Blocks) : []

const asRecord = (value: unknown): { readonly [key: string]: unknown } => (typeof value === 'object' && value !== null ? { ...value } : {})
const asEntries = (value: unknown): readonly PlainEntry[] => (Array.isArray(value) ? (value as readonly PlainEntry[]) : [])
const byId = (entries: readonly PlainEntry[]): ReadonlyMap<string, PlainEntry> => new Map(entries.map(entry => [entry.id, entry]))
const withoutId = (entry: PlainEntry): PlainContent => Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'id'))

/** The action that a path leads into; null for one of the plan or of a goal. */
export const actionOfPath = ([root, id]: Path): ActionId | null => (root === 'actions' && id !== undefined ? (id as ActionId) : null)
