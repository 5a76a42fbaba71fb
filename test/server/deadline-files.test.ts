// Deadlines as calendar files, read as a calendar would read them.
import { expect, test } from 'vitest'
import { deadlineFile } from '../../server/calendar/deadline-file.ts'
import { IsoDay } from '../../shared/schema/values.ts'

const now = new Date('2026-11-30T09:00:00.000Z')
const deadline = {
  uid: 'round-1.ms-2026@planning.example',
  at: new Date('2026-12-10T17:00:00.000Z'),
  sequence: 2,
  summary: 'EMPACT: answer due, round 1 of Umwelt- und Wirtschaftskriminalität; trafficking, smuggling – müßige Wörter',
  description: 'Answer until Thu 10 Dec 2026, 18:00',
  link: 'https://planning.example/plans/ms-2026/round',
}

/** Lines as RFC 5545 says: each ends with CRLF, has at most 75 octets, and goes on in a line that begins with a space. */
function linesOf(text: string): readonly string[] {
  expect(text.endsWith('\r\n') || text.endsWith('END:VCALENDAR')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect([line, Buffer.byteLength(line) <= 75]).toEqual([line, true])
  return text.replaceAll('\r\n ', '').split('\r\n')
}

test('a deadline is an event at an instant in UTC, known again by its id, of which a later file with a higher number takes the place', () => {
  const lines = linesOf(deadlineFile(deadline, now))
  expect(lines).toEqual(expect.arrayContaining([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'END:VEVENT', 'END:VCALENDAR',
    'UID:round-1.ms-2026@planning.example', 'SEQUENCE:2', 'DTSTAMP:20261130T090000Z', 'DTSTART:20261210T170000Z',
    'SUMMARY:EMPACT: answer due\\, round 1 of Umwelt- und Wirtschaftskriminalität\\; trafficking\\, smuggling – müßige Wörter',
    'TRIGGER:-P1D',
  ]))
  expect(lines.filter(line => line.startsWith('PRODID:'))).toHaveLength(1)
  const again = linesOf(deadlineFile({ ...deadline, at: new Date('2026-12-14T17:00:00.000Z'), sequence: 3 }, now))
  expect(again).toEqual(expect.arrayContaining(['UID:round-1.ms-2026@planning.example', 'SEQUENCE:3', 'DTSTART:20261214T170000Z']))
})

test('a day is a whole day', () => {
  const lines = linesOf(deadlineFile({ ...deadline, at: IsoDay.parse('2026-12-31') }, now))
  expect(lines).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101']))
})
