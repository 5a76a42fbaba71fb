import { expect, test } from 'vitest'
import { contextOf, findingKey, findingsOf, findingsOfAction } from '../../../shared/rules/findings.ts'
import { actionId, anAction, aPlan, goal, goalsOfCycle, party } from '../../fixtures/a-plan.ts'
import { brokenRules } from '../../fixtures/findings-by-rule.ts'

const noGaps = { [goal(2)]: 'not-relevant', [goal(3)]: 'next-period' } as const

test('a complete plan breaks no rule', () => {
  expect(findingsOf(aPlan({ coDrivers: ['europol'], gapReasons: noGaps, actions: [anAction()] }), goalsOfCycle)).toEqual([])
})

test('findings come in the order of the page: plan, then goal by goal, then actions without a goal', () => {
  const plan = aPlan({
    driver: null,
    actions: [
      anAction({ id: actionId('stray'), goal: null }),
      anAction({ id: actionId('second'), goal: goal(3), order: 'a2', leader: null }),
      anAction({ id: actionId('first'), goal: goal(3), order: 'a1', leader: null }),
    ],
    gapReasons: { [goal(1)]: 'covered' },
  })
  expect(findingsOf(plan, goalsOfCycle).map(({ rule, subject }) => [rule, subject.kind === 'action' ? subject.action : subject.kind])).toEqual([
    ['driver/missing', 'plan'],
    ['goal/no-action-or-reason', 'goal'],
    ['action-leader/missing', actionId('first')],
    ['action-leader/missing', actionId('second')],
    ['goal/missing', actionId('stray')],
  ])
})

test('a removed action breaks no rule, however bad it is', () => {
  const removed = anAction({ removed: true, goal: null, leader: null, indicators: [], from: '2027-01-01', to: '2026-01-01' })
  const plan = aPlan({ actions: [anAction({ id: actionId('stays') }), removed], gapReasons: noGaps })
  expect(brokenRules(plan)).toEqual([])
})

test('an untouched action is not judged again', () => {
  const { id, action } = anAction({ leader: null })
  const plan = aPlan({ actions: [{ id, action }] })
  const before = findingsOfAction(id, action, contextOf(plan.record, goalsOfCycle))
  expect(findingsOfAction(id, action, contextOf(plan.record, [...goalsOfCycle]))).toBe(before)
})

test('an untouched action is judged again when the period of its plan changes', () => {
  const { id, action } = anAction({ to: '2027-12-31' })
  const twoYears = aPlan({ periodEnd: '2027-12-31' }).record
  const oneYear = aPlan({ periodEnd: '2026-12-31' }).record
  expect(findingsOfAction(id, action, contextOf(twoYears, goalsOfCycle))).toEqual([])
  expect(findingsOfAction(id, action, contextOf(oneYear, goalsOfCycle))).toMatchObject([{ rule: 'dates/after-period' }])
})

test('a driver who has not accepted is no driver for the rules about actions', () => {
  expect(contextOf(aPlan({ driver: { party: 'ms-lt', accepted: false } }).record, goalsOfCycle).driver).toBeNull()
  expect(contextOf(aPlan({ driver: 'ms-lt' }).record, goalsOfCycle).driver).toBe(party('ms-lt'))
})

test('each finding of a plan can be told from the others', () => {
  const plan = aPlan({
    coDrivers: [{ party: 'ms-fr', accepted: false }, { party: 'ms-it', accepted: false }],
    actions: [anAction({ id: actionId('a'), leader: null }), anAction({ id: actionId('b'), leader: null, indicators: [] })],
  })
  const keys = findingsOf(plan, goalsOfCycle).map(findingKey)
  expect(new Set(keys).size).toBe(keys.length)
})
