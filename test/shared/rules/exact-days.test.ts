// What a page of exact days points out.
import { expect, test } from 'vitest'
import { findingsOfDays, isToFix } from '../../../shared/rules/exact-days.ts'
import type { DayPlain } from '../../../shared/documents/joint-action-days.ts'
import { RowId } from '../../../shared/ids.ts'
import { OrderKey } from '../../../shared/schema/values.ts'
import { anAction, day, party } from '../../fixtures/a-plan.ts'
import type { JointActionDay } from '../../fixtures/a-plan.ts'

type Entry = { readonly from?: string; readonly to?: string; readonly services?: Readonly<Record<string, string>>; readonly removed?: boolean }

const idOf = (index: number): RowId => RowId.parse(`day-${index}`.padEnd(24, '-'))
const rowOf = ({ from, to, services = {}, removed = false }: Entry, index: number): DayPlain => ({
  from: from === undefined ? undefined : day(from),
  to: to === undefined ? undefined : day(to),
  place: undefined,
  note: undefined,
  services: Object.fromEntries(Object.entries(services).map(([id, service]) => [party(id), service])),
  order: OrderKey.parse(`a${index}`),
  removed,
})
const findings = (entries: readonly Entry[], jointActionDays: readonly JointActionDay[] = []) =>
  findingsOfDays({ days: Object.fromEntries(entries.map((entry, index) => [idOf(index), rowOf(entry, index)])) }, anAction({ kind: 'jad', jointActionDays }).action)

test('days in the quarters that the plan states, as many as it states, are as they should be', () => {
  expect(findings([{ from: '2026-07-01', to: '2026-07-03' }, { from: '2026-09-30' }, { to: '2026-12-31' }], [{ quarter: '2026-Q3', count: 2 }, { quarter: '2026-Q4', count: 1 }])).toEqual([])
})

test('a day outside the quarters is pointed out, also where only its end is, and not where the plan states none', () => {
  const planned = [{ quarter: '2026-Q3' }]
  expect(findings([{ from: '2026-06-30' }, { from: '2026-09-29', to: '2026-10-02' }], planned)).toEqual([
    { code: 'outside-quarters', day: idOf(0), quarter: '2026-Q2' },
    { code: 'outside-quarters', day: idOf(1), quarter: '2026-Q4' },
  ])
  expect(findings([{ from: '2026-06-30' }])).toEqual([])
})

test('another number than the plan states is pointed out by quarter, rows of one quarter taken together', () => {
  expect(findings([{ from: '2026-07-01' }], [{ quarter: '2026-Q3', count: 2 }, { quarter: '2026-Q3', count: 1 }, { quarter: '2026-Q4', count: 1 }])).toEqual([
    { code: 'count-differs', day: null, quarter: '2026-Q3', fixed: 1, planned: 3 },
    { code: 'count-differs', day: null, quarter: '2026-Q4', fixed: 0, planned: 1 },
  ])
})

test('a last day before the first is pointed out, the same day is none', () => {
  expect(findings([{ from: '2026-07-03', to: '2026-07-01' }, { from: '2026-07-03', to: '2026-07-03' }])).toEqual([{ code: 'out-of-order', day: idOf(0) }])
})

test('dates that end before their start are to fix, count as none and stand in no quarter and beside no other', () => {
  const police = { services: { 'ms-it': 'Polizia di Stato' } }
  const found = findings([{ from: '2026-12-14', to: '2026-12-12', ...police }, { from: '2026-12-12', to: '2026-12-14', ...police }], [{ quarter: '2026-Q4', count: 2 }])
  expect(found).toEqual([{ code: 'out-of-order', day: idOf(0) }, { code: 'count-differs', day: null, quarter: '2026-Q4', fixed: 1, planned: 2 }])
  expect(found.map(isToFix)).toEqual([true, false])
})

test('a service that is in two places on one day is pointed out; another service, another delegation or another day is none', () => {
  const police = { services: { 'ms-it': 'Polizia di Stato' } }
  const first = { from: '2026-07-01', to: '2026-07-03', ...police }
  expect(findings([first, { from: '2026-07-03', services: { 'ms-it': ' polizia di stato ' } }])).toEqual([{ code: 'service-twice', day: idOf(1), party: 'ms-it' }])
  expect(findings([first, { from: '2026-07-04', ...police }])).toEqual([])
  expect(findings([first, { from: '2026-07-03', services: { 'ms-it': 'Guardia di Finanza', 'ms-fr': 'Polizia di Stato' } }])).toEqual([])
  expect(findings([first, { from: '2026-07-03', ...police, removed: true }])).toEqual([])
})
