import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlanId } from '../../../shared/ids.ts'
import { matrixOf } from '../../../shared/projection/matrix.ts'
import type { Matrix } from '../../../shared/projection/matrix.ts'
import { matrixRoles, matrixStates, noFilter } from '../../../shared/projection/matrix-filter.ts'
import type { MatrixFilter } from '../../../shared/projection/matrix-filter.ts'
import { applyPatch, patchOf, summaryOf } from '../../../shared/projection/plan-summary.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { actionId, anAction, aPlan, goal, goalsOfCycle, party } from '../../fixtures/a-plan.ts'
import type { ActionOptions, PlanOptions } from '../../fixtures/a-plan.ts'
import { anyPlan } from '../../fixtures/any-plan.ts'

const summaryFrom = (plan: string, options: PlanOptions): PlanSummary => summaryOf(aPlan(options), { plan: PlanId.parse(plan), goalsOfCycle })
const rowFrom = (options: PlanOptions, filter: Partial<MatrixFilter> = {}) => {
  const [row] = matrixOf([summaryFrom('ms', options)], goalsOfCycle, { ...noFilter, ...filter }).rows
  if (row === undefined) throw new Error('the plan has a row')
  return row
}
const titles = (entries: readonly { readonly action: { readonly title: string } }[] | undefined): string[] => (entries ?? []).map(({ action }) => action.title)

describe('a cell', () => {
  test('holds the actions of its goal in order, those that serve it besides, and why there are none', () => {
    const { cells } = rowFrom({
      actions: [anAction({ id: actionId(2), order: 'a2', title: 'Second' }), anAction({ id: actionId(1), order: 'a1', title: 'First', goalsServed: [goal(2)] })],
      gapReasons: { [goal(2)]: 'no-leader' },
    })
    expect(titles(cells[goal(1)]?.entries)).toEqual(['First', 'Second'])
    expect(titles(cells[goal(2)]?.serving)).toEqual(['First'])
    expect(cells[goal(2)]).toMatchObject({ entries: [], isGap: true, gapReason: 'no-leader', total: { actions: 0 } })
  })

  test('an action that serves several goals counts once, where its main goal is', () => {
    const matrix = matrixOf([summaryFrom('ms', { actions: [anAction({ goalsServed: [goal(2), goal(3)] })] })], goalsOfCycle, noFilter)
    expect(goalsOfCycle.map(id => matrix.byGoal[id]?.actions)).toEqual([1, 0, 0])
    expect(matrix.total).toEqual({ actions: 1, toFix: 0, hits: 1 })
  })

  test('what is proposed stands in the cell and counts nowhere; what has no goal counts in its row and in the sum', () => {
    const row = rowFrom({ actions: [anAction({ id: actionId(1), proposedBy: 'ms-mt' }), anAction({ id: actionId(2), goal: null, leader: null })] })
    expect(row.cells[goal(1)]).toMatchObject({ isGap: false, total: { actions: 0, hits: 1 } })
    expect(row.total).toEqual({ actions: 1, toFix: 1, hits: 2 })
  })
})

describe('a filter', () => {
  const asks = (filter: Partial<MatrixFilter>, actions: readonly ActionOptions[], driver = 'ms-de'): string[] =>
    titles(rowFrom({ driver, actions: actions.map((action, index) => anAction({ id: actionId(index), order: `a${index}`, leader: 'ms-nl', participants: ['ms-pl'], ...action })) }, filter).cells[goal(1)]?.entries)
  const fr = { delegation: party('ms-fr') }

  test.each<[string, Partial<MatrixFilter>, ActionOptions]>([
    ['whom a delegation leads', { ...fr, role: 'leader' }, { leader: 'ms-fr' }],
    ['whom a delegation co-leads', { ...fr, role: 'co-leader' }, { coLeaders: ['ms-fr'] }],
    ['in which a delegation takes part', { ...fr, role: 'participant' }, { participants: ['ms-fr', 'ms-it'] }],
    ['in which a delegation has any role', fr, { coLeaders: ['ms-fr'] }],
    ['with something to fix', { states: ['to-fix'] }, { leader: null }],
    ['that are proposed or half written', { states: ['proposed', 'drafting'] }, { proposedBy: 'ms-mt' }],
    ['that go well', { delivery: ['ongoing', 'completed'] }, { status: 'ongoing' }],
    ['that are preventive', { nature: 'preventive' }, { levers: { nature: 'preventive' } }],
    ['that are proactive', { stance: 'proactive' }, { levers: { stance: 'proactive' } }],
    ['that are strategic', { level: 'strategic' }, { levers: { level: 'strategic' } }],
    ['with joint action days', { withJointActionDays: true }, { jointActionDays: [{ quarter: '2026-Q2', count: 1 }], participants: ['ms-pl', 'ms-it'] }],
  ])('keeps the actions %s and no other', (_what, filter, wanted) => {
    expect(asks(filter, [{ title: 'Other' }, { ...wanted, title: 'Wanted' }])).toEqual(['Wanted'])
  })

  test('a driver has every action of its plan, and a delegation that declined has none', () => {
    expect(asks({ ...fr, role: 'driver' }, [{ title: 'Any' }], 'ms-fr')).toEqual(['Any'])
    expect(asks(fr, [{ title: 'Any' }], 'ms-fr')).toEqual(['Any'])
    expect(asks(fr, [{ participants: [{ party: 'ms-fr', answer: 'declined' }] }])).toEqual([])
  })

  test('two parts of it narrow it further, and what it leaves out is counted', () => {
    const actions = [{ leader: 'ms-fr', kind: 'jad' as const }, { leader: 'ms-fr' }, { kind: 'jad' as const }]
    expect(asks({ ...fr, withJointActionDays: true }, actions.map((action, index) => ({ ...action, title: String(index) })))).toEqual(['0'])
    const row = rowFrom({ driver: 'ms-es', actions: actions.map((action, index) => anAction({ ...action, id: actionId(index) })) }, { withJointActionDays: true })
    expect(row.cells[goal(1)]).toMatchObject({ leftOut: 1, isGap: false, total: { actions: 3, hits: 2 } })
  })

  test('removed actions stand in their cell for who asks for them, and only then', () => {
    const removed = anAction({ title: 'Gone', removed: true, leader: 'ms-fr' })
    expect(rowFrom({ actions: [removed] }).cells[goal(1)]?.entries).toEqual([])
    const asked = rowFrom({ actions: [removed] }, { states: ['removed'], ...fr })
    expect(asked.cells[goal(1)]).toMatchObject({ isGap: true, total: { actions: 0, hits: 1 } })
    expect(titles(asked.cells[goal(1)]?.entries)).toEqual(['Gone'])
    expect(rowFrom({ actions: [removed] }, { states: ['removed'], level: 'strategic' }).total.hits).toBe(0)
  })
})

