import { expect, test } from 'vitest'
import { actionId, anAction, aPlan } from '../../fixtures/a-plan.ts'
import type { ActionOptions } from '../../fixtures/a-plan.ts'
import { findingsByRule } from '../../fixtures/findings-by-rule.ts'

const planWith = (action: ActionOptions) => aPlan({ periodEnd: '2027-12-31', actions: [anAction(action)] })
const path = ['actions', actionId('only'), 'to']

test('[dates/out-of-order] an action that ends after it starts is in order', () => {
  expect(findingsByRule('dates/out-of-order', planWith({ from: '2026-02-01', to: '2026-11-30' }))).toEqual([])
})

test('[dates/out-of-order] an action that ends before it starts is to fix, and the two days can be exchanged', () => {
  expect(findingsByRule('dates/out-of-order', planWith({ from: '2026-11-30', to: '2026-02-01' }))).toMatchObject([
    {
      severity: 'to-fix',
      path,
      values: { day: '2026-02-01', limit: '2026-11-30' },
      remedy: { do: 'swap-dates', action: actionId('only') },
    },
  ])
})

test('[dates/out-of-order] an action may start and end on one day', () => {
  expect(findingsByRule('dates/out-of-order', planWith({ from: '2026-02-01', to: '2026-02-01' }))).toEqual([])
})

test.each([{ from: null }, { to: null }])('[dates/out-of-order] one day alone is in no order: %j', dates => {
  expect(findingsByRule('dates/out-of-order', planWith({ from: '2026-11-30', to: '2026-02-01', ...dates }))).toEqual([])
})

test('[dates/out-of-order] the days of a joint action day are chosen anew, since an exchange would leave whole quarters', () => {
  const plan = planWith({ kind: 'jad', from: '2026-07-01', to: '2026-03-31' })
  expect(findingsByRule('dates/out-of-order', plan)).toMatchObject([{ remedy: { do: 'choose', path } }])
})

test('[dates/after-period] an action that ends within the plan needs no look', () => {
  expect(findingsByRule('dates/after-period', planWith({ to: '2027-06-30' }))).toEqual([])
})

test('[dates/after-period] an action that ends after the plan continues into the next', () => {
  expect(findingsByRule('dates/after-period', planWith({ to: '2028-01-31' }))).toMatchObject([
    { severity: 'to-look-at', path, values: { day: '2028-01-31', limit: '2027-12-31' }, remedy: null },
  ])
})

test('[dates/after-period] the last day of the plan is still within it, the day after is not', () => {
  expect(findingsByRule('dates/after-period', planWith({ to: '2027-12-31' }))).toEqual([])
  expect(findingsByRule('dates/after-period', planWith({ to: '2028-01-01' }))).toHaveLength(1)
})
