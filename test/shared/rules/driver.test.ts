import { expect, test } from 'vitest'
import { actingDriverOf } from '../../../shared/rules/driver.ts'
import { aPlan } from '../../fixtures/a-plan.ts'
import { brokenRules, findingsByRule } from '../../fixtures/findings-by-rule.ts'

test('[driver/missing] a plan that Lithuania drives has a driver', () => {
  expect(findingsByRule('driver/missing', aPlan({ driver: 'ms-lt' }))).toEqual([])
})

test('[driver/missing] a plan without a recorded driver is to fix, and the support team can record one', () => {
  expect(findingsByRule('driver/missing', aPlan({ driver: null }))).toMatchObject([
    { severity: 'to-fix', subject: { kind: 'plan' }, path: ['record', 'driver'], remedy: { do: 'record-driver' } },
  ])
})

test('[driver/missing] a driver who has not accepted is recorded, so only the acceptance is missing', () => {
  const plan = aPlan({ driver: { party: 'ms-lt', accepted: false } })
  expect(brokenRules(plan)).not.toContain('driver/missing')
  expect(brokenRules(plan)).toContain('driver/not-accepted')
})

test('[driver/not-accepted] a driver that has accepted is nothing to fix', () => {
  expect(findingsByRule('driver/not-accepted', aPlan({ driver: { party: 'ms-lt', accepted: true } }))).toEqual([])
})

test('[driver/not-accepted] a state that was named and has not accepted leaves the plan without a driver', () => {
  const plan = aPlan({ driver: { party: 'ms-lt', accepted: false } })
  expect(findingsByRule('driver/not-accepted', plan)).toMatchObject([
    { severity: 'to-fix', values: { party: 'ms-lt' }, remedy: { do: 'accept-driver', party: 'ms-lt' } },
  ])
  expect(actingDriverOf(plan.record)).toBeNull()
})

test('[driver/not-accepted] an agency recorded as driver is not asked to accept what it may not be', () => {
  expect(findingsByRule('driver/not-accepted', aPlan({ driver: { party: 'europol', accepted: false } }))).toEqual([])
})

test('[driver/member-state-only] a Member State may drive', () => {
  expect(findingsByRule('driver/member-state-only', aPlan({ driver: 'ms-mt' }))).toEqual([])
})

test.each(['europol', 'com', 'tc-ge', 'carin', 'nobody-knows-this'])('[driver/member-state-only] %s cannot be driver', party => {
  const plan = aPlan({ driver: party })
  expect(findingsByRule('driver/member-state-only', plan)).toMatchObject([{ severity: 'to-fix', values: { party } }])
  expect(actingDriverOf(plan.record)).toBeNull()
})

test('[driver/member-state-only] a Member State that has not accepted is no driver yet, but of the right kind', () => {
  expect(findingsByRule('driver/member-state-only', aPlan({ driver: { party: 'ms-mt', accepted: false } }))).toEqual([])
})
