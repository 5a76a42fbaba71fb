// What Yjs would have to do to put an update in its place, counted from above in steps before anything is applied. A new
// item looks for its place among those that have the same origin, so items of one origin with right origins that lie ever
// further off cost the square of their number: 28 kB of them kept a server, and every page that was sent them, busy for
// five seconds. What a person writes in order costs next to nothing, however much it is.
//
// An item passes only others that descend from its own origin. So it passes none
//  - behind an item of this update that nothing has been put behind yet;
//  - right before the last item that was put behind the same origin, if that one passed none;
//  - between two neighbours of the replica.
// Everything else is counted as if it passed every item of the update that came before.
import * as Y from 'yjs'
import { maxApplySteps, maxNewStructs } from '../../../shared/protocol/limits.ts'
import type { Deletion, Struct } from './decode.ts'
import { structAt } from './places.ts'

/** Dividing a stored run makes an item, and moves all later ones of its client: so many in the time of one step. */
const stepsPerDivision = 40
const movedPerStep = 256
/** Fewer deletions than this cannot divide enough runs to matter. */
const fewDeletions = 64

/** Steps that applying an update would take, or null: more than the server gives to one. `structs` are those that the
 *  replica lacks, of one client, in clock order. */
export function stepsOf(doc: Y.Doc, structs: readonly Struct[], deletions: readonly Deletion[]): number | null {
  if (structs.length > maxNewStructs) return null
  const work = new Work(doc, structs)
  for (const struct of structs) if (struct instanceof Y.Item && work.place(struct) > maxApplySteps) return null
  if (deletions.length > fewDeletions) for (const deletion of deletions) if (work.delete(deletion) > maxApplySteps) return null
  return work.steps
}

/** What stands behind an origin, and how many items may be between the two. */
type Behind = { readonly id: Y.ID; readonly between: number }

/** The list that an item stands in: a text's or an element's (`key` is null), or that of the values of a map's key. The
 *  type is an id or a root's name where the replica does not hold it. */
type List = { readonly type: unknown; readonly key: string | null }

