// The activity of a plan in words, and what of it is shown as a part of the address.
import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { addressWith, filterOf, isFiltered } from '../../../client/features/history/activity-address.ts'
import { entryHref, entryWords } from '../../../client/features/history/entry-words.ts'
import { stopsOf } from '../../../client/features/history/stops.ts'
import { addressOfOne, addressOfShown, addressOfTwo, earlierOf, shownIn, versionIn } from '../../../client/features/history/versions-address.ts'
import { stateName } from '../../../client/features/history/version-choices.ts'
import type { Names } from '../../../client/features/history/use-names.ts'
import type { Translate } from '../../../client/features/history/use-message.ts'
import { inHistory } from '../../../client/messages/en/in-history.ts'
import { inPlan } from '../../../client/messages/en/in-plan.ts'
import type { MomentsAnswer } from '../../../shared/api/history.ts'
import type { ActivityEntry } from '../../../shared/history/activity.ts'
import { PartyId, VersionId } from '../../../shared/ids.ts'

const intl = createIntl({ locale: 'en-GB', messages: { ...inPlan, ...inHistory } })
const t: Translate = (id, values) => intl.formatMessage({ id }, values)
const names: Names = { place: path => (path.length === 0 ? 'the whole plan' : '1.2 · Description'), field: () => '', entry: () => '1.2', href: path => `/plans/p${path.length > 0 ? '#there' : ''}`, goalNumber: () => null }
const [germany, cyprus] = [PartyId.parse('ms-de'), PartyId.parse('ms-cy')]
const entry = (more: Partial<ActivityEntry>): ActivityEntry => ({
  from: 0, to: 0, position: 0, began: '2026-11-27T09:00:00.000Z', at: '2026-11-27T09:00:00.000Z', party: germany, person: null, capacity: 'speaks', roles: [], kind: 'answered', path: [], added: 0, removed: 0, row: 'answered:a', ...more,
})
const description = ['actions', 'x'.repeat(21), 'description']

test.each<readonly [string, Partial<ActivityEntry>]>([
  ['Answered “no objection, with remarks” on version First round', { after: 'no-objection-with-remarks', version: 'First round' }],
  ['Recorded “no objection” for Cyprus, on version 0.1', { after: 'no-objection', version: '0.1', of: cyprus }],
  ['The silence of Cyprus counts as “no objection” on version 0.1', { after: 'no-objection', version: '0.1', of: cyprus, party: null, capacity: null }],
  ['Put a reserve on 1.2 · Description', { kind: 'reserve-put', after: 'reserve', path: description }],
  ['Recorded a scrutiny reserve of Cyprus on the whole plan', { kind: 'reserve-put', after: 'scrutiny-reserve', of: cyprus }],
  ['Lifted the scrutiny reserve on 1.2 · Description', { kind: 'reserve-lifted', after: 'scrutiny-reserve', path: description }],
  ['Recorded the adoption of version 1.0 (COSI, 27 Nov 2026, ST 16000/26)', { kind: 'adoption-recorded', after: '1.0 (COSI, 2026-11-27, ST 16000/26)' }],
  ['Named a version “Kick-off”', { kind: 'version-named', version: 'Kick-off' }],
])('it is told: %s', (words, more) => {
  expect(entryWords(t, entry(more), names)).toBe(words)
})

test('from a position one comes to the round, from a name to the versions, from anything else to its place', () => {
  expect([entry({ after: 'no-objection' }), entry({ kind: 'reserve-put', path: description }), entry({ kind: 'version-named' }), entry({ kind: 'commented', path: description })].map(each => entryHref(each, names)))
    .toEqual(['/plans/p/round', '/plans/p/round', '/plans/p/history?show=versions', '/plans/p#there'])
})

