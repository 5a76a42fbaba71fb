// Three versions of a text as one: nothing that either side did is lost or doubled, and what cannot be both is said.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween, changesToRead, mergeTexts, sameBlocks } from '../../../shared/proposals/merge-texts.ts'
import type { Blocks } from '../../../shared/proposals/merge-texts.ts'
import { blocksOf, tokensOf } from '../../../shared/proposals/text-tokens.ts'
import { RichText } from '../../../shared/schema/rich-text-shape.ts'
import { anyBlocks } from '../../fixtures/any-text.ts'

const line = (text: string): Blocks[number] => ({ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) })
const lines = (...texts: string[]): Blocks => texts.map(line)
const merged = (base: Blocks, ours: Blocks, theirs: Blocks): Blocks | string => {
  const result = mergeTexts(base, ours, theirs)
  return result.ok ? result.value : result.error.code
}

test('tokens of any text make that text again', () => {
  fc.assert(fc.property(anyBlocks, blocks => {
    expect(tokensOf(blocksOf(tokensOf(blocks)) ?? [])).toEqual(tokensOf(blocks))
    expect(sameBlocks(blocksOf(tokensOf(blocks)) ?? [], blocks)).toBe(true)
  }), { numRuns: 500 })
})

test('brackets, quotes and backslashes in words and addresses are words and addresses', () => {
  const blocks: Blocks = [{ type: 'paragraph', content: [{ type: 'text', text: '[]"\\] <x>=', marks: [{ type: 'link', attrs: { href: 'https://example.org/[a]?"b"' } }] }] }]
  expect(blocksOf(tokensOf(blocks))).toEqual(blocks)
})

describe('merging', () => {
  test('gives one side where the other did nothing, and what both did alike once', () => {
    fc.assert(fc.property(anyBlocks, anyBlocks, (base, version) => {
      for (const result of [mergeTexts(base, version, base), mergeTexts(base, base, version), mergeTexts(base, version, version)]) {
        expect(result.ok && sameBlocks(result.value, version)).toBe(true)
      }
    }), { numRuns: 500 })
  })

  test('is the same whichever side is whose, and always a text', () => {
    let both = 0
    fc.assert(fc.property(anyBlocks, anyBlocks, anyBlocks, (base, one, other) => {
      const [result, reverse] = [mergeTexts(base, one, other), mergeTexts(base, other, one)]
      expect(result.ok).toBe(reverse.ok)
      if (!result.ok || !reverse.ok) return
      both++
      expect(sameBlocks(result.value, reverse.value)).toBe(true)
      expect(RichText.safeParse(result.value).success).toBe(true)
    }), { numRuns: 1_000 })
    expect(both).toBeGreaterThan(50)
  })

  test('keeps what each did in a paragraph of its own', () => {
    expect(merged(lines('one', 'two', 'three'), lines('one', 'two and more', 'three', 'four'), lines('zero', 'one', 'two', 'thrice'))).toEqual('proposal/does-not-fit')
    expect(merged(lines('one', 'two', 'three'), lines('one or more', 'two', 'three'), lines('one', 'two', 'thrice'))).toEqual(lines('one or more', 'two', 'thrice'))
    expect(merged(lines('one', 'two', 'three'), lines('two', 'three'), lines('one', 'two', 'three', 'four'))).toEqual(lines('two', 'three', 'four'))
  })

  const base = 'Member States share what they know of the routes, and Europol draws the picture twice a year'
  test('keeps what each did in one paragraph, some words apart', () => {
    expect(merged(lines(base), lines(base.replace('share', 'quickly share')), lines(base.replace('twice', 'four times'))))
      .toEqual(lines(base.replace('share', 'quickly share').replace('twice', 'four times')))
    expect(merged(lines(base), lines(base.replace('Member ', '')), lines(base.replace(' a year', '')))).toEqual(lines(base.replace('Member ', '').replace(' a year', '')))
  })

  test('says where both changed the same words, or words so close that only a person knows what is meant', () => {
    const misfit = 'proposal/does-not-fit'
    expect(merged(lines('in ten days'), lines('in twelve days'), lines('in ten weeks'))).toBe(misfit)
    expect(merged(lines(base), lines(base.replace('twice', 'once')), lines(base.replace('twice', 'four times')))).toBe(misfit)
    expect(merged(lines(base), lines(base.replace('twice ', '')), lines(base.replace('year', 'decade')))).toBe(misfit)
    expect(merged(lines(base), lines(), lines(base.replace('twice', 'once')))).toBe(misfit)
    expect(merged(lines('one', 'two'), lines('one', 'new', 'two'), lines('one', 'other', 'two'))).toBe(misfit)
  })

  test('of a word repeated thousands of times is not done word by word', () => {
    const many = (count: number, last: string): Blocks => lines(`${'no '.repeat(count)}${last}`)
    expect(merged(many(20_000, 'a'), many(20_001, 'a'), many(20_000, 'b'))).toBe('proposal/does-not-fit')
    expect(merged(many(20_000, 'a'), many(20_001, 'a'), many(20_000, 'a'))).toEqual(many(20_001, 'a'))
    expect(changesBetween(many(20_000, 'a'), many(20_001, 'a')).map(({ kind }) => kind)).toEqual(['out', 'in'])
  })
})

