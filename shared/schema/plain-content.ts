// What a document says as plain values, for files and for new documents made from others: read and written field by field
// along the schema, by the same rules as the canonical form `content`, so that what is written from what was read has the
// same hash. Order is the order of lists; what is removed, proposed or no content is left out.
import * as Y from 'yjs'
import { isAsMade, withoutSeams } from './canonical.ts'
import type { ContentRule, EntriesNode, Fields } from './node.ts'
import { keysFor } from './order.ts'
import { plainTextOf, richTextToJson } from './rich-text-reading.ts'
import { fillTitle, writeRichText } from './rich-text-writing.ts'
import type { RichText } from './rich-text-shape.ts'
import { doAll } from '../steps.ts'
import type { EntriesView, FieldsView, KeyedView, TextReference, ValueView } from './view.ts'

/** Of an entry by field: values, a title's line, blocks of a rich text, values by key, and a list for entries. */
export type PlainContent = { readonly [field: string]: unknown }
export type PlainEntry = PlainContent & { readonly id: string }

/** For fields of which only a part is content (`part`): the value that has this part, made anew. */
export type Anew = { readonly [field: string]: (part: unknown) => unknown }

// Existential: entries of any kind.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyEntries = EntriesNode<any, any>

/** Whether a field stands in a file: the order does as the order of its list, and what is only proposed is not there at all. */
export const isInFile = (rule: ContentRule | undefined): boolean =>
  rule === undefined || (typeof rule === 'object' && 'part' in rule)

/** The entries of a map that are content, in their order, by id where they have none. */
export function contentOfEntries(node: AnyEntries, map: Y.Map<unknown>): PlainEntry[] {
  const fields = Object.entries<Fields[string]>(node.fields)
  const keyWhere = (is: (rule: object) => boolean): string | undefined => fields.find(([, { content }]) => typeof content === 'object' && is(content))?.[0]
  const [order, removal] = [keyWhere(rule => 'position' in rule), keyWhere(rule => 'removal' in rule)]
  const present = [...map.entries()].flatMap(([id, entry]) => (entry instanceof Y.Map ? [{ id, entry: entry as Y.Map<unknown> }] : []))
  return present
    .filter(({ entry }) => (removal === undefined || entry.get(removal) !== true) && !isProposal(fields, entry))
    .map(({ id, entry }) => ({ id, entry, order: order === undefined ? '' : String(entry.get(order) ?? '') }))
    .sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
    .map(({ id, entry }) => ({ id, ...contentOfFields(node.fields, entry) }))
}

function isProposal(fields: readonly (readonly [string, Fields[string]])[], entry: Y.Map<unknown>): boolean {
  return fields.some(([key, { content }]) => typeof content === 'object' && 'proposal' in content && entry.get(key) !== undefined && entry.get(content.proposal.until) !== true)
}

function contentOfFields(fields: Fields, entry: Y.Map<unknown>): PlainContent {
  const content: { [field: string]: unknown } = {}
  for (const [key, node] of Object.entries(fields)) {
    if (!isInFile(node.content)) continue
    const value = contentOfField(node, entry.get(key))
    if (value !== undefined) content[key] = value
  }
  return content
}

function contentOfField(node: Fields[string], shared: unknown): unknown {
  const part = (value: unknown): unknown => (typeof node.content === 'object' && 'part' in node.content ? node.content.part(value) : value)
  switch (node.node) {
    case 'value':
      return shared === undefined ? undefined : part(shared)
    case 'text':
      return shared instanceof Y.XmlFragment ? contentOfText(node.kind, shared) : undefined
    case 'keyed':
      return shared instanceof Y.Map && shared.size > 0 ? Object.fromEntries([...shared.entries()].sort(([a], [b]) => compare(a, b)).map(([key, value]) => [key, part(value)])) : undefined
    case 'entries': {
      const entries = shared instanceof Y.Map ? contentOfEntries(node, shared) : []
      return entries.length === 0 ? undefined : entries
    }
  }
}

/** Undefined for a text into which nobody has written. */
export function contentOfText(kind: 'title' | 'rich', fragment: Y.XmlFragment): string | RichText | undefined {
  if (isAsMade(fragment)) return undefined
  return kind === 'title' ? plainTextOf(fragment) : (withoutSeams(richTextToJson(fragment), 'content').content ?? [])
}

/** Makes one entry for each of the list, in its order, one a step. */
export function* creatingEntries(view: EntriesView<string, Fields>, node: AnyEntries, list: readonly PlainEntry[], anew: Anew): Generator<void> {
  const keys = keysFor(list.length)
  for (const [index, { id, ...content }] of list.entries()) {
    writeFields(view.create(id, { order: keys[index], removed: false } as object), node.fields, content, anew)
    yield
  }
}

/** Writes into fields as they were made. */
export function writeFields(view: FieldsView<Fields>, fields: Fields, content: PlainContent, anew: Anew): void {
  for (const [key, node] of Object.entries(fields)) {
    const value = content[key]
    if (value === undefined || !isInFile(node.content)) continue
    const whole = anew[key] ?? ((part: unknown) => part)
    const place: unknown = view[key]
    switch (node.node) {
      case 'value':
        ;(place as ValueView<unknown>).set(whole(value))
        break
      case 'text':
        writeText(place as TextReference, value)
        break
      case 'keyed':
        for (const [name, part] of Object.entries(value as object)) (place as KeyedView<string, unknown>).set(name, whole(part))
        break
      case 'entries':
        doAll(creatingEntries(place as EntriesView<string, Fields>, node, value as readonly PlainEntry[], anew))
    }
  }
}

export function writeText({ fragment }: TextReference, content: unknown): void {
  if (typeof content === 'string') fillTitle(fragment, content)
  else writeRichText(fragment, content as RichText)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
