// The typed view over a Y.Doc: features read and write fields by name, and never meet a shared type or a string key.
// Nested shared types are created here with their parent, in one transaction, and nowhere else: two people creating
// one key at the same time would lose one person's text.
import * as Y from 'yjs'
import type { AnyNode, DocumentSchema, EntriesNode, Fields, FixedNode, KeyedNode, Path, Roots, TextNode, ValueNode } from './node.ts'
import { seedText } from './rich-text.ts'

/** Origin of transactions that a person began and may undo. */
export const typedViewOrigin = { name: 'typed view' } as const
/** Origin of the creation of an entry. Sent like any edit, but never undone: a plain undo of a creation would delete
 *  what a colleague has typed into the entry since. What is undone is the step after it, which brings the entry in. */
export const creationOrigin = { name: 'creation' } as const

export type ValueView<T> = {
  readonly path: Path
  get(): T | undefined
  set(value: T): void
  /** Takes the value away; not for required values. */
  clear(): void
}
export type TextReference = { readonly path: Path; readonly fragment: Y.XmlFragment }
export type KeyedView<K extends string, T> = {
  readonly path: Path
  get(key: K): T | undefined
  set(key: K, value: T): void
  clear(key: K): void
  keys(): K[]
}
export type EntriesView<K extends string, F extends Fields> = {
  readonly path: Path
  has(id: K): boolean
  get(id: K): FieldsView<F> | undefined
  ids(): K[]
  /** Creates the entry with all its shared types and the values given; throws when the id is taken. */
  create(id: K, initial: InitialValues<F>): FieldsView<F>
}
export type FieldsView<F extends Fields> = { readonly [Key in keyof F]: NodeView<F[Key]> }
export type NodeView<N> = N extends ValueNode<infer T>
  ? ValueView<T>
  : N extends TextNode
    ? TextReference
    : N extends KeyedNode<infer K, infer T>
      ? KeyedView<K, T>
      : N extends EntriesNode<infer K, infer F>
        ? EntriesView<K, F>
        : N extends FixedNode<infer F>
          ? FieldsView<F>
          : never
export type InitialValues<F extends Fields> = {
  readonly [Key in keyof F as F[Key] extends ValueNode<unknown> ? Key : never]?: F[Key] extends ValueNode<infer T>
    ? T
    : never
}

export type DocumentView<R extends Roots> = {
  readonly doc: Y.Doc
  readonly roots: { readonly [Key in keyof R]: NodeView<R[Key]> }
  /** Several writes as one transaction: one update, one step of undo. */
  change<T>(act: () => T): T
  /** For creating entries only: see `creationOrigin`. */
  changeForGood<T>(act: () => T): T
}

/** The view of a document. `origin` is what its transactions carry; a page uses the default. */
export function viewOf<R extends Roots>(doc: Y.Doc, schema: DocumentSchema<R>, origin: unknown = typedViewOrigin): DocumentView<R> {
  let within: unknown = origin
  const transact = <T>(act: () => T): T => doc.transact(act, within)
  const roots: { [name: string]: unknown } = {}
  for (const [name, node] of Object.entries(schema.roots)) {
    roots[name] =
      node.node === 'text'
        ? { path: [name], fragment: doc.getXmlFragment(name) }
        : node.node === 'fixed'
          ? fieldsView(doc.getMap(name), node.fields, [name], transact)
          : containerView(doc.getMap(name), node, [name], transact)
  }
  return {
    doc,
    // The loop above builds exactly what the mapped type says of each node.
    roots: roots as { readonly [Key in keyof R]: NodeView<R[Key]> },
    change: act => doc.transact(act, origin),
    changeForGood: act => {
      within = creationOrigin
      try {
        return doc.transact(act, creationOrigin)
      } finally {
        within = origin
      }
    },
  }
}

type Transact = <T>(act: () => T) => T

function fieldsView(map: Y.Map<unknown>, fields: Fields, path: Path, transact: Transact): { [key: string]: unknown } {
  const view: { [key: string]: unknown } = {}
  for (const [key, node] of Object.entries(fields)) {
    // Each field is looked up when first asked for: a plan of 120 actions has thousands of them.
    let made: unknown
    Object.defineProperty(view, key, {
      enumerable: true,
      get: () => (made ??= fieldView(map, key, node, [...path, key], transact)),
    })
  }
  return view
}

function fieldView(map: Y.Map<unknown>, key: string, node: AnyNode, path: Path, transact: Transact): unknown {
  if (node.node === 'value') {
    return {
      path,
      get: () => map.get(key),
      set: (next: unknown) => transact(() => setUnlessEqual(map, key, next)),
      clear: () => transact(() => { if (map.has(key)) map.delete(key) }),
    }
  }
  const shared = map.get(key)
  if (node.node === 'text') {
    if (!(shared instanceof Y.XmlFragment)) throw new Error(`document has no text at ${path.join('/')}`)
    return { path, fragment: shared }
  }
  if (!(shared instanceof Y.Map)) throw new Error(`document has no map at ${path.join('/')}`)
  return containerView(shared, node, path, transact)
}

// oxlint-disable-next-line typescript/no-explicit-any
function containerView(map: Y.Map<unknown>, node: KeyedNode<any, any> | EntriesNode<any, any>, path: Path, transact: Transact): unknown {
  if (node.node === 'keyed') {
    return {
      path,
      get: (key: string) => map.get(key),
      set: (key: string, next: unknown) => transact(() => setUnlessEqual(map, key, next)),
      clear: (key: string) => transact(() => { if (map.has(key)) map.delete(key) }),
      keys: () => [...map.keys()],
    }
  }
  const viewById = new Map<string, unknown>()
  const entryView = (id: string): unknown => {
    const shared = map.get(id)
    if (!(shared instanceof Y.Map)) return undefined
    let view = viewById.get(id)
    if (view === undefined) viewById.set(id, (view = fieldsView(shared, node.fields, [...path, id], transact)))
    return view
  }
  return {
    path,
    has: (id: string) => map.has(id),
    get: entryView,
    ids: () => [...map.keys()],
    create: (id: string, initial: { [key: string]: unknown }) => {
      if (map.has(id)) throw new Error(`entry ${id} exists already`)
      transact(() => map.set(id, newEntry(node.fields, initial)))
      return entryView(id)
    },
  }
}

/** A new map with every shared type of its schema in it, texts seeded with one empty paragraph. */
function newEntry(fields: Fields, initial: { [key: string]: unknown }): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  for (const [key, node] of Object.entries(fields)) {
    if (node.node === 'value') {
      if (initial[key] !== undefined) map.set(key, initial[key])
      else if (node.required) throw new Error(`a new entry needs ${key}`)
    } else if (node.node === 'text') {
      const fragment = new Y.XmlFragment()
      seedText(fragment)
      map.set(key, fragment)
    } else map.set(key, new Y.Map())
  }
  return map
}

/** Writing what is there already would cost an update and could undo a colleague's newer write for nothing. */
function setUnlessEqual(map: Y.Map<unknown>, key: string, next: unknown): void {
  if (JSON.stringify(map.get(key)) !== JSON.stringify(next)) map.set(key, next)
}
