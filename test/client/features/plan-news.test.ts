// What others did to a plan, between two readings of it.
import { describe, expect, it } from 'vitest'
import { newsBetween } from '../../../client/features/plan/news.ts'
import type { ActionPlain, PlanPlain } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { OrderKey } from '../../../shared/schema/values.ts'
import { actionId, anAction, aPlan, goal, goalsOfCycle } from '../../fixtures/a-plan.ts'

const [first, second] = [actionId('first'), actionId('second')]
const before = aPlan({ actions: [anAction({ id: first, order: 'a0' }), anAction({ id: second, order: 'a1' })] })

/** As a reading does it: what is not touched stays the same object. */
function touched(plan: PlanPlain, id: ActionId, fields: Partial<ActionPlain>): PlanPlain {
  const action = plan.actions[id]
  if (action === undefined) throw new Error('no such action')
  return { ...plan, actions: { ...plan.actions, [id]: { ...action, ...fields } } }
}
const without = (plan: PlanPlain, id: ActionId): PlanPlain => ({ ...plan, actions: Object.fromEntries(Object.entries(plan.actions).filter(([key]) => key !== id)) })
const order = (key: string) => OrderKey.parse(key)

describe('of an action', () => {
  it.each([
    ['comes is told to be brought in', without(before, second), before, [{ type: 'brought-in', action: second }]],
    ['is only created is told to be there, and not in the plan yet', without(before, second), touched(before, second, { removed: true }), [{ type: 'created', action: second }]],
    ['is taken away is told to be removed', before, touched(before, first, { removed: true }), [{ type: 'removed', action: first }]],
    ['is typed into after it was removed tells nothing', touched(before, first, { removed: true }), touched(before, first, { removed: true, title: 'Typed on' }), []],
    ['is typed into is told to be written in', before, touched(before, first, { title: 'Another' }), [{ type: 'wrote', action: first }]],
    ['goes behind another is told to have moved', before, touched(before, first, { order: order('a2') }), [{ type: 'moved', action: first }]],
    ['goes to another goal is told to have moved', before, touched(before, first, { goal: goal(2) }), [{ type: 'moved', action: first }]],
    ['has a new key in the same place tells nothing', before, touched(before, first, { order: order('Zz') }), []],
  ])('one that %s', (_what, was, is, news) => {
    expect(newsBetween(was, is, goalsOfCycle)).toEqual(news)
  })
})

it('words in the aim and in the text of a goal are told', () => {
  const goals = { ...before.goals, [goal(2)]: { text: 'Fewer boats', gapReason: undefined }, [goal(3)]: { text: '', gapReason: 'covered' as const } }
  expect(newsBetween(before, { ...before, aim: 'To know more', goals }, goalsOfCycle)).toEqual([{ type: 'wrote-aim' }, { type: 'wrote-goal', goal: goal(2) }])
})
