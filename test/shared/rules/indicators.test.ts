import { expect, test } from 'vitest'
import { actionId, anAction, aPlan } from '../../fixtures/a-plan.ts'
import type { Indicator } from '../../fixtures/a-plan.ts'
import { findingsByRule } from '../../fixtures/findings-by-rule.ts'

const findings = (indicators: readonly Indicator[]) =>
  findingsByRule('indicator/unit-and-target', aPlan({ actions: [anAction({ indicators })] }))

test('[indicator/unit-and-target] one indicator with unit and target is enough', () => {
  expect(findings([{ name: 'Notes sent' }, { unit: 'packages', target: 6 }])).toEqual([])
})

test('[indicator/unit-and-target] an action without indicator is to look at, and one can be added', () => {
  expect(findings([])).toMatchObject([
    { severity: 'to-look-at', path: ['actions', actionId('only'), 'indicators'], remedy: { do: 'add-indicator', action: actionId('only') } },
  ])
})

test.each<[string, Indicator, string]>([
  ['a target without unit', { target: 6 }, 'unit'],
  ['a unit of spaces', { unit: '  ', target: 6 }, 'unit'],
  ['a unit without target', { unit: 'packages' }, 'target'],
])('[indicator/unit-and-target] %s is half an indicator, and the missing half is what to go to', (_half, indicator, missing) => {
  expect(findings([indicator])).toMatchObject([{ remedy: { do: 'choose', path: expect.arrayContaining([missing]) } }])
})

test('[indicator/unit-and-target] a target of nothing is a target', () => {
  expect(findings([{ unit: 'fatal crossings', target: 0 }])).toEqual([])
})

test('[indicator/unit-and-target] a removed indicator does not count', () => {
  expect(findings([{ unit: 'packages', target: 6, removed: true }])).toMatchObject([{ remedy: { do: 'add-indicator' } }])
})
