// A text has a limit of its own: at it the text still opens, is written shorter and exports; one letter more is refused. Its
// size is kept as updates come and agrees with a count of the whole.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { largestBytes, textBytes } from '../../../shared/schema/text-size.ts'
import { plainTextOf, richTextToJson } from '../../../shared/schema/rich-text-reading.ts'
import { firstAction } from '../../hostile/recorded.ts'
import { addAction } from '../../../shared/documents/plan-commands.ts'
import { firstGoal, Page, ServerReplica } from './gate-fixture.ts'

const aimOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('aim')
const runOf = (text: Y.XmlFragment): Y.XmlText => {
  const paragraph = text.get(0)
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('a text has a paragraph')
  const run = paragraph.get(0)
  if (run instanceof Y.XmlText) return run
  const made = new Y.XmlText()
  paragraph.insert(0, [made])
  return made
}
const codeOf = (verdict: ReturnType<ServerReplica['take']>): string => (verdict.ok ? 'taken' : `${verdict.error.code} at ${verdict.error.path.join('/')}`)

/** A page on a plan whose aim is as large as a text may be, to the byte. */
function withFullAim(): { readonly server: ServerReplica; readonly page: Page } {
  const server = new ServerReplica()
  const page = new Page(server)
  expect(codeOf(server.take(page.sends((_, doc) => void runOf(aimOf(doc)))))).toBe('taken')
  const missing = largestBytes.rich - textBytes(aimOf(page.doc))
  expect(codeOf(server.take(page.sends((_, doc) => runOf(aimOf(doc)).insert(0, 'w'.repeat(missing)))))).toBe('taken')
  expect(textBytes(aimOf(server.doc))).toBe(largestBytes.rich)
  return { server, page }
}

test('a text is taken up to its limit, and one letter more is refused at its field', () => {
  const { server, page } = withFullAim()
  expect(codeOf(server.judge(page.sends((_, doc) => runOf(aimOf(doc)).insert(3, 'x'))))).toBe('text/full at aim')
})

test('bold and a paragraph more are refused at the limit like words', () => {
  for (const act of [
    (doc: Y.Doc) => runOf(aimOf(doc)).format(0, 2, { bold: {} }),
    (doc: Y.Doc) => aimOf(doc).insert(1, [new Y.XmlElement('paragraph')]),
  ]) {
    const { server, page } = withFullAim()
    expect(codeOf(server.judge(page.sends((_, doc) => act(doc))))).toBe('text/full at aim')
  }
})

test('a full text opens, reads, and is exported as a tree', () => {
  const { server } = withFullAim()
  const joiner = new Page(server)
  expect(plainTextOf(aimOf(joiner.doc))).toHaveLength(plainTextOf(aimOf(server.doc)).length)
  expect(JSON.stringify(richTextToJson(aimOf(joiner.doc))).length).toBeGreaterThan(largestBytes.rich - 1_000)
})

test('a full text is written shorter, and what was freed may be used again', () => {
  const { server, page } = withFullAim()
  expect(codeOf(server.take(page.sends((_, doc) => runOf(aimOf(doc)).delete(10, 5))))).toBe('taken')
  expect(codeOf(server.take(page.sends((_, doc) => runOf(aimOf(doc)).insert(10, 'abcde'))))).toBe('taken')
  expect(codeOf(server.judge(page.sends((_, doc) => runOf(aimOf(doc)).insert(10, 'f'))))).toBe('text/full at aim')
})

test('a text over the limit, stored before there was one, is shortened step by step and may not grow', () => {
  const server = new ServerReplica()
  runOf(aimOf(server.doc)).insert(0, 'w'.repeat(largestBytes.rich * 2))
  const page = new Page(server)
  expect(codeOf(server.take(page.sends((_, doc) => doc.transact(() => {
    runOf(aimOf(doc)).delete(0, 9)
    runOf(aimOf(doc)).insert(0, 'shorter')
  }))))).toBe('taken')
  expect(codeOf(server.judge(page.sends((_, doc) => runOf(aimOf(doc)).insert(0, 'x'))))).toBe('text/full at aim')
})

