// What a document may hold, described once: a tree of nodes, each over a Zod schema and with what a reader must know of
// it (label, who may write it, source). The typed view, the gate, the plain reading and the findings all come from it.
import type { z } from 'zod'
import type { PartyId } from '../ids.ts'
import type { WrittenBy } from '../mandates/written-by.ts'
import type { SourceKey } from '../sources.ts'

/** What of a node is content, that is, what the document says to its readers; all of it where nothing is said.
 *  - `false`: nothing, it is kept for the working of things or stands on record elsewhere
 *  - `part`: what this makes of each value
 *  - `position`: the key of an order: the place among the entries that have the same value of `within` (null: among all)
 *  - `removal`: an entry in which this is true is no content at all
 *  - `proposal`: an entry in which this stands is no content until the field named is true */
export type ContentRule =
  | false
  | { readonly part: (value: unknown) => unknown }
  | { readonly position: { readonly within: string | null } }
  | { readonly removal: true }
  | { readonly proposal: { readonly until: string } }

export type NodeMeta = {
  /** Key of the field's name in the message catalogue. */
  readonly label: string
  readonly writtenBy: WrittenBy
  readonly source?: SourceKey
  readonly content?: ContentRule
}

/** One JSON value under one key, so that there can never be two of it; the last writer's stands. */
export type ValueNode<T> = NodeMeta & {
  readonly node: 'value'
  readonly schema: z.ZodType<T>
  /** Set when its parent is created, and never cleared. */
  readonly required: boolean
}

/** A text that several people write at once: `title` is one plain line, `rich` has blocks and marks. */
export type TextNode = NodeMeta & { readonly node: 'text'; readonly kind: 'title' | 'rich' }

/** Values under ids, with no order and nothing nested: two people adding different keys both win. */
export type KeyedNode<K extends string, T> = NodeMeta & {
  readonly node: 'keyed'
  readonly key: z.ZodType<K>
  readonly schema: z.ZodType<T>
  /** The delegation that a key names, where that decides who may write under it. */
  readonly partyOf?: (key: string) => PartyId | null
}

/** Things with fields of their own under random ids. Created whole, never deleted: removing marks. */
export type EntriesNode<K extends string, F extends Fields> = NodeMeta & {
  readonly node: 'entries'
  readonly key: z.ZodType<K>
  readonly fields: F
  readonly constraints: readonly Constraint[]
}

// The type parameters below are existential: any node, whatever it holds.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyNode = ValueNode<any> | TextNode | KeyedNode<any, any> | EntriesNode<any, any>
export type Fields = { readonly [key: string]: AnyNode }

/** A rule between values of one entry that the gate enforces, because breaking it can never be right.
 *  `holds` is asked for every combination that concurrent writers could leave behind. */
export type Constraint = {
  readonly code: string
  readonly keys: readonly string[]
  readonly holds: (values: { readonly [key: string]: unknown }) => boolean
}

/** A root of a document is any node but a bare value: Yjs has no root values. `fixed` is a map with known keys. */
export type FixedNode<F extends Fields> = { readonly node: 'fixed'; readonly fields: F; readonly content?: ContentRule }
// oxlint-disable-next-line typescript/no-explicit-any
export type RootNode = TextNode | KeyedNode<any, any> | EntriesNode<any, any> | FixedNode<any>
export type Roots = { readonly [name: string]: RootNode }

export type DocumentSchema<R extends Roots> = {
  readonly kind: string
  /** Raised by every change that an older page could not read; older pages are turned away (4426). */
  readonly version: number
  readonly roots: R
}

export const value = <S extends z.ZodType>(schema: S, meta: NodeMeta): ValueNode<z.output<S>> =>
  ({ ...meta, node: 'value', schema: schema as z.ZodType<z.output<S>>, required: false })

export const required = <T>(node: ValueNode<T>): ValueNode<T> => ({ ...node, required: true })

export const text = (kind: 'title' | 'rich', meta: NodeMeta): TextNode => ({ node: 'text', kind, ...meta })

/** A schema as one of its own output; the compiler does not see it through a brand. */
const asType = <K extends z.ZodType>(key: K): z.ZodType<z.output<K>> => key as unknown as z.ZodType<z.output<K>>

export const keyed = <K extends z.ZodType<string>, S extends z.ZodType>(
  key: K,
  schema: S,
  meta: NodeMeta & { readonly partyOf?: (key: string) => PartyId | null },
): KeyedNode<z.output<K>, z.output<S>> => ({
  node: 'keyed',
  key: asType(key),
  schema: schema as z.ZodType<z.output<S>>,
  ...meta,
})

export const entries = <K extends z.ZodType<string>, F extends Fields>(
  key: K,
  fields: F,
  meta: NodeMeta,
  constraints: readonly Constraint[] = [],
): EntriesNode<z.output<K>, F> => ({ node: 'entries', key: asType(key), fields, constraints, ...meta })

export const fixed = <F extends Fields>(fields: F, content?: false): FixedNode<F> => ({ node: 'fixed', fields, ...(content !== undefined && { content }) })

export const documentSchema = <R extends Roots>(schema: DocumentSchema<R>): DocumentSchema<R> => schema

/** Where something stands in a document: root, then keys, e.g. `['actions', id, 'answers', 'ms-it:Xy…']`.
 *  Inside a text the path ends at the text. */
export type Path = readonly string[]

export const samePath = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((key, index) => key === other[index])

/** The node at a path, or null where the schema holds none. An id or key counts only if its own schema takes it. */
export function nodeAt(schema: DocumentSchema<Roots>, path: Path): AnyNode | FixedNode<Fields> | null {
  const [rootName, ...rest] = path
  if (rootName === undefined || !Object.hasOwn(schema.roots, rootName)) return null
  let node: AnyNode | FixedNode<Fields> | null = schema.roots[rootName] ?? null
  for (let index = 0; index < rest.length; index++) {
    const key = rest[index]
    if (node === null || key === undefined) return null
    switch (node.node) {
      case 'fixed':
        node = Object.hasOwn(node.fields, key) ? (node.fields[key] ?? null) : null
        break
      case 'entries': {
        if (!node.key.safeParse(key).success) return null
        const field: string | undefined = rest[index + 1]
        // An entry itself is addressed by root and id: its node is a fixed map of the fields.
        if (field === undefined) return fixed(node.fields)
        node = Object.hasOwn(node.fields, field) ? (node.fields[field] ?? null) : null
        index++
        break
      }
      case 'keyed':
        if (!node.key.safeParse(key).success) return null
        node = value(node.schema, node)
        break
      case 'value':
      case 'text':
        return null
    }
  }
  return node
}
