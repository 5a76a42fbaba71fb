// The verdict over one update of one connection, before anything is applied: whole or not at all. Pure: it reads the
// replica and changes nothing. Each stage answers one question and refuses with a code, a path and a source.
//
// What a yes means:
//  1. every struct is new, of one client id that the connection named, and follows that id's last clock;
//  2. every reference is there, so nothing can stay pending and applying cannot throw half-way;
//  3. every struct and every newly deleted id stands at a path of the schema, with a value the schema holds;
//  4. the writer has a mandate for every such path; entries are created whole and never deleted;
//  5. no text that it makes larger is over its limit.
import * as Y from 'yjs'
import type { Grant, MandateRefusal } from '../../../shared/mandates/mandates.ts'
import type { Field } from '../../../shared/mandates/plan-writes.ts'
import { maxDocumentBytes, maxUpdateBytes } from '../../../shared/protocol/limits.ts'
import type { Refusal } from '../../../shared/protocol/messages.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Result } from '../../../shared/result.ts'
import type { AnyNode, DocumentSchema, EntriesNode, Fields, KeyedNode, Path, Roots, ValueNode } from '../../../shared/schema/node.ts'
import { attributeProblem, charactersProblem, markProblem, maxDepth, mayContain, textRun, threadOfMark } from '../../../shared/schema/rich-text.ts'
import type { TextKind } from '../../../shared/schema/rich-text.ts'
import { contentBytes, largestBytes } from '../../../shared/schema/text-size.ts'
import { constraintBroken } from './constraints.ts'
import type { Outcome } from './constraints.ts'
import { decodeUpdate } from './decode.ts'
import type { Mandate } from './mandate.ts'
import { mapAt } from './map-at.ts'
import { newStructs } from './new-structs.ts'
import { outcomeOf } from './outcome.ts'
import type { WrittenValue } from './outcome.ts'
import type { DecodedUpdate, Struct } from './decode.ts'
import { childNode, placesIn } from './places.ts'
import { refusal, refuse } from './refusal.ts'
import type { PlaceCache, Places, StructPlace, TypePlace } from './places.ts'
import type { TextGrowth, TextSizes } from './text-sizes.ts'
import { stepsOf } from './work.ts'

export type GateContext = {
  readonly doc: Y.Doc
  readonly schema: DocumentSchema<Roots>
  readonly places: PlaceCache
  readonly textSizes: TextSizes
  /** Encoded size of the replica, about. */
  readonly documentBytes: number
  readonly mandate: Mandate
  /** Client ids that this connection named and that are bound to its person. */
  readonly namedClientIds: ReadonlySet<number>
  /** Client ids of which an update was refused: nothing later of them can be taken. */
  readonly finishedClientIds: ReadonlySet<number>
}

export type Accepted = {
  /** The one client id whose structs are new, or null for a deletion only. */
  readonly clientId: number | null
  readonly touched: readonly Path[]
  readonly created: readonly { readonly collection: Path; readonly id: string }[]
  /** Under which roles and functions; never empty unless the update holds nothing new. */
  readonly grants: readonly Grant[]
  /** What it does to the size of texts. */
  readonly textGrowth: readonly TextGrowth[]
  /** Something was written into a place that is gone. */
  readonly lostPlace: boolean
  /** Nothing new in it: a plain resynchronisation. */
  readonly empty: boolean
  /** What applying it costs, see work.ts. */
  readonly steps: number
}

export type GateVerdict = Result<Accepted, Refusal>

