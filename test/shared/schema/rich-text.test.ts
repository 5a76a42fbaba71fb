// What a text may hold, and writing and reading texts without an editor.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { textProblem } from '../../../shared/schema/rich-text-check.ts'
import { plainTextOf, richTextToJson, textIsEmpty } from '../../../shared/schema/rich-text-reading.ts'
import type { RichTextNode } from '../../../shared/schema/rich-text-reading.ts'
import { fillText, fillTitle } from '../../../shared/schema/rich-text-writing.ts'
import type { FillBlock, FillLine } from '../../../shared/schema/rich-text-writing.ts'
import { attributeProblem, charactersProblem, LinkAddress, markProblem, maxDepth, mayContain, seedText, textRun } from '../../../shared/schema/rich-text.ts'
import type { TextKind } from '../../../shared/schema/rich-text.ts'

const aText = (): Y.XmlFragment => {
  const fragment = new Y.Doc().getXmlFragment('text')
  seedText(fragment)
  return fragment
}

describe('what stands in what', () => {
  test.each<[TextKind, string | null, string, boolean]>([
    ['title', null, 'paragraph', true],
    ['title', 'paragraph', textRun, true],
    ['title', null, 'heading', false],
    ['title', 'paragraph', 'hardBreak', false],
    ['rich', null, 'table', true],
    ['rich', null, textRun, false],
    ['rich', null, 'listItem', false],
    ['rich', 'bulletList', 'listItem', true],
    ['rich', 'bulletList', 'paragraph', false],
    ['rich', 'listItem', 'orderedList', true],
    ['rich', 'listItem', 'table', false],
    ['rich', 'tableCell', 'bulletList', true],
    ['rich', 'tableCell', 'table', false],
    ['rich', 'hardBreak', textRun, false],
    ['rich', null, 'image', false],
    ['rich', 'constructor', textRun, false],
    ['rich', null, 'constructor', false],
  ])('in a %s, %s may hold %s: %s', (kind, parent, child, may) => {
    expect(mayContain(kind, parent, child)).toBe(may)
  })

  test.each<[string, string, unknown, string | null]>([
    ['heading', 'level', 2, null],
    ['heading', 'level', 4, null],
    ['heading', 'level', 1, 'text/attribute-not-allowed'],
    ['heading', 'level', 5, 'text/attribute-not-allowed'],
    ['heading', 'level', '2', 'text/attribute-not-allowed'],
    ['heading', 'level', null, 'text/attribute-not-allowed'],
    ['heading', 'textAlign', 'left', 'text/unknown-attribute'],
    ['orderedList', 'start', 1, null],
    ['orderedList', 'start', 0, 'text/attribute-not-allowed'],
    ['orderedList', 'type', 'a', 'text/unknown-attribute'],
    ['tableCell', 'colspan', 3, null],
    ['tableCell', 'colspan', 1.5, 'text/attribute-not-allowed'],
    ['tableHeader', 'rowspan', 51, 'text/attribute-not-allowed'],
    ['paragraph', 'class', 'x', 'text/unknown-attribute'],
    ['paragraph', '__proto__', {}, 'text/unknown-attribute'],
  ])('%s with %s %j: %s', (element, name, value, problem) => {
    expect(attributeProblem('rich', element, name, value)).toBe(problem)
  })

  test.each<[TextKind, string, unknown, string | null]>([
    ['rich', 'bold', {}, null],
    ['rich', 'bold', null, null],
    ['rich', 'bold', true, 'text/mark-not-allowed'],
    ['rich', 'bold', { weight: 900 }, 'text/mark-not-allowed'],
    ['rich', 'bold--aB3dE5gH', {}, 'text/unknown-mark'],
    ['rich', 'underline', {}, 'text/unknown-mark'],
    ['rich', 'toString', {}, 'text/unknown-mark'],
    ['rich', 'link', { href: 'https://example.eu' }, null],
    ['rich', 'link', { href: 'https://example.eu', target: '_blank' }, 'text/mark-not-allowed'],
    ['rich', 'link', { href: null }, 'text/mark-not-allowed'],
    ['title', 'bold', {}, 'text/unknown-mark'],
    ['title', 'bold', null, 'text/unknown-mark'],
  ])('in a %s, mark %s with %j: %s', (kind, name, value, problem) => {
    expect(markProblem(kind, name, value)).toBe(problem)
  })

  test.each([
    ['https://www.europol.europa.eu/a?b=c#d', true],
    ['HTTP://example.eu', true],
    ['mailto:office@example.eu', true],
    ['javascript:alert(1)', false],
    ['JaVaScRiPt:alert(1)', false],
    [' javascript:alert(1)', false],
    ['java\tscript:alert(1)', false],
    ['https://example.eu/\u0000', false],
    ['https://exam\u202eple.eu', false],
    ['https:// example.eu', false],
    ['https:///example.eu', false],
    ['https://', false],
    ['https:\\\\example.eu', false],
    ['data:text/html,hello', false],
    ['vbscript:x', false],
    ['file:///etc/passwd', false],
    ['//example.eu', false],
    ['/plans', false],
    ['mailto:', false],
    [`https://example.eu/${'a'.repeat(2000)}`, false],
  ])('a link to %j may be set: %s', (href, may) => {
    expect(LinkAddress.safeParse(href).success).toBe(may)
  })

  test.each<[TextKind, string, boolean]>([
    ['title', 'Raids in the second quarter – “joint”', true],
    ['title', 'two\nlines', false],
    ['title', 'two\u2028lines', false],
    ['title', 'a\ttab', false],
    ['rich', 'a\ttab', true],
    ['rich', 'two\nlines', false],
    ['rich', 'bell\u0007', false],
  ])('in a %s, characters %j are allowed: %s', (kind, characters, may) => {
    expect(charactersProblem(kind, characters) === null).toBe(may)
  })
})

