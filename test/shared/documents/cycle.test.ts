import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cycleOfDocument, cyclePlain, cycleSchema, cycleView, documentOfCycle, Supervisor, supervisorIn } from '../../../shared/documents/cycle.ts'
import { CycleId, GoalId } from '../../../shared/ids.ts'
import { fieldCodeOf } from '../../../shared/messages/index.ts'
import type { AnyNode } from '../../../shared/schema/node.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'
import { day, party } from '../../fixtures/a-plan.ts'

const goal = GoalId.parse('2026-2029/goal-1')
const supervisor = { goal, party: party('ms-it'), decision: '15220/26', on: day('2026-11-20') }

test('a goal has one note, which is read back as it was written, and at most one supervisor', () => {
  const doc = new Y.Doc()
  const cycle = cycleView(doc)
  const { guidance } = cycle.roots.goals.create(goal, {})
  fillText(guidance.fragment, [{ type: 'heading', level: 2, text: 'Ports' }, { type: 'paragraph', text: 'Name the port authority.' }])
  cycle.roots.record.supervisors.set([supervisor])
  const { goals, record } = cyclePlain(doc)
  expect(goals[goal]?.guidance).toBe('Ports\nName the port authority.')
  expect(supervisorIn(record, goal)).toEqual(supervisor)
  expect(supervisorIn(record, GoalId.parse('2026-2029/goal-2'))).toBeNull()
})

test('a supervisor is recorded with a delegation, a decision and a day, and nothing else', () => {
  expect(Supervisor.safeParse(supervisor).success).toBe(true)
  for (const wrong of [{ ...supervisor, on: '2026-02-30' }, { ...supervisor, party: 'Italy' }, { ...supervisor, goal: 'goal-1' }, { ...supervisor, accepted: true }]) expect(Supervisor.safeParse(wrong).success).toBe(false)
})

test('the id of the document names the cycle, and nothing else is such an id', () => {
  const cycle = CycleId.parse('2026-2029')
  expect(cycleOfDocument(documentOfCycle(cycle))).toBe(cycle)
  expect(['plan/2026-2029', 'cycle/', 'cycle/2026-2029/goal-1', 'cycle/..', 'cycle/2026 2029', ''].map(cycleOfDocument)).toEqual([null, null, null, null, null, null])
})

test('every field has a name that a person can read', () => {
  const named = (node: AnyNode | { node: 'fixed'; fields: object }): string[] => [
    ...('label' in node ? [node.label] : []),
    ...('fields' in node ? Object.values(node.fields as Record<string, AnyNode>).flatMap(named) : []),
  ]
  const labels = Object.values(cycleSchema.roots).flatMap(named)
  expect(labels.length).toBeGreaterThan(3)
  expect(labels.filter(label => fieldCodeOf(label) === null)).toEqual([])
})
