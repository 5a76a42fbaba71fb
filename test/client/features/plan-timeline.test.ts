// The bars of the timeline, without its page: where they stand, and what moving and stretching makes of their dates.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, barOf, changed, dragged, monthsIn, quartersIn, spanAround, yearsIn } from '../../../client/features/plan/views/timeline/geometry.ts'
import type { Change } from '../../../client/features/plan/views/timeline/geometry.ts'
import { isFirstDayOfQuarter, isLastDayOfQuarter } from '../../../shared/schema/values.ts'
import { day } from '../../fixtures/a-plan.ts'

const year = { start: day('2026-01-01'), end: day('2026-12-31') }
const dates = (from: string, to: string) => ({ from: day(from), to: day(to) })
const step = (what: Change['what'], by: number, unit: Change['unit'] = 'day'): Change => ({ what, by, unit })

describe('a bar', () => {
  test('takes its last day whole', () => {
    expect(barOf(dates('2026-01-01', '2026-12-31'), year)).toMatchObject({ start: 0, width: 1, isCutAtStart: false, isCutAtEnd: false })
    expect(barOf(dates('2026-01-02', '2026-01-02'), year)).toMatchObject({ start: 1 / 365 })
    expect(barOf(dates('2026-01-02', '2026-01-02'), year).width).toBeCloseTo(1 / 365, 10)
  })

  test('is cut and marked where it goes beyond the period', () => {
    expect(barOf(dates('2025-06-01', '2027-03-01'), year)).toMatchObject({ start: 0, width: 1, isCutAtStart: true, isCutAtEnd: true, isOutside: false })
  })

  test('stands as a mark at the nearer edge where nothing of it lies in the period', () => {
    expect(barOf(dates('2027-01-01', '2027-03-01'), year)).toMatchObject({ start: 1, width: 0, isOutside: true })
    expect(barOf(dates('2025-01-01', '2025-12-31'), year)).toMatchObject({ start: 0, width: 0, isOutside: true })
  })

  test('that ends before it begins is drawn between the two days, and says so', () => {
    expect(barOf(dates('2026-07-01', '2026-03-01'), year)).toMatchObject({ isReversed: true, start: barOf(dates('2026-03-01', '2026-07-01'), year).start })
  })
})

describe('the scale', () => {
  test('has the quarters, months and years of the period, which fill it', () => {
    const period = { start: day('2026-01-01'), end: day('2027-12-31') }
    expect(quartersIn(period).map(({ id }) => id)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'])
    expect(monthsIn(period)).toHaveLength(24)
    expect(yearsIn(period).map(({ id }) => id)).toEqual(['2026', '2027'])
    for (const parts of [quartersIn(period), monthsIn(period), yearsIn(period)]) expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1, 6)
  })

  test('of a plan without a period goes over the years that its actions name', () => {
    expect(spanAround([day('2027-05-01'), day('2026-11-30')], day('2030-01-01'))).toEqual({ start: '2026-01-01', end: '2027-12-31' })
    expect(spanAround([], day('2030-06-01'))).toEqual({ start: '2030-01-01', end: '2030-12-31' })
  })
})

describe('steps', () => {
  test.each<[string, Change, ReturnType<typeof dates> | null]>([
    ['a day on', step('move', 1), dates('2026-02-01', '2026-06-16')],
    ['a month back', step('move', -1, 'month'), dates('2025-12-31', '2026-05-15')],
    ['a quarter on', step('move', 1, 'quarter'), dates('2026-04-30', '2026-09-15')],
    ['the end a day earlier', step('to', -1), dates('2026-01-31', '2026-06-14')],
    ['the start a month on', step('from', 1, 'month'), dates('2026-02-28', '2026-06-15')],
    ['the start past the end', step('from', 2, 'quarter'), null],
  ])('%s', (_, change, after) => {
    expect(changed(dates('2026-01-31', '2026-06-15'), change, false)).toEqual(after)
  })

  test('a month later is its last day where it has no such, and a last day stays one', () => {
    expect(addMonths(day('2027-12-30'), 2)).toBe('2028-02-29')
    expect(addMonths(day('2026-02-28'), 1)).toBe('2026-03-31')
    expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
  })

  test('what holds whole quarters only goes by quarters, whatever the step', () => {
    const quarter = dates('2026-04-01', '2026-06-30')
    expect(changed(quarter, step('move', 1), true)).toEqual(dates('2026-07-01', '2026-09-30'))
    expect(changed(quarter, step('to', 1, 'month'), true)).toEqual(dates('2026-04-01', '2026-09-30'))
    expect(changed(quarter, step('from', 1), true)).toBeNull()
    expect(changed(quarter, step('move', -2), true)).toEqual(dates('2025-10-01', '2025-12-31'))
  })

  test('dragging snaps to the nearest whole quarter, and keeps the length', () => {
    const half = dates('2026-01-01', '2026-06-30')
    expect(dragged(half, 'move', 44, true)).toBeNull()
    expect(dragged(half, 'move', 50, true)).toEqual(dates('2026-04-01', '2026-09-30'))
    expect(dragged(half, 'to', 60, true)).toEqual(dates('2026-01-01', '2026-09-30'))
    expect(dragged(half, 'to', -80, true)).toEqual(dates('2026-01-01', '2026-03-31'))
    expect(dragged(half, 'from', -60, true)).toEqual(dates('2025-10-01', '2026-06-30'))
    expect(dragged(dates('2026-01-10', '2026-02-10'), 'move', 3, false)).toEqual(dates('2026-01-13', '2026-02-13'))
  })

  test('no step leads out of this century', () => {
    expect(changed(dates('2000-01-01', '2000-02-01'), step('move', -1), false)).toBeNull()
    expect(changed(dates('2099-10-01', '2099-12-31'), step('move', 1), true)).toBeNull()
  })

  test('[property] from any whole quarters every step and drag comes to whole quarters, in order', () => {
    const starts = ['01-01', '04-01', '07-01', '10-01']
    const ends = ['03-31', '06-30', '09-30', '12-31']
    const at = fc.record({ from: fc.nat(3), length: fc.nat(3), days: fc.integer({ min: -900, max: 900 }), what: fc.constantFrom('move' as const, 'from' as const, 'to' as const) })
    fc.assert(fc.property(at, ({ from, length, days, what }) => {
      const last = Math.min(3, from + length)
      const before = dates(`2026-${starts[from]}`, `2026-${ends[last]}`)
      for (const after of [dragged(before, what, days, true), changed(before, { what, by: Math.sign(days), unit: 'month' }, true)]) {
        if (after !== null) expect(isFirstDayOfQuarter(after.from) && isLastDayOfQuarter(after.to) && after.from <= after.to).toBe(true)
      }
    }))
  })
})
