import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PlanId } from '../../../shared/ids.ts'
import { overlapsOf } from '../../../shared/projection/overlaps.ts'
import type { Overlap } from '../../../shared/projection/overlaps.ts'
import { partiesWithPart } from '../../../shared/projection/part-in-action.ts'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { quarterOf } from '../../../shared/schema/values.ts'
import { ActionStatus } from '../../../shared/vocabularies/vocabularies.ts'
import { actionId, anAction, aPlan, day, goalsOfCycle } from '../../fixtures/a-plan.ts'
import type { ActionOptions } from '../../fixtures/a-plan.ts'

const planOf = (plan: string, actions: readonly ActionOptions[]): PlanSummary =>
  summaryOf(aPlan({ actions: actions.map((action, index) => anAction({ id: actionId(`${plan}-${index}`), order: `a${index}`, participants: [], ...action })) }), { plan: PlanId.parse(plan), goalsOfCycle })
const overlapOf = (one: ActionOptions, other: ActionOptions): readonly Overlap[] => overlapsOf([planOf('ms', [one]), planOf('thb', [other])])

const course: ActionOptions = { title: 'Course on false papers', kind: 'training', leader: 'ms-de', participants: ['ms-it', 'ms-fr'], from: '2026-03-16', to: '2026-03-18' }

describe('two plans that book a delegation for the same weeks', () => {
  test('are told with both actions, who is booked twice, and the weeks from Monday to Sunday', () => {
    const found = overlapOf(course, { ...course, title: 'Course on vessels', leader: 'ms-es', participants: ['ms-fr', 'ms-nl', 'ms-it'], from: '2026-03-19', to: '2026-03-27' })
    expect(found).toMatchObject([{
      kind: 'training',
      sides: [{ plan: 'ms', number: '1.1', title: 'Course on false papers' }, { plan: 'thb', number: '1.1', title: 'Course on vessels' }],
      parties: ['ms-fr', 'ms-it'],
      times: [{ type: 'weeks', first: '2026-03-16', last: '2026-03-22' }],
    }])
  })

  test('whoever leads or co-leads is booked as well, and whoever was asked', () => {
    expect(overlapOf(course, { ...course, leader: { party: 'ms-fr', answer: 'asked' }, participants: [], coLeaders: ['ms-de'] })[0]?.parties).toEqual(['ms-de', 'ms-fr'])
  })

  test.each<[string, ActionOptions]>([
    ['in the week after', { ...course, from: '2026-03-23', to: '2026-03-25' }],
    ['of another kind', { ...course, kind: 'cyber-patrol' }],
    ['of a kind that takes nobody away', { ...course, kind: 'intelligence-picture' }],
    ['with nobody in common', { ...course, leader: 'ms-es', participants: ['ms-nl'] }],
    ['that runs for longer than a quarter', { ...course, from: '2026-01-01', to: '2026-12-31' }],
    ['that ends before it begins', { ...course, from: '2026-03-18', to: '2026-03-16' }],
    ['without days', { ...course, from: null }],
    ['that is only proposed', { ...course, proposedBy: 'ms-fr' }],
    ['that was called off', { ...course, status: 'cancelled' }],
    ['in which the delegation declined', { ...course, leader: 'ms-es', participants: [{ party: 'ms-fr', answer: 'declined' }] }],
  ])('a second action %s meets nothing', (_what, other) => {
    expect(overlapOf(course, other)).toEqual([])
    expect(overlapOf(other, course)).toEqual([])
  })

  test('two actions of one plan are for its driver alone', () => {
    expect(overlapsOf([planOf('ms', [course, course])])).toEqual([])
  })

  test('joint action days in the same quarter meet by the quarter, those of the next one do not, though they share a week', () => {
    const days = (...quarters: string[]): ActionOptions => ({ kind: 'jad', participants: ['ms-it'], jointActionDays: quarters.map(quarter => ({ quarter, count: 2 })) })
    expect(overlapOf(days('2026-Q2', '2026-Q4', '2026-Q4'), days('2026-Q4', '2026-Q1'))[0]?.times).toEqual([{ type: 'quarter', quarter: '2026-Q4' }])
    expect(overlapOf(days('2026-Q2'), days('2026-Q1', '2026-Q3'))).toEqual([])
  })

  test('an action that runs for just one quarter books the quarter, and joint action days the quarters that they name', () => {
    const patrol: ActionOptions = { kind: 'cyber-patrol', participants: ['ms-it'], from: '2026-04-01', to: '2026-06-30' }
    expect(overlapOf(patrol, patrol)).toMatchObject([{ kind: 'cyber-patrol', times: [{ type: 'quarter', quarter: '2026-Q2' }] }])
    expect(overlapOf(patrol, { ...patrol, from: '2026-07-01', to: '2026-09-30' })).toEqual([])
    const days: ActionOptions = { ...patrol, kind: 'jad', jointActionDays: [{ quarter: '2026-Q3', count: 1 }] }
    expect(overlapOf(days, { ...days, jointActionDays: [] })).toEqual([])
  })

  test('joint action days with days of their own meet a quarter that they lie in', () => {
    const exact: ActionOptions = { kind: 'jad', participants: ['ms-it'], from: '2026-06-29', to: '2026-06-30' }
    const quarter = (name: string): ActionOptions => ({ kind: 'operational-action', participants: ['ms-it'], from: null, jointActionDays: [{ quarter: name, count: 1 }] })
    expect(overlapOf(exact, quarter('2026-Q2'))).toMatchObject([{ kind: 'jad', times: [{ type: 'quarter', quarter: '2026-Q2' }] }])
    expect(overlapOf(exact, quarter('2026-Q3'))).toEqual([])
  })
})

