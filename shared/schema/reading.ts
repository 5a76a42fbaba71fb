// The plain values of a document: what rules, lists, exports and components read. What a transaction touches is noted, and
// read anew when somebody asks; what did not change keeps its identity, so a page renders only that.
import * as Y from 'yjs'
import type { DocumentSchema, EntriesNode, Fields, FixedNode, KeyedNode, RootNode, Roots, TextNode, ValueNode } from './node.ts'
import { plainTextOf } from './rich-text-reading.ts'

/** Values may be absent, texts are plain text, keyed values and entries are records by key. */
export type PlainOf<N> = N extends ValueNode<infer T>
  ? T | undefined
  : N extends TextNode
    ? string
    : N extends KeyedNode<infer K, infer T>
      ? { readonly [Key in K]?: T }
      : N extends EntriesNode<infer K, infer F>
        ? { readonly [Key in K]?: PlainFields<F> }
        : N extends FixedNode<infer F>
          ? PlainFields<F>
          : never
export type PlainFields<F extends Fields> = { readonly [Key in keyof F]: PlainOf<F[Key]> }
export type PlainDocument<R extends Roots> = { readonly [Key in keyof R]: PlainOf<R[Key]> }

/** `isTyping`: words in texts and nothing else, which the editor they are in shows by itself. */
export type ReadingChange = { readonly isLocal: boolean; readonly isTyping: boolean }

export type Reading<R extends Roots> = {
  current(): PlainDocument<R>
  /** Called once after each transaction that changed something. Returns how to stop. */
  subscribe(listener: (change: ReadingChange) => void): () => void
  close(): void
}

/** Of a root with entries: by id the fields that were touched, null for an entry that came or went as a whole. Null: all of
 *  the root. */
type Touched = Map<string, Set<string> | null> | null

export function readingOf<R extends Roots>(doc: Y.Doc, schema: DocumentSchema<R>): Reading<R> {
  const listeners = new Set<(change: ReadingChange) => void>()
  const closers: (() => void)[] = []
  let plain: { [name: string]: unknown } = {}
  const touchedByRoot = new Map<string, Touched>()
  let changed = false
  let isTyping = true

  for (const [name, node] of Object.entries(schema.roots)) {
    const root = rootType(doc, name, node)
    plain[name] = plainOfShared(node, root)
    const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      touchedByRoot.set(name, node.node === 'entries' ? touchedBy(events, touchedByRoot.get(name)) : null)
      changed = true
      isTyping &&= events.every(({ target }) => target instanceof Y.XmlFragment || target instanceof Y.XmlText)
    }
    // Yjs types an observer by the one shared type it watches; ours takes the events of any.
    root.observeDeep(observer as Parameters<typeof root.observeDeep>[0])
    closers.push(() => root.unobserveDeep(observer as Parameters<typeof root.observeDeep>[0]))
  }
  const tell = ({ local: isLocal }: Y.Transaction): void => {
    if (!changed) return
    const change = { isLocal, isTyping }
    changed = false
    isTyping = true
    for (const listener of [...listeners]) listener(change)
  }
  doc.on('afterTransaction', tell)
  closers.push(() => doc.off('afterTransaction', tell))

  return {
    current: () => {
      if (touchedByRoot.size > 0) {
        plain = { ...plain }
        for (const [name, touched] of touchedByRoot) {
          const node = schema.roots[name]
          if (node !== undefined) plain[name] = readAgain(node, rootType(doc, name, node), plain[name], touched)
        }
        touchedByRoot.clear()
      }
      // Built root by root from the same schema that the type is computed from.
      return plain as PlainDocument<R>
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      for (const close of closers) close()
      listeners.clear()
    },
  }
}

/** The plain value of a whole document, once. */
export function plainOf<R extends Roots>(doc: Y.Doc, schema: DocumentSchema<R>): PlainDocument<R> {
  const plain: { [name: string]: unknown } = {}
  for (const [name, node] of Object.entries(schema.roots)) plain[name] = plainOfShared(node, rootType(doc, name, node))
  return plain as PlainDocument<R>
}

/** The plain values of one entry, each read when it is first asked for: who judges an update asks for few of them.
 *  Null where there is no such entry. True only as long as nothing is written. */