export function gateUpdate(update: Uint8Array, context: GateContext): GateVerdict {
  if (update.byteLength > maxUpdateBytes) return refuse('update/too-large', [])
  const decoded = decodeUpdate(update)
  if (!decoded.ok) return refuse(decoded.error.code, [])
  const fresh = newStructs(decoded.value, context)
  if (!fresh.ok) return fresh
  const adds = fresh.value.structs.length > 0
  if (adds && context.documentBytes + update.byteLength > maxDocumentBytes) return refuse('document/full', [])

  const steps = stepsOf(context.doc, fresh.value.structs, decoded.value.deletions)
  if (steps === null) return refuse('update/too-large', [])

  const judgement = new Judgement(context, decoded.value)
  judgement.lostPlace = fresh.value.lostPlace
  for (const struct of fresh.value.structs) {
    const problem = judgement.judgeStruct(struct)
    if (problem !== null) return err(problem)
  }
  for (const deletion of decoded.value.deletions) {
    const problem = judgement.judgeDeletion(deletion.client, deletion.clock, deletion.length)
    if (problem !== null) return err(problem)
  }
  const problem = judgement.judgeWhole() ?? judgement.judgeSizes() ?? (adds ? judgement.judgeLost() : null)
  if (problem !== null) return err(problem)
  return ok({
    clientId: fresh.value.clientId,
    touched: judgement.touched(),
    created: judgement.created(),
    grants: judgement.grants(),
    textGrowth: judgement.textGrowth(),
    lostPlace: judgement.lostPlace,
    empty: !adds && judgement.touched().length === 0,
    steps,
  })
}

type NewEntry = { readonly collection: Path; readonly id: string; readonly fields: Fields; readonly given: Set<string> }

/** A field that the update touches, and under which grant it may. */
type Touched = { readonly field: Field; readonly grant: Grant }

/** What an update does to one value: the values it brings, in clock order, and whether it deletes the present one. */
type Slot = { readonly path: Path; readonly values: Map<Y.Item, WrittenValue>; cleared: boolean }

/** Values of one field in one update. Our page sends each write by itself; another Yjs client that was offline sends all
 *  its writes at once, two fields changed in turn as a struct each. Above this it is a forgery that would cost the more the
 *  longer it is. */
const maxValuesOfSlot = 1_000

class Judgement {
  lostPlace = false
  private readonly context: GateContext
  private readonly found: Places
  private readonly touchedByName = new Map<string, Touched>()
  private readonly grantByName = new Map<string, Grant>()
  private readonly newEntries = new Map<string, NewEntry>()
  /** Titles of new entries that have their paragraph. */
  private readonly newTitles = new Set<string>()
  private readonly growthByText = new Map<string, { readonly path: Path; readonly kind: TextKind; bytes: number }>()
  /** New values by slot, for what must be judged together. */
  private readonly written = new Map<string, Slot>()

  constructor(context: GateContext, update: DecodedUpdate) {
    this.context = context
    this.found = placesIn(context.doc, context.schema, update, context.places)
  }

  touched = (): readonly Path[] => [...this.touchedByName.values()].map(({ field }) => field.path)
  grants = (): readonly Grant[] => [...this.grantByName.values()]
  textGrowth = (): readonly TextGrowth[] => [...this.growthByText.values()]
  created = (): readonly { collection: Path; id: string }[] => [...this.newEntries.values()].map(({ collection, id }) => ({ collection, id }))

  judgeStruct(struct: Struct): Refusal | null {
    if (!(struct instanceof Y.Item)) return null
    const place = this.found.ofNew(struct)
    switch (place.type.at) {
      case 'nowhere':
        return refusal('structure/unknown-field', [])
      case 'gone':
        this.lostPlace = true
        return null
      case 'map':
        return this.judgeSlot(struct, place.type, place.key)
      case 'text':
        return this.judgeText(struct, place.type, place.key)
    }
  }

  private judgeSlot(struct: Y.Item, map: TypePlace & { at: 'map' }, key: string | null): Refusal | null {
    if (key === null) return refusal('structure/unknown-field', map.path)
    const path = [...map.path, key]
    const node = childNode(map.node, key)
    if (node === null) return refusal(map.path.length === 1 && map.node.node !== 'fixed' ? 'value/not-allowed' : 'structure/unknown-field', path)
    const isGivenAgain = this.markGiven(map, key)
    // The empty shared types of a new entry come with it: whoever may bring the entry brings them.
    const comesWithEntry = map.isNew && (node.node === 'text' || node.node === 'keyed' || node.node === 'entries')
    const mandate = comesWithEntry ? null : this.judgeMandate(fieldAt(map, key, node))
    if (mandate !== null) return mandate

    if (node.node === 'value') return this.judgeValue(struct, path, node)
    // Two shared types under one key of a new entry: one of them would be hidden, and with it what it holds.
    if (isGivenAgain) return refusal('value/not-allowed', path)
    if (!map.isNew && map.node.node !== 'entries') return refusal('structure/may-not-be-deleted', path)
    if (node.node === 'fixed') {
      if (!(struct.content instanceof Y.ContentType) || struct.content.type.constructor !== Y.Map) return refusal('value/not-allowed', path)
      if (this.entryExists(map, key)) return refusal('structure/entry-exists', path)
      this.newEntries.set(path.join('/'), { collection: map.path, id: key, fields: node.fields, given: new Set() })
      return null
    }
    return struct.content instanceof Y.ContentType && isSharedTypeOf(node, struct.content.type) ? null : refusal('value/not-allowed', path)
  }

