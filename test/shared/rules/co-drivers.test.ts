import { expect, test } from 'vitest'
import { aPlan } from '../../fixtures/a-plan.ts'
import { brokenRules, findingsByRule } from '../../fixtures/findings-by-rule.ts'

test('[co-driver/member-state-or-agency] Member States and EU agencies may be co-drivers, any number of them', () => {
  const plan = aPlan({ driver: 'ms-de', coDrivers: ['ms-fr', 'ms-es', 'europol', 'frontex'] })
  expect(findingsByRule('co-driver/member-state-or-agency', plan)).toEqual([])
})

test.each(['com', 'tc-ge', 'carin'])('[co-driver/member-state-or-agency] %s cannot be co-driver', party => {
  expect(findingsByRule('co-driver/member-state-or-agency', aPlan({ coDrivers: ['ms-fr', party] }))).toMatchObject([
    { severity: 'to-fix', path: ['record', 'coDrivers'], values: { party }, remedy: { do: 'remove-co-driver', party } },
  ])
})

test.each(['olaf', 'eppo'])('[co-driver/member-state-or-agency] %s counts as agency and still cannot be co-driver', party => {
  expect(findingsByRule('co-driver/member-state-or-agency', aPlan({ coDrivers: [party] }))).toHaveLength(1)
})

test('[co-driver/is-driver] driver and co-driver are different delegations', () => {
  expect(findingsByRule('co-driver/is-driver', aPlan({ driver: 'ms-de', coDrivers: ['ms-fr'] }))).toEqual([])
})

test('[co-driver/is-driver] the driver cannot support itself', () => {
  expect(findingsByRule('co-driver/is-driver', aPlan({ driver: 'ms-de', coDrivers: ['ms-de', 'ms-fr'] }))).toMatchObject([
    { severity: 'to-fix', values: { party: 'ms-de' }, remedy: { do: 'remove-co-driver', party: 'ms-de' } },
  ])
})

test('[co-driver/is-driver] a driver that has not accepted yet cannot be co-driver meanwhile', () => {
  const plan = aPlan({ driver: { party: 'ms-de', accepted: false }, coDrivers: ['ms-de'] })
  expect(findingsByRule('co-driver/is-driver', plan)).toHaveLength(1)
})

test('[co-driver/not-accepted] a co-driver that has accepted needs no look', () => {
  expect(findingsByRule('co-driver/not-accepted', aPlan({ coDrivers: [{ party: 'ms-fr', accepted: true }] }))).toEqual([])
})

test('[co-driver/not-accepted] each co-driver that is still silent is to look at', () => {
  const plan = aPlan({ coDrivers: [{ party: 'ms-fr', accepted: false }, 'ms-es', { party: 'europol', accepted: false }] })
  expect(findingsByRule('co-driver/not-accepted', plan)).toMatchObject([
    { severity: 'to-look-at', values: { party: 'ms-fr' }, remedy: { do: 'accept-co-driver', party: 'ms-fr' } },
    { severity: 'to-look-at', values: { party: 'europol' } },
  ])
})

test('[co-driver/not-accepted] a delegation that may not be co-driver is not asked to accept', () => {
  const plan = aPlan({ coDrivers: [{ party: 'carin', accepted: false }] })
  expect(brokenRules(plan)).toContain('co-driver/member-state-or-agency')
  expect(brokenRules(plan)).not.toContain('co-driver/not-accepted')
})
