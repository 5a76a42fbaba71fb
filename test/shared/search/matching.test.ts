// Folding and fitting: what a person types without its accents finds what is written with them, and places are told in the text
// as it stands.
import { describe, expect, test } from 'vitest'
import { fold, rangesOf } from '../../../shared/search/fold.ts'
import { fit, wordsOf } from '../../../shared/search/query.ts'

/** Characters of the kinds that take more or fewer units folded than as they stand. */
const characters = ['a', 'É', 'e\u0301', 'ß', 'Æ', 'Łó', 'İ', 'ı', 'ﬁ', 'Σ', 'ς', '가', '😀', '\u00ad', '\u200b', ' ', '\t', '\u0000', '½', 'й', '\u0301', '\ud800', '-', '"', 'z']

/** Numbers that are the same in each run. */
function* numbers(seed: number): Generator<number> {
  let state = seed
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state
  }
}

test.each([
  ['Kövesd', 'kovesd'],
  ['ŁÓDŹ', 'lodz'],
  ['Straße', 'strasse'],
  ['Malmö, Århus, Øresund', 'malmo, arhus, oresund'],
  ['Θεσσαλονίκης', 'θεσσαλονικησ'],
  ['İstanbul', 'istanbul'],
  ['ﬁnancial', 'financial'],
  ['co\u00adoperation', 'cooperation'],
  ['a\u0000b\tc', 'a b c'],
])('%j is looked for as %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('a text is folded character by character, and what was folded stays as it is', () => {
  const random = numbers(7)
  for (let round = 0; round < 2_000; round++) {
    const text = Array.from({ length: 1 + ((random.next().value as number) % 12) }, () => characters[(random.next().value as number) % characters.length]).join('')
    expect([text, [...text].map(fold).join('')]).toEqual([text, fold(text)])
    expect(fold(fold(text))).toBe(fold(text))
    for (const [from, to] of rangesOf(text, wordsOf(text))) {
      expect(from).toBeLessThan(to)
      expect(to).toBeLessThanOrEqual(text.length)
    }
  }
})

test.each([
  ['Zsákutca on the route', ['sakut'], ['sákut']],
  ['e\u0301te\u0301 2026', ['ete'], ['e\u0301te\u0301']],
  ['Straße und Strasse', ['strasse'], ['Straße', 'Strasse']],
  ['😀 route', ['route'], ['route']],
  ['aaaa', ['aa'], ['aaaa']],
  ['routes and roads', ['route', 'outes'], ['routes']],
  ['nothing', ['else', ''], []],
])('in %j the words %j stand as %j', (text, words, parts) => {
  expect(rangesOf(text, words).map(([from, to]) => text.slice(from, to))).toEqual(parts)
})

describe('what fits better comes first', () => {
  const fits = (query: string, name: string, ...texts: string[]): number | null => fit(wordsOf(query), [name], () => texts.map(fold))

  test.each([
    ['the name itself before a name that begins so', 'ms-26-014', 'MS-26-014', 'MS-26-0142'],
    ['a name that begins so before one in which it stands', 'route', 'Route analysis', 'An analysis of the route'],
    ['a whole word before the beginning of one', 'route', 'The route home', 'The routes home'],
    ['the beginning of a word before its middle', 'port', 'A portal', 'A report'],
  ])('%s', (_what, query, better, worse) => {
    expect(fits(query, better) ?? 0).toBeGreaterThan(fits(query, worse) ?? Infinity)
  })

  test('a name before a text, and the beginning of a word of a text before its middle', () => {
    expect(fits('route', 'A report en route') ?? 0).toBeGreaterThan(fits('route', 'Something', 'the route') ?? Infinity)
    expect(fits('port', 'Something', 'the port') ?? 0).toBeGreaterThan(fits('port', 'Something', 'a report') ?? Infinity)
  })

  test('all words have to be there, short ones where a word of a name begins', () => {
    expect(fits('route nowhere', 'The route')).toBeNull()
    expect(fits('th route', 'The route')).not.toBeNull()
    expect(fits('he route', 'The route')).toBeNull()
    expect(fits('in', 'Something', 'in a text')).toBeNull()
    expect(fits('  ', 'Something')).toBeNull()
  })
})
