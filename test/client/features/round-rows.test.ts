// Who stands where in a round: positions of earlier rounds that stand, silence that does not, tallies and what moved under a position.
import { expect, test } from 'vitest'
import { countsOf, entriesOf, rowsOf, shownBy, standing, tallyOf } from '../../../client/features/round/round-rows.ts'
import type { AnswerView, ReserveView } from '../../../shared/api/rounds.ts'
import type { VersionAnswer } from '../../../shared/api/versions.ts'
import { AnswerId, PartyId, ReserveId, VersionId } from '../../../shared/ids.ts'
import type { RoundAnswer } from '../../../shared/workflow/positions.ts'

const at = '2026-11-26T10:00:00.000Z'
const version = (letter: string) => VersionId.parse(letter.repeat(21))
const asked = ['ms-at', 'ms-es', 'ms-fr', 'ms-it', 'ms-pl', 'eurojust', 'frontex'].map(id => PartyId.parse(id))
let ids = 0
function answer(party: string, said: RoundAnswer, round: number, how: AnswerView['how'] = 'given'): AnswerView {
  return { id: AnswerId.parse(`answer${ids++}`.padEnd(21, 'x')), round, party: PartyId.parse(party), answer: said, remarks: null, label: `0.${round}`, version: version(String(round)), at, how, received: null, by: null, isLate: false }
}
function reserve(party: string, round: number, isLifted = false): ReserveView {
  const by = { party: PartyId.parse(party), capacity: 'speaks' as const }
  return { id: ReserveId.parse(`reserve${ids++}`.padEnd(21, 'x')), round, party: by.party, kind: 'reserve', place: ['aim'], words: 'No', label: `0.${round}`, version: version(String(round)), at, by, lifted: isLifted ? { at, by } : null }
}
// The latest first, as they come.
const answers = [
  answer('frontex', 'no-comments', 2), answer('ms-at', 'reserve', 2), answer('eurojust', 'comments', 2),
  answer('ms-es', 'no-objection', 1), answer('ms-pl', 'no-objection', 1, 'silence'), answer('ms-at', 'no-objection-with-remarks', 1), answer('ms-it', 'does-not-take-part', 1),
]
const known = { versions: [], answers, reserves: [reserve('ms-at', 2), reserve('ms-at', 1, true)], changedSince: { [version('1')]: [['aim'], ['actions', 'a', 'title'], ['actions', 'a', 'to']], [version('2')]: [] } }
const openedAt = '2026-11-20T10:00:00.000Z'
const row = (party: string, round = 2) => rowsOf({ number: round, asked, openedAt }, known).find(each => each.party === party)

test('the latest answer of a delegation counts, and one of a round before stands on its version', () => {
  expect(row('ms-at')?.answer).toMatchObject({ answer: 'reserve', label: '0.2' })
  expect(row('ms-es')?.answer).toMatchObject({ answer: 'no-objection', label: '0.1' })
  expect(row('ms-es')?.changed).toHaveLength(3)
  expect(row('ms-at')?.changed).toEqual([])
})

test('what silence meant in a round before is no answer in the next', () => {
  expect(row('ms-pl', 1)?.answer).toMatchObject({ how: 'silence' })
  expect(row('ms-pl')?.answer).toBeNull()
})

test('what was said before an adoption counts in no amendment to what is adopted', () => {
  const adopted: VersionAnswer = { id: version('9'), kind: 'adopted', label: '1.0', name: null, madeAt: '2026-11-26T11:00:00.000Z', by: null, contentHash: '' }
  const inThird = rowsOf({ number: 3, asked, openedAt: '2026-11-27T10:00:00.000Z' }, { ...known, versions: [adopted] })
  expect(inThird.map(({ answer: said }) => said)).toEqual(asked.map(() => null))
  // Seen from a round before it, nothing is settled.
  expect(rowsOf({ number: 2, asked, openedAt }, { ...known, versions: [adopted] }).filter(({ answer: said }) => said !== null)).toHaveLength(5)
})

test('an earlier round shows what was said until then', () => {
  expect(row('ms-at', 1)?.answer?.answer).toBe('no-objection-with-remarks')
  expect(row('ms-at', 1)?.reserves.map(each => each.round)).toEqual([1])
  expect(row('frontex', 1)?.answer).toBeNull()
})

test('everybody who was asked stands in one tally, and a tally shows those it counts', () => {
  const rows = rowsOf({ number: 2, asked, openedAt }, known)
  expect(Object.fromEntries(countsOf(rows))).toEqual({ 'no-objection': 1, 'remarks': 0, 'reserve': 1, 'out': 1, 'advice': 2, 'not-yet': 2 })
  expect(shownBy(rows, 'reserve').map(each => each.party)).toEqual(['ms-at'])
  expect(shownBy(rows, null)).toHaveLength(asked.length)
  expect(rows.map(tallyOf).filter(tally => tally === 'not-yet')).toHaveLength(2)
})

test('a lifted reserve stands no longer and is still there', () => {
  const all = row('ms-at')?.reserves ?? []
  expect([all.length, standing(all).length]).toEqual([2, 1])
})

test('of what changed each action and text is named once', () => expect(entriesOf(known.changedSince[version('1')] ?? [])).toEqual([['aim'], ['actions', 'a']]))