describe('a whole text', () => {
  test('a seeded text is a fine title and a fine rich text, and is empty', () => {
    expect(textProblem(aText(), 'title')).toBeNull()
    expect(textProblem(aText(), 'rich')).toBeNull()
    expect(textIsEmpty(aText())).toBe(true)
    expect(plainTextOf(aText())).toBe('')
  })

  test('two people who write their first words in a seeded text at once write in the same line', () => {
    const fragment = aText()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(fragment.doc ?? new Y.Doc()))
    fillTitle(fragment, 'one')
    fillTitle(other.getXmlFragment('text'), 'two')
    Y.applyUpdate(other, Y.encodeStateAsUpdate(fragment.doc ?? new Y.Doc()))
    expect(['onetwo', 'twoone']).toContain(plainTextOf(other.getXmlFragment('text')))
  })

  test.each<[string, TextKind, (fragment: Y.XmlFragment) => void, string]>([
    ['a second line in a title', 'title', fragment => fragment.insert(1, [new Y.XmlElement('paragraph')]), 'text/not-one-line'],
    ['a title without its line', 'title', fragment => fragment.delete(0, 1), 'text/not-one-line'],
    ['an element of a later version', 'rich', fragment => fragment.insert(1, [new Y.XmlElement('callout')]), 'text/unknown-element'],
    ['an element that is named like a run of characters', 'rich', fragment => (fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlElement(textRun)]), 'text/unknown-element'],
    ['characters outside a paragraph', 'rich', fragment => fragment.insert(1, [new Y.XmlText('x')]), 'text/unknown-element'],
    ['an attribute of a later version', 'rich', fragment => (fragment.get(0) as Y.XmlElement).setAttribute('align', 'left'), 'text/unknown-attribute'],
    ['a mark of a later version', 'rich', fragment => firstRun(fragment).insert(0, 'x', { comment: { id: '1' } }), 'text/unknown-mark'],
    ['bold in a title', 'title', fragment => firstRun(fragment).insert(0, 'x', { bold: {} }), 'text/unknown-mark'],
    ['a link to code', 'rich', fragment => firstRun(fragment).insert(0, 'x', { link: { href: 'javascript:x' } }), 'text/mark-not-allowed'],
    ['an embedded object', 'rich', fragment => firstRun(fragment).insertEmbed(0, { image: 1 }), 'text/unknown-element'],
    ['a line break among the characters of a title', 'title', fragment => firstRun(fragment).insert(0, 'a\nb'), 'text/character-not-allowed'],
  ])('%s is found', (_, kind, write, code) => {
    const fragment = aText()
    write(fragment)
    expect(textProblem(fragment, kind)).toBe(code)
  })

  test('lists may stand in lists down to the greatest depth and no further', () => {
    expect(textProblem(nested(maxDepth), 'rich')).toBeNull()
    expect(textProblem(nested(maxDepth + 1), 'rich')).toBe('text/too-deep')
  })
})

function nested(levels: number): Y.XmlFragment {
  const fragment = aText()
  let parent: Y.XmlFragment = fragment
  for (let level = 1; level <= levels; level++) {
    const child = new Y.XmlElement(level % 2 === 1 ? 'bulletList' : 'listItem')
    parent.insert(0, [child])
    parent = child
  }
  return fragment
}

const firstRun = (fragment: Y.XmlFragment): Y.XmlText => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText

