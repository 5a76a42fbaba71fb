// The plain values of a document: what rules, lists, exports and components read. Kept up to date after every
// transaction and only where it was touched; what did not change keeps its identity, so a page renders only that.
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

export type Reading<R extends Roots> = {
  current(): PlainDocument<R>
  /** Called once after each transaction that changed something. Returns how to stop. */
  subscribe(listener: () => void): () => void
  close(): void
}

export function readingOf<R extends Roots>(doc: Y.Doc, schema: DocumentSchema<R>): Reading<R> {
  const listeners = new Set<() => void>()
  const closers: (() => void)[] = []
  let plain: { [name: string]: unknown } = {}
  let changed = false

  for (const [name, node] of Object.entries(schema.roots)) {
    const root = rootType(doc, name, node)
    plain[name] = plainOfShared(node, root)
    const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      plain = { ...plain, [name]: touched(node, root, plain[name], events) }
      changed = true
    }
    // Yjs types an observer by the one shared type it watches; ours takes the events of any.
    root.observeDeep(observer as Parameters<typeof root.observeDeep>[0])
    closers.push(() => root.unobserveDeep(observer as Parameters<typeof root.observeDeep>[0]))
  }
  const tell = (): void => {
    if (!changed) return
    changed = false
    for (const listener of [...listeners]) listener()
  }
  doc.on('afterTransaction', tell)
  closers.push(() => doc.off('afterTransaction', tell))

  return {
    // Built root by root from the same schema that the type is computed from.
    current: () => plain as PlainDocument<R>,
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

function rootType(doc: Y.Doc, name: string, node: RootNode): Y.Map<unknown> | Y.XmlFragment {
  return node.node === 'text' ? doc.getXmlFragment(name) : doc.getMap(name)
}

function touched(
  node: RootNode,
  root: Y.Map<unknown> | Y.XmlFragment,
  before: unknown,
  events: Y.YEvent<Y.AbstractType<unknown>>[],
): unknown {
  if (node.node !== 'entries' || !(root instanceof Y.Map)) return plainOfShared(node, root)
  const ids = new Set<string>()
  for (const event of events) {
    const [id] = event.path
    if (typeof id === 'string') ids.add(id)
    else for (const key of event.changes.keys.keys()) ids.add(key)
  }
  const after: { [id: string]: unknown } = { ...(before as { [id: string]: unknown }) }
  for (const id of ids) {
    const entry = root.get(id)
    if (entry instanceof Y.Map) after[id] = plainFields(node.fields, entry)
    else delete after[id]
  }
  return after
}

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
