// A shared text that is brought to what it is to say: exactly that, by as few edits as possible.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorOf, markWords, runsIn, threadsIn } from '../../../shared/documents/thread-marks.ts'
import { randomId, ThreadId } from '../../../shared/ids.ts'
import { sameBlocks } from '../../../shared/proposals/merge-texts.ts'
import type { Blocks } from '../../../shared/proposals/merge-texts.ts'
import { says, updateText } from '../../../shared/proposals/update-text.ts'
import { textProblem } from '../../../shared/schema/rich-text-check.ts'
import { charactersOf, plainTextOf, richTextToJson } from '../../../shared/schema/rich-text-reading.ts'
import { writeRichText } from '../../../shared/schema/rich-text-writing.ts'
import { anyBlocks } from '../../fixtures/any-text.ts'

const lines = (...texts: string[]): Blocks => texts.map(text => ({ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) }))

function aText(blocks: Blocks) {
  const doc = new Y.Doc()
  const text = doc.getXmlFragment('aim')
  writeRichText(text, blocks)
  return { doc, text }
}

test('from any text to any other, the text says that and nothing else', () => {
  fc.assert(fc.property(anyBlocks, anyBlocks, (before, after) => {
    const { text } = aText(before)
    updateText(text, after)
    expect(sameBlocks(richTextToJson(text).content ?? [], after)).toBe(true)
    expect([says(text, after), textProblem(text, 'rich')]).toEqual([true, null])
    // And again is nothing.
    const state = Y.encodeStateVector(text.doc as Y.Doc)
    updateText(text, after)
    expect(Y.encodeStateVector(text.doc as Y.Doc)).toEqual(state)
  }), { numRuns: 1_500 })
})

test('what others type meanwhile in the same paragraph stays, and comes once', () => {
  const { doc, text } = aText(lines('Member States share what they know', 'twice a year'))
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const [run] = runsIn(other.getXmlFragment('aim'))
  run?.insert(charactersOf(run).length, ' of the routes')
  updateText(text, lines('All Member States share what they know', 'four times a year'))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(plainTextOf(text)).toBe('All Member States share what they know of the routes\nfour times a year')
})

test('comments stay on their words, also where a word among them is another', () => {
  const { text } = aText(lines('Member States share what they know of the routes'))
  const thread = ThreadId.parse(randomId())
  const [run] = runsIn(text)
  if (run === undefined) throw new Error('the text has a line')
  const at = charactersOf(run).indexOf('what')
  markWords(text, thread, anchorOf({ run, at }, { run, at: at + 'what they know'.length }), '')
  updateText(text, lines('The Member States share all that they know of the sea routes'))
  expect(threadsIn(text).get(thread)).toBe('all that they know')
  updateText(text, lines('The Member States share all that they really know of the sea routes'))
  expect(threadsIn(text).get(thread)).toBe('all that they really know')
})

test('a line that is emptied keeps the run in which people write', () => {
  const { text } = aText(lines('one', 'two'))
  const runs = runsIn(text)
  updateText(text, lines('', 'two'))
  expect(runsIn(text)).toEqual(runs)
})
