// What each kind of delegation may answer, who is asked, and deadlines by the clocks in Brussels.
import { describe, expect, test } from 'vitest'
import { PartyId } from '../../../shared/ids.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { answersOpenTo, askedIn, silenceCountsFor, unansweredIn } from '../../../shared/workflow/positions.ts'
import { inBrussels, instantInBrussels } from '../../../shared/workflow/brussels-time.ts'

const party = (id: string): PartyId => PartyId.parse(id)
const states = ['no-objection', 'no-objection-with-remarks', 'scrutiny-reserve', 'reserve', 'does-not-take-part']
const others = ['no-comments', 'comments']

test.each([
  ['a Member State', 'ms-it', states, true],
  ['an agency', 'europol', others, false],
  ['the Commission', 'com', others, false],
  ['a network', 'carin', others, false],
  ['nobody we know', 'ms-xx', [], false],
])('%s', (_kind, id, open, silence) => {
  expect([answersOpenTo(party(id)), silenceCountsFor(party(id))]).toEqual([open, silence])
})

test('everybody in the circle is asked, but not the driver, nor the offices that hold the meeting, nor whoever reads by a release', () => {
  const asked = askedIn({ driver: party('ms-de'), addedToCircle: new Set([party('carin')]) })
  expect(asked.filter(id => id.startsWith('ms-')).length).toBe(26)
  expect([asked.includes(party('ms-de')), asked.includes(party('com')), asked.includes(party('europol')), asked.includes(party('carin')), asked.includes(party('atlas')), asked.includes(party('gsc')), asked.includes(party('presidency')), asked.includes(party('tc-ge'))]).toEqual([false, true, true, true, false, false, false, false])
})

test('who has not answered yet: not whoever answered in a round before, but whoever was silent in it, and nobody’s word from before an adoption', () => {
  const asked = ['ms-at', 'ms-be', 'ms-it', 'frontex'].map(party)
  const at = '2026-03-02T10:00:00.000Z'
  const answers = [{ party: party('ms-at'), round: 1, how: 'silence', at }, { party: party('ms-it'), round: 1, how: 'given', at }, { party: party('frontex'), round: 2, how: 'in-writing', at }] as const
  const inRound = (number: number, openedAt: string, versions: readonly { kind: string; madeAt: string }[] = []) => unansweredIn({ number, asked, openedAt }, { answers, versions })
  expect(inRound(2, '2026-03-02T09:00:00.000Z')).toEqual(['ms-at', 'ms-be'])
  expect(inRound(1, '2026-03-01T09:00:00.000Z')).toEqual(['ms-be', 'frontex'])
  expect(inRound(3, '2026-03-05T09:00:00.000Z', [{ kind: 'adopted', madeAt: '2026-03-04T09:00:00.000Z' }])).toEqual(asked)
  // An adoption that came later has settled nothing that was asked before it.
  expect(inRound(2, '2026-03-02T09:00:00.000Z', [{ kind: 'adopted', madeAt: '2026-03-04T09:00:00.000Z' }])).toEqual(['ms-at', 'ms-be'])
})

describe('in Brussels', () => {
  test.each([
    ['in winter', '2026-11-28', '18:00', '2026-11-28T17:00:00.000Z'],
    ['in summer', '2026-07-01', '18:00', '2026-07-01T16:00:00.000Z'],
    ['at midnight before the year', '2028-01-01', '00:00', '2027-12-31T23:00:00.000Z'],
    ['on the day on which clocks go back, before', '2026-10-25', '01:30', '2026-10-24T23:30:00.000Z'],
    ['in the hour that comes twice, the first', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['after it', '2026-10-25', '03:30', '2026-10-25T02:30:00.000Z'],
    ['in the hour that is left out', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ])('%s', (_when, day, time, instant) => {
    expect(instantInBrussels(IsoDay.parse(day), time).toISOString()).toBe(instant)
  })

  test('what clocks show comes back as the instant it was, through a whole year', () => {
    for (let hour = 0; hour < 366 * 24; hour += 5) {
      const instant = new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000)
      const { day, time } = inBrussels(instant)
      const back = instantInBrussels(IsoDay.parse(day), time)
      // Of the hour that comes twice, the first.
      expect([0, 3_600_000]).toContain(instant.getTime() - back.getTime())
    }
  })
})