export function entryOf<K extends string, F extends Fields>(doc: Y.Doc, root: string, node: EntriesNode<K, F>, id: string): PlainFields<F> | null {
  const entry = doc.getMap(root).get(id)
  if (!(entry instanceof Y.Map)) return null
  const known = readingOfEntry.get(node.fields)
  const Reading = known ?? entryReadingOf(node.fields)
  if (known === undefined) readingOfEntry.set(node.fields, Reading)
  // Each field of the schema has been given its getter.
  const reading: unknown = new Reading(entry)
  return reading as PlainFields<F>
}

class EntryReading {
  readonly #entry: Y.Map<unknown>
  readonly #read = new Map<string, unknown>()

  constructor(entry: Y.Map<unknown>) {
    this.#entry = entry
  }

  static valueAt(reading: EntryReading, key: string, field: Fields[string]): unknown {
    const read = reading.#read
    if (!read.has(key)) read.set(key, field.node === 'value' ? reading.#entry.get(key) : plainOfShared(field, reading.#entry.get(key)))
    return read.get(key)
  }
}

/** One class for the entries of a schema: with getters made for each entry anew, a keystroke's verdict took several times as
 *  long. */
const readingOfEntry = new WeakMap<Fields, typeof EntryReading>()

function entryReadingOf(fields: Fields): typeof EntryReading {
  class ReadingOfFields extends EntryReading {}
  for (const [key, field] of Object.entries(fields)) {
    Object.defineProperty(ReadingOfFields.prototype, key, {
      enumerable: true,
      get(this: EntryReading) {
        return EntryReading.valueAt(this, key, field)
      },
    })
  }
  return ReadingOfFields
}

function rootType(doc: Y.Doc, name: string, node: RootNode): Y.Map<unknown> | Y.XmlFragment {
  return node.node === 'text' ? doc.getXmlFragment(name) : doc.getMap(name)
}

/** Adds to what was touched before. What an event knows of its change it knows only until its transaction ends. */
function touchedBy(events: Y.YEvent<Y.AbstractType<unknown>>[], before: Touched | undefined): Touched {
  const touched: Map<string, Set<string> | null> = before ?? new Map<string, Set<string> | null>()
  for (const event of events) {
    const [id, field] = event.path
    if (typeof id !== 'string') for (const key of event.changes.keys.keys()) touched.set(key, null)
    else if (touched.get(id) !== null) {
      const fields = touched.get(id) ?? new Set()
      touched.set(id, fields)
      if (typeof field === 'string') fields.add(field)
      else for (const key of event.changes.keys.keys()) fields.add(key)
    }
  }
  return touched
}

function readAgain(node: RootNode, root: Y.Map<unknown> | Y.XmlFragment, before: unknown, touched: Touched): unknown {
  if (touched === null || node.node !== 'entries' || !(root instanceof Y.Map)) return plainOfShared(node, root)
  const after: { [id: string]: unknown } = { ...(before as { [id: string]: unknown }) }
  for (const [id, fields] of touched) {
    const entry = root.get(id)
    if (!(entry instanceof Y.Map)) delete after[id]
    else after[id] = fields === null ? plainFields(node.fields, entry) : { ...(after[id] as object), ...plainFields(picked(node.fields, fields), entry) }
  }
  return after
}

const picked = (fields: Fields, keys: ReadonlySet<string>): Fields => Object.fromEntries(Object.entries(fields).filter(([key]) => keys.has(key)))

function plainOfShared(node: RootNode, shared: unknown): unknown {
  if (node.node === 'text') return shared instanceof Y.XmlFragment ? plainTextOf(shared) : ''
  if (!(shared instanceof Y.Map)) return {}
  if (node.node === 'fixed') return plainFields(node.fields, shared)
  const plain: { [key: string]: unknown } = {}
  for (const [key, item] of shared.entries()) {
    if (node.node === 'keyed') plain[key] = item
    else if (item instanceof Y.Map) plain[key] = plainFields(node.fields, item)
  }
  return plain
}

function plainFields(fields: Fields, map: Y.Map<unknown>): { [key: string]: unknown } {
  const plain: { [key: string]: unknown } = {}
  for (const [key, node] of Object.entries(fields)) {
    plain[key] = node.node === 'value' ? map.get(key) : plainOfShared(node, map.get(key))
  }
  return plain
}