  private judgeValue(struct: Y.Item, path: Path, node: ValueNode<unknown>): Refusal | null {
    // An overwritten value that was collected before it was sent. Wherever it stands last it takes the value away.
    if (struct.content instanceof Y.ContentDeleted) {
      return this.write(struct, path, undefined)
    }
    if (!(struct.content instanceof Y.ContentAny) || struct.content.arr.length !== 1) return refusal('value/not-allowed', path)
    const [written] = struct.content.arr as unknown[]
    const parsed = node.schema.safeParse(written)
    if (!parsed.success) return refusal(codeOf(parsed.error.issues[0]?.message), path, sourceOf(node))
    return this.write(struct, path, written)
  }

  private judgeText(struct: Y.Item, type: TypePlace & { at: 'text' }, key: string | null): Refusal | null {
    const { node, element, path } = type
    const mandate = this.judgeMandate({ path, writtenBy: node.writtenBy, party: null })
    if (mandate !== null) return mandate
    const { content } = struct
    if (content instanceof Y.ContentDeleted) return null
    this.noteGrowth(type, contentBytes(content))
    const notInText = refusal('structure/not-in-text', path)
    if (key !== null) {
      if (element === null || element === textRun || !(content instanceof Y.ContentAny) || content.arr.length !== 1) return notInText
      return attributeProblem(node.kind, element, key, content.arr[0]) === null ? null : notInText
    }
    if (element === textRun) {
      if (content instanceof Y.ContentString) return charactersProblem(node.kind, content.str) === null ? null : notInText
      if (content instanceof Y.ContentFormat) return markProblem(node.kind, content.key, content.value) === null && this.pointsRightly(path, content) ? null : notInText
      return notInText
    }
    if (!(content instanceof Y.ContentType) || type.depth >= maxDepth) return notInText
    // A title keeps the one paragraph that it is made with.
    if (node.kind === 'title' && element === null) {
      const name = path.join('/')
      if (!type.isNew || this.newTitles.has(name)) return notInText
      this.newTitles.add(name)
    }
    const child = content.type.constructor === Y.XmlText ? textRun : elementName(content.type)
    return child !== null && mayContain(node.kind, element, child) ? null : notInText
  }

  /** A mark of a comment stands only where its thread says: whoever writes a text carries marks along, and makes none up. */
  private pointsRightly(path: Path, { key, value }: Y.ContentFormat): boolean {
    const thread = threadOfMark(key, value)
    return thread === null || this.context.mandate.mayPoint(path, thread)
  }

