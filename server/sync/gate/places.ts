// Where a struct belongs: from parent ids and origins to a path of the schema. Answers for structs of the replica and
// for new ones of the same update, which no document knows yet.
import * as Y from 'yjs'
import type { AnyNode, DocumentSchema, Fields, Path, RootNode, Roots, TextNode } from '../../../shared/schema/node.ts'
import { fixed } from '../../../shared/schema/node.ts'
import { textRun } from '../../../shared/schema/rich-text.ts'
import type { DecodedUpdate, Struct } from './decode.ts'

/** What a shared type stands for in the schema. */
export type TypePlace =
  | { readonly at: 'map'; readonly path: Path; readonly node: Exclude<RootNode, TextNode>; readonly isNew: boolean }
  /** A text's fragment (`element` is null), an element in it, or a run of characters (`element` is `textRun`). */
  | { readonly at: 'text'; readonly path: Path; readonly node: TextNode; readonly element: string | null; readonly depth: number; readonly isNew: boolean }
  /** Under something that was deleted and collected: whatever is written there is collected too. */
  | { readonly at: 'gone' }
  | { readonly at: 'nowhere' }

/** Where one struct stands: in which type, and under which key where that is a map or an attribute. */
export type StructPlace = { readonly type: TypePlace; readonly key: string | null }

const gone: TypePlace = { at: 'gone' }
const nowhere: TypePlace = { at: 'nowhere' }
const isGone: StructPlace = { type: gone, key: null }
const isNowhere: StructPlace = { type: nowhere, key: null }

/** Types never move, so what was found once for a replica stays true as long as the replica lives. */
export type PlaceCache = WeakMap<Y.AbstractType<unknown>, TypePlace>

export type Places = {
  /** The place of a struct of this update. */
  ofNew(struct: Y.Item): StructPlace
  /** The place of a struct of the replica. */
  ofKnown(item: Y.Item): StructPlace
  /** The struct of the update that holds this id, if the replica does not. */
  newAt(client: number, clock: number): Struct | null
}

export function placesIn(doc: Y.Doc, schema: DocumentSchema<Roots>, update: DecodedUpdate, cache: PlaceCache): Places {
  const placeOfNewStruct = new Map<Struct, StructPlace>()
  const typeOfNewStruct = new Map<Struct, TypePlace>()
  const placeOfNewRoot = new Map<string, TypePlace>()

  const newAt = (client: number, clock: number): Struct | null => {
    if (clock < Y.getState(doc.store, client)) return null
    const structs = update.structsByClient.get(client)
    return structs === undefined ? null : structAt(structs, clock)
  }

  const rootPlace = (name: string): TypePlace => {
    if (!Object.hasOwn(schema.roots, name)) return nowhere
    const node = schema.roots[name]
    if (node === undefined) return nowhere
    return node.node === 'text'
      ? { at: 'text', path: [name], node, element: null, depth: 0, isNew: false }
      : { at: 'map', path: [name], node, isNew: false }
  }

  /** The place of the root that a struct names; a root that the replica has not met yet is new as well. */
  const placeOfRoot = (name: string): TypePlace => {
    const type = doc.share.get(name)
    if (type !== undefined) return placeOfType(type as Y.AbstractType<unknown>)
    const place = placeOfNewRoot.get(name) ?? rootPlace(name)
    placeOfNewRoot.set(name, place)
    return place
  }

  const placeOfType = (type: Y.AbstractType<unknown>): TypePlace => {
    const known = cache.get(type)
    if (known !== undefined) return known
    const item = type._item
    const place = item === null ? rootPlace(Y.findRootTypeKey(type)) : typeIn(ofKnown(item), item.content, false)
    cache.set(type, place)
    return place
  }

  const ofKnown = (item: Y.Item): StructPlace =>
    item.parent instanceof Y.AbstractType ? { type: placeOfType(item.parent), key: item.parentSub } : isGone

  /** The place of whatever holds this id, in the replica or in the update. */
  const placeAt = (id: Y.ID): StructPlace | null => {
    if (id.clock < Y.getState(doc.store, id.client)) {
      const struct = Y.getItem(doc.store, id)
      return struct instanceof Y.Item ? ofKnown(struct) : isGone
    }
    const struct = newAt(id.client, id.clock)
    if (struct === null) return null
    return struct instanceof Y.Item ? ofNew(struct) : isGone
  }

  const typeAt = (id: Y.ID): TypePlace | null => {
    if (id.clock < Y.getState(doc.store, id.client)) {
      const struct = Y.getItem(doc.store, id)
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return gone
      return struct.content instanceof Y.ContentType ? placeOfType(struct.content.type) : nowhere
    }
    const struct = newAt(id.client, id.clock)
    if (struct === null) return null
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return gone
    if (!(struct.content instanceof Y.ContentType)) return nowhere
    const type = typeOfNewStruct.get(struct) ?? typeIn(ofNew(struct), struct.content, true)
    typeOfNewStruct.set(struct, type)
    return type
  }

  // The gate asks in clock order and refuses references forward, so what a struct refers to is found already and this
  // never goes deep.
  const ofNew = (struct: Y.Item): StructPlace => {
    const known = placeOfNewStruct.get(struct)
    if (known !== undefined) return known
    const place = locateNew(struct)
    placeOfNewStruct.set(struct, place)
    return place
  }

  const locateNew = (struct: Y.Item): StructPlace => {
    const left = struct.origin === null ? undefined : placeAt(struct.origin)
    const right = struct.rightOrigin === null ? undefined : placeAt(struct.rightOrigin)
    // A reference that neither replica nor update holds would make Yjs park the struct: never pending.
    if (left === null || right === null) return isNowhere
    if (left?.type.at === 'gone' || right?.type.at === 'gone') return isGone
    if (left !== undefined && right !== undefined && !samePlace(left, right)) return isNowhere
    const beside = left ?? right
    if (beside !== undefined) return beside
    // Yjs types a parent as a shared type; decoded and not applied it is a root's name or an id.
    const parent: unknown = struct.parent
    if (typeof parent === 'string') return { type: placeOfRoot(parent), key: struct.parentSub }
    if (parent instanceof Y.ID) {
      const type = typeAt(parent)
      return type === null ? isNowhere : type.at === 'gone' ? isGone : { type, key: struct.parentSub }
    }
    return isNowhere
  }

  return { ofNew, ofKnown, newAt }
}

