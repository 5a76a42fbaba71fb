import { expect, test } from 'vitest'
import { findingHeading, findingSentence, remedyLabel } from '../../../shared/messages/sentence-values.ts'
import type { Remedy } from '../../../shared/rules/rule.ts'
import { actionId, anAction, aPlan, goal, party, requestId } from '../../fixtures/a-plan.ts'
import { findingsByRule } from '../../fixtures/findings-by-rule.ts'

const naming = {
  nameOf: (id: string) => ({ 'ms-de': 'Germany', 'ms-it': 'Italy', 'tc-ge': 'Georgia' })[id] ?? id,
  day: (day: string) => `day ${day}`,
}

test('a finding is told with the names that its reader may know', () => {
  const [finding] = findingsByRule('action-leader/not-confirmed-by-driver', aPlan({ actions: [anAction({ leader: 'tc-ge' })] }))
  expect(finding && findingSentence(finding, naming)).toEqual({
    code: 'action-leader/not-confirmed-by-driver',
    values: { party: 'Georgia', driver: 'Germany', count: 1 },
  })
  expect(finding && findingHeading(finding)).toEqual({ code: 'heading/action-leader/not-confirmed-by-driver', values: {} })
})

test('days in a finding are written as the reader writes them', () => {
  const [finding] = findingsByRule('dates/after-period', aPlan({ actions: [anAction({ to: '2028-01-31' })] }))
  expect(finding && findingSentence(finding, naming).values).toEqual({ day: 'day 2028-01-31', limit: 'day 2027-12-31' })
})

const askDriver: Remedy = { do: 'ask-driver', action: actionId('only'), request: requestId('first'), driver: party('ms-de') }

test('others ask the driver, and the driver’s own people confirm', () => {
  expect(remedyLabel(askDriver, party('ms-it'), naming)).toEqual({ code: 'remedy/ask-driver', values: { driver: 'Germany' } })
  expect(remedyLabel(askDriver, party('ms-de'), naming)).toEqual({ code: 'remedy/confirm-leader', values: { driver: 'Germany' } })
})

test('others ask those who are silent, and whoever is silent answers', () => {
  const ask: Remedy = { do: 'ask-delegations', action: actionId('only'), role: 'participant', parties: [party('ms-it'), party('ms-fr')] }
  expect(remedyLabel(ask, party('ms-de'), naming)).toEqual({ code: 'remedy/ask-delegations', values: { count: 2, party: 'Italy' } })
  expect(remedyLabel(ask, party('ms-it'), naming)).toEqual({ code: 'remedy/answer', values: { party: 'Italy' } })
})

test.each<[Remedy, string]>([
  [{ do: 'remove-participant', action: actionId('only'), party: party('ms-it') }, 'remedy/remove-participant'],
  [{ do: 'give-gap-reason', goal: goal(1) }, 'remedy/give-gap-reason'],
])('every other remedy says the same to everybody: %j', (remedy, code) => {
  expect(remedyLabel(remedy, party('ms-it'), naming).code).toBe(code)
  expect(remedyLabel(remedy, party('ms-de'), naming).code).toBe(code)
})
