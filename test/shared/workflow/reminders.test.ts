// Who was reminded of a round, and who may be reminded now.
import { expect, test } from 'vitest'
import { PartyId } from '../../../shared/ids.ts'
import { mayBeReminded, remindersTo } from '../../../shared/workflow/reminders.ts'

const [italy, malta] = [PartyId.parse('ms-it'), PartyId.parse('ms-mt')]
const at = (day: number, hour: number): string => `2026-12-0${day}T${String(hour).padStart(2, '0')}:00:00.000Z`

test('a reminder to all passes over whoever was reminded within the day, and only in the same round', () => {
  const toItaly = { round: 1, at: at(1, 10), of: italy }
  const toAll = { round: 1, at: at(1, 12), of: null }
  const sent = [toAll, toItaly]
  expect(remindersTo(sent, 1, italy)).toEqual([toItaly])
  expect(remindersTo(sent, 1, malta)).toEqual([toAll])
  expect(remindersTo(sent, 2, italy)).toEqual([])
  // Italy's day is over before Malta's.
  expect([italy, malta].map(each => mayBeReminded(sent, 1, each, Date.parse(at(2, 10))))).toEqual([true, false])
  const later = { round: 1, at: at(2, 11), of: null }
  expect(remindersTo([later, ...sent], 1, italy)).toEqual([later, toItaly])
  expect(remindersTo([later, ...sent], 1, malta)).toEqual([toAll])
})
