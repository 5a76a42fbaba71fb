import { expect, test } from 'vitest'
import { actionId, anAction, aPlan, requestId } from '../../fixtures/a-plan.ts'
import type { ActionOptions } from '../../fixtures/a-plan.ts'
import { brokenRules, findingsByRule } from '../../fixtures/findings-by-rule.ts'

const planWith = (action: ActionOptions) => aPlan({ driver: 'ms-de', actions: [anAction(action)] })
const path = ['actions', actionId('only'), 'leader']

test('[action-leader/missing] an action with an action leader has one', () => {
  expect(findingsByRule('action-leader/missing', planWith({ leader: 'ms-fr' }))).toEqual([])
})

test('[action-leader/missing] an action without action leader is to fix, and one can be chosen', () => {
  expect(findingsByRule('action-leader/missing', planWith({ leader: null }))).toMatchObject([
    { severity: 'to-fix', subject: { kind: 'action', action: actionId('only') }, path, remedy: { do: 'choose', path } },
  ])
})

test('[action-leader/missing] a removed action needs no action leader', () => {
  expect(findingsByRule('action-leader/missing', planWith({ leader: null, removed: true }))).toEqual([])
})

test.each(['confirmed', 'confirmed-subject'] as const)('[action-leader/not-accepted] an action leader who answered %s has accepted', answer => {
  expect(findingsByRule('action-leader/not-accepted', planWith({ leader: { party: 'ms-fr', answer } }))).toEqual([])
})

test.each(['asked', 'to-be-confirmed'] as const)('[action-leader/not-accepted] an action leader whose answer is "%s" has not accepted', answer => {
  expect(findingsByRule('action-leader/not-accepted', planWith({ leader: { party: 'ms-fr', answer } }))).toMatchObject([
    { severity: 'to-fix', path, values: { party: 'ms-fr' }, remedy: { do: 'ask-delegations', role: 'action-leader', parties: ['ms-fr'] } },
  ])
})

test('[action-leader/not-accepted] an answer to an earlier request does not count for the one that stands', () => {
  const before = anAction({ leader: { party: 'ms-fr', answer: 'confirmed', request: requestId('first') } })
  const asked = anAction({ leader: { party: 'ms-fr', answer: 'asked', request: requestId('second') } })
  const plan = aPlan({ actions: [{ id: asked.id, action: { ...asked.action, answers: before.action.answers } }] })
  expect(brokenRules(plan)).toContain('action-leader/not-accepted')
})

test('[action-leader/declined] an action leader who has not answered has not declined', () => {
  expect(findingsByRule('action-leader/declined', planWith({ leader: { party: 'ms-fr', answer: 'asked' } }))).toEqual([])
})

test('[action-leader/declined] an action whose action leader declined needs another', () => {
  const plan = planWith({ leader: { party: 'ms-fr', answer: 'declined' } })
  expect(findingsByRule('action-leader/declined', plan)).toMatchObject([
    { severity: 'to-fix', path, values: { party: 'ms-fr' }, remedy: { do: 'choose', path } },
  ])
  expect(brokenRules(plan)).not.toContain('action-leader/not-accepted')
})

test('[action-leader/declined] whoever declined and is named again is asked again', () => {
  const before = anAction({ leader: { party: 'ms-fr', answer: 'declined', request: requestId('first') } })
  const asked = anAction({ leader: { party: 'ms-fr', answer: 'asked', request: requestId('second') } })
  const plan = aPlan({ actions: [{ id: asked.id, action: { ...asked.action, answers: before.action.answers } }] })
  expect(brokenRules(plan)).not.toContain('action-leader/declined')
  expect(brokenRules(plan)).toContain('action-leader/not-accepted')
})

test.each(['ms-fr', 'europol', 'olaf'])('[action-leader/not-confirmed-by-driver] %s leads without a word of the driver', leader => {
  expect(findingsByRule('action-leader/not-confirmed-by-driver', planWith({ leader }))).toEqual([])
})

test.each(['tc-ge', 'com', 'carin', 'interpol'])('[action-leader/not-confirmed-by-driver] %s leads only once the driver has confirmed', leader => {
  const rule = 'action-leader/not-confirmed-by-driver'
  expect(findingsByRule(rule, planWith({ leader, confirmedByDriver: true }))).toEqual([])
  expect(findingsByRule(rule, planWith({ leader }))).toMatchObject([
    { severity: 'to-fix', path, values: { party: leader, driver: 'ms-de', count: 1 }, remedy: { do: 'ask-driver', driver: 'ms-de' } },
  ])
})

test('[action-leader/not-confirmed-by-driver] what the driver confirmed for an earlier request does not count', () => {
  const before = anAction({ leader: { party: 'tc-ge', answer: 'confirmed', request: requestId('first') }, confirmedByDriver: true })
  const again = anAction({ leader: { party: 'tc-ge', answer: 'confirmed', request: requestId('second') } })
  const plan = aPlan({ actions: [{ id: again.id, action: { ...again.action, confirmations: before.action.confirmations } }] })
  expect(brokenRules(plan)).toContain('action-leader/not-confirmed-by-driver')
})

test('[action-leader/not-confirmed-by-driver] without a driver who has accepted there is nobody to ask', () => {
  const plan = aPlan({ driver: { party: 'ms-de', accepted: false }, actions: [anAction({ leader: 'tc-ge' })] })
  expect(findingsByRule('action-leader/not-confirmed-by-driver', plan)).toMatchObject([{ values: { count: 0 }, remedy: null }])
})
