import { describe, expect, test } from 'vitest'
import { PenId, PlanId } from '../../../shared/ids.ts'
import { looksForParticipants, mayDo, mostUrgentFirst, waitingFor } from '../../../shared/projection/waiting.ts'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { actionId, anAction, aPlan, day, goal as goalId, goalsOfCycle, party, requestId } from '../../fixtures/a-plan.ts'
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
      { what: 'answer', as: 'delegation', act: 'answer', plan: 'ms-2026', action: actionId('only'), role: 'participant', said: 'asked', since: '2026-03-03', reminded: '2026-03-09' },
    ])
  })

  test('and confirmed sees what changed since then', () => {
    const { id, action } = anAction({ participants: ['ms-it'] })
    const [key] = Object.keys(action.answers).filter(each => each.startsWith('ms-it:'))
    const answers = { ...action.answers, [String(key)]: { answer: 'confirmed' as const, epoch: 'e', seq: 1, about: { title: 'Map the routes over land and sea', goal: action.goal, leader: party('ms-de'), from: day('2026-01-01'), to: action.to, own: {} } } }
    expect(waitingFor(party('ms-it'), [summary({ actions: [{ id, action: { ...action, answers } }] })])).toEqual([
      { what: 'keep', as: 'delegation', act: 'answer', plan: 'ms-2026', action: id, role: 'participant', changed: ['dates'] },
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

describe('a step that is announced', () => {
  const step = { status: 'consultation' as const, at: '2026-12-03T12:00:00.000Z' }
  const reads = (of: string, options: PlanOptions) => waitingFor(party(of), [{ ...summary(options), nextStep: step }]).filter(({ what }) => what === 'read-step')
  const faulty = anAction({ leader: 'ms-nl', participants: ['ms-it'], from: '2027-06-01', to: '2026-01-01' })

  test('is to be read by whoever has a part in the plan, with what it drives or leads and has something to fix', () => {
    expect(reads('ms-nl', { actions: [faulty] })).toEqual([{ what: 'read-step', plan: 'ms-2026', ...step, toFix: [faulty.id] }])
    expect(reads('ms-de', { actions: [faulty] })).toMatchObject([{ toFix: [faulty.id] }])
    expect(reads('ms-it', { actions: [faulty] })).toMatchObject([{ toFix: [] }])
    expect(reads('ms-de', { driver: { party: 'ms-de', accepted: false }, actions: [faulty] })).toMatchObject([{ toFix: [] }])
    expect(reads('ms-mt', { actions: [faulty] })).toEqual([])
    expect(reads('ms-it', withAction({ participants: [{ party: 'ms-it', answer: 'declined' }] }))).toEqual([])
  })
})

describe('what the status has closed to a delegation waits for it no more', () => {
  test('an accepted leader takes nobody in after drafting; the driver does', () => {
    const joined = { ...withJoined({ leader: 'ms-nl' }, 'ms-it'), status: 'consultation' as const }
    expect([waits('ms-nl', joined), waits('ms-de', joined)]).toEqual([[], ['admit ms-it']])
  })

  test('the pen is lent while the plan is in drafting', () => {
    const request = { id: PenId.parse('pen-request'.padEnd(24, '-')), party: party('ms-it'), place: { of: 'plan' as const }, at: '2026-03-03T09:00:00.000Z' }
    const asks = (status: 'drafting' | 'consultation') => waitingFor(party('ms-de'), [{ ...summary({ status }), penRequests: [request] }])
    expect(asks('drafting')).toEqual([{ what: 'lend-pen', as: 'driver', act: 'lending', plan: 'ms-2026', request: request.id, party: 'ms-it', place: { of: 'plan' }, since: '2026-03-03' }])
    expect(asks('consultation')).toEqual([])
  })
})

describe('who of the delegation may do what waits', () => {
  const first = (of: string, options: PlanOptions) => {
    const [waiting] = waitingFor(party(of), [summary(options)])
    if (waiting === undefined) throw new Error('nothing waits')
    return waiting
  }
  test.each([
    ['an answer', first('ms-it', withAction({ participants: [{ party: 'ms-it', answer: 'asked' }] })), ['speaks']],
    ['the confirmation of a leader', first('ms-de', withAction({ leader: 'tc-ge' })), ['speaks']],
    ['a proposal', first('ms-de', withAction({ proposedBy: 'ms-mt' })), ['drafter', 'speaks']],
    ['who added itself', first('ms-de', withJoined({ leader: 'ms-nl' }, 'ms-it')), ['drafter', 'speaks']],
    ['a role in the plan', first('ms-de', { driver: { party: 'ms-de', accepted: false } }), ['speaks']],
  ] as const)('%s', (_what, waiting, expected) => {
    const all = ['reader', 'drafter', 'speaks', 'secretariat'] as const
    expect(all.filter(held => mayDo(waiting, { status: 'drafting', amendment: null }, [held]))).toEqual(expected)
    expect(mayDo(waiting, { status: 'closed', amendment: null }, ['speaks'])).toBe(waiting.what === 'accept-plan')
  })
})

test('what was reminded comes first, then what waits longest, then what does not say since when', () => {
  const asked = (since: string | null, reminded: string | null) => ({ what: 'answer', as: 'delegation', act: 'answer', plan: PlanId.parse('ms-2026'), action: actionId('a'), role: 'participant', said: 'asked', since: since === null ? null : day(since), reminded: reminded === null ? null : day(reminded) }) as const
  const ordered = mostUrgentFirst([asked(null, null), asked('2026-03-02', null), asked('2026-03-01', null), asked('2026-03-05', '2026-03-08')])
  expect(ordered.map(({ since }) => since)).toEqual(['2026-03-05', '2026-03-01', '2026-03-02', null])
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
  // While an adopted plan is amended others can join again; not for a minor change.
  const amended = { ...summary(withAction({ participants: [] }, { status: 'adopted' })), amendment: { number: 1, state: 'drafting' as const, isMinor: false } }
  const only = amended.actions[actionId('only')]
  expect(only && [amended, { ...amended, amendment: { ...amended.amendment, isMinor: true } }, { ...amended, amendment: null }].map(each => looksForParticipants(each, only))).toEqual([true, false, false])
  const { id, action } = anAction({ participants: ['ms-it'] })
  const called = summary({ actions: [{ id, action: { ...action, seeks: 'Two analysts who know parcel data' } }] })
  expect(Object.values(called.actions).map(each => looksForParticipants(called, each))).toEqual([true])
})

describe('what ends or is written beside the plans', () => {
  const now = new Date('2026-03-03T12:00:00.000Z')
  const pen = (until: string) => ({ id: PenId.parse('pen-lent'.padEnd(24, '-')), party: party('ms-it'), place: { of: 'plan' as const }, until })
  const waitsWith = (of: string, until: string, penRequests: PlanSummary['penRequests'] = []) => waitingFor(party(of), [{ ...summary({}), pens: [pen(until)], penRequests }], { now, notes: [] })

  test('a pen that ends within two days is told to whoever holds it, and whether it was asked for again', () => {
    const told = { what: 'pen-ends', plan: 'ms-2026', pen: pen('').id, place: { of: 'plan' }, until: '2026-03-05T11:00:00.000Z', isAsked: false }
    expect(waitsWith('ms-it', told.until)).toEqual([told])
    const request = { id: PenId.parse('pen-asked'.padEnd(24, '-')), party: party('ms-it'), place: { of: 'plan' as const }, at: '2026-03-03T09:00:00.000Z' }
    expect(waitsWith('ms-it', told.until, [request])).toEqual([{ ...told, isAsked: true }])
    expect(waitsWith('ms-fr', told.until)).toEqual([])
    expect(waitsWith('ms-it', '2026-03-05T13:00:00.000Z')).toEqual([])
    expect(waitsWith('ms-it', '2026-03-03T11:00:00.000Z')).toEqual([])
  })

  test('a guidance note is to be read by whoever drives a plan or leads an action of its goal, and not by its supervisor', () => {
    const [goal, other] = [goalId(1), goalId(2)]
    const of = (who: string, options: PlanOptions, supervisor: string | null = 'ms-fr') =>
      waitingFor(party(who), [summary(options)], { now, notes: [{ goal, supervisor: supervisor === null ? null : party(supervisor), digest: 'd' }] }).filter(({ what }) => what === 'read-note')
    expect(of('ms-de', {})).toEqual([{ what: 'read-note', plan: 'ms-2026', goal, digest: 'd', supervisor: 'ms-fr' }])
    expect(of('ms-de', {}, 'ms-de')).toEqual([])
    expect(of('ms-de', { driver: { party: 'ms-de', accepted: false } })).toEqual([])
    expect(of('ms-nl', withAction({ leader: 'ms-nl', goal }))).toHaveLength(1)
    expect(of('ms-nl', withAction({ leader: 'ms-nl', goal: other }))).toEqual([])
    expect(of('ms-it', withAction({ participants: ['ms-it'], goal }))).toEqual([])
    expect(of('ms-de', { status: 'closed' })).toEqual([])
  })
})
