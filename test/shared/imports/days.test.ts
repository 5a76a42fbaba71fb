// Days and quarters as people write them in the cells of a table.
import { describe, expect, test } from 'vitest'
import { jointActionDaysIn, spanIn } from '../../../shared/imports/days.ts'
import { IsoDay } from '../../../shared/schema/values.ts'

const twoYears = { start: IsoDay.parse('2026-01-01'), end: IsoDay.parse('2027-12-31') }
const oneYear = { start: IsoDay.parse('2026-01-01'), end: IsoDay.parse('2026-12-31') }
const said = (cell: string, period = twoYears): string => {
  const span = spanIn(cell, period)
  return typeof span === 'string' ? span : span.first === span.last ? span.first : `${span.first} to ${span.last}`
}

describe('a day', () => {
  test.each([
    ['2026-12-31', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['31-12-26', '2026-12-31'],
    ['1.7.2026', '2026-07-01'],
    ['04/05/2026', '2026-05-04'],
    ['12/31/2026', '2026-12-31'],
    ['2026/12/31', '2026-12-31'],
    ['31 Dec 2026', '2026-12-31'],
    ['31-Dec-26', '2026-12-31'],
    ['1st of July 2026', '2026-07-01'],
    ['December 31, 2026', '2026-12-31'],
    ['31. Dezember 2026', '2026-12-31'],
    ['31 décembre 2026', '2026-12-31'],
    ['31 de diciembre de 2026', '2026-12-31'],
    ['46387', '2026-12-31'],
    ['2026-12-31 00:00:00', '2026-12-31'],
    ['Dec 2026', '2026-12-01 to 2026-12-31'],
    ['02/2028', '2028-02-01 to 2028-02-29'],
    ['Q3 2026', '2026-07-01 to 2026-09-30'],
    ['2026 Q3', '2026-07-01 to 2026-09-30'],
    ['2026-Q3', '2026-07-01 to 2026-09-30'],
    ['3rd quarter 2026', '2026-07-01 to 2026-09-30'],
    ['T3 2026', '2026-07-01 to 2026-09-30'],
    ['3. Quartal 2026', '2026-07-01 to 2026-09-30'],
    ['H1 2026', '2026-01-01 to 2026-06-30'],
    ['2027', '2027-01-01 to 2027-12-31'],
    ['01.01.2026 – 31.12.2026', '2026-01-01 to 2026-12-31'],
    ['Q1–Q4 2026', '2026-01-01 to 2026-12-31'],
    ['Jan - Jun 2026', '2026-01-01 to 2026-06-30'],
    ['from 1 March 2026 to 30 June 2027', '2026-03-01 to 2027-06-30'],
    ['2026-2027', '2026-01-01 to 2027-12-31'],
    ['2026-27', '2026-01-01 to 2027-12-31'],
    ['ongoing', '2026-01-01 to 2027-12-31'],
    ['Throughout the period', '2026-01-01 to 2027-12-31'],
    ['soon', 'unreadable'],
    ['30.02.2026', 'unreadable'],
    ['31.12.1999', 'unreadable'],
    ['Q5 2026', 'unreadable'],
    ['Q3', 'year-missing'],
    ['March', 'year-missing'],
  ])('«%s» is %s', (cell, expected) => expect(said(cell)).toBe(expected))

  test('without a year is read where the plan lies within one', () => {
    expect(said('Q3', oneYear)).toBe('2026-07-01 to 2026-09-30')
    expect(said('March', oneYear)).toBe('2026-03-01 to 2026-03-31')
  })
})

describe('joint action days', () => {
  test.each([
    ['Q3 2026 (2)', { quarter: '2026-Q3', count: 2 }],
    ['2 x Q3 2026', { quarter: '2026-Q3', count: 2 }],
    ['1 JAD in Q2 2027', { quarter: '2027-Q2', count: 1 }],
    ['Q4 2026', { quarter: '2026-Q4' }],
    ['2', { count: 2 }],
    ['3 JADs', { count: 3 }],
    ['12 May 2026', { quarter: '2026-Q2', isExact: true }],
    ['September 2026', { quarter: '2026-Q3', isExact: true }],
    ['in autumn', null],
  ])('«%s» says %j', (cell, expected) => expect(jointActionDaysIn(cell, twoYears)).toEqual(expected))
})
