import { expect, test } from 'vitest'
import { actionNumber, actionsOfGoal, orderedActions } from '../../../shared/documents/plan-order.ts'
import { actionId, anAction, aPlan, goal, goalsOfCycle } from '../../fixtures/a-plan.ts'

const plan = aPlan({
  actions: [
    anAction({ id: actionId('b'), goal: goal(2), order: 'a1' }),
    anAction({ id: actionId('a'), goal: goal(2), order: 'a1' }),
    anAction({ id: actionId('first'), goal: goal(2), order: 'Zz' }),
    anAction({ id: actionId('gone'), goal: goal(2), order: 'a0', removed: true }),
    anAction({ id: actionId('stray'), goal: null }),
    anAction({ id: actionId('one'), goal: goal(1) }),
  ],
})

test('actions stand goal by goal in the order of the cycle, and those without a goal last', () => {
  expect(orderedActions(plan, goalsOfCycle).map(({ id, number }) => [id, number])).toEqual([
    [actionId('one'), '1.1'],
    [actionId('first'), '2.1'],
    [actionId('a'), '2.2'],
    [actionId('b'), '2.3'],
    [actionId('stray'), null],
  ])
})

test('equal order keys are settled by id, so that every reader sees one order', () => {
  expect(actionsOfGoal(plan, goalsOfCycle, goal(2)).map(({ id }) => id)).toEqual(['first', 'a', 'b'].map(actionId))
})

test('a removed action and one without a goal have no number', () => {
  expect(actionNumber(plan, goalsOfCycle, actionId('b'))).toBe('2.3')
  expect(actionNumber(plan, goalsOfCycle, actionId('gone'))).toBeNull()
  expect(actionNumber(plan, goalsOfCycle, actionId('stray'))).toBeNull()
})