class Work {
  steps = 0
  private placed = 0
  /** By origin: the clock of a new item, the name of one of the replica, or the list that an item without one goes into. */
  private readonly lastBehind = new Map<number | string | List, Behind>()
  private readonly listsByType = new Map<unknown, Map<string | null, List>>()
  private readonly listByStruct = new Map<Struct, List>()
  private last: Struct | null = null
  private readonly divided = new Set<string>()
  private readonly doc: Y.Doc
  private readonly structs: readonly Struct[]

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.doc = doc
    this.structs = structs
  }

  /** Counts one new item, and answers with all steps so far. */
  place(item: Y.Item): number {
    const origin = this.originOf(item)
    const before = origin === null ? null : this.newAt(origin)
    const list = this.listOf(item, origin, before)
    this.listByStruct.set(item, list)
    const name = origin === null ? list : before === null ? nameOf(origin) : origin.clock
    const passed = this.passedBy(item, origin, before, list, this.lastBehind.get(name))
    this.lastBehind.set(name, { id: item.id, between: passed })
    this.last = item
    if (origin !== null && before === null) this.divide(origin.client, origin.clock + 1)
    if (item.rightOrigin !== null) this.divide(item.rightOrigin.client, item.rightOrigin.clock)
    this.placed++
    this.steps += passed
    return this.steps
  }

  /** Counts one deletion. Those of an update are no two over one another, so each end divides something else. */
  delete({ client, clock, length }: Deletion): number {
    this.steps += this.divisionSteps(client, clock) + this.divisionSteps(client, clock + length)
    return this.steps
  }

  private passedBy(item: Y.Item, origin: Y.ID | null, before: Struct | null, list: List, behind: Behind | undefined): number {
    if (behind !== undefined) {
      if (item.rightOrigin !== null && sameId(item.rightOrigin, behind.id) && behind.between === 0) return 0
      return this.storedPassedBy(item, origin, list) + this.mayHaveCome
    }
    if (origin !== null && before !== null) {
      const isItsEnd = origin.clock === before.id.clock + before.length - 1
      return isItsEnd || isNext(origin, item.rightOrigin) ? 0 : this.mayHaveCome
    }
    const stored = this.storedPassedBy(item, origin, list)
    return stored === 0 ? 0 : stored + this.mayHaveCome
  }

  /** Items that the update has brought, and parts that it has divided runs into, wherever they are. */
  private get mayHaveCome(): number {
    return 2 * (this.placed + 1)
  }

  /** How many items of the replica descend from the origin and stand before the right origin. */
  private storedPassedBy(item: Y.Item, origin: Y.ID | null, { type, key }: List): number {
    const right = item.rightOrigin === null ? null : this.stored(item.rightOrigin)
    let next: Y.Item | null
    let passed = 0
    if (origin !== null) {
      const left = this.stored(origin)
      if (left === null) return 0
      // The values of a map's key are looked through from the present one on.
      for (let value = key !== null && type instanceof Y.AbstractType ? (type._map.get(key) ?? null) : null; value !== null && value !== left && this.steps + passed <= maxApplySteps; value = value.left) passed++
      if (origin.clock < left.id.clock + left.length - 1) {
        // Behind the middle of a run the rest of it comes first.
        if (isNext(origin, item.rightOrigin)) return passed
        passed++
      }
      next = left.right
    } else {
      if (!(type instanceof Y.AbstractType)) return 0
      next = key === null ? type._start : (type._map.get(key) ?? null)
      for (; next !== null && next.left !== null && this.steps + passed <= maxApplySteps; next = next.left) passed++
    }
    const descendants = new Set<Y.Item>()
    for (; next !== null && this.steps + passed <= maxApplySteps; next = next.right) {
      if (next === right && item.rightOrigin?.clock === right.id.clock) break
      const of = next.origin
      if (of === null ? origin !== null : (origin === null || !sameId(of, origin)) && !descendants.has(Y.getItem(this.doc.store, of))) break
      descendants.add(next)
      passed++
      if (next === right) break
    }
    return passed
  }

  private listOf(item: Y.Item, origin: Y.ID | null, before: Struct | null): List {
    const beside = origin ?? item.rightOrigin
    const parent: unknown = item.parent
    const key = item.parentSub
    if (beside !== null) {
      const struct = origin === null ? this.newAt(beside) : before
      const known = struct === null ? undefined : this.listByStruct.get(struct)
      if (known !== undefined) return known
      const neighbour = this.stored(beside)
      return neighbour === null ? this.list(null, null) : this.list(neighbour.parent, neighbour.parentSub)
    }
    if (typeof parent === 'string') return this.list(this.doc.share.get(parent) ?? parent, key)
    if (!(parent instanceof Y.ID)) return this.list(null, null)
    const content = this.stored(parent)?.content
    return this.list(content instanceof Y.ContentType ? content.type : nameOf(parent), key)
  }

  /** The struct of the update that holds this id, if the replica does not. */
  private newAt({ client, clock }: Y.ID): Struct | null {
    const { last } = this
    // What is written one after the other refers to what came just before.
    if (last !== null && client === last.id.client && clock >= last.id.clock && clock < last.id.clock + last.length) return last
    return clock < Y.getState(this.doc.store, client) || client !== this.structs[0]?.id.client ? null : structAt(this.structs, clock)
  }

  /** One and the same for the same type and key. */
  private list(type: unknown, key: string | null): List {
    const ofType = this.listsByType.get(type) ?? new Map<string | null, List>()
    this.listsByType.set(type, ofType)
    const list = ofType.get(key) ?? { type, key }
    ofType.set(key, list)
    return list
  }

  private stored(id: Y.ID): Y.Item | null {
    if (id.clock >= Y.getState(this.doc.store, id.client)) return null
    const struct: unknown = Y.getItem(this.doc.store, id)
    return struct instanceof Y.Item ? struct : null
  }

  /** Of an item whose beginning is stored the rest goes behind it. */
  private originOf(item: Y.Item): Y.ID | null {
    const stored = Y.getState(this.doc.store, item.id.client)
    return item.id.clock < stored ? Y.createID(item.id.client, stored - 1) : item.origin
  }

  /** Counts that a run of the replica is divided before this clock, once. */
  private divide(client: number, clock: number): void {
    const steps = this.divisionSteps(client, clock)
    if (steps === 0) return
    const name = `${client} ${clock}`
    if (this.divided.has(name)) return
    this.divided.add(name)
    this.steps += steps
  }

  private divisionSteps(client: number, clock: number): number {
    const structs = this.doc.store.clients.get(client)
    if (structs === undefined || clock >= Y.getState(this.doc.store, client)) return 0
    const index = Y.findIndexSS(structs, clock)
    const struct = structs[index]
    if (!(struct instanceof Y.Item) || struct.id.clock === clock || struct.deleted) return 0
    return stepsPerDivision + (structs.length - index) / movedPerStep
  }
}

const nameOf = ({ client, clock }: Y.ID): string => `${client} ${clock}`
const isNext = (id: Y.ID, other: Y.ID | null): boolean => other !== null && other.client === id.client && other.clock === id.clock + 1
const sameId = (one: Y.ID, other: Y.ID): boolean => one.client === other.client && one.clock === other.clock
