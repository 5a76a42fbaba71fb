// A change of a text that is known only in plain words is laid over the text of now, or left alone where it is unsure.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editText } from '../../../client/replica/text-edit.ts'
import { plainTextOf } from '../../../shared/schema/rich-text-reading.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'
import type { FillBlock } from '../../../shared/schema/rich-text-writing.ts'

function aText(...blocks: FillBlock[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text')
  fillText(fragment, blocks)
  return fragment
}
const line = (text: string): FillBlock => ({ type: 'paragraph', text })

const cases: { name: string; now: string; before: string; after: string; result: string; outcome: 'done' | 'uncertain' }[] = [
  { name: 'the text is as it was', now: 'Map routes', before: 'Map routes', after: 'Map the routes', result: 'Map the routes', outcome: 'done' },
  { name: 'a colleague wrote behind it', now: 'Map routes by sea', before: 'Map routes', after: 'Map the routes', result: 'Map the routes by sea', outcome: 'done' },
  { name: 'a colleague wrote in front of it', now: 'First: Map routes', before: 'Map routes', after: 'Map all routes', result: 'First: Map all routes', outcome: 'done' },
  { name: 'a colleague wrote in front of words added at the end', now: 'First: Map', before: 'Map', after: 'Map routes', result: 'First: Map routes', outcome: 'done' },
  { name: 'a colleague wrote behind words added at the start', now: 'routes by sea', before: 'routes', after: 'Map routes', result: 'Map routes by sea', outcome: 'done' },
  { name: 'the text says it already', now: 'Map the routes', before: 'Map routes', after: 'Map the routes', result: 'Map the routes', outcome: 'done' },
  { name: 'a colleague wrote what ends alike', now: 'Budget 15', before: 'Budget ', after: 'Budget 5', result: 'Budget 15', outcome: 'uncertain' },
  { name: 'a colleague wrote what begins alike in the middle', now: 'Map the sea routes', before: 'Map routes', after: 'Map the routes', result: 'Map the sea routes', outcome: 'uncertain' },
  { name: 'another sentence ends as mine does', now: 'Twelve other people wrote this.', before: '12 officers', after: '12 officers.', result: 'Twelve other people wrote this.', outcome: 'uncertain' },
  { name: 'another number ends as mine does', now: 'Cost is 5', before: 'Budget 15', after: 'Budget 125', result: 'Cost is 5', outcome: 'uncertain' },
  { name: 'another number begins as mine does', now: '10 people', before: '15 cases', after: '125 cases', result: '10 people', outcome: 'uncertain' },
  { name: 'a colleague rewrote what follows a long beginning', now: 'Map the routes over land', before: 'Map the routes by sea', after: 'Map all the routes by sea', result: 'Map the routes over land', outcome: 'uncertain' },
  { name: 'a colleague rewrote the end', now: 'Map the routes over land', before: 'Map the routes over sea', after: 'Map the routes all over sea', result: 'Map the routes all over land', outcome: 'done' },
  { name: 'words were replaced', now: 'Map routes', before: 'Map routes', after: 'Draw routes', result: 'Draw routes', outcome: 'done' },
  { name: 'words were deleted', now: 'Map the routes', before: 'Map the routes', after: 'Map routes', result: 'Map routes', outcome: 'done' },
  { name: 'a colleague wrote on both sides', now: 'First: Map routes by sea', before: 'Map routes', after: 'Map the routes', result: 'First: Map routes by sea', outcome: 'uncertain' },
  { name: 'a colleague rewrote it', now: 'Something else', before: 'Map routes', after: 'Map the routes', result: 'Something else', outcome: 'uncertain' },
  { name: 'a new line was made', now: 'Map routes', before: 'Map routes', after: 'Map\nroutes', result: 'Map routes', outcome: 'uncertain' },
  { name: 'a colleague changed the number that I wrote one like in front of', now: '310 officers of the port', before: '30 officers of the port', after: '35 and 30 officers of the port', result: '310 officers of the port', outcome: 'uncertain' },
  { name: 'a colleague has another number where the one stood whose last digit mine shares', now: 'One 2, two 3, three 1', before: 'One 2, two 3, three 9', after: 'One 2, two 5, three 9 and 19', result: 'One 2, two 3, three 1', outcome: 'uncertain' },
  { name: 'a colleague has another number in front of what mine ends with', now: '32 officers of the port', before: '12 officers of the port', after: '19 officers of the port', result: '32 officers of the port', outcome: 'uncertain' },
  { name: 'a colleague made the number longer that I made longer', now: 'Budget 15', before: 'Budget 1', after: 'Budget 12', result: 'Budget 15', outcome: 'uncertain' },
  { name: 'a colleague made the word longer that I wrote behind', now: 'Maps', before: 'Map', after: 'Map ', result: 'Maps', outcome: 'uncertain' },
  { name: 'a word was made longer, and a colleague wrote behind it', now: 'Disrupt routes by sea', before: 'Disrupt routes', after: 'Disrupting routes', result: 'Disrupting routes by sea', outcome: 'done' },
  { name: 'a colleague wrote where nothing was', now: 'theirs', before: '', after: 'mine', result: 'theirs', outcome: 'uncertain' },
]

for (const { name, now, before, after, result, outcome } of cases) {
  test(`${name}: ${outcome}`, () => {
    const text = aText(line(now))
    expect(editText(text, before, after)).toBe(outcome)
    expect(plainTextOf(text)).toBe(result)
  })
}

test.each([
  { before: 'the dog', after: 'the cat the dog', theirs: 'the dog', left: 'the cat ' },
  { before: 'a report', after: 'a report, a report', theirs: 'a report', left: ', a report' },
  { before: 'ships and cars', after: 'lorries, ships and', theirs: 'and', left: 'lorries, ships ' },
  { before: 'Map 12, 15', after: 'Map 12, 14, 15', theirs: '15', left: 'Map 12, 14, ' },
])('$after: what was added stands apart from the words of a colleague, who deletes theirs meanwhile', ({ before, after, theirs, left }) => {
  const mine = aText(line(before))
  const colleagues = new Y.Doc()
  Y.applyUpdate(colleagues, Y.encodeStateAsUpdate(mine.doc as Y.Doc))
  const state = Y.encodeStateVector(colleagues)
  expect(editText(mine, before, after)).toBe('done')
  const run = (colleagues.getXmlFragment('text').get(0) as Y.XmlElement).get(0) as Y.XmlText
  run.delete(before.indexOf(theirs), theirs.length)
  Y.applyUpdate(mine.doc as Y.Doc, Y.encodeStateAsUpdate(colleagues, state))
  expect(plainTextOf(mine)).toBe(left)
})

test('the other lines and their formatting stay as they are', () => {
  const text = aText(
    { type: 'heading', level: 2, text: 'Aim' },
    { type: 'paragraph', text: [{ text: 'bold', bold: true }, { text: ' and plain' }] },
    { type: 'bulletList', items: ['one', 'two'] },
  )
  const before = plainTextOf(text)
  expect(editText(text, before, before.replace('two', 'twenty-two'))).toBe('done')
  expect(plainTextOf(text)).toBe('Aim\nbold and plain\none\ntwenty-two')
  expect(text.toString()).toContain('<bold>bold</bold>')
})

test('any change within one line of a text that nobody else touched is done exactly', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map(text => text.replace(/[\n\r\u2028\u2029]/g, ' '))
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), fc.nat(3), words, fc.nat(12), fc.nat(12), (lines, which, added, from, length) => {
      const text = aText(...lines.map(line))
      const index = which % lines.length
      const former = lines[index] ?? ''
      const changed = lines.with(index, former.slice(0, from) + added + former.slice(from + length))
      const outcome = editText(text, lines.join('\n'), changed.join('\n'))
      expect(plainTextOf(text)).toBe(outcome === 'done' ? changed.join('\n') : lines.join('\n'))
      if (lines.length === 1) expect(outcome).toBe('done')
    }),
  )
})