test('a change reads as words that came and went', () => {
  expect(changesBetween(lines('in ten days', 'or so'), lines('within ten days'))).toEqual([
    { kind: 'same', text: '\n' }, { kind: 'out', text: 'in ' }, { kind: 'in', text: 'within ' }, { kind: 'same', text: 'ten days' }, { kind: 'out', text: '\nor so' },
  ])
  fc.assert(fc.property(anyBlocks, anyBlocks, (before, after) => {
    const changes = changesBetween(before, after)
    const said = (kinds: readonly string[]): string => changes.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text).join('')
    const whole = (blocks: Blocks): string => changesBetween(blocks, blocks).map(({ text }) => text).join('')
    expect([said(['same', 'out']), said(['same', 'in'])]).toEqual([whole(before), whole(after)])
  }), { numRuns: 300 })
})

describe('for reading', () => {
  const item = (text: string, ...inner: Blocks): Blocks[number] => ({ type: 'listItem', content: [line(text), ...inner] })
  const list = (...items: Blocks): Blocks[number] => ({ type: 'bulletList', content: items })
  const numbered = (...items: Blocks): Blocks[number] => ({ type: 'orderedList', attrs: { start: 3 }, content: items })
  const read = (before: Blocks, after: Blocks): string => changesToRead(before, after).map(({ kind, text }) => `${kind === 'in' ? '+' : kind === 'out' ? '-' : ''}${text}`).join('|').replaceAll('\u2003', '>').replaceAll('\u2002', ' ')

  test('items of lists have their bullet or number, as deep as they stand, and what came is told with it', () => {
    expect(read([list(item('ports'))], [list(item('ports', list(item('ferries'), item('yachts'))), item('roads'))])).toBe('\n• ports|+\n>• ferries|+\n>• yachts\n• roads')
    expect(read([numbered(item('ports'), item('roads'))], [numbered(item('rail'), item('ports'), item('roads'))])).toBe('+\n3. rail|\n4. ports\n5. roads')
    expect(read(lines('ports'), [list(item('ports'))])).toBe('\n• ports')
    // Of what stays, number and depth are those of the later text.
    expect(read([numbered(item('rail'), item('ports'))], [numbered(item('ports'))])).toBe('-\n3. rail|\n3. ports')
    expect(read([list(item('rail', list(item('ports'))))], [list(item('ports'))])).toBe('-\n• rail|\n• ports')
    expect(read([list({ type: 'listItem', content: [line('ports'), line('of the south')] })], lines())).toBe('-\n• ports\n>of the south')
  })

  test('nothing is another than without them but the marks themselves', () => {
    fc.assert(fc.property(anyBlocks, anyBlocks, (before, after) => {
      const of = (kinds: readonly string[], changes: ReturnType<typeof changesToRead>): string => changes.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text).join('')
      const bare = (text: string): string => text.replaceAll(/[\u2002\u2003•]/g, '')
      const [marked, plain] = [changesToRead(before, after), changesBetween(before, after)]
      for (const kinds of [['same', 'in'], ['same', 'out']]) expect(bare(of(kinds, marked))).toBe(of(kinds, plain))
      expect(of(['same', 'in'], marked)).toBe(of(['same'], changesToRead(after, after)))
    }), { numRuns: 300 })
  })
})