  /** Judges what an id range would newly delete. What is deleted already says nothing: an honest resynchronisation
   *  carries the whole delete set. */
  judgeDeletion(client: number, clock: number, length: number): Refusal | null {
    const end = clock + length
    const known = Math.min(end, Y.getState(this.context.doc.store, client))
    const structs = this.context.doc.store.clients.get(client)
    if (structs !== undefined && clock < known) {
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index]
        if (struct === undefined || struct.id.clock >= known) break
        if (!(struct instanceof Y.Item) || struct.deleted) continue
        const problem = this.judgeDeleted(struct, this.found.ofKnown(struct), false, clock, known)
        if (problem !== null) return problem
      }
    }
    for (let next = Math.max(clock, known); next < end; ) {
      const struct = this.found.newAt(client, next)
      if (struct === null) return refusal('update/gap', [])
      if (struct instanceof Y.Item) {
        const problem = this.judgeDeleted(struct, this.found.ofNew(struct), true, next, end)
        if (problem !== null) return problem
      }
      next = struct.id.clock + struct.length
    }
    return null
  }

  /** The part of an item that stands between two clocks. */
  private judgeDeleted(item: Y.Item, place: StructPlace, isNew: boolean, from: number, to: number): Refusal | null {
    if (place.type.at === 'nowhere' || place.type.at === 'gone') return null
    if (place.type.at === 'text') {
      const { node, element, path } = place.type
      if (node.kind === 'title' && element === null) return refusal('structure/not-in-text', path)
      this.noteGrowth(place.type, -contentBytes(item.content, Math.max(0, from - item.id.clock), to - item.id.clock))
      return this.judgeMandate({ path, writtenBy: node.writtenBy, party: null })
    }
    const { type: map, key } = place
    if (key === null) return refusal('structure/unknown-field', map.path)
    const path = [...map.path, key]
    const node = childNode(map.node, key)
    if (node === null) return refusal('structure/unknown-field', path)
    if (node.node !== 'value') return refusal('structure/may-not-be-deleted', path)
    const mandate = this.judgeMandate(fieldAt(map, key, node))
    if (mandate !== null) return mandate
    const slot = this.slotAt(path)
    // Every value of the replica but the present one is deleted already.
    if (!isNew) slot.cleared = true
    else if (slot.values.has(item)) slot.values.set(item, { item, value: undefined })
    return null
  }

  /** What can be judged only when the whole update has been read. */
  judgeWhole(): Refusal | null {
    for (const entry of this.newEntries.values()) {
      for (const [key, node] of Object.entries(entry.fields)) {
        const needed = node.node !== 'value' || node.required
        const path = [...entry.collection, entry.id, key]
        if (needed && !entry.given.has(key)) return refusal('structure/entry-incomplete', path)
        if (node.node === 'text' && node.kind === 'title' && !this.newTitles.has(path.join('/'))) return refusal('structure/not-in-text', path)
      }
      const created = this.touchedByName.get([...entry.collection, entry.id].join('/'))
      const missing = created === undefined ? undefined : this.context.mandate.mustGive(created.field, created.grant).find(key => !entry.given.has(key))
      if (missing !== undefined) return mandateRefusal({ code: 'mandate/propose-as-yourself' }, [...entry.collection, entry.id, missing])
    }
    const outcomes: Outcome[] = []
    for (const { path, values: byItem, cleared } of this.written.values()) {
      const values = [...byItem.values()]
      const [first] = values
      const stored = first === undefined ? 0 : Y.getState(this.context.doc.store, first.item.id.client)
      const value = outcomeOf(mapAt(this.context.doc, path.slice(0, -1)), path[path.length - 1] ?? '', values, stored, cleared)
      if (value === undefined && valueNodeAt(this.context.schema, path)?.required === true) return refusal('value/required', path)
      const problem = this.judgeLeft(path, value)
      if (problem !== null) return problem
      outcomes.push({ path, value })
    }
    return constraintBroken(this.context.doc, this.context.schema, outcomes)
  }

  /** A text may grow up to its limit; one that shrinks may stand above it. */
  judgeSizes(): Refusal | null {
    const { doc, textSizes } = this.context
    for (const { path, kind, bytes } of this.growthByText.values()) {
      if (bytes <= 0 || textSizes.at(doc, path) + bytes <= largestBytes[kind]) continue
      if (textSizes.exactlyAt(doc, path) + bytes > largestBytes[kind]) return refusal('text/full', path)
    }
    return null
  }

  private noteGrowth({ path, node }: TypePlace & { at: 'text' }, bytes: number): void {
    const name = path.join('/')
    const growth = this.growthByText.get(name)
    if (growth === undefined) this.growthByText.set(name, { path, kind: node.kind, bytes })
    else growth.bytes += bytes
  }

  private judgeLeft(path: Path, value: unknown): Refusal | null {
    const touched = this.touchedByName.get(path.join('/'))
    if (touched === undefined) return null
    const before: unknown = mapAt(this.context.doc, path.slice(0, -1))?.get(path[path.length - 1] ?? '')
    const code = this.context.mandate.mayLeave(touched.field, touched.grant, value, before)
    return code === null ? null : mandateRefusal({ code }, path)
  }

  /** An update of nothing but what is collected at once names no path; it is stored all the same, so whoever may write
   *  nothing here may not send it. */
  judgeLost(): Refusal | null {
    if (this.grantByName.size > 0) return null
    const may = this.context.mandate.mayWriteSomething()
    if (!may.ok) return mandateRefusal(may.error, [])
    this.noteGrant(may.value)
    return null
  }

  private write(item: Y.Item, path: Path, value: unknown): Refusal | null {
    const { values } = this.slotAt(path)
    values.set(item, { item, value })
    return values.size > maxValuesOfSlot ? refusal('update/malformed', path) : null
  }

  private slotAt(path: Path): Slot {
    const name = path.join('/')
    const slot = this.written.get(name) ?? { path, values: new Map(), cleared: false }
    this.written.set(name, slot)
    return slot
  }

  private judgeMandate(field: Field): Refusal | null {
    const name = field.path.join('/')
    if (this.touchedByName.has(name)) return null
    const may = this.context.mandate.mayWrite(field)
    if (!may.ok) return mandateRefusal(may.error, field.path)
    this.touchedByName.set(name, { field, grant: may.value })
    this.noteGrant(may.value)
    return null
  }

  private noteGrant(grant: Grant): void {
    this.grantByName.set(`${grant.role} ${grant.capacity}`, grant)
  }

  /** Notes which keys a new entry has been given; true when it had this one. */
  private markGiven(map: TypePlace & { at: 'map' }, key: string): boolean {
    const given = map.isNew ? this.newEntries.get(map.path.join('/'))?.given : undefined
    const again = given?.has(key) ?? false
    given?.add(key)
    return again
  }

  private entryExists(map: TypePlace & { at: 'map' }, key: string): boolean {
    if (this.newEntries.has([...map.path, key].join('/'))) return true
    return !map.isNew && (mapAt(this.context.doc, map.path)?.has(key) ?? false)
  }
}

