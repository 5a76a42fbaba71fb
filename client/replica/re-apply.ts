// Does an edit again, as a new one, on a fresh copy of the document: from its plain values, through the typed view. Where
// a colleague has changed the same place meanwhile nothing is overwritten; those words are given back to be kept.
import { equalityDeep } from 'lib0/function'
import type * as Y from 'yjs'
import { nodeAt } from '../../shared/schema/node.ts'
import type { AnyNode, DocumentSchema, EntriesNode, Fields, Path, Roots } from '../../shared/schema/node.ts'
import { plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { viewOf } from '../../shared/schema/view.ts'
import type { EntriesView, FieldsView, KeyedView, TextReference, ValueView } from '../../shared/schema/view.ts'
import { plainAt } from './document-path.ts'
import type { KeptPlace, PathChange } from './outbox-entry.ts'
import { editText } from './text-edit.ts'

/** Origin of edits that are done again: sent like any edit, never undone. */
export const reapplyOrigin = { name: 're-applied' } as const

/** The fresh copy: the document, what it holds in plain values, and where the person may write today. */
export type FreshCopy = {
  readonly doc: Y.Doc
  readonly schema: DocumentSchema<Roots>
  readonly plain: unknown
  readonly mayWrite: (path: Path) => boolean
}
export type NotReapplied = { readonly reason: 'changed-meanwhile' | 'not-allowed'; readonly place: KeptPlace }

/** All of one edit in one transaction. Returns what could not be done again, with what stands there now. */
export function reapply({ doc, schema, plain, mayWrite }: FreshCopy, changes: readonly PathChange[]): NotReapplied[] {
  const left: NotReapplied[] = []
  const createsEntry = changes.some(({ path, before }) => before === undefined && nodeAt(schema, path)?.node === 'fixed')
  const view = viewOf(doc, schema, reapplyOrigin)
  const act = (): void => {
    for (const { path, before, after } of changes) {
      // A change that only formatted has no words of its own.
      if (equalityDeep(before, after)) continue
      const now = plainAt(plain, path)
      if (equalityDeep(now, after)) continue
      const place: KeptPlace = { path, theirs: now, mine: after }
      if (!mayWrite(path)) left.push({ reason: 'not-allowed', place })
      else if (!reapplyOne(view.roots, schema, { path, before, after }, now)) left.push({ reason: 'changed-meanwhile', place })
    }
  }
  if (createsEntry) view.changeForGood(act)
  else view.change(act)
  return left
}

function reapplyOne(roots: object, schema: DocumentSchema<Roots>, change: PathChange, now: unknown): boolean {
  const { path, before, after } = change
  const node = nodeAt(schema, path)
  const parent = viewAt(roots, schema, path.slice(0, -1))
  const key = path.at(-1)
  if (node === null || parent === null || key === undefined) return false
  switch (node.node) {
    case 'text': {
      if (typeof before !== 'string' || typeof after !== 'string') return false
      const text = fieldOf<TextReference>(parent, key)
      return text !== null && editText(text.fragment, before, after) === 'done'
    }
    case 'value':
    // A keyed node is here the value under one of its keys: nothing writes the whole of it.
    case 'keyed': {
      if (!equalityDeep(now, before)) return false
      if (after !== undefined && !node.schema.safeParse(after).success) return false
      return isKeyed(schema, path.slice(0, -1)) ? writeKey(parent as KeyedView<string, unknown>, key, after) : writeValue(parent, key, after)
    }
    case 'fixed':
      return before === undefined && now === undefined && createEntry(parent as EntriesView<string, Fields>, key, node.fields, after)
    case 'entries':
      return false
  }
}

/** The view at a path, down from the roots; null where an entry is gone. */
function viewAt(roots: object, schema: DocumentSchema<Roots>, path: Path): object | null {
  let view: object | null = roots
  path.forEach((key, index) => {
    if (view === null) return
    const isEntry = index > 0 && nodeAt(schema, path.slice(0, index))?.node === 'entries'
    view = isEntry ? ((view as EntriesView<string, Fields>).get(key) ?? null) : fieldOf<object>(view, key)
  })
  return view
}

/** A field of a view whose type the schema has told. */
function fieldOf<View>(view: object, key: string): View | null {
  return Object.hasOwn(view, key) ? (view as { readonly [field: string]: View })[key] ?? null : null
}

const isKeyed = (schema: DocumentSchema<Roots>, path: Path): boolean => nodeAt(schema, path)?.node === 'keyed'

function writeKey(keyed: KeyedView<string, unknown>, key: string, after: unknown): true {
  if (after === undefined) keyed.clear(key)
  else keyed.set(key, after)
  return true
}

function writeValue(parent: object, key: string, after: unknown): boolean {
  const value = fieldOf<ValueView<unknown>>(parent, key)
  if (value === null) return false
  if (after === undefined) value.clear()
  else value.set(after)
  return true
}

/** Creates the entry as it was after its creation, with everything that came in it. */
function createEntry(entries: EntriesView<string, Fields>, id: string, fields: Fields, after: unknown): boolean {
  if (typeof after !== 'object' || after === null || entries.has(id)) return false
  const plain = after as { readonly [key: string]: unknown }
  const values = Object.entries(fields).filter(([key, node]) => node.node === 'value' && plain[key] !== undefined)
  const fits = values.every(([key, node]) => node.node === 'value' && node.schema.safeParse(plain[key]).success)
  const isWhole = Object.entries(fields).every(([key, node]) => node.node !== 'value' || !node.required || plain[key] !== undefined)
  if (!fits || !isWhole) return false
  const made = entries.create(id, Object.fromEntries(values.map(([key]) => [key, plain[key]])))
  for (const [key, node] of Object.entries(fields)) fillField(made, key, node, plain[key])
  return true
}

function fillField(made: FieldsView<Fields>, key: string, node: AnyNode, plain: unknown): void {
  switch (node.node) {
    case 'value':
      return
    case 'text': {
      const text = fieldOf<TextReference>(made, key)
      if (text === null || typeof plain !== 'string' || plain === plainTextOf(text.fragment)) return
      if (node.kind === 'title') fillTitle(text.fragment, plain)
      else fillText(text.fragment, plain.split('\n').map(line => ({ type: 'paragraph', text: line })))
      return
    }
    case 'keyed': {
      const keyed = fieldOf<KeyedView<string, unknown>>(made, key)
      for (const [inner, value] of Object.entries(plain ?? {})) keyed?.set(inner, value)
      return
    }
    case 'entries': {
      const entries = fieldOf<EntriesView<string, Fields>>(made, key)
      const { fields }: EntriesNode<string, Fields> = node
      if (entries !== null) for (const [inner, value] of Object.entries(plain ?? {})) createEntry(entries, inner, fields, value)
    }
  }
}