const anyFilter: fc.Arbitrary<MatrixFilter> = fc.record({
  delegation: fc.constantFrom(null, party('ms-de'), party('europol')),
  role: fc.constantFrom(...matrixRoles),
  states: fc.subarray([...matrixStates]),
  delivery: fc.constant([]),
  nature: fc.constant(null),
  stance: fc.constant(null),
  level: fc.constant(null),
  withJointActionDays: fc.boolean(),
})
const plans = ['ms', 'thb', 'ca'].map(id => PlanId.parse(id))
const anySummaries = fc.tuple(anyPlan, anyPlan, anyPlan).map(all => all.map((plan, index) => summaryOf(plan, { plan: plans[index] ?? PlanId.parse('ms'), goalsOfCycle })))

describe('the matrix after a change', () => {
  test('is the one made anew, whatever changed and however the patches came', () => {
    fc.assert(fc.property(fc.array(anySummaries, { minLength: 1, maxLength: 4 }), anyFilter, anyFilter, (steps, filter, later) => {
      let shown = steps[0] ?? []
      let matrix = matrixOf(shown, goalsOfCycle, filter)
      for (const [index, next] of steps.entries()) {
        shown = shown.map((summary, place) => applyPatch(summary, patchOf(summary, next[place] ?? summary)))
        const wanted = index % 2 === 0 ? filter : later
        matrix = matrixOf(shown, goalsOfCycle, wanted, matrix)
        expect(withoutSummaries(matrix)).toEqual(withoutSummaries(matrixOf(next, goalsOfCycle, wanted)))
      }
    }))
  })

  test('the sums are those of the plans themselves', () => {
    fc.assert(fc.property(anySummaries, summaries => {
      const matrix = matrixOf(summaries, goalsOfCycle, noFilter)
      expect(matrix.total.actions).toBe(summaries.reduce((sum, { counts }) => sum + counts.actions, 0))
      expect(matrix.total.hits).toBe(summaries.reduce((sum, { actions }) => sum + Object.keys(actions).length, 0))
    }))
  })

  test('cells in which nothing changed are the same objects, and so is everything where nothing did', () => {
    const before = [summaryFrom('ms', { actions: [anAction({ id: actionId(1) }), anAction({ id: actionId(2), goal: goal(2) })] }), summaryFrom('thb', { actions: [anAction({ id: actionId(3) })] })]
    const changed = summaryFrom('ms', { actions: [anAction({ id: actionId(1), title: 'Another title' }), anAction({ id: actionId(2), goal: goal(2) })] })
    const matrix = matrixOf(before, goalsOfCycle, noFilter)
    const [first, second] = before
    if (first === undefined || second === undefined) throw new Error('there are two plans')
    const after = matrixOf([applyPatch(first, patchOf(first, changed)), second], goalsOfCycle, noFilter, matrix)
    expect(after.rows[0]?.cells[goal(1)]).not.toBe(matrix.rows[0]?.cells[goal(1)])
    expect(after.rows[0]?.cells[goal(2)]).toBe(matrix.rows[0]?.cells[goal(2)])
    expect(after.rows[1]).toBe(matrix.rows[1])
    expect(matrixOf(before, [...goalsOfCycle], noFilter, matrix)).toBe(matrix)
  })
})

/** The order of a summary's records says nothing. */
const withoutSummaries = ({ rows, ...matrix }: Matrix) => ({ ...matrix, rows: rows.map(({ summary: _summary, ...row }) => row) })
