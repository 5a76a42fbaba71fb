// What the check of a new workspace says is missing, and at which step it is put right.
import { describe, expect, test } from 'vitest'
import { isOpen, missingIn, plansOfPeriod, steps } from '../../../client/features/set-up/missing.ts'
import { SetUpAnswer } from '../../../shared/api/set-up.ts'
import { AreaId, GoalId, PriorityId } from '../../../shared/ids.ts'

const start = '2026-01-01'
const priority = (id: string) => ({ id: PriorityId.parse(id), number: 1, code: 'X', title: id })
const area = (id: string, of: string, title: string) => ({ id: AreaId.parse(id), priority: PriorityId.parse(of), code: 'X', title })
const goal = (number: number, unverified: boolean) => ({ id: GoalId.parse(`2026-2029/goal-${number}`), number, code: `CHSG${number}`, title: 'A goal', unverified, supervisor: null })

const cycle = {
  priorities: [priority('2026-2029/msthb'), priority('2026-2029/env')],
  // As they come: not by priority.
  areas: [area('2026-2029/env/env', '2026-2029/env', 'Environmental crime'), area('2026-2029/msthb/ms', '2026-2029/msthb', 'Migrant smuggling')],
  goals: [goal(1, false)],
}
const driver = (party: string, isAccepted: boolean) => ({ party, decision: 'provisional', on: '2026-01-15', isAccepted })
const plan = (id: string, of: string, driven: ReturnType<typeof driver> | null, periodStart = start) => ({ id, area: of, periodStart, driver: driven })
const here = (party: string, speaking: number, invitedToSpeak = 0) => ({ party, people: 1, speaking, invited: invitedToSpeak, invitedToSpeak })
const soFar = (given: { readonly plans?: object[]; readonly delegations?: object[]; readonly administrators?: number }): SetUpAnswer =>
  SetUpAnswer.parse({ cycles: [], plans: [], delegations: [], administrators: 2, ...given })

const whatOf = (answer: SetUpAnswer, of = cycle) => missingIn(answer, of, start).map(({ what, step }) => [what, step])

describe('what is missing', () => {
  test('in an empty workspace: plans, and goals whose titles stand in', () => {
    expect(missingIn(soFar({ administrators: 1 }), { ...cycle, goals: [goal(1, true), goal(2, false), goal(3, true)] }, start)).toEqual([
      { what: 'no-plans', step: 'areas' },
      { what: 'goals', step: 'goals', count: 2 },
      { what: 'one-administrator', step: 'people' },
    ])
  })

  test('a plan of another period is none of this one', () => {
    expect(whatOf(soFar({ plans: [plan('ms-2028', '2026-2029/msthb/ms', null, '2028-01-01')] }))).toEqual([['no-plans', 'areas']])
  })

  test('plans without a driver are named, in the order of priorities', () => {
    const answer = soFar({ plans: [plan('env-2026', '2026-2029/env/env', null), plan('ms-2026', '2026-2029/msthb/ms', null)] })
    expect(plansOfPeriod(answer, cycle, start).map(({ title }) => title)).toEqual(['Migrant smuggling', 'Environmental crime'])
    expect(missingIn(answer, cycle, start)).toEqual([{ what: 'no-driver', step: 'drivers', areas: ['Migrant smuggling', 'Environmental crime'] }])
  })

  test.each([
    ['nobody of it is here', [], [['nobody-speaks', 'people']]],
    ['only drafters are here', [here('ms-de', 0)], [['nobody-speaks', 'people']]],
    ['somebody who speaks for it is invited', [here('ms-de', 0, 1)], [['not-accepted', 'drivers'], ['not-followed', 'people']]],
    ['somebody who speaks for it is here', [here('ms-de', 1)], [['not-accepted', 'drivers']]],
  ])('a driver that has not accepted: %s', (_what, delegations, missing) => {
    expect(whatOf(soFar({ plans: [plan('ms-2026', '2026-2029/msthb/ms', driver('ms-de', false))], delegations }))).toEqual(missing)
  })

  test('nothing, where drivers have accepted and two administrators are there; no step waits', () => {
    const missing = missingIn(soFar({ plans: [plan('ms-2026', '2026-2029/msthb/ms', driver('ms-de', true))], delegations: [here('ms-de', 1)] }), cycle, start)
    expect(missing).toEqual([])
    expect(steps.filter(step => isOpen(step, missing))).toEqual([])
  })

  test('what waits for others leaves no step open', () => {
    const missing = missingIn(soFar({ plans: [plan('ms-2026', '2026-2029/msthb/ms', driver('ms-de', false))], delegations: [here('ms-de', 0, 1)], administrators: 1 }), cycle, start)
    expect(missing.map(({ what }) => what)).toEqual(['not-accepted', 'not-followed', 'one-administrator'])
    expect(steps.filter(step => isOpen(step, missing))).toEqual([])
  })
})