const mandateRefusal = ({ code }: MandateRefusal, path: Path): Refusal => refusal(code, path, { remedy: `remedy/${code}` })

function fieldAt({ path, node: map }: TypePlace & { at: 'map' }, key: string, node: { readonly node: string }): Field {
  // A field of a fixed map says itself whose act it is; an entry or a keyed value is of the map around it.
  const { writtenBy } = map.node === 'fixed' ? (node as AnyNode) : map
  const party = map.node === 'keyed' ? (map.partyOf?.(key) ?? null) : null
  return { path: [...path, key], writtenBy, party }
}

// oxlint-disable-next-line typescript/no-explicit-any
function isSharedTypeOf(node: KeyedNode<any, any> | EntriesNode<any, any> | { node: 'text' }, type: Y.AbstractType<unknown>): boolean {
  return node.node === 'text' ? type.constructor === Y.XmlFragment : type.constructor === Y.Map
}

/** No element may be called like a run of characters. */
const elementName = (type: Y.AbstractType<unknown>): string | null =>
  type instanceof Y.XmlElement && type.nodeName !== textRun ? type.nodeName : null

/** Rules inside the schema say their own code as the message; everything else is "not allowed here". */
function codeOf(message: string | undefined): string {
  return message !== undefined && /^[a-z-]+\/[a-z-]+$/.test(message) ? message : 'value/not-allowed'
}

const sourceOf = (node: ValueNode<unknown>): Partial<Refusal> => (node.source === undefined ? {} : { source: node.source })

function valueNodeAt(schema: DocumentSchema<Roots>, path: Path): ValueNode<unknown> | null {
  let type: Roots[string] | ReturnType<typeof childNode> = schema.roots[path[0] ?? ''] ?? null
  for (const key of path.slice(1)) {
    if (type === null || type.node === 'text' || type.node === 'value') return null
    type = childNode(type, key)
  }
  return type?.node === 'value' ? type : null
}