/** What a shared type in this place stands for. */
function typeIn(place: StructPlace, content: unknown, isNew: boolean): TypePlace {
  const { type, key } = place
  if (!(content instanceof Y.ContentType) || type.at === 'gone') return gone
  if (type.at === 'map') {
    if (key === null) return nowhere
    const path = [...type.path, key]
    const node = childNode(type.node, key)
    if (node === null || node.node === 'value') return nowhere
    if (node.node === 'text') {
      return content.type.constructor === Y.XmlFragment
        ? { at: 'text', path, node, element: null, depth: 0, isNew }
        : nowhere
    }
    return content.type.constructor === Y.Map ? { at: 'map', path, node, isNew } : nowhere
  }
  if (type.at === 'text' && key === null && type.element !== textRun) {
    if (content.type instanceof Y.XmlElement && content.type.nodeName !== textRun) {
      return { at: 'text', path: type.path, node: type.node, element: content.type.nodeName, depth: type.depth + 1, isNew }
    }
    if (content.type.constructor === Y.XmlText) {
      return { at: 'text', path: type.path, node: type.node, element: textRun, depth: type.depth + 1, isNew }
    }
  }
  return nowhere
}

/** The node under a key of a map; an entry's own node is a fixed map of its fields. */
export function childNode(node: Exclude<RootNode, TextNode>, key: string): AnyNode | ReturnType<typeof fixed<Fields>> | null {
  switch (node.node) {
    case 'fixed':
      return Object.hasOwn(node.fields, key) ? (node.fields[key] ?? null) : null
    case 'entries':
      return node.key.safeParse(key).success ? fixed(node.fields) : null
    case 'keyed':
      return node.key.safeParse(key).success ? { ...node, node: 'value', required: false } : null
  }
}

/** One shared type has one place while an update is judged; two paragraphs of one text are two. */
const samePlace = (one: StructPlace, other: StructPlace): boolean => one.key === other.key && one.type === other.type

/** The struct of a list in clock order that holds this clock. */
export function structAt(structs: readonly Struct[], clock: number): Struct | null {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (struct === undefined) return null
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= struct.id.clock + struct.length) low = middle + 1
    else return struct
  }
  return null
}
