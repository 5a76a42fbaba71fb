import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PenId, PlanId } from '../../../shared/ids.ts'
import { PlanSummary, summaryOf, updateSummary } from '../../../shared/projection/plan-summary.ts'
import { findingsOf } from '../../../shared/rules/findings.ts'
import { actionId, anAction, aPlan, goal, goalsOfCycle, party } from '../../fixtures/a-plan.ts'
import type { ActionOptions, PlanOptions } from '../../fixtures/a-plan.ts'
import { anyActions, anyPlan, anyPlanOptions } from '../../fixtures/any-plan.ts'

const context = { plan: PlanId.parse('ms-2026'), goalsOfCycle }
const summaryFrom = (options: PlanOptions) => summaryOf(aPlan(options), context)
const only = actionId('only')
const actionFrom = (options: ActionOptions) => summaryFrom({ actions: [anAction(options)] }).actions[only]

describe('the summary of a plan', () => {
  test('names driver and co-drivers with whether they have accepted', () => {
    const summary = summaryFrom({ driver: { party: 'ms-lt', accepted: false }, coDrivers: ['europol'] })
    expect(summary.driver).toEqual({ party: 'ms-lt', accepted: false })
    expect(summary.coDrivers).toEqual([{ party: 'europol', accepted: true }])
    expect(summaryFrom({ driver: null }).driver).toBeNull()
  })

  test('lists the actions of each goal in order, and why a goal has none', () => {
    const summary = summaryFrom({
      actions: [
        anAction({ id: actionId('late'), order: 'a2' }),
        anAction({ id: actionId('early'), order: 'a1' }),
        anAction({ id: actionId('gone'), removed: true }),
        anAction({ id: actionId('stray'), goal: null }),
      ],
      gapReasons: { [goal(2)]: 'no-leader' },
      references: { [actionId('late')]: 'MS-26-014' },
    })
    expect(summary.cells).toEqual({
      [goal(1)]: { actions: [actionId('early'), actionId('late')], gapReason: null, proposed: 0 },
      [goal(2)]: { actions: [], gapReason: 'no-leader', proposed: 0 },
      [goal(3)]: { actions: [], gapReason: null, proposed: 0 },
    })
    expect(summary.withoutGoal).toEqual([actionId('stray')])
    expect(summary.actions[actionId('late')]).toMatchObject({ number: '1.2', reference: 'MS-26-014', goal: goal(1) })
    expect(summary.actions[actionId('stray')]).toMatchObject({ number: null, reference: null, goal: null })
    expect(summary.actions[actionId('gone')]).toBeUndefined()
    expect(summary.counts.actions).toBe(3)
  })

  test('knows a removed action by its title, reference, goal and leader, and an addition that was undone not at all', () => {
    const summary = summaryFrom({
      actions: [anAction({ id: actionId('gone'), title: 'Train the trainers', removed: true, leader: 'ms-nl' }), anAction({ id: actionId('undone'), title: ' ', removed: true })],
      references: { [actionId('gone')]: 'MS-26-014' },
    })
    expect(summary.removed).toEqual({ [actionId('gone')]: { title: 'Train the trainers', reference: 'MS-26-014', goal: goal(1), leader: 'ms-nl' } })
    expect(summary.actions).toEqual({})
  })

  test('tells who asks for the pen and which step is announced', () => {
    const plan = aPlan()
    const request = { id: PenId.parse('pen-request-0000000000001'), party: party('ms-mt'), place: { of: 'plan' as const }, at: '2026-03-03T10:00:00.000Z' }
    const nextStep = { status: 'consultation' as const, at: '2026-03-04T10:00:00.000Z' }
    expect(summaryOf({ ...plan, record: { ...plan.record, penRequests: [request], nextStep } }, context)).toMatchObject({ penRequests: [request], nextStep })
    expect(summaryFrom({})).toMatchObject({ penRequests: [], nextStep: null })
  })

  test('adds up what actions ask for and what delegations bring, and counts what is not known yet', () => {
    const summary = summaryFrom({
      actions: [
        anAction({ id: actionId(1), funding: [{ amount: 48_000 }, { amount: 1_000, removed: true }, { source: 'none' }], ownResources: { 'ms-de': 2_000 } }),
        anAction({ id: actionId(2), funding: [{ amount: 'to-be-determined' }], ownResources: { europol: 'to-be-determined' } }),
        anAction({ id: actionId(3), removed: true, funding: [{ amount: 500_000 }] }),
      ],
    })
    expect(summary.funding).toEqual({ euro: 50_000, toBeDetermined: 2 })
  })

  test('counts what is to fix and to look at over plan, goals and actions, and by rule', () => {
    const summary = summaryFrom({ driver: null, actions: [anAction({ leader: null }), anAction({ id: actionId('b'), leader: null, indicators: [] })] })
    expect(summary.counts).toEqual({ actions: 2, toFix: 3, toLookAt: 3 })
    expect(summary.findings).toEqual({
      'driver/missing': 1,
      'action-leader/missing': 2,
      'goal/no-action-or-reason': 2,
      'indicator/unit-and-target': 1,
    })
  })
})

