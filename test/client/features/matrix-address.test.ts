import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressWith, filterOf } from '../../../client/features/matrix/filter-address.ts'
import { matrixRoles, matrixStates, noFilter } from '../../../shared/projection/matrix-filter.ts'
import type { MatrixFilter } from '../../../shared/projection/matrix-filter.ts'
import { actionStatuses, leverLevels, leverNatures, leverStances } from '../../../shared/vocabularies/actions.ts'
import { party } from '../../fixtures/a-plan.ts'

const anyFilter: fc.Arbitrary<MatrixFilter> = fc.record({
  delegation: fc.constantFrom(null, party('ms-fr'), party('europol')),
  role: fc.constantFrom(...matrixRoles),
  states: fc.subarray([...matrixStates]),
  delivery: fc.subarray([...actionStatuses]),
  nature: fc.constantFrom(null, ...leverNatures),
  stance: fc.constantFrom(null, ...leverStances),
  level: fc.constantFrom(null, ...leverLevels),
  withJointActionDays: fc.boolean(),
})

test('a colleague who follows the address sees the same filter, whatever stood there before', () => {
  fc.assert(fc.property(anyFilter, anyFilter, (filter, before) => {
    const address = addressWith(addressWith(new URLSearchParams('period=2026-01-01&compare=before'), before), filter)
    // A role says nothing without a delegation.
    expect(filterOf(new URLSearchParams(address.toString()))).toEqual(filter.delegation === null ? { ...filter, role: 'any' } : filter)
    expect([address.get('period'), address.get('compare')]).toEqual(['2026-01-01', 'before'])
  }))
})

test('what an address says that no list knows is left out, and no filter leaves no trace', () => {
  expect(filterOf(new URLSearchParams('for=<b>&role=boss&state=to-fix,lost&delivery=&nature=angry&days=1'))).toEqual({ ...noFilter, states: ['to-fix'] })
  expect(addressWith(new URLSearchParams('for=ms-fr&role=leader&goal=2'), noFilter).toString()).toBe('goal=2')
})