test('what is shown stands in the address beside what else stands there, and what no list knows is left out', () => {
  const address = addressWith(new URLSearchParams('show=versions'), { by: germany, topic: 'positions', when: 'week' })
  expect(address.toString()).toBe('show=versions&by=ms-de&about=positions&when=week')
  expect(filterOf(address)).toEqual({ by: 'ms-de', action: null, field: null, topic: 'positions', when: 'week' })
  expect(addressWith(address, { by: null }).toString()).toBe('show=versions&about=positions&when=week')
  expect(isFiltered(filterOf(new URLSearchParams('by=ms-xx&in=1&field=nothing&about=us&when=ever')))).toBe(false)
})

test('which versions are shown stands in the address, and what the plan has not is left out', () => {
  const moments = { begin: 3, seq: 40, versions: [], lastLook: null }
  expect([addressOfTwo(12, null), addressOfTwo(12, 30), addressOfOne(12), addressOfShown('activity')].map(String)).toEqual(['show=versions&one=12', 'show=versions&one=12&other=30', 'show=version&one=12', ''])
  expect([addressOfTwo(12, null), addressOfOne(12), new URLSearchParams('show=us&about=steps')].map(shownIn)).toEqual(['versions', 'version', 'activity'])
  expect(['12', '2', '41', '1e1', ''].map(one => versionIn(new URLSearchParams({ one }), 'one', moments))).toEqual([12, null, null, null, null])
})

test('a comparison begins with the last look, else with what was adopted or consulted last, else with the day before, and never where nothing was written since', () => {
  const version = (seq: number, kind: 'day' | 'adopted' | 'consultation', day = '27') => ({ seq, kind, name: null, at: `2026-11-${day}T09:00:00.000Z` })
  const days = [version(40, 'day'), version(20, 'day', '26'), version(10, 'day', '25')]
  const from = (versions: MomentsAnswer['versions'], look?: number) => earlierOf({ begin: 1, seq: 45, versions, lastLook: look === undefined ? null : { seq: look, at: '2026-11-27T10:00:00.000Z' } }, '2026-11-27')
  const kept = [...days, version(41, 'adopted'), version(15, 'consultation', '26')].toSorted((a, b) => b.seq - a.seq)
  expect([from(kept, 33), from(kept, 42), from(kept), from(days), from(days.slice(0, 1)), from([])]).toEqual([33, 15, 15, 20, 1, 1])
})

test('a state is called by all the names that it has, and by the end of a day only where that is all', () => {
  const at = '2026-11-27T09:00:00.000Z'
  const known = {
    begin: 1, lastLook: { seq: 7, at },
    versions: [{ seq: 7, at, kind: 'consultation' as const, name: '0.1' }, { seq: 7, at, kind: 'named' as const, name: 'Kick-off' }, { seq: 7, at, kind: 'day' as const, name: null }, { seq: 4, at, kind: 'day' as const, name: null }],
  }
  expect(stateName(t, known, 7)).toMatch(/^Consulted version 0\.1, .+ · Named “Kick-off”, .+ · When you last looked, /)
  expect([stateName(t, known, 4), stateName(t, known, 1), stateName(t, known, 5)]).toEqual(['End of 27 Nov 2026', 'As it was made', ''])
})

test('on the line are one’s own pieces of work and the versions, and the state that one looks at when its name is taken away', () => {
  const at = '2026-11-27T09:00:00.000Z'
  const moments: MomentsAnswer = { begin: 1, seq: 9, own: [{ seq: 4, at }], versions: [{ seq: 7, at, kind: 'named', name: 'Kick-off', id: VersionId.parse('v'.repeat(21)) }], lastLook: null }
  const unnamed = { ...moments, versions: [] }
  const seqs = (...of: Parameters<typeof stopsOf>): readonly number[] => stopsOf(...of).map(({ seq }) => seq)
  expect([seqs(moments), seqs(unnamed), seqs(unnamed, { seq: 7, at }), seqs(moments, { seq: 7, at })]).toEqual([[1, 4, 7], [1, 4], [1, 4, 7], [1, 4, 7]])
})
