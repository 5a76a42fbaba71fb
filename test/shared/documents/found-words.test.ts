// The words of a comment that no mark follows: found where they stand after whatever others did to the text, and said to be gone
// exactly where they are.
import { getSchema } from '@tiptap/core'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { textExtensions } from '../../../client/editor/schema/text-extensions.ts'
import { aroundOf, finderOf } from '../../../shared/documents/found-words.ts'
import type { KeptPlace } from '../../../shared/documents/found-words.ts'
import { anchorOf, rangesOf, runsIn } from '../../../shared/documents/thread-marks.ts'
import { charactersOf } from '../../../shared/schema/rich-text-reading.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'

const schema = getSchema(textExtensions('rich'))

function aText(...lines: string[]) {
  const doc = new Y.Doc()
  const text = doc.getXmlFragment('aim')
  fillText(text, lines.map(line => ({ type: 'paragraph', text: line })))
  return { doc, text }
}

/** The words in the run that holds them, as a page keeps them; the n-th time they stand there. */
function keep(text: Y.XmlFragment, quote: string, nth = 0): KeptPlace {
  for (const run of runsIn(text)) {
    const line = charactersOf(run)
    let at = line.indexOf(quote)
    for (let skipped = 0; skipped < nth && at !== -1; skipped++) at = line.indexOf(quote, at + 1)
    if (at === -1) continue
    const anchor = anchorOf({ run, at }, { run, at: at + quote.length })
    return { quote, anchor, around: aroundOf(text, anchor) }
  }
  throw new Error(`nowhere: ${quote}`)
}
const found = (text: Y.XmlFragment, kept: KeptPlace): string | null => finderOf(text)(kept)?.quote ?? null

const withoutBlanks = (words: string): string => words.replaceAll(/\s+/g, '')

type Block = { type: string; attrs?: object; content?: { type: string; text: string }[] }

/** What an editor does to the text that is bound to it: lines with what they are. */
function inEditor({ doc, text }: ReturnType<typeof aText>, act: (lines: Block[]) => Block[]): void {
  const { doc: before, meta } = initProseMirrorDoc(text, schema)
  const { content = [] } = before.toJSON() as { content?: Block[] }
  const after = schema.nodeFromJSON({ type: 'doc', content: act(content) })
  doc.transact(() => updateYFragment(doc, text, after, meta))
}
const lineOf = ({ content = [] }: Block): string => content.map(({ text }) => text).join('')
const paragraph = (line: string): Block => ({ type: 'paragraph', ...(line !== '' && { content: [{ type: 'text', text: line }] }) })