describe('the summary of an action', () => {
  test('says who leads, who takes part and what they answered', () => {
    expect(actionFrom({ leader: { party: 'ms-fr', answer: 'asked' }, coLeaders: ['ms-nl'], participants: ['ms-it', { party: 'ms-es', answer: 'declined' }] })).toMatchObject({
      leader: 'ms-fr',
      leaderAccepted: false,
      coLeaders: [{ party: 'ms-nl', answer: 'confirmed' }],
      participants: [{ party: 'ms-es', answer: 'declined' }, { party: 'ms-it', answer: 'confirmed' }],
    })
    expect(actionFrom({ leader: { party: 'ms-fr', answer: 'confirmed-subject' } })?.leaderAccepted).toBe(true)
  })

  test('tells joint action days by quarter and number, and no half of one', () => {
    const days = [{ quarter: '2027-Q1', count: 2 }, { quarter: '2026-Q2' }, { count: 1 }, { quarter: '2026-Q3', count: 1, removed: true }]
    expect(actionFrom({ jointActionDays: days })?.jointActionDays).toEqual([{ quarter: '2027-Q1', count: 2 }])
  })

  test('names the other goals served once, without the main goal', () => {
    expect(actionFrom({ goal: goal(2), goalsServed: [goal(3), goal(2), goal(1)] })?.goalsServed).toEqual([goal(1), goal(3)])
  })

  test('is complete when nothing is to fix and title, kind, dates and a measured indicator are there', () => {
    expect(actionFrom({})?.state).toBe('complete')
    expect(actionFrom({ participants: [{ party: 'ms-it', answer: 'asked' }] })).toMatchObject({ state: 'complete', toLookAt: 1 })
  })

  test.each<ActionOptions>([{ title: ' ' }, { kind: null }, { from: null }, { to: null }, { indicators: [] }])('is in drafting while something is missing: %j', missing => {
    expect(actionFrom(missing)?.state).toBe('drafting')
  })

  test('is to fix as soon as one rule says so', () => {
    expect(actionFrom({ leader: null })).toMatchObject({ state: 'to-fix', toFix: 1, findings: ['action-leader/missing'] })
  })
})

// fast-check prints the seed and the smallest plan with every failure.
describe('for any plan', () => {
  test('the summary is what its schema says, and survives the wire', () => {
    fc.assert(fc.property(anyPlan, plan => {
      const summary = summaryOf(plan, context)
      expect(PlanSummary.parse(JSON.parse(JSON.stringify(summary)))).toEqual(summary)
    }))
  })

  test('what is counted is what the panel lists', () => {
    fc.assert(fc.property(anyPlan, plan => {
      const { counts, findings } = summaryOf(plan, context)
      const listed = findingsOf(plan, goalsOfCycle)
      expect(counts.toFix).toBe(listed.filter(finding => finding.severity === 'to-fix').length)
      expect(counts.toLookAt).toBe(listed.filter(finding => finding.severity === 'to-look-at').length)
      for (const { rule } of listed) expect(findings[rule]).toBe(listed.filter(finding => finding.rule === rule).length)
    }))
  })

  test('a summary brought up to date after actions, record and goals changed equals one made anew', () => {
    fc.assert(fc.property(anyPlanOptions, anyActions, fc.option(anyPlanOptions), anyActions, (options, actions, changedOptions, touched) => {
      const untouched = actions.filter(({ id }) => !touched.some(other => other.id === id))
      const before = aPlan({ ...options, actions })
      const after = aPlan({ ...(changedOptions ?? options), actions: [...untouched, ...touched] })
      const updated = updateSummary(summaryOf(before, context), after, touched.map(({ id }) => id), context)
      expect(updated).toEqual(summaryOf(after, context))
    }))
  })

  test('a summary brought up to date after the goals of the cycle changed equals one made anew', () => {
    fc.assert(fc.property(anyPlan, fc.shuffledSubarray([...goalsOfCycle]), (plan, goals) => {
      const changed = { ...context, goalsOfCycle: goals }
      expect(updateSummary(summaryOf(plan, context), plan, [], changed)).toEqual(summaryOf(plan, changed))
    }))
  })
})

test('an action that nobody touched keeps its identity, so a page renders only what changed', () => {
  const [touched, untouched] = [anAction({ id: actionId('a') }), anAction({ id: actionId('b') })]
  const before = summaryFrom({ actions: [touched, untouched] })
  const after = aPlan({ actions: [anAction({ id: actionId('a'), title: 'Another title' }), untouched] })
  const updated = updateSummary(before, after, [touched.id], context)
  expect(updated.actions[untouched.id]).toBe(before.actions[untouched.id])
  expect(updated.actions[touched.id]?.title).toBe('Another title')
})
