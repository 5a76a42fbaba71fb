import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { daysPlaceOf, daysPlain, daysSchema, daysView, documentOfDays } from '../../../shared/documents/joint-action-days.ts'
import { hasJointActionDays } from '../../../shared/documents/planned-days.ts'
import { PlanId, randomId, RowId } from '../../../shared/ids.ts'
import { fieldCodeOf } from '../../../shared/messages/index.ts'
import type { AnyNode } from '../../../shared/schema/node.ts'
import { nodeAt } from '../../../shared/schema/node.ts'
import { OrderKey } from '../../../shared/schema/values.ts'
import { actionId, anAction, party } from '../../fixtures/a-plan.ts'

const id = RowId.parse(randomId())
const holds = (field: string, value: unknown): boolean => {
  const node = nodeAt(daysSchema, ['days', id, ...field.split('/')])
  return node?.node === 'value' && node.schema.safeParse(value).success
}

test('a day holds calendar days, one short line of place and of note, and a service for each delegation', () => {
  expect([holds('from', '2026-09-17'), holds('to', '2028-02-29'), holds('place', 'x'.repeat(160)), holds('note', 'x'.repeat(300)), holds('services/ms-it', 'x'.repeat(120))]).toEqual([true, true, true, true, true])
})

test('it holds no quarter, no day that does not exist, no second line, nothing too long, no delegation that is unknown', () => {
  expect(['2026-Q3', '2026-02-30', '17.09.2026', '1926-09-17', 3].map(value => holds('from', value))).toEqual([false, false, false, false, false])
  expect([holds('place', 'x'.repeat(161)), holds('note', 'x'.repeat(301)), holds('place', 'one\ntwo'), holds('services/ms-it', 'x'.repeat(121)), holds('services/ms-xx', 'y'), holds('services/nonsense key', 'y')]).toEqual([false, false, false, false, false, false])
})

test('a day that two people work on is one day, read back as it was written', () => {
  const doc = new Y.Doc()
  const { days } = daysView(doc).roots
  const day = days.create(id, { order: OrderKey.parse('a0'), removed: false, place: 'Port of Varna' })
  day.services.set(party('ms-it'), 'Guardia di Finanza')
  expect(daysPlain(doc).days[id]).toEqual({ from: undefined, to: undefined, place: 'Port of Varna', note: undefined, services: { 'ms-it': 'Guardia di Finanza' }, order: 'a0', removed: false })
})

test('every field has a name that a person can read', () => {
  const named = (node: AnyNode | { node: 'fixed'; fields: object }): string[] => [
    ...('label' in node ? [node.label] : []),
    ...('fields' in node ? Object.values(node.fields as Record<string, AnyNode>).flatMap(named) : []),
  ]
  const labels = Object.values(daysSchema.roots).flatMap(named)
  expect(labels.length).toBeGreaterThan(8)
  expect(labels.filter(label => fieldCodeOf(label) === null)).toEqual([])
})

test('the id of its document names plan and action, and nothing else is one', () => {
  const place = { plan: PlanId.parse('ms-2026'), action: actionId('raid') }
  expect(daysPlaceOf(documentOfDays(place))).toEqual(place)
  for (const other of ['plan/ms-2026', 'jad/ms-2026', `jad/ms-2026/${place.action}/more`, 'jad/ms-2026/short', `jad/../${place.action}`, `side/ms-2026/${place.action}`]) expect(daysPlaceOf(other)).toBeNull()
})

test('an action has joint action days by its kind or by its rows, not by removed ones', () => {
  expect(hasJointActionDays(anAction({ kind: 'jad' }).action)).toBe(true)
  expect(hasJointActionDays(anAction({ jointActionDays: [{ quarter: '2026-Q3' }] }).action)).toBe(true)
  expect(hasJointActionDays(anAction({ jointActionDays: [{ quarter: '2026-Q3', removed: true }] }).action)).toBe(false)
  expect(hasJointActionDays(anAction().action)).toBe(false)
})
