import { describe, expect, test } from 'vitest'
import { PlanId } from '../../../shared/ids.ts'
import { compareMatrices } from '../../../shared/projection/matrix-comparison.ts'
import { cellKey } from '../../../shared/projection/matrix.ts'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { actionId, anAction, aPlan, goal, goalsOfCycle, party } from '../../fixtures/a-plan.ts'
import type { ActionOptions } from '../../fixtures/a-plan.ts'

function planOf(plan: string, actions: readonly (ActionOptions & { readonly reference?: string })[], area = '2026-2029/msthb/ms'): PlanSummary {
  const made = actions.map((action, index) => ({ ...anAction({ ...action, id: actionId(`${plan}-${index}`), order: `a${index}` }), reference: action.reference }))
  const references = Object.fromEntries(made.flatMap(({ id, reference }) => (reference === undefined ? [] : [[id, reference]])))
  return summaryOf(aPlan({ area, actions: made, references }), { plan: PlanId.parse(plan), goalsOfCycle })
}
const now = (...actions: ActionOptions[]) => planOf('ms-2026', actions)
const first = actionId('ms-2026-0')
const cellOf = (before: PlanSummary, later: PlanSummary) => compareMatrices([later], [before]).cells.get(cellKey({ plan: later.plan, goal: goal(1) }))

describe('a period beside the one before', () => {
  test('an action that says where it comes from is carried over, under whatever title', () => {
    const before = planOf('ms-2024', [{ title: 'Old title', reference: 'MS-24-001' }])
    expect(cellOf(before, now({ title: 'New title', carriedFrom: 'MS-24-001' }))).toEqual({ changes: { [first]: { type: 'carried', reference: 'MS-24-001' } }, gone: [] })
  })

  test('without a reference it is known by its title, whatever its case and spaces; the reference comes first', () => {
    const before = planOf('ms-2024', [{ title: 'Map the routes', reference: 'MS-24-001' }, { title: 'Map the ports', reference: 'MS-24-002' }])
    expect(cellOf(before, now({ title: ' map  the Routes' }, { title: 'Map the routes', carriedFrom: 'MS-24-002' }))).toEqual({
      changes: { [first]: { type: 'carried', reference: 'MS-24-001' }, [actionId('ms-2026-1')]: { type: 'carried', reference: 'MS-24-002' } },
      gone: [],
    })
    // The reference has taken the only action with that title.
    expect(cellOf(planOf('ms-2024', [{ title: 'Map the routes', reference: 'MS-24-001' }]), now({ title: 'Map the routes' }, { title: 'Renamed', carriedFrom: 'MS-24-001' }))?.changes[first]).toEqual({ type: 'new' })
  })

  test('another leader and another goal are told with what was before', () => {
    const before = planOf('ms-2024', [{ leader: 'ms-fr', goal: goal(2) }])
    expect(cellOf(before, now({ leader: 'ms-it' }))?.changes[first]).toEqual({ type: 'carried', reference: null, leaderBefore: party('ms-fr'), goalBefore: goal(2) })
    expect(cellOf(planOf('ms-2024', [{ leader: null }]), now({ leader: 'ms-it' }))?.changes[first]).toMatchObject({ leaderBefore: null })
  })

  test('what nothing continues is gone, from the cell in which it stood; what is only proposed is neither new nor gone', () => {
    const before = planOf('ms-2024', [{ title: 'Over', reference: 'MS-24-003', leader: 'ms-fr' }, { title: 'Never taken in', proposedBy: 'ms-mt' }])
    const comparison = compareMatrices([now({ title: 'Fresh' }, { title: 'Proposed', proposedBy: 'ms-mt' })], [before])
    expect(comparison.cells.get(cellKey({ plan: PlanId.parse('ms-2026'), goal: goal(1) }))).toEqual({
      changes: { [first]: { type: 'new' } },
      gone: [{ id: actionId('ms-2024-0'), reference: 'MS-24-003', title: 'Over', leader: 'ms-fr' }],
    })
    expect(comparison.counts).toEqual({ new: 1, carried: 0, leaderChanged: 0, gone: 1 })
  })

  test('areas and goals of another cycle are known by what they are called there, and an area without a plan now is told', () => {
    const before = planOf('ms-2025', [{ title: 'Map the routes' }], '2022-2025/ms/ms')
    expect(cellOf(before, now({ title: 'Map the routes' }))?.changes[first]?.type).toBe('carried')
    const elsewhere = planOf('fir-2025', [{ title: 'Map the routes' }], '2022-2025/fir/fir')
    expect(compareMatrices([now({ title: 'Map the routes' })], [elsewhere])).toMatchObject({ withoutSuccessor: [{ plan: 'fir-2025', actions: 1 }], counts: { new: 1, carried: 0, gone: 0 } })
  })

  test('cells that say the same keep their identity', () => {
    const before = planOf('ms-2024', [{ title: 'Over' }])
    const earlier = compareMatrices([now({ title: 'Fresh' })], [before])
    const key = cellKey({ plan: PlanId.parse('ms-2026'), goal: goal(1) })
    expect(compareMatrices([now({ title: 'Fresher' })], [before], earlier).cells.get(key)).toBe(earlier.cells.get(key))
  })
})