describe('however many plans there are', () => {
  const party = fc.constantFrom('ms-de', 'ms-fr', 'ms-it', 'europol')
  const firstDay = Date.parse('2026-01-01')
  const dayAfter = (days: number): string => new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10)
  const wholeQuarter = fc.constantFrom({ start: 0, length: 89 }, { start: 90, length: 90 })
  const action: fc.Arbitrary<ActionOptions> = fc.oneof({ weight: 4, arbitrary: fc.record({ start: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 0, max: 120 }) }) }, { weight: 1, arbitrary: wholeQuarter }).chain(({ start, length }) => fc.record({
    from: fc.constant(dayAfter(start)),
    to: fc.constant(dayAfter(start + length)),
    kind: fc.constantFrom('training', 'jad', 'meeting', null),
    leader: party,
    participants: fc.uniqueArray(party, { maxLength: 2 }),
    status: fc.constantFrom(undefined, ...ActionStatus.options),
    jointActionDays: fc.array(fc.record({ quarter: fc.constantFrom('2026-Q1', '2026-Q2'), count: fc.constant(1) }), { maxLength: 2 }),
  }))
  const plans = fc.array(fc.array(action, { maxLength: 4 }), { maxLength: 4 }).map(all => all.map((actions, index) => planOf(`plan-${index}`, actions)))

  /** Each pair of actions and delegations held against each other, week by week. */
  function pairsOneByOne(summaries: readonly PlanSummary[]): Set<string> {
    const booked = summaries.flatMap(summary => Object.entries(summary.actions).flatMap(([id, value]) => {
      if (['cancelled', 'postponed', 'not-completed', 'carried-over'].includes(value.status ?? '')) return []
      const length = value.from === null || value.to === null ? Infinity : Date.parse(value.to) - Date.parse(value.from)
      const isShort = length >= 0 && length < 92 * 86_400_000
      const days = value.from === null || !isShort ? [] : Array.from({ length: length / 86_400_000 + 1 }, (_, index) => new Date(Date.parse(value.from ?? '') + index * 86_400_000))
      const isQuarter = /(01-01 .*03-31|04-01 .*06-30)$/.test(`${value.from} ${value.to}`)
      const ofKind = isQuarter ? [] : value.kind === 'training' || value.kind === 'jad' ? days : []
      const weeks = ofKind.map(each => Math.floor((each.getTime() / 86_400_000 + 3) / 7))
      const ownQuarters = ofKind.map(each => quarterOf(day(each.toISOString().slice(0, 10))))
      const rows: string[] = value.jointActionDays.map(({ quarter }) => quarter)
      const asked = rows.length === 0 && isQuarter && value.kind === 'jad' && value.from !== null ? [quarterOf(value.from)] : rows
      const isExactJad = value.kind === 'jad' && ofKind.length > 0
      return [
        ...(value.kind === 'training' && ofKind.length > 0 ? [{ kind: 'training', plan: summary.plan, id, value, weeks, ownQuarters, quarters: [] as string[] }] : []),
        ...(value.kind === 'training' && isQuarter && value.from !== null ? [{ kind: 'training', plan: summary.plan, id, value, weeks: [], ownQuarters: [], quarters: [quarterOf(value.from) as string] }] : []),
        ...(isExactJad ? [{ kind: 'jad', plan: summary.plan, id, value, weeks, ownQuarters, quarters: [] as string[] }] : asked.length > 0 ? [{ kind: 'jad', plan: summary.plan, id, value, weeks: [], ownQuarters: [], quarters: asked }] : []),
      ]
    }))
    const pairs = new Set<string>()
    for (const one of booked) for (const other of booked) {
      if (one.plan >= other.plan || one.kind !== other.kind) continue
      const meets = one.weeks.some(week => other.weeks.includes(week))
        || one.quarters.some(quarter => [...other.quarters, ...other.ownQuarters].some(known => known === quarter))
        || other.quarters.some(quarter => one.ownQuarters.some(known => known === quarter))
      const shared = partiesWithPart(one.value).filter(each => partiesWithPart(other.value).includes(each))
      if (meets) for (const each of shared) pairs.add(`${one.kind} ${one.id} ${other.id} ${each}`)
    }
    return pairs
  }
  const pairsOf = (overlaps: readonly Overlap[]): string[] => overlaps.flatMap(({ kind, sides: [one, other], parties }) => parties.map(each => `${kind} ${one.action} ${other.action} ${each}`))

  test('what is found is what holding each action against each other finds, each once', () => {
    fc.assert(fc.property(plans, summaries => {
      const found = pairsOf(overlapsOf(summaries))
      expect(found.toSorted()).toEqual([...pairsOneByOne(summaries)].toSorted())
    }), { numRuns: 300 })
  })
})
