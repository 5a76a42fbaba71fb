// What every full-text index must do, whichever database is behind it. `reopen` gives an index over the same data, as after a
// restart.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PartyId } from '../../shared/ids.ts'
import { wordsOf } from '../../shared/search/query.ts'
import type { DocumentChange, IndexedItem, SearchIndex } from '../../server/search/search-index.ts'

export type IndexUnderTest = {
  readonly index: SearchIndex
  readonly reopen: () => Promise<SearchIndex>
  readonly dispose: () => Promise<void>
}

/** An action by its title and what its description says. */
const anAction = (item: string, title: string, description = ''): IndexedItem => ({
  kind: 'action',
  item,
  names: [{ field: 'action.title', party: null, text: title }],
  texts: description === '' ? [] : [{ field: 'action.description', party: null, text: description }],
})

const whole = (document: string, items: readonly IndexedItem[], seq = 1): DocumentChange => ({ document, epoch: 'one', seq, isWhole: true, items, removed: [] })

export function searchIndexContract(name: string, open: () => Promise<IndexUnderTest>): void {
  describe(`a full-text index over ${name}`, () => {
    let underTest: IndexUnderTest
    let index: SearchIndex

    beforeEach(async () => {
      underTest = await open()
      index = underTest.index
      await index.prepare()
    })
    afterEach(() => underTest.dispose())

    const find = async (query: string, documents = ['plan/ms', 'plan/thb'], most = 20): Promise<string[]> =>
      (await index.find(wordsOf(query), documents, most)).map(({ document, item }) => `${document}:${item}`)

    test('an item comes back with all that was said of it', async () => {
      const item: IndexedItem = { ...anAction('a1', 'Route analysis', 'Kövesd a nyomot'), texts: [{ field: 'action.contributions', party: PartyId.parse('ms-hu'), text: 'Kövesd a nyomot' }] }
      await index.take([whole('plan/ms', [item])])
      expect(await index.find(['nyomot'], ['plan/ms'], 5)).toEqual([{ document: 'plan/ms', ...item }])
    })

    test.each([
      ['a whole word', 'analysis', true],
      ['the beginning of a word', 'anal', true],
      ['the middle of a word', 'nalys', true],
      ['a word without its accents', 'kovesd', true],
      ['a word with accents that are not there', 'rôute', true],
      ['capitals', 'ROUTE', true],
      ['a letter that is no letter with an accent', 'lodz', true],
      ['words in names and texts together', 'route kovesd', true],
      ['words in another order', 'analysis route', true],
      ['a short word that begins a word of the name', 'an', true],
      ['one letter that begins a word of the name', 'r', true],
      ['a short and a long word', 'an route', true],
      ['part of a reference', '26-014', true],
      ['a reference with spaces for its signs', 'ms 26 014', true],
      ['a short word within a word', 'na', false],
      ['a short word that only a text has', 'ny', false],
      ['one word of two that is nowhere', 'route nowhere', false],
      ['letters across two texts', 'analysiskovesd', false],
      ['nothing', '   ', false],
    ])('%s: "%s"', async (_what, query, isFound) => {
      await index.take([whole('plan/ms', [anAction('a1', 'MS-26-014 Route analysis in Łódź', 'Kövesd a nyomot')])])
      expect(await find(query)).toEqual(isFound ? ['plan/ms:a1'] : [])
    })

    test.each(['"', '""', '" OR "', 'route" OR "analysis', 'names : route', 'route*', '^route', 'NEAR(route analysis)', 'route -analysis', '(', ')', "';drop table search_items;--", '%', '%%%', '___', '\\', '\u0000', 'rou\u0000te', '😀😀😀', '\ud800\ud800\ud800', ')))) AND ((((', '{names texts} : route', 'a'.repeat(10_000), '" '.repeat(5_000)])('signs are signs and no operators: %j', async query => {
      await index.take([whole('plan/ms', [anAction('a1', 'Nothing of that kind')])])
      expect(await find(query)).toEqual([])
    })

    test('an apostrophe, a quotation mark and a percent sign are found where they stand', async () => {
      await index.take([whole('plan/ms', [anAction('a1', 'The "quiet" route'), anAction('a2', "l'itinéraire à 100%")])])
      expect(await find('"quiet"')).toEqual(['plan/ms:a1'])
      expect(await find("l'itin")).toEqual(['plan/ms:a2'])
      expect(await find('100%')).toEqual(['plan/ms:a2'])
    })

    test('what a document holds is found only by who asks for that document, and changes nothing for who does not', async () => {
      await index.take([whole('plan/ms', [anAction('a1', 'Route one'), anAction('a2', 'Another route')])])
      const before = await index.find(['route'], ['plan/ms'], 20)
      await index.take([whole('plan/thb', Array.from({ length: 50 }, (_, number) => anAction(`b${number}`, `Route ${number}`)))])
      expect(await index.find(['route'], ['plan/ms'], 20)).toEqual(before)
      expect(await find('route', ['plan/cch'])).toEqual([])
      expect(await find('route', [])).toEqual([])
      expect(await find('ro', ['plan/ms'])).toEqual(['plan/ms:a1', 'plan/ms:a2'])
    })

    test('names come before texts, and no document gives more than it may', async () => {
      await index.take([whole('plan/ms', [anAction('a1', 'Something', 'a route'), anAction('a2', 'Something else', 'a route'), anAction('a3', 'The route')])])
      expect(await find('route', ['plan/ms'], 2)).toEqual(['plan/ms:a3', 'plan/ms:a1'])
    })

    test('what is written again is found by its new words and no longer by its old ones', async () => {
      await index.take([whole('plan/ms', [anAction('a1', 'Route analysis'), anAction('a2', 'Training')])])
      await index.take([{ document: 'plan/ms', epoch: 'one', seq: 2, isWhole: false, items: [anAction('a1', 'Cyber patrol')], removed: [] }])
      expect([await find('analysis'), await find('patrol'), await find('training')]).toEqual([[], ['plan/ms:a1'], ['plan/ms:a2']])
    })

    test('what is removed is not found, and found again when it is brought back', async () => {
      await index.take([whole('plan/ms', [anAction('a1', 'Route analysis'), anAction('a2', 'Training')])])
      await index.take([{ document: 'plan/ms', epoch: 'one', seq: 2, isWhole: false, items: [], removed: [{ kind: 'action', item: 'a1' }, { kind: 'action', item: 'never there' }] }])
      expect([await find('route'), await find('ro')]).toEqual([[], []])
      await index.take([{ document: 'plan/ms', epoch: 'one', seq: 3, isWhole: false, items: [anAction('a1', 'Route analysis')], removed: [] }])
      expect(await find('route')).toEqual(['plan/ms:a1'])
    })

    test('a document taken as a whole leaves nothing of before', async () => {
      await index.take([whole('plan/ms', [anAction('a1', 'Route analysis'), anAction('a2', 'Training')])])
      await index.take([whole('plan/ms', [anAction('a2', 'Training')], 7)])
      expect([await find('route'), await find('training')]).toEqual([[], ['plan/ms:a2']])
    })

    test('it knows after a restart what it holds, and of which state', async () => {
      await index.take([whole('plan/ms', [anAction('a1', 'Route analysis')], 3), whole('plan/thb', [anAction('b1', 'Route home')], 9)])
      await index.take([{ document: 'plan/thb', epoch: 'two', seq: 10, isWhole: false, items: [], removed: [] }])
      index = await underTest.reopen()
      await index.prepare()
      expect((await index.reflected()).toSorted((a, b) => a.document.localeCompare(b.document))).toEqual([{ document: 'plan/ms', epoch: 'one', seq: 3 }, { document: 'plan/thb', epoch: 'two', seq: 10 }])
      expect(await find('route')).toEqual(['plan/ms:a1', 'plan/thb:b1'])
    })

    test('of changes of which one cannot be taken none is', async () => {
      await index.take([whole('plan/ms', [anAction('a1', 'Route analysis')])])
      const broken = { ...anAction('b1', 'Route home'), item: null as unknown as string }
      await expect(index.take([whole('plan/ms', [anAction('a1', 'Cyber patrol')], 2), whole('plan/thb', [broken])])).rejects.toThrow()
      expect([await find('route'), await find('patrol'), (await index.reflected()).length]).toEqual([['plan/ms:a1'], [], 1])
    })
  })
}
