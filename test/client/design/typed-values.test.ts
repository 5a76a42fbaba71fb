// How what people type into fields is understood.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../client/design/parse-day.ts'
import { parseWholeNumber } from '../../../client/design/parse-whole-number.ts'
import { quartersBetween } from '../../../client/design/quarter-field.tsx'
import { formatDay, formatNumber } from '../../../client/messages/formats.ts'

describe('a day', () => {
  it.each([
    ['28 Nov 2026', '2026-11-28'],
    ['28 november 2026', '2026-11-28'],
    ['28Nov26', '2026-11-28'],
    ['28.11.2026', '2026-11-28'],
    [' 28/11/26 ', '2026-11-28'],
    ['1-2-2027', '2027-02-01'],
    ['2026-11-28', '2026-11-28'],
    ['29 Feb 2028', '2028-02-29'],
  ])('written as "%s" is understood', (text, day) => {
    expect(parseDay(text)).toBe(day)
  })

  it.each(['', 'soon', '28 Nov', '31 Nov 2026', '29 Feb 2027', '0.1.2026', '2026-13-01', '28 Nov 20266', '11/28/2026'])('is not read out of "%s"', (text) => {
    expect(parseDay(text)).toBeNull()
  })

  it('written as the page shows it is the same day again', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      expect(parseDay(formatDay(day))).toBe(day)
    }))
  })
})

describe('a whole number', () => {
  it.each([
    ['48000', 48_000],
    ['48 000', 48_000],
    ['48\u00a0000', 48_000],
    ['48.000', 48_000],
    ['1,234,567', 1_234_567],
    ['-3', -3],
    ['0', 0],
  ])('written as "%s" is understood', (text, number) => {
    expect(parseWholeNumber(text)).toBe(number)
  })

  it.each(['', '48.5', '48,00', '1.234,567', '4 8000', 'many', '1e3'])('is not read out of "%s"', (text) => {
    expect(parseWholeNumber(text)).toBeNull()
  })

  it('written as the page shows it is the same number again', () => {
    fc.assert(fc.property(fc.integer(), (number) => {
      expect(parseWholeNumber(formatNumber(number))).toBe(number)
    }))
  })
})

describe('the quarters to choose from', () => {
  it('are four in each year, grouped by year', () => {
    expect(quartersBetween(2026, 2027).map((year) => year.options.map((option) => option.id))).toEqual([
      ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'],
      ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'],
    ])
  })
})
