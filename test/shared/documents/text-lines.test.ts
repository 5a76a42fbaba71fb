// Places in a text as pages count them, line by line, and what they are in the shared text.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { linesOf, partsOfAnchor, wordsBetween } from '../../../shared/documents/text-lines.ts'
import { markWords, threadsIn } from '../../../shared/documents/thread-marks.ts'
import { randomId, ThreadId } from '../../../shared/ids.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'
import { withUnmarked } from '../../../client/editor/with-unmarked.ts'
import { richTextToJson } from '../../../shared/schema/rich-text-reading.ts'

const aThread = (): ThreadId => ThreadId.parse(randomId())

/** A heading, a paragraph of two runs with a break and bold words between, and a list. */
function aText() {
  const text = new Y.Doc().getXmlFragment('aim')
  fillText(text, [{ type: 'heading', level: 2, text: 'What for' }, { type: 'paragraph', text: 'Fewer crossings' }, { type: 'bulletList', items: ['by small boats', 'at night'] }])
  const paragraph = text.get(1)
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('a paragraph')
  paragraph.insert(1, [new Y.XmlElement('hardBreak'), new Y.XmlText('of the strait')])
  const [run] = paragraph.toArray()
  if (run instanceof Y.XmlText) run.format(0, 5, { bold: {} })
  return text
}

test('lines are counted as they are drawn, in lists too', () => {
  expect(linesOf(aText())).toHaveLength(4)
})

describe('words between two places', () => {
  test.each([
    ['in one line', [0, 0], [0, 4], 'What'],
    ['over what is bold', [1, 3], [1, 9], 'er cro'],
    ['over a break within a line, which is no character', [1, 6], [1, 17], 'crossingsof'],
    ['from a heading into a list', [0, 5], [2, 2], 'forFewer crossingsof the straitby'],
    ['in the last line to its end', [3, 3], [3, 8], 'night'],
  ] as const)('%s', (_what, from, to, marked) => {
    const text = aText()
    const words = wordsBetween(text, { line: from[0], at: from[1] }, { line: to[0], at: to[1] })
    if (words === null) throw new Error('there are words')
    expect(words.quote.replaceAll('\n', '')).toBe(marked)
    const thread = aThread()
    // Nothing to look for: the anchor alone finds them.
    expect(markWords(text, thread, words.anchor, '')).toBe(true)
    expect(threadsIn(text).get(thread)).toBe(marked)
    expect(partsOfAnchor(text, words.anchor)[0]).toMatchObject({ line: from[0], from: from[1] })
    expect(partsOfAnchor(text, words.anchor).at(-1)).toMatchObject({ line: to[0], to: to[1] })
  })

  test('are none where nothing or only space stands, and in lines that are not there', () => {
    const text = aText()
    expect(wordsBetween(text, { line: 0, at: 4 }, { line: 0, at: 5 })).toBeNull()
    expect(wordsBetween(text, { line: 0, at: 2 }, { line: 0, at: 2 })).toBeNull()
    expect(wordsBetween(text, { line: 0, at: 2 }, { line: 9, at: 2 })).toBeNull()
  })

  test('are exactly those, wherever they begin and end', () => {
    const lines = linesOf(aText()).map(line => line.toArray().map(child => (child instanceof Y.XmlText ? Y.Text.prototype.toString.call(child) : '')).join(''))
    const place = fc.nat(lines.length - 1).chain(line => fc.record({ line: fc.constant(line), at: fc.nat(lines[line]?.length ?? 0) }))
    fc.assert(fc.property(place, place, (one, other) => {
      const [from, to] = one.line < other.line || (one.line === other.line && one.at <= other.at) ? [one, other] : [other, one]
      const text = aText()
      const words = wordsBetween(text, from, to)
      const expected = lines.slice(from.line, to.line + 1).map((line, index, all) => line.slice(index === 0 ? from.at : 0, index === all.length - 1 ? to.at : undefined)).join('')
      if (words === null) return expected.trim() === ''
      const thread = aThread()
      markWords(text, thread, words.anchor, '')
      return threadsIn(text).get(thread) === expected
    }))
  })
})

test('a text that is read is drawn with words of a thread that the server has not marked yet', () => {
  const text = aText()
  const words = wordsBetween(text, { line: 1, at: 3 }, { line: 1, at: 17 })
  if (words === null) throw new Error('there are words')
  const content = richTextToJson(text).content ?? []
  expect(withUnmarked(content, [])).toBe(content)
  const parts = partsOfAnchor(text, words.anchor).map(part => ({ ...part, thread: 't' }))
  const marks = withUnmarked(content, parts)[1]?.content?.map(node => [node.text ?? node.type, (node.marks ?? []).map(({ type }) => type).join(' ')])
  expect(marks).toEqual([['Few', 'bold'], ['er', 'bold comment'], [' crossings', 'comment'], ['hardBreak', ''], ['of', 'comment'], [' the strait', '']])
})
