// Two canonical forms of a document and their hashes, to say of two copies whether they hold the same. State vectors
// cannot say it: two copies may have seen the same clocks and hold different words.
//  - `state`: the whole typed view, every root and every field, as JSON with sorted keys. Equal for copies that show the
//    same in every respect, order keys and requests included.
//  - `content`: what the schema calls content (node.ts: `ContentRule`). Equal for copies that say the same to a reader of
//    the plan, whatever was written, moved and renewed on the way there.
// A hash names form and version. Whatever changes the bytes that are hashed for a document that stays the same raises
// the version: hashes are kept and compared years later.
import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'
import type { ContentRule, DocumentSchema, EntriesNode, Fields, RootNode, Roots } from './node.ts'
import { isContentMark } from './rich-text.ts'
import { richTextToJson } from './rich-text-reading.ts'
import type { RichTextMark, RichTextNode } from './rich-text-reading.ts'

export const canonicalVersion = 1

export type CanonicalForm = 'state' | 'content'

/** SHA-256 of a form, e.g. `state-1:9f86d0…`. Equal exactly when the forms are. Does not judge whether the schema holds
 *  what it finds: see the gate. lib0's digest, because it answers at once, and on pages served without https too, where
 *  Web Crypto has none. */
export const canonicalHash = (doc: Y.Doc, schema: DocumentSchema<Roots>, form: CanonicalForm): string => hashOfCanonical(canonicalJson(doc, schema, form), form)

/** The same of what is hashed, where that is there already. */
export const hashOfCanonical = (json: string, form: CanonicalForm): string => `${form}-${canonicalVersion}:${sha256Of(json)}`

/** Of the text in UTF-8, in hexadecimal digits. */
export function sha256Of(text: string): string {
  return [...digest(new TextEncoder().encode(text))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** What is hashed. Names the document's kind and not its schema's version: a document that a newer version reads alike
 *  is the same one. */
export function canonicalJson(doc: Y.Doc, schema: DocumentSchema<Roots>, form: CanonicalForm): string {
  const roots: Plain = {}
  for (const [name, node] of Object.entries(schema.roots)) {
    if (form === 'content' && node.content === false) continue
    roots[name] = formOf(node, node.node === 'text' ? doc.getXmlFragment(name) : doc.getMap(name), form)
  }
  return sortedJson({ kind: schema.kind, form, version: canonicalVersion, roots })
}

type Plain = { [key: string]: unknown }

function formOf(node: RootNode, shared: unknown, form: CanonicalForm): unknown {
  if (node.node === 'text') return shared instanceof Y.XmlFragment && !isAsMade(shared) ? withoutSeams(richTextToJson(shared), form) : undefined
  if (!(shared instanceof Y.Map)) return undefined
  switch (node.node) {
    case 'fixed':
      return fieldsForm(node.fields, shared, form)
    case 'keyed':
      return unlessEmpty(Object.fromEntries([...shared.entries()].map(([key, value]) => [key, valueForm(node.content, value, form)])))
    case 'entries': {
      const forms = Object.fromEntries([...shared.entries()].map(([id, entry]) => [id, entry instanceof Y.Map ? fieldsForm(node.fields, entry, form) : undefined]))
      return unlessEmpty(form === 'state' ? forms : placed(node, shared, forms))
    }
  }
}

// An empty collection and a text as it was made are as good as none: a field that a later version of the schema brings
// to an old document must not change its hash.
const unlessEmpty = (plain: Plain): Plain | undefined => (Object.keys(plain).length === 0 ? undefined : plain)

/** Whether nobody has written into a text yet, or all of it was taken out again. */
export function isAsMade(fragment: Y.XmlFragment): boolean {
  const [line, ...more] = richTextToJson(fragment).content ?? []
  return more.length === 0 && line !== undefined && Object.keys(line).length === 1 && line.type === 'paragraph'
}

function fieldsForm(fields: Fields, map: Y.Map<unknown>, form: CanonicalForm): Plain {
  const plain: Plain = {}
  for (const [key, node] of Object.entries(fields)) {
    if (form === 'content' && isLeftOut(node.content)) continue
    plain[key] = node.node === 'value' ? valueForm(node.content, map.get(key), form) : formOf(node, map.get(key), form)
  }
  return plain
}

const isLeftOut = (rule: ContentRule | undefined): boolean => rule === false || (typeof rule === 'object' && ('position' in rule || 'removal' in rule))

function valueForm(rule: ContentRule | undefined, value: unknown, form: CanonicalForm): unknown {
  return form === 'content' && value !== undefined && typeof rule === 'object' && 'part' in rule ? rule.part(value) : value
}

/** Without the entries that are removed or only proposed, and each of the others with its place among those that it is listed with. */
// oxlint-disable-next-line typescript/no-explicit-any
function placed(node: EntriesNode<any, any>, map: Y.Map<unknown>, forms: Plain): Plain {
  const fields: Fields = node.fields
  const rules = Object.entries(fields).map(([key, field]) => ({ key, rule: field.content }))
  const removal = rules.find(({ rule }) => typeof rule === 'object' && 'removal' in rule)?.key
  const valueOf = (id: string, key: string): unknown => {
    const entry = map.get(id)
    return entry instanceof Y.Map ? entry.get(key) : undefined
  }
  const isProposal = (id: string): boolean =>
    rules.some(({ key, rule }) => typeof rule === 'object' && 'proposal' in rule && valueOf(id, key) !== undefined && valueOf(id, rule.proposal.until) !== true)
  const ids = Object.keys(forms).filter(id => (removal === undefined || valueOf(id, removal) !== true) && !isProposal(id))
  const content: Plain = {}
  for (const id of ids) content[id] = forms[id]
  for (const { key, rule } of rules) {
    if (typeof rule !== 'object' || !('position' in rule)) continue
    const next = new Map<unknown, number>()
    const inOrder = ids.map(id => ({ id, order: String(valueOf(id, key) ?? '') })).sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
    for (const { id } of inOrder) {
      const group = rule.position.within === null ? null : valueOf(id, rule.position.within)
      const place = next.get(group) ?? 0
      next.set(group, place + 1)
      content[id] = { ...(forms[id] as Plain), [key]: place }
    }
  }
  return content
}

/** A text as ProseMirror would hold it: marks in one order, and neighbours of equal marks as one, however many edits met
 *  there. As content only with the marks that belong to it. */
export function withoutSeams(node: RichTextNode, form: CanonicalForm): RichTextNode {
  const content: RichTextNode[] = []
  for (const child of node.content ?? []) {
    const next = child.text === undefined ? withoutSeams(child, form) : withMarks(child, marksIn(child.marks ?? [], form))
    const before = content.at(-1)
    if (before?.text !== undefined && next.text !== undefined && sortedJson(before.marks ?? []) === sortedJson(next.marks ?? [])) {
      content[content.length - 1] = { ...before, text: before.text + next.text }
    } else content.push(next)
  }
  return { ...node, ...(content.length > 0 && { content }) }
}

const withMarks = ({ type, text }: RichTextNode, marks: readonly RichTextMark[]): RichTextNode =>
  ({ type, ...(text !== undefined && { text }), ...(marks.length > 0 && { marks }) })

const marksIn = (marks: readonly RichTextMark[], form: CanonicalForm): RichTextMark[] =>
  marks.filter(({ type }) => form === 'state' || isContentMark(type)).sort((a, b) => compare(a.type, b.type))

/** JSON whose keys are sorted at every level, by code unit; what is undefined is not there. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compare(a, b)))
      : inner)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
