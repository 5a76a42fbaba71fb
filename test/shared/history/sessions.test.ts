// What was done, gathered into pieces of work that stand in the order in which steps were taken.
import { expect, test } from 'vitest'
import { sessionsOf } from '../../../shared/history/activity.ts'
import type { ActivityEntry } from '../../../shared/history/activity.ts'
import { PartyId } from '../../../shared/ids.ts'

const entry = (by: string | null, minute: number, more: Partial<ActivityEntry> = {}): ActivityEntry => {
  const at = `2026-11-27T04:${minute}:00.000Z`
  return { from: minute, to: minute, position: 0, began: at, at, party: by === null ? null : PartyId.parse(by), person: null, capacity: null, roles: [], kind: 'commented', path: [], added: 0, removed: 0, ...more }
}
const status: Partial<ActivityEntry> = { kind: 'field', path: ['record', 'status'] }
const told = (entries: readonly ActivityEntry[]) => sessionsOf(entries).map(({ party, entries: of }) => `${party ?? 'nobody'} ${of.map(({ to }) => to).join(' ')}`)

test('what two did meanwhile is a piece of each', () => {
  expect(told([entry('ms-it', 51), entry('ms-de', 48), entry('ms-it', 45), entry('ms-de', 44)])).toEqual(['ms-it 51 45', 'ms-de 48 44'])
})

test('no piece reaches over a step of somebody else, nor of nobody', () => {
  expect(told([entry('ms-it', 51), entry('gsc', 48, { kind: 'adoption-recorded' }), entry('ms-it', 45, status), entry('ms-it', 44)])).toEqual(['ms-it 51', 'gsc 48', 'ms-it 45 44'])
  expect(told([entry('ms-it', 51), entry(null, 48, status), entry('ms-it', 45)])).toEqual(['ms-it 51', 'nobody 48', 'ms-it 45'])
})

test('a step of one’s own stands below what others did after it', () => {
  expect(told([entry('ms-it', 51), entry('ms-de', 48), entry('ms-it', 45, status), entry('ms-de', 44), entry('ms-it', 43)])).toEqual(['ms-it 51', 'ms-de 48', 'ms-it 45 43', 'ms-de 44'])
  expect(told([entry('ms-it', 51), entry('ms-it', 45, status), entry('ms-it', 44)])).toEqual(['ms-it 51 45 44'])
})
