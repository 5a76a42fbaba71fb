import { expect, test } from 'vitest'
import { actionId, anAction, aPlan } from '../../fixtures/a-plan.ts'
import type { ActionOptions } from '../../fixtures/a-plan.ts'
import { findingsByRule } from '../../fixtures/findings-by-rule.ts'

const findings = (action: ActionOptions) => findingsByRule('joint-action-day/two-participants', aPlan({ actions: [anAction(action)] }))
const jointActionDays = [{ quarter: '2026-Q2', count: 2 }]

test('[joint-action-day/two-participants] a joint action day with three participants is joint', () => {
  expect(findings({ jointActionDays, participants: ['ms-it', 'ms-fr', 'ms-es'] })).toEqual([])
})

test('[joint-action-day/two-participants] a joint action day with one participant is to look at, and more can be asked', () => {
  const path = ['actions', actionId('only'), 'participants']
  expect(findings({ jointActionDays, participants: ['ms-it'] })).toMatchObject([
    { severity: 'to-look-at', path, values: { count: 1 }, remedy: { do: 'choose', path } },
  ])
})

test('[joint-action-day/two-participants] two participants are enough, also while they have not answered', () => {
  expect(findings({ jointActionDays, participants: [{ party: 'ms-it', answer: 'asked' }, 'ms-fr'] })).toEqual([])
})

test('[joint-action-day/two-participants] whoever declined and the leader itself are not counted', () => {
  const participants = ['ms-de', 'ms-fr', { party: 'ms-it', answer: 'declined' as const }]
  expect(findings({ jointActionDays, leader: 'ms-de', participants })).toMatchObject([{ values: { count: 1 } }])
})

test('[joint-action-day/two-participants] an action of that kind needs them before its quarters are known', () => {
  expect(findings({ kind: 'jad', participants: [] })).toMatchObject([{ values: { count: 0 } }])
})

test('[joint-action-day/two-participants] other actions, and those whose joint action day was removed, need no two', () => {
  expect(findings({ participants: ['ms-it'] })).toEqual([])
  expect(findings({ participants: ['ms-it'], jointActionDays: [{ quarter: '2026-Q2', count: 1, removed: true }] })).toEqual([])
})
