import { expect, test } from 'vitest'
import { actionId, anAction, aPlan, requestId } from '../../fixtures/a-plan.ts'
import type { ActionOptions } from '../../fixtures/a-plan.ts'
import { findingsByRule } from '../../fixtures/findings-by-rule.ts'

const planWith = (action: ActionOptions) => aPlan({ actions: [anAction(action)] })
const silent = (party: string) => ({ party, answer: 'asked' as const })

test('[participant/silent] participants who answered need no look', () => {
  expect(findingsByRule('participant/silent', planWith({ participants: ['ms-it', 'ms-fr'] }))).toEqual([])
})

test('[participant/silent] a participant who was asked and is silent is to look at', () => {
  expect(findingsByRule('participant/silent', planWith({ participants: ['ms-fr', silent('ms-it')] }))).toMatchObject([
    {
      severity: 'to-look-at',
      path: ['actions', actionId('only'), 'participants'],
      values: { party: 'ms-it', count: 1 },
      remedy: { do: 'ask-delegations', action: actionId('only'), role: 'participant', parties: ['ms-it'] },
    },
  ])
})

test('[participant/silent] all who are silent in an action are one finding', () => {
  const plan = planWith({ participants: [silent('ms-pt'), silent('ms-it'), silent('europol')] })
  expect(findingsByRule('participant/silent', plan)).toMatchObject([
    { values: { party: 'europol', count: 3 }, remedy: { parties: ['europol', 'ms-it', 'ms-pt'] } },
  ])
})

test.each(['to-be-confirmed', 'declined', 'confirmed-subject'] as const)('[participant/silent] "%s" is an answer', answer => {
  expect(findingsByRule('participant/silent', planWith({ participants: [{ party: 'ms-it', answer }] }))).toEqual([])
})

test('[participant/silent] a participant named again is silent until it answers the new request', () => {
  const before = anAction({ participants: [{ party: 'ms-it', answer: 'confirmed', request: requestId('first') }] })
  const again = anAction({ participants: [{ party: 'ms-it', answer: 'asked', request: requestId('second') }] })
  const plan = aPlan({ actions: [{ id: again.id, action: { ...again.action, answers: { ...again.action.answers, ...before.action.answers } } }] })
  expect(findingsByRule('participant/silent', plan)).toHaveLength(1)
})

test('[co-leader/silent] co-leaders who answered need no look', () => {
  expect(findingsByRule('co-leader/silent', planWith({ coLeaders: ['ms-nl', 'eurojust'] }))).toEqual([])
})

test('[co-leader/silent] a co-leader who was asked and is silent is to look at', () => {
  expect(findingsByRule('co-leader/silent', planWith({ coLeaders: ['ms-nl', silent('eurojust')] }))).toMatchObject([
    { severity: 'to-look-at', path: ['actions', actionId('only'), 'coLeaders'], values: { party: 'eurojust', count: 1 } },
  ])
})

test('[co-leader/silent] an answer as participant says nothing about co-leading', () => {
  const plan = planWith({ coLeaders: [silent('ms-nl')], participants: ['ms-nl', 'ms-it'] })
  expect(findingsByRule('co-leader/silent', plan)).toHaveLength(1)
  expect(findingsByRule('participant/silent', plan)).toEqual([])
})

test('[participant/also-leader] a leader who is no participant is counted once', () => {
  expect(findingsByRule('participant/also-leader', planWith({ leader: 'ms-de', participants: ['ms-it', 'ms-fr'] }))).toEqual([])
})

test('[participant/also-leader] the leader among the participants is to look at, and can be taken out', () => {
  expect(findingsByRule('participant/also-leader', planWith({ leader: 'ms-de', participants: ['ms-de', 'ms-fr'] }))).toMatchObject([
    {
      severity: 'to-look-at',
      values: { party: 'ms-de' },
      remedy: { do: 'remove-participant', action: actionId('only'), party: 'ms-de' },
    },
  ])
})

test('[participant/also-leader] a leader who is silent as participant is said to be listed twice, and not to be silent', () => {
  const plan = planWith({ leader: 'ms-de', participants: [silent('ms-de'), 'ms-fr', 'ms-it'] })
  expect(findingsByRule('participant/also-leader', plan)).toHaveLength(1)
  expect(findingsByRule('participant/silent', plan)).toEqual([])
})
