// The calendar by month, and to whom the way to it is shown.
import { expect, test } from 'vitest'
import { byMonth } from '../../../client/features/calendar/by-month.ts'
import { CalendarDay } from '../../../shared/api/days.ts'
import { hasPartInDays } from '../../../shared/projection/part-in-days.ts'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import { PlanId } from '../../../shared/ids.ts'
import { actionId, anAction, aPlan, goalsOfCycle, party } from '../../fixtures/a-plan.ts'
import type { ActionOptions, PlanOptions } from '../../fixtures/a-plan.ts'

const entry = (name: string, from: string, to = from): CalendarDay =>
  CalendarDay.parse({ plan: 'ms-2026', action: actionId('raid'), day: name.padEnd(24, '-'), from, to, place: null, services: [] })
const shown = (entries: readonly CalendarDay[]) => byMonth(entries).map(({ month, days }) => [month, ...days.map(({ day }) => day.replace(/-+$/, ''))])

test('dates stand in their month, months and dates in order', () => {
  expect(shown([entry('c', '2026-10-01'), entry('b', '2026-09-20'), entry('a', '2026-09-03'), entry('z', '2027-01-01')])).toEqual([['2026-09', 'a', 'b'], ['2026-10', 'c'], ['2027-01', 'z']])
})

test('one that goes on into the next months stands in each of them', () => {
  expect(shown([entry('a', '2026-12-30', '2027-02-01')])).toEqual([['2026-12', 'a'], ['2027-01', 'a'], ['2027-02', 'a']])
})

test('a last day before the first, or of another age, fills no calendar', () => {
  expect(shown([entry('a', '2026-09-03', '2026-08-01')])).toEqual([['2026-09', 'a']])
  expect(shown([entry('a', '2026-09-03', '2099-08-01')])).toHaveLength(12)
  expect(shown([])).toEqual([])
})

test('the way to the calendar is shown to whoever drives, leads or has confirmed to take part in joint action days', () => {
  const summary = (action: ActionOptions, plan: PlanOptions = {}) => summaryOf(aPlan({ ...plan, actions: [anAction(action)] }), { plan: PlanId.parse('ms-2026'), goalsOfCycle })
  const jad = summary({ kind: 'jad', leader: 'ms-nl', coLeaders: ['ms-be'], participants: ['ms-it', { party: 'ms-es', answer: 'asked' }, { party: 'ms-pt', answer: 'declined' }] }, { coDrivers: ['ms-fr', { party: 'ms-pl', accepted: false }] })
  expect(['ms-de', 'ms-fr', 'ms-nl', 'ms-be', 'ms-it', 'ms-es', 'ms-pt', 'ms-pl', 'gsc', 'ms-mt'].filter(id => hasPartInDays(party(id), jad))).toEqual(['ms-de', 'ms-fr', 'ms-nl', 'ms-be', 'ms-it'])
  expect(hasPartInDays(party('ms-de'), summary({ kind: 'training' }))).toBe(false)
})
