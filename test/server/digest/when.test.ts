// When somebody is told by mail: nights, mornings and changes of clocks, as clocks in Brussels show them.
import { expect, test } from 'vitest'
import { remindersDue, tellsUntil, whatNow } from '../../../server/digest/when.ts'
import type { DigestState } from '../../../server/digest/settings.ts'
import { PersonId, randomId } from '../../../shared/ids.ts'

const night = { from: '20:00', to: '07:00' }
const state = (rhythm: DigestState['settings']['rhythm'], more: Partial<DigestState> = {}, quiet: DigestState['settings']['quiet'] = night): DigestState =>
  ({ person: PersonId.parse(randomId()), settings: { rhythm, kinds: ['rounds'], quiet }, dailyOn: null, gatheringSince: null, notBefore: null, ...more })
const at = (instant: string): Date => new Date(instant)
const [plain, urgent] = [{ isUrgent: false }, { isUrgent: true }]

test.each([
  ['a quarter to seven in winter', '2026-11-30T05:45:00Z', null, null],
  ['seven in winter', '2026-11-30T06:00:00Z', null, '2026-11-30T23:00:00.000Z'],
  ['seven in summer', '2026-07-01T05:00:00Z', null, '2026-07-01T22:00:00.000Z'],
  ['seven in summer, sent already', '2026-07-01T05:00:00Z', '2026-07-01', null],
  ['a server that comes back in the afternoon', '2026-07-01T14:00:00Z', '2026-06-30', '2026-07-01T22:00:00.000Z'],
  ['after eight in the evening', '2026-07-01T18:10:00Z', '2026-06-30', null],
  ['the day on which clocks go back', '2026-10-25T06:30:00Z', null, '2026-10-25T23:00:00.000Z'],
])('the daily one is for the morning, once a day, and tells what falls due until the evening: %s', (_what, now, dailyOn, until) => {
  expect(tellsUntil(state('daily', { dailyOn }), at(now))?.toISOString() ?? null).toBe(until)
})

test('quiet hours that go on in the morning move the daily one to their end, and those over all of the day before it', () => {
  const sends = (quiet: DigestState['settings']['quiet'], now: string) => tellsUntil(state('daily', {}, quiet), at(now)) !== null
  expect([sends({ from: '20:00', to: '09:30' }, '2026-11-30T08:29:00Z'), sends({ from: '20:00', to: '09:30' }, '2026-11-30T08:30:00Z')]).toEqual([false, true])
  expect([sends({ from: '06:00', to: '05:00' }, '2026-11-30T04:30:00Z'), sends({ from: '06:00', to: '05:00' }, '2026-11-30T10:00:00Z')]).toEqual([true, false])
})

test('whoever has it off, and whom the mail server refused a while ago, is not looked for', () => {
  expect(tellsUntil(state('off'), at('2026-11-30T10:00:00Z'))).toBeNull()
  const refused = state('as-it-comes', { notBefore: '2026-11-30T11:00:00.000Z' })
  expect([tellsUntil(refused, at('2026-11-30T10:59:59Z')), tellsUntil(refused, at('2026-11-30T11:00:00Z'))]).toEqual([null, at('2026-11-30T11:00:00Z')])
})

test.each([
  ['something new begins to be gathered', {}, '2026-11-30T10:00:00Z', [plain], 'begin'],
  ['nothing is sent for less than an hour', { gatheringSince: '2026-11-30T09:01:00.000Z' }, '2026-11-30T10:00:00Z', [plain], 'gather'],
  ['after an hour it goes', { gatheringSince: '2026-11-30T09:00:00.000Z' }, '2026-11-30T10:00:00Z', [plain], 'send'],
  ['a reminder goes at once', {}, '2026-11-30T10:00:00Z', [plain, urgent], 'send'],
  ['in the evening nothing goes, a reminder neither', {}, '2026-11-30T19:00:00Z', [urgent], 'begin'],
  ['at night it is gathered', { gatheringSince: '2026-11-30T19:00:00.000Z' }, '2026-12-01T05:59:00Z', [urgent], 'gather'],
  ['in the morning it goes', { gatheringSince: '2026-11-30T19:00:00.000Z' }, '2026-12-01T06:00:00Z', [plain], 'send'],
  ['what was read meanwhile is not sent', { gatheringSince: '2026-11-30T09:00:00.000Z' }, '2026-11-30T12:00:00Z', [], 'nothing'],
] as const)('%s', (_what, more, now, news, expected) => {
  expect(whatNow(state('as-it-comes', more), news, at(now))).toBe(expected)
})

test('a deadline is reminded of three days and one day before it, and not after', () => {
  const deadline = '2026-12-10T17:00:00.000Z'
  const due = (now: string) => remindersDue(deadline, at(now), at(now))
  expect([due('2026-12-07T16:59:59Z'), due('2026-12-07T17:00:00Z'), due('2026-12-09T17:00:00Z'), due('2026-12-10T17:00:00Z')]).toEqual([[], [3], [3, 1], []])
})
