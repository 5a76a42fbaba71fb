// The plain values of a document are the same whether they are read after every change or seldom.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, removeAction } from '../../../shared/documents/plan-commands.ts'
import { planPlain, planReading, planView } from '../../../shared/documents/plan.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'
import { seededRandom } from '../../../shared/sample/seeded-random.ts'
import { goal } from '../../fixtures/a-plan.ts'

test('whoever reads seldom reads what the document holds, however much was changed in between', () => {
  const random = seededRandom(3)
  const plan = planView(new Y.Doc())
  const reading = planReading(plan.doc)
  const ids = [addAction(plan, goal(1))]
  for (let change = 0; change < 300; change++) {
    const id = random.one(ids)
    const action = plan.roots.actions.get(id)
    random.one([
      () => ids.push(addAction(plan, goal(1 + (change % 3)))),
      () => action?.kind.set(random.one(['training', 'meeting'] as const)),
      () => action !== undefined && fillText(action.description.fragment, [{ type: 'paragraph', text: `words ${change}` }]),
      () => action !== undefined && removeAction(plan, id),
      () => fillText(plan.roots.aim.fragment, [{ type: 'paragraph', text: `aim ${change}` }]),
    ])()
    if (random.chance(0.1)) expect(reading.current()).toEqual(planPlain(plan.doc))
  }
  expect(reading.current()).toEqual(planPlain(plan.doc))
})

test('what was not touched keeps its identity', () => {
  const plan = planView(new Y.Doc())
  const reading = planReading(plan.doc)
  const [first, second] = [addAction(plan, goal(1)), addAction(plan, goal(1))]
  const before = reading.current()
  expect(reading.current()).toBe(before)
  plan.roots.actions.get(second)?.kind.set('training')
  const after = reading.current()
  expect(after.actions[second]?.kind).toBe('training')
  expect(after.actions[first]).toBe(before.actions[first])
  expect(after.goals).toBe(before.goals)
})
