// What is mended in a person's own change before it is written, and that nothing is in answer to others'.
import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Slice } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import { tidy } from '../../../client/editor/binding/tidy.ts'
import { asOneLine } from '../../../client/editor/binding/title-paste.ts'
import { addressFrom } from '../../../client/editor/schema/link.ts'
import { textExtensions } from '../../../client/editor/schema/text-extensions.ts'
import { maxDepth } from '../../../shared/schema/rich-text.ts'

const schema = getSchema(textExtensions('rich'))
const titleSchema = getSchema(textExtensions('title'))

type Json = { type: string; attrs?: object; content?: Json[]; text?: string; marks?: { type: string; attrs?: object }[] }
const doc = (...content: Json[]): Node => schema.nodeFromJSON({ type: 'doc', content })
const p = (text = ''): Json => ({ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) })
const li = (...content: Json[]): Json => ({ type: 'listItem', content })
const ul = (...content: Json[]): Json => ({ type: 'bulletList', content })

/** The text after a person's own change from an empty paragraph to this. */
function written(after: Node, meta?: object): Json {
  const state = EditorState.create({ doc: doc(p()), plugins: [tidy('rich')] })
  const transaction = state.tr.replace(0, state.doc.content.size, new Slice(after.content, 0, 0))
  if (meta !== undefined) transaction.setMeta(ySyncPluginKey, meta)
  return state.apply(transaction).doc.toJSON() as Json
}

describe('a change of one\'s own', () => {
  test.each<[string, Node, Node]>([
    ['an empty list item gets a paragraph', doc(ul(li())), doc(ul(li(p())))],
    ['an empty list goes', doc(p('a'), ul()), doc(p('a'))],
    ['an empty list in an item goes and the item gets a paragraph', doc(ul(li(ul()))), doc(ul(li(p())))],
    ['a table without cells goes', doc(p('a'), { type: 'table', content: [{ type: 'tableRow' }] }), doc(p('a'))],
    ['an empty cell gets a paragraph', doc({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell' }] }] }), doc({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [p()] }] }] })],
    ['a list cannot begin at nought', doc({ type: 'orderedList', attrs: { start: 0 }, content: [li(p('a'))] }), doc({ type: 'orderedList', content: [li(p('a'))] })],
    ['a list cannot begin at a telephone number', doc({ type: 'orderedList', attrs: { start: 31703025000 }, content: [li(p('a'))] }), doc({ type: 'orderedList', content: [li(p('a'))] })],
    ['a heading of the page becomes one of the text', doc({ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'a' }] }), doc({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'a' }] })],
    ['control characters go', doc(p('a\u000bb\u0000c\nd')), doc(p('abcd'))],
    ['a link to code becomes plain words', doc({ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] }] }), doc(p('a'))],
    ['a text of nothing but an empty list becomes an empty paragraph', doc(ul()), doc(p())],
  ])('%s', (_, change, expected) => {
    expect(written(change)).toEqual(expected.toJSON())
  })

  test('what is in order stays as it is', () => {
    const fine = doc(p('a'), ul(li(p('b'), ul(li(p('c'))))), p())
    expect(written(fine)).toEqual(fine.toJSON())
  })

  test('lists are not nested deeper than the gate allows', () => {
    let deep = p('a')
    for (let level = 0; level < maxDepth; level += 2) deep = ul(li(deep))
    expect(written(doc(deep))).toEqual(doc(p()).toJSON())
  })
})

test('a change that came from the shared text is shown as it is', () => {
  const untidy = doc(ul(li()), ul(), p('a\u0007'))
  expect(written(untidy, { isChangeOrigin: true })).toEqual(untidy.toJSON())
})

test.each<[string[], string]>([
  [['Map the', ' facilitation\tservices ', '', 'online'], 'Map the facilitation services online'],
  [['one line'], 'one line'],
  [[''], ''],
])('%j pasted into a title is %j', (lines, line) => {
  const slice = new Slice(titleSchema.nodeFromJSON({ type: 'doc', content: lines.map(p) }).content, 1, 1)
  expect(asOneLine(slice, titleSchema).content.firstChild?.text ?? '').toBe(line)
})

test.each<[string, string | null]>([
  ['https://example.eu/a', 'https://example.eu/a'],
  [' example.eu/a ', 'https://example.eu/a'],
  ['office@example.eu', 'mailto:office@example.eu'],
  ['mailto:office@example.eu', 'mailto:office@example.eu'],
  ['javascript:alert(1)', null],
  ['JAVASCRIPT:alert(1)//.', null],
  ['data:text/html,x.y', null],
  ['ftp://example.eu', null],
  ['words', null],
  ['two words.', null],
  ['', null],
])('the address %j is understood as %j', (typed, address) => {
  expect(addressFrom(typed)).toBe(address)
})