test('a new action whose title is too long is refused whole', () => {
  const server = new ServerReplica()
  const page = new Page(server)
  const made = page.sends((plan, doc) => doc.transact(() => {
    addAction(plan, firstGoal)
    runOf(firstAction(plan).action.title.fragment).insert(0, 'x'.repeat(largestBytes.title))
  }))
  expect(codeOf(server.judge(made))).toMatch(/^text\/full at actions\/.*\/title$/)
})

test('words count as they are encoded: two bytes for é, three for €, four for a character outside the basic plane', () => {
  const doc = new Y.Doc()
  const run = runOf((aimOf(doc).insert(0, [new Y.XmlElement('paragraph')]), aimOf(doc)))
  const empty = textBytes(aimOf(doc))
  for (const [text, bytes] of [['e', 1], ['é', 2], ['€', 3], ['😀', 4]] as const) {
    run.delete(0, run.length)
    run.insert(0, text)
    expect([text, textBytes(aimOf(doc)) - empty]).toEqual([text, bytes])
  }
})

test('kept along with edits of two pages that hear of each other late, the size is never below a count of the whole', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomFrom(seed)
    const server = new ServerReplica()
    const pages = [new Page(server), new Page(server)]
    const under = (page: Page): Uint8Array => page.sends((_, doc) => doc.transact(() => {
      const text = aimOf(doc)
      const paragraphs = text.toArray().filter(child => child instanceof Y.XmlElement)
      const paragraph = paragraphs[random(paragraphs.length)]
      const run = paragraph?.toArray().find(child => child instanceof Y.XmlText)
      const what = random(6)
      if (what === 0) text.insert(random(text.length + 1), [new Y.XmlElement('paragraph')])
      else if (what === 1 && text.length > 1) text.delete(random(text.length), 1)
      else if (run === undefined) paragraph?.insert(0, [new Y.XmlText('müßig')])
      else if (what === 2 && run.length > 2) run.delete(random(run.length - 2), 2)
      else if (what === 3 && run.length > 2) run.format(random(run.length - 2), 2, { bold: random(2) === 0 ? {} : null })
      else run.insert(random(run.length + 1), ['word', '€', 'ß'][random(3)] ?? '')
    }))
    // Asked for before the first edit, so that it is kept and not measured later.
    server.textSizes.at(server.doc, ['aim'])
    for (let step = 0; step < 60; step++) {
      const page = pages[random(2)]
      if (page === undefined) continue
      const update = under(page)
      if (update.byteLength > 2) expect(codeOf(server.take(update))).toBe('taken')
      if (random(3) === 0) for (const each of pages) Y.applyUpdate(each.doc, server.state(), 'server')
      expect(server.textSizes.at(server.doc, ['aim'])).toBeGreaterThanOrEqual(textBytes(aimOf(server.doc)))
    }
    expect(server.textSizes.exactlyAt(server.doc, ['aim'])).toBe(textBytes(aimOf(server.doc)))
  }
})

test('kept along with the edits of one page the size is the count of the whole', () => {
  const random = randomFrom(7)
  const server = new ServerReplica()
  const page = new Page(server)
  server.textSizes.at(server.doc, ['aim'])
  for (let step = 0; step < 300; step++) {
    server.take(page.sends((_, doc) => {
      const run = runOf(aimOf(doc))
      if (random(3) === 0 && run.length > 3) run.delete(random(run.length - 3), 1 + random(3))
      else run.insert(random(run.length + 1), 'wörd')
    }))
    expect(server.textSizes.at(server.doc, ['aim'])).toBe(textBytes(aimOf(server.doc)))
  }
})

/** From 0 to just below `most`, the same for the same seed. */
function randomFrom(seed: number): (most: number) => number {
  let state = seed
  return most => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}