describe('words that only a delegation’s own people comment on', () => {
  test('stay where they are while others write before, in and behind them', () => {
    const { text } = aText('Fewer crossings by small boats')
    const kept = keep(text, 'small boats')
    const [run] = runsIn(text)
    run?.insert(0, 'Far f')
    run?.insert(charactersOf(run).length - 'oats'.length, 'ig b')
    run?.insert(charactersOf(run).length, ' at night')
    expect(found(text, kept)).toBe('small big boats')
  })

  test('are found though their paragraph was split before them or in them, joined, or became a heading, where their anchor dies', () => {
    const world = aText('Fewer crossings by small boats', 'And at night')
    const kept = keep(world.text, 'crossings by')
    inEditor(world, lines => [paragraph('Fewer'), paragraph('crossings by small boats'), ...lines.slice(1)])
    expect(found(world.text, kept)).toBe('crossings by')
    inEditor(world, lines => [lines[0] ?? paragraph(''), paragraph('crossings'), paragraph('by small boats'), ...lines.slice(2)])
    expect(found(world.text, kept)).toBe('crossings\nby')
    inEditor(world, lines => [{ ...paragraph(lines.slice(0, 3).map(lineOf).join(' ')), type: 'heading', attrs: { level: 3 } }, ...lines.slice(3)])
    expect(rangesOf(world.text, kept.anchor)?.map(({ from, to }) => to - from) ?? []).not.toEqual(['crossings by'.length])
    expect(found(world.text, kept)).toBe('crossings by')
  })

  test('that the text says several times are told apart by what stands around them', () => {
    const world = aText('By sea the boats are small, by land the boats are many, by air there are no boats.')
    const kept = keep(world.text, 'the boats are', 1)
    inEditor(world, lines => lines.map(line => ({ ...line, type: 'heading', attrs: { level: 2 } })))
    const words = finderOf(world.text)(kept)
    const [run] = runsIn(world.text)
    const [range] = words === null ? [] : (rangesOf(world.text, words.anchor) ?? [])
    expect(run === undefined || range === undefined ? null : charactersOf(run).slice(range.from, range.to + 5)).toBe('the boats are many')
  })

  test('are gone where they were deleted or others stand in their place, and an anchor of bytes that mean nothing is looked for by its quote', () => {
    const world = aText('Fewer crossings by small boats at night')
    const kept = keep(world.text, 'by small boats')
    inEditor(world, () => [paragraph('Fewer crossings at night')])
    expect(found(world.text, kept)).toBeNull()
    inEditor(world, () => [paragraph('Fewer crossings of every other kind there may be at night')])
    expect(found(world.text, kept)).toBeNull()
    inEditor(world, () => [paragraph('Fewer crossings by small boats at night')])
    expect(found(world.text, { ...kept, anchor: { from: 'AAAA', to: '////' } })).toBe('by small boats')
    expect(found(world.text, { ...kept, quote: '' })).toBeNull()
  })

  test('that were changed after their anchor died are found between what stands around them', () => {
    const world = aText('The picture of crossings is drawn twice a year by all delegations together.')
    const kept = keep(world.text, 'drawn twice a year')
    inEditor(world, () => [{ ...paragraph('The picture of crossings is drawn twice every year by all delegations together.'), type: 'heading', attrs: { level: 2 } }])
    expect(found(world.text, { ...kept, anchor: { from: 'AAAA', to: 'AAAA' } })).toBe('drawn twice every year')
  })

  const filler = ['amber', 'basalt', 'cobalt', 'dune', 'ember', 'fjord', 'garnet', 'harbour']
  const quote = 'quick brown foxes jump'
  const line = fc.array(fc.constantFrom(...filler), { minLength: 1, maxLength: 6 }).map(words => words.join(' '))
  const edit = fc.record({ what: fc.constantFrom('insert', 'delete', 'split', 'join', 'heading', 'list', 'type'), at: fc.nat(1_000), words: line, who: fc.boolean() })

  /** Never within the words themselves. */
  function edited(lines: readonly Block[], { what, at, words }: { what: string; at: number; words: string }): Block[] {
    if (lines.some(({ type }) => type !== 'paragraph' && type !== 'heading')) return [...lines]
    const index = at % lines.length
    const chosen = lines[index] ?? paragraph('')
    const [before, after] = [lines.slice(0, index), lines.slice(index + 1)]
    const text = lineOf(chosen)
    const held = text.indexOf(quote)
    const cuts = [...text.matchAll(/ |^|$/g)].map(({ index: cut }) => cut).filter(cut => held === -1 || cut <= held || cut >= held + quote.length)
    const cut = cuts[at % cuts.length] ?? 0
    switch (what) {
      case 'insert':
        return [...before, chosen, paragraph(words), ...after]
      case 'type':
        return [...before, { ...paragraph(`${text.slice(0, cut)} ${words}${text.slice(cut)}`), type: chosen.type, ...(chosen.attrs !== undefined && { attrs: chosen.attrs }) }, ...after]
      case 'delete':
        return held === -1 && lines.length > 1 ? [...before, ...after] : [...lines]
      case 'split':
        return [...before, paragraph(text.slice(0, cut)), paragraph(text.slice(cut)), ...after]
      case 'join':
        return index === 0 ? [...lines] : [...before.slice(0, -1), paragraph(`${lineOf(before.at(-1) ?? paragraph(''))} ${text}`), ...after]
      case 'heading':
        return [...before, { ...chosen, type: 'heading', attrs: { level: 2 } }, ...after]
      default:
        return [...before, { ...chosen, type: 'paragraph' }, ...after]
    }
  }

  test('are found after any edits of two people at once that leave them alone, and gone when their line is', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), line, line, fc.array(edit, { maxLength: 12 }), fc.boolean(), (others, left, right, edits, isDeleted) => {
      const one = aText(...others, `${left} ${quote} ${right}`, ...others)
      const other = { doc: new Y.Doc(), text: null as unknown as Y.XmlFragment }
      other.text = other.doc.getXmlFragment('aim')
      const kept = keep(one.text, quote)
      for (const each of edits) {
        const [from, to] = each.who ? [one, other] : [other, one]
        Y.applyUpdate(from.doc, Y.encodeStateAsUpdate(to.doc))
        inEditor(from, lines => edited(lines, each))
      }
      for (const [from, to] of [[one, other], [other, one]] as const) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc))
      if (isDeleted) inEditor(one, lines => [paragraph('nothing'), ...lines.filter(each => !lineOf(each).includes(quote))])
      const says = found(one.text, kept)
      if (isDeleted) expect(says).toBeNull()
      else expect(says).toBe(quote)
    }), { numRuns: 150 })
  })

  test('are quoted from what the text says wherever they are found, whatever happened to it', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 2, maxLength: 4 }), fc.array(fc.tuple(fc.nat(200), fc.nat(40), fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', ' ', 'q') })), { maxLength: 10 }), (others, changes) => {
      const { text } = aText(...others, `${quote} ${quote}`)
      const kept = keep(text, quote)
      for (const [at, length, words] of changes) {
        const runs = runsIn(text)
        const run = runs[at % runs.length]
        if (run === undefined) continue
        const place = at % (charactersOf(run).length + 1)
        run.delete(place, Math.min(length, charactersOf(run).length - place))
        run.insert(place, words)
      }
      const words = finderOf(text)(kept)
      if (words === null) return
      const ranges = rangesOf(text, words.anchor) ?? []
      expect(withoutBlanks(ranges.map(({ run, from, to }) => charactersOf(run).slice(from, to)).join(''))).toBe(withoutBlanks(words.quote))
    }), { numRuns: 150 })
  })
})
