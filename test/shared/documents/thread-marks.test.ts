// The words of a comment: an anchor that a page takes, marks that the server sets, and what is left of both after what people do.
import { getSchema } from '@tiptap/core'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { textExtensions } from '../../../client/editor/schema/text-extensions.ts'
import { anchorOf, markWords, runsIn, threadsIn } from '../../../shared/documents/thread-marks.ts'
import { randomId, ThreadId } from '../../../shared/ids.ts'
import { commentMarkKey } from '../../../shared/schema/comment-mark.ts'
import { textProblem } from '../../../shared/schema/rich-text-check.ts'
import { richTextToJson } from '../../../shared/schema/rich-text-reading.ts'
import { markProblem } from '../../../shared/schema/rich-text.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'

const schema = getSchema(textExtensions('rich'))
const aThread = (): ThreadId => ThreadId.parse(randomId())

function aText(...lines: string[]) {
  const doc = new Y.Doc()
  const text = doc.getXmlFragment('aim')
  fillText(text, lines.map(line => ({ type: 'paragraph', text: line })))
  return { doc, text }
}

const runAt = (text: Y.XmlFragment, index: number): Y.XmlText => {
  const run = runsIn(text)[index]
  if (run === undefined) throw new Error(`no run ${index}`)
  return run
}

/** From the first of these words to their end, in the run that holds them. */
function words(text: Y.XmlFragment, quote: string) {
  const run = runsIn(text).find(candidate => Y.Text.prototype.toString.call(candidate).includes(quote))
  if (run === undefined) throw new Error(`nowhere: ${quote}`)
  const at = Y.Text.prototype.toString.call(run).indexOf(quote)
  return anchorOf({ run, at }, { run, at: at + quote.length })
}

/** What an editor does to the text that is bound to it. */
function inEditor({ doc, text }: ReturnType<typeof aText>, act: (json: { content: { type: string; attrs?: object; content?: unknown[] }[] }) => unknown): void {
  const { doc: before, meta } = initProseMirrorDoc(text, schema)
  const after = schema.nodeFromJSON(act(before.toJSON() as never))
  doc.transact(() => updateYFragment(doc, text, after, meta))
}

test('the key of a mark is the one that the editor’s binding gives it', () => {
  const world = aText('Fewer crossings by small boats')
  const thread = aThread()
  inEditor(world, json => ({ ...json, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Fewer', marks: [{ type: 'comment', attrs: { thread } }] }] }] }))
  const [part] = runAt(world.text, 0).toDelta() as { attributes?: object }[]
  expect(part?.attributes).toEqual({ [commentMarkKey(thread)]: { thread } })
  expect(textProblem(world.text, 'rich')).toBeNull()
})

test('a mark under any other key, or of another thread than its key says, is none', () => {
  const [thread, other] = [aThread(), aThread()]
  expect(markProblem('rich', commentMarkKey(thread), { thread })).toBeNull()
  expect(markProblem('rich', commentMarkKey(thread), null)).toBeNull()
  expect(markProblem('rich', 'comment', { thread })).toBe('text/unknown-mark')
  expect(markProblem('rich', commentMarkKey(other), { thread })).toBe('text/mark-not-allowed')
  expect(markProblem('rich', commentMarkKey(thread), { thread, colour: 'red' })).toBe('text/mark-not-allowed')
  expect(markProblem('title', commentMarkKey(thread), { thread })).toBe('text/unknown-mark')
})

describe('words that are commented on', () => {
  test('are marked where they stand by then, though others wrote before, in and behind them', () => {
    const { text } = aText('Fewer crossings by small boats')
    const anchor = words(text, 'small boats')
    const run = runAt(text, 0)
    run.insert(0, 'Far f')
    run.insert(run.length - 'oats'.length, 'ig b')
    run.insert(run.length, ' at night')
    const thread = aThread()
    expect(markWords(text, thread, anchor, 'small boats')).toBe(true)
    expect([...threadsIn(text)]).toEqual([[thread, 'small big boats']])
  })

  test('reach over paragraphs, and two threads lie over the same words', () => {
    const { text } = aText('Fewer crossings', 'by small boats', 'at night')
    const [one, other] = [aThread(), aThread()]
    markWords(text, one, anchorOf({ run: runAt(text, 0), at: 6 }, { run: runAt(text, 2), at: 2 }), '')
    markWords(text, other, words(text, 'small'), 'small')
    expect([...threadsIn(text)]).toEqual([[one, 'crossingsby small boatsat'], [other, 'small']])
  })

  test('stay marked when the paragraph is split, joined or becomes a heading', () => {
    const world = aText('Fewer crossings by small boats')
    const thread = aThread()
    markWords(world.text, thread, words(world.text, 'crossings by'), '')
    const all = () => [...threadsIn(world.text).values()]
    inEditor(world, json => ({ ...json, content: [{ ...json.content[0], type: 'heading', attrs: { level: 3 } }] }))
    expect(all()).toEqual(['crossings by'])
    inEditor(world, json => {
      const parts = json.content[0]?.content ?? []
      return { ...json, content: [{ type: 'paragraph', content: parts.slice(0, 1) }, { type: 'paragraph', content: parts.slice(1) }] }
    })
    expect(all()).toEqual(['crossings by'])
    inEditor(world, json => ({ ...json, content: [{ type: 'paragraph', content: json.content.flatMap(({ content = [] }) => content) }] }))
    expect(all()).toEqual(['crossings by'])
  })

  test('are found by what they say where their anchor died, if the text says it once', () => {
    const [once, twice, gone] = [aText('Fewer crossings by small boats'), aText('boats and boats'), aText('Fewer crossings')]
    for (const { text } of [once, twice, gone]) {
      const elsewhere = aText('nothing of this text')
      expect(markWords(text, aThread(), words(elsewhere.text, 'of this'), 'boats')).toBe(text === once.text)
    }
    expect([...threadsIn(once.text).values()]).toEqual(['boats'])
  })

  test('of an anchor that is no place are none, and nothing is made of it', () => {
    const { doc, text } = aText('Fewer crossings')
    const foreign = aText('another text')
    const named = new Y.Doc()
    const byName = Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(named.getText('made up'), 0))).toString('base64')
    const before = [...doc.share.keys()]
    for (const anchor of [{ from: 'AAAA', to: '////' }, { from: byName, to: byName }, words(foreign.text, 'another'), { from: Buffer.from([0, 255, 255, 255, 255, 15, 1]).toString('base64'), to: 'AQ==' }]) {
      expect(markWords(text, aThread(), anchor, '')).toBe(false)
    }
    expect([...doc.share.keys()]).toEqual(before)
    expect(richTextToJson(text).content?.[0]?.content).toEqual([{ type: 'text', text: 'Fewer crossings' }])
  })

  test('that come to lie the wrong way round are looked for by what they say', () => {
    const { text } = aText('Fewer crossings')
    const run = runAt(text, 0)
    expect(markWords(text, aThread(), anchorOf({ run, at: 9 }, { run, at: 2 }), '')).toBe(false)
  })
})
