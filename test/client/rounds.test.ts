// Times of day as people type them.
import { expect, test } from 'vitest'
import { parseTime } from '../../client/rounds/parse-time.ts'

test.each([['18:00', '18:00'], ['18.30', '18:30'], ['1830', '18:30'], ['930', '09:30'], ['9', '09:00'], ['18h', '18:00'], ['18h05', '18:05'], ['24:00', null], ['12:60', null], ['noon', null], ['', null]])('“%s” is read as %s', (typed, read) => {
  expect(parseTime(typed)).toBe(read)
})
