import { describe, expect, test } from 'vitest'
import { PlanId } from '../../../shared/ids.ts'
import { looksForParticipants, waitingFor } from '../../../shared/projection/waiting.ts'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import { actionId, anAction, aPlan, day, goalsOfCycle, party, requestId } from '../../fixtures/a-plan.ts'
import type { ActionOptions, PlanOptions } from '../../fixtures/a-plan.ts'

const summary = (options: PlanOptions) => summaryOf(aPlan(options), { plan: PlanId.parse('ms-2026'), goalsOfCycle })
const waits = (of: string, options: PlanOptions) => waitingFor(party(of), [summary(options)]).map(({ what, ...rest }) => ('party' in rest ? `${what} ${rest.party}` : 'role' in rest ? `${what} ${rest.role}` : what))
const withAction = (options: ActionOptions, plan: PlanOptions = {}): PlanOptions => ({ ...plan, actions: [anAction(options)] })
/** An action whose participants added themselves. */
const withJoined = (options: ActionOptions, joined: string): PlanOptions => {
  const { id, action } = anAction({ ...options, participants: [] })
  return { actions: [{ id, action: { ...action, participants: { [party(joined)]: { request: requestId('own'), joined: true as const, on: day('2026-03-03') } } } }] }
}

describe('a delegation that was asked', () => {
  test.each([
    ['to take part', 'answer participant', { participants: [{ party: 'ms-it', answer: 'asked' as const }] }],
    ['to help to lead', 'answer co-leader', { coLeaders: [{ party: 'ms-it', answer: 'asked' as const }] }],
    ['to lead', 'answer action-leader', { leader: { party: 'ms-it', answer: 'asked' as const } }],
    ['and said that it will answer later', 'answer participant', { participants: [{ party: 'ms-it', answer: 'to-be-confirmed' as const }] }],
  ])('%s is waited for', (_how, what, options) => {
    expect(waits('ms-it', withAction(options))).toEqual([what])
  })

  test('and has answered is waited for no more, and neither is anybody else', () => {
    expect(waits('ms-it', withAction({ participants: ['ms-it'] }))).toEqual([])
    expect(waits('ms-it', withAction({ participants: [{ party: 'ms-it', answer: 'declined' }] }))).toEqual([])
    expect(waits('ms-fr', withAction({ participants: [{ party: 'ms-it', answer: 'asked' }] }))).toEqual([])
  })

  test('is waited for no more once the plan is handed in or archived', () => {
    const options = withAction({ participants: [{ party: 'ms-it', answer: 'asked' }] })
    expect(waits('ms-it', { ...options, status: 'consultation' })).toEqual(['answer participant'])
    expect(waits('ms-it', { ...options, status: 'submitted' })).toEqual([])
    expect(waitingFor(party('ms-it'), [{ ...summary(options), archived: true }])).toEqual([])
  })

  test('is told since when, and when it was reminded', () => {
    const { id, action } = anAction({ participants: [] })
    const asked = { ...action, participants: { 'ms-it': { request: requestId('r'), on: day('2026-03-03') } }, reminders: { [`ms-it:${requestId('r')}`]: { by: party('ms-de'), on: day('2026-03-09') } } }
    expect(waitingFor(party('ms-it'), [summary({ actions: [{ id, action: asked }] })])).toEqual([
      { what: 'answer', act: 'answer', plan: 'ms-2026', action: actionId('only'), role: 'participant', since: '2026-03-03', reminded: '2026-03-09' },
    ])
  })

  test('and confirmed sees what changed since then', () => {
    const { id, action } = anAction({ participants: ['ms-it'] })
    const [key] = Object.keys(action.answers).filter(each => each.startsWith('ms-it:'))
    const answers = { ...action.answers, [String(key)]: { answer: 'confirmed' as const, epoch: 'e', seq: 1, about: { title: 'Map the routes over land and sea', goal: action.goal, leader: party('ms-de'), from: day('2026-01-01'), to: action.to, own: {} } } }
    expect(waitingFor(party('ms-it'), [summary({ actions: [{ id, action: { ...action, answers } }] })])).toEqual([
      { what: 'keep', act: 'answer', plan: 'ms-2026', action: id, role: 'participant', changed: ['dates'] },
    ])
  })
})

describe('the driver', () => {
  test('has to confirm a leader from outside, once, and not one that declined', () => {
    expect(waits('ms-de', withAction({ leader: 'tc-ge' }))).toEqual(['confirm-leader tc-ge'])
    expect(waits('ms-de', withAction({ leader: 'tc-ge', confirmedByDriver: true }))).toEqual([])
    expect(waits('ms-de', withAction({ leader: { party: 'tc-ge', answer: 'declined' } }))).toEqual([])
    expect(waits('ms-fr', withAction({ leader: 'tc-ge' }, { coDrivers: ['ms-fr'] }))).toEqual([])
  })

  test('takes proposals in, and answers who added itself; so does an accepted leader', () => {
    expect(waits('ms-de', withAction({ proposedBy: 'ms-mt' }))).toEqual(['take-in ms-mt'])
    expect(waits('ms-de', withAction({ proposedBy: 'ms-mt', takenIn: true }))).toEqual([])
    const joined = withJoined({ leader: 'ms-nl' }, 'ms-it')
    expect(waits('ms-de', joined)).toEqual(['admit ms-it'])
    expect(waits('ms-nl', joined)).toEqual(['admit ms-it'])
    expect(waits('ms-nl', withJoined({ leader: { party: 'ms-nl', answer: 'asked' } }, 'ms-it'))).toEqual(['answer action-leader'])
  })

  test('that was named and has not accepted is asked that first, and has nothing else to decide', () => {
    expect(waits('ms-de', withAction({ proposedBy: 'ms-mt' }, { driver: { party: 'ms-de', accepted: false } }))).toEqual(['accept-plan driver'])
    expect(waits('europol', { coDrivers: [{ party: 'europol', accepted: false }] })).toEqual(['accept-plan co-driver'])
  })
})

test('an action looks for participants while its writers say so, and while nobody was asked and nobody came', () => {
  const looks = (options: ActionOptions, plan: PlanOptions = {}): boolean | undefined => {
    const of = summary(withAction(options, plan))
    const action = of.actions[actionId('only')]
    return action && looksForParticipants(of, action)
  }
  expect(looks({ participants: [] })).toBe(true)
  expect(looks({ participants: [{ party: 'ms-it', answer: 'declined' }] })).toBe(true)
  expect(looks({ participants: [{ party: 'ms-it', answer: 'asked' }] })).toBe(false)
  expect(looks({ participants: ['ms-it'] })).toBe(false)
  expect(looks({ participants: [], proposedBy: 'ms-mt' })).toBe(false)
  expect(looks({ participants: [] }, { status: 'submitted' })).toBe(false)
  const { id, action } = anAction({ participants: ['ms-it'] })
  const called = summary({ actions: [{ id, action: { ...action, seeks: 'Two analysts who know parcel data' } }] })
  expect(Object.values(called.actions).map(each => looksForParticipants(called, each))).toEqual([true])
})
