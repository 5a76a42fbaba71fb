import { expect, test } from 'vitest'
import { actionId, anAction, aPlan, goal } from '../../fixtures/a-plan.ts'
import { findingsByRule } from '../../fixtures/findings-by-rule.ts'
import { GoalId } from '../../../shared/ids.ts'

test('[goal/missing] an action of a goal of the cycle has its place', () => {
  expect(findingsByRule('goal/missing', aPlan({ actions: [anAction({ goal: goal(2) })] }))).toEqual([])
})

test('[goal/missing] an action without a goal is to fix, and a goal can be chosen', () => {
  const path = ['actions', actionId('only'), 'goal']
  expect(findingsByRule('goal/missing', aPlan({ actions: [anAction({ goal: null })] }))).toMatchObject([
    { severity: 'to-fix', path, remedy: { do: 'choose', path } },
  ])
})

test('[goal/missing] a goal of another cycle is no goal of this one', () => {
  const earlier = GoalId.parse('2022-2025/goal-1')
  expect(findingsByRule('goal/missing', aPlan({ actions: [anAction({ goal: earlier })] }))).toHaveLength(1)
})

test('[goal/no-action-or-reason] a goal with an action needs no reason', () => {
  const plan = aPlan({ actions: [anAction({ goal: goal(1) })] })
  expect(findingsByRule('goal/no-action-or-reason', plan).map(finding => finding.subject)).toEqual([
    { kind: 'goal', goal: goal(2) },
    { kind: 'goal', goal: goal(3) },
  ])
})

test('[goal/no-action-or-reason] a goal with neither action nor reason is to look at, and a reason takes one click', () => {
  const plan = aPlan({ gapReasons: { [goal(1)]: 'no-leader', [goal(2)]: 'covered' } })
  expect(findingsByRule('goal/no-action-or-reason', plan)).toMatchObject([
    { severity: 'to-look-at', path: ['goals', goal(3), 'gapReason'], remedy: { do: 'give-gap-reason', goal: goal(3) } },
  ])
})

test('[goal/no-action-or-reason] a goal whose only action was removed is empty', () => {
  const plan = aPlan({ actions: [anAction({ goal: goal(1), removed: true })] })
  expect(findingsByRule('goal/no-action-or-reason', plan)).toHaveLength(3)
})

test('[goal/no-action-or-reason] a goal that an action of another goal also serves still asks for its reason', () => {
  const plan = aPlan({ actions: [anAction({ goal: goal(1), goalsServed: [goal(2)] })], gapReasons: { [goal(3)]: 'not-relevant' } })
  expect(findingsByRule('goal/no-action-or-reason', plan)).toHaveLength(1)
})