describe('writing and reading', () => {
  const word = fc.stringMatching(/^[a-zA-Zéß€ ]{1,12}$/)
  const run = fc.record({ text: word, bold: fc.boolean(), italic: fc.boolean(), link: fc.option(fc.constant('https://example.eu'), { nil: undefined }) })
  const line: fc.Arbitrary<FillLine> = fc.oneof(fc.constant(''), word, fc.array(run, { maxLength: 3 }))
  const lines = fc.array(line, { minLength: 1, maxLength: 3 })
  const block: fc.Arbitrary<FillBlock> = fc.oneof(
    fc.record({ type: fc.constant('paragraph' as const), text: line }),
    fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const, 4 as const), text: line }),
    fc.record({ type: fc.constant('bulletList' as const), items: lines }),
    fc.record({ type: fc.constant('orderedList' as const), items: lines, start: fc.integer({ min: 1, max: 99 }) }),
    fc.record({ type: fc.constant('table' as const), head: lines, rows: fc.array(lines, { maxLength: 2 }) }),
  )

  test('what is written is read again, word for word and mark for mark, and is allowed', () => {
    fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), blocks => {
      const fragment = aText()
      fillText(fragment, blocks)
      expect(textProblem(fragment, 'rich')).toBeNull()
      expect(richTextToJson(fragment)).toEqual({ type: 'doc', content: blocks.map(expected) })
      expect(plainTextOf(fragment)).toBe(blocks.flatMap(linesOf).map(wordsOf).join('\n'))
      expect(textIsEmpty(fragment)).toBe(plainTextOf(fragment).trim() === '')
    }))
  })

  test('a text without blocks is one empty paragraph', () => {
    const fragment = aText()
    fillText(fragment, [{ type: 'paragraph', text: 'before' }])
    fillText(fragment, [])
    expect(richTextToJson(fragment)).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
  })

  test('a title keeps its line when it is written anew', () => {
    const fragment = aText()
    const before = fragment.get(0)
    fillTitle(fragment, 'Joint action days in ports')
    expect(fragment.get(0)).toBe(before)
    expect(plainTextOf(fragment)).toBe('Joint action days in ports')
    expect(textProblem(fragment, 'title')).toBeNull()
  })

  test('a line break is read as a new line', () => {
    const fragment = aText()
    fillText(fragment, [{ type: 'paragraph', text: 'one' }])
    const paragraph = fragment.get(0) as Y.XmlElement
    paragraph.insert(1, [new Y.XmlElement('hardBreak'), new Y.XmlText('two')])
    expect(plainTextOf(fragment)).toBe('one\ntwo')
  })
})

const wordsOf = (line: FillLine): string => (typeof line === 'string' ? line : line.map(({ text }) => text).join(''))

function linesOf(block: FillBlock): readonly FillLine[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.text]
    case 'bulletList':
    case 'orderedList':
      return block.items
    case 'table':
      return [...(block.head ?? []), ...block.rows.flat()]
  }
}

function expected(block: FillBlock): RichTextNode {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.text)
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, ...contentOf(block.text) }
    case 'bulletList':
      return { type: 'bulletList', content: items(block.items) }
    case 'orderedList':
      return { type: 'orderedList', attrs: { start: block.start ?? 1 }, content: items(block.items) }
    case 'table':
      return { type: 'table', content: [cells('tableHeader', block.head ?? []), ...block.rows.map(row => cells('tableCell', row))] }
  }
}

const paragraph = (line: FillLine): RichTextNode => ({ type: 'paragraph', ...contentOf(line) })

const items = (lines: readonly FillLine[]): RichTextNode[] => lines.map(line => ({ type: 'listItem', content: [paragraph(line)] }))
const cells = (type: string, lines: readonly FillLine[]): RichTextNode => ({
  type: 'tableRow',
  content: lines.map(line => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(line)] })),
})

/** Neighbours with equal marks are one part. */
function contentOf(line: FillLine): { content?: RichTextNode[] } {
  const parts: { text: string; marks: { type: string; attrs?: { [name: string]: unknown } }[] }[] = []
  for (const run of typeof line === 'string' ? [{ text: line }] : line) {
    if (run.text === '') continue
    const { bold, italic, link } = run as { bold?: boolean; italic?: boolean; link?: string }
    const marks = [
      ...(bold ? [{ type: 'bold' }] : []),
      ...(italic ? [{ type: 'italic' }] : []),
      ...(link === undefined ? [] : [{ type: 'link', attrs: { href: link } }]),
    ]
    const before = parts.at(-1)
    if (before !== undefined && JSON.stringify(before.marks) === JSON.stringify(marks)) before.text += run.text
    else parts.push({ text: run.text, marks })
  }
  if (parts.length === 0) return {}
  return { content: parts.map(({ text, marks }) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) })) }
}
