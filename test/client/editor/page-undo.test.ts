// One undo for a page: over all its texts and fields, one's own only, and longer-lived than any editor.
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createPageUndo } from '../../../client/editor/page-undo.ts'
import type { PageUndo } from '../../../client/editor/page-undo.ts'
import { plainTextOf } from '../../../shared/schema/rich-text-reading.ts'
import { seedText } from '../../../shared/schema/rich-text.ts'

const fields = { name: 'fields' }

type Page = { doc: Y.Doc; undo: PageUndo; a: Y.XmlFragment; b: Y.XmlFragment; values: Y.Map<unknown> }

function aPage(from?: Y.Doc): Page {
  const doc = new Y.Doc()
  const a = doc.getXmlFragment('a')
  const b = doc.getXmlFragment('b')
  const values = doc.getMap<unknown>('values')
  if (from === undefined) for (const text of [a, b]) seedText(text)
  else Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  const undo = createPageUndo(doc, [a, b, values], fields)
  undo.manager.addTrackedOrigin(ySyncPluginKey)
  return { doc, undo, a, b, values }
}

/** As an editor writes: under the binding's origin. */
const inEditor = ({ doc, undo }: Page, act: () => void): void => {
  undo.stopCapturing()
  doc.transact(act, ySyncPluginKey)
}
const write = (page: Page, text: Y.XmlFragment, words: string): void => inEditor(page, () => runOf(text).insert(runOf(text).length, words))
const runOf = (text: Y.XmlFragment): Y.XmlText => (text.get(text.length - 1) as Y.XmlElement).get(0) as Y.XmlText

const exchange = (one: Page, other: Page): void => {
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)), 'line')
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), 'line')
}

describe('the undo of a page', () => {
  test('undoes the newest step first, wherever on the page it was', () => {
    const page = aPage()
    write(page, page.a, 'first')
    page.doc.transact(() => page.values.set('kind', 'training'), fields)
    write(page, page.b, 'second')
    page.undo.undo()
    expect([plainTextOf(page.a), page.values.get('kind'), plainTextOf(page.b)]).toEqual(['first', 'training', ''])
    page.undo.undo()
    expect(page.values.get('kind')).toBeUndefined()
    page.undo.undo()
    expect(plainTextOf(page.a)).toBe('')
    expect(page.undo.canUndo()).toBe(false)
    for (let step = 0; step < 3; step++) page.undo.redo()
    expect([plainTextOf(page.a), page.values.get('kind'), plainTextOf(page.b)]).toEqual(['first', 'training', 'second'])
  })

  test('leaves a field filled that two people changed at once, whoever of them undoes', () => {
    const one = aPage()
    one.doc.transact(() => one.values.set('order', 'first'), fields)
    const other = aPage(one.doc)
    one.doc.transact(() => one.values.set('order', 'of one'), fields)
    other.doc.transact(() => other.values.set('order', 'of the other'), fields)
    exchange(one, other)
    const stands = one.values.get('order')
    one.undo.undo()
    other.undo.undo()
    exchange(one, other)
    expect(one.values.get('order')).toBe(stands)
    expect(other.values.get('order')).toBe(stands)
  })

  test('puts back what stood in a field before, and empties one that was empty', () => {
    const page = aPage()
    page.doc.transact(() => page.values.set('kind', 'training'), fields)
    page.doc.transact(() => page.values.set('kind', 'jad'), fields)
    page.doc.transact(() => page.values.delete('kind'), fields)
    page.doc.transact(() => page.values.set('kind', 'meeting'), fields)
    const stood = [1, 2, 3, 4].map(() => {
      page.undo.undo()
      return page.values.get('kind')
    })
    expect(stood).toEqual([undefined, 'jad', 'training', undefined])
    const stands = [1, 2, 3, 4].map(() => {
      page.undo.redo()
      return page.values.get('kind')
    })
    expect(stands).toEqual(['training', 'jad', undefined, 'meeting'])
  })

  test('takes two changes of fields as two steps, however fast they come', () => {
    const page = aPage()
    page.doc.transact(() => page.values.set('kind', 'training'), fields)
    page.doc.transact(() => page.values.set('kind', 'jad'), fields)
    page.undo.undo()
    expect(page.values.get('kind')).toBe('training')
  })

  test('takes typing right after a change of a field as a step of its own', () => {
    const page = aPage()
    page.doc.transact(() => page.values.set('kind', 'training'), fields)
    page.doc.transact(() => runOf(page.a).insert(0, 'words'), ySyncPluginKey)
    page.undo.undo()
    expect([plainTextOf(page.a), page.values.get('kind')]).toEqual(['', 'training'])
  })

  test('never touches what others wrote', () => {
    const mine = aPage()
    const theirs = aPage(mine.doc)
    write(mine, mine.a, 'mine ')
    exchange(mine, theirs)
    write(theirs, theirs.a, 'theirs')
    exchange(mine, theirs)
    mine.undo.undo()
    expect(plainTextOf(mine.a)).toBe('theirs')
    mine.undo.undo()
    expect(plainTextOf(mine.a)).toBe('theirs')
    expect(theirs.undo.canUndo()).toBe(true)
  })

  test('does not take back a value that somebody else has set since', () => {
    const mine = aPage()
    const theirs = aPage(mine.doc)
    mine.doc.transact(() => mine.values.set('kind', 'training'), fields)
    exchange(mine, theirs)
    theirs.doc.transact(() => theirs.values.set('kind', 'jad'), fields)
    exchange(mine, theirs)
    mine.undo.undo()
    expect(mine.values.get('kind')).toBe('jad')
  })

  test('leaves a paragraph and a list standing in which somebody else has written since', () => {
    const mine = aPage()
    const theirs = aPage(mine.doc)
    inEditor(mine, () => {
      const list = new Y.XmlElement('bulletList')
      const item = new Y.XmlElement('listItem')
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('mine ')])
      item.insert(0, [paragraph])
      list.insert(0, [item])
      mine.a.insert(1, [list])
    })
    exchange(mine, theirs)
    const item = (theirs.a.get(1) as Y.XmlElement).get(0) as Y.XmlElement
    const run = (item.get(0) as Y.XmlElement).get(0) as Y.XmlText
    inEditor(theirs, () => run.insert(5, 'theirs'))
    exchange(mine, theirs)
    mine.undo.undo()
    expect(plainTextOf(mine.a)).toBe('\ntheirs')
    expect((mine.a.get(1) as Y.XmlElement).nodeName).toBe('bulletList')
  })

  test('removes a paragraph of one\'s own that nobody else wrote in', () => {
    const page = aPage()
    inEditor(page, () => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('mine')])
      page.a.insert(1, [paragraph])
    })
    page.undo.undo()
    expect(page.a.length).toBe(1)
  })

  test('says when there is something to undo, until it is closed', () => {
    const page = aPage()
    let told = 0
    const stop = page.undo.subscribe(() => told++)
    write(page, page.a, 'words')
    expect(told).toBe(1)
    stop()
    page.undo.undo()
    expect(told).toBe(1)
    page.undo.close()
    write(page, page.a, 'words')
    expect(page.undo.canUndo()).toBe(false)
  })
})
