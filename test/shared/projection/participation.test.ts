import { describe, expect, test } from 'vitest'
import { PlanId } from '../../../shared/ids.ts'
import { answersTo, fillWith, keepsOf, toggleOffer, toggleOwnPart, valueOf } from '../../../shared/projection/own-cell.ts'
import { cellOf, participationOf } from '../../../shared/projection/participation.ts'
import type { Participation, ParticipationCell, ParticipationRow } from '../../../shared/projection/participation.ts'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import { waitingFor } from '../../../shared/projection/waiting.ts'
import { actionId, anAction, aPlan, day, goal, goalsOfCycle, party, requestId } from '../../fixtures/a-plan.ts'
import type { ActionOptions, PlanOptions } from '../../fixtures/a-plan.ts'

const summary = (options: PlanOptions, plan = 'ms-2026') => summaryOf(aPlan(options), { plan: PlanId.parse(plan), goalsOfCycle })
const of = (own: string, ...plans: readonly PlanOptions[]): Participation => participationOf(plans.map((options, index) => summary(options, `plan-${index}`)), party(own))
const rowsOf = ({ groups }: Participation): readonly ParticipationRow[] => groups.flatMap(({ rows }) => rows)
const cellIn = (own: string, options: ActionOptions): ParticipationCell => {
  const [row] = rowsOf(of(own, { actions: [anAction(options)] }))
  if (row === undefined) throw new Error('the action is a row')
  return cellOf(row, party(own))
}
/** An action that a delegation added itself to, or offers to lead. */
const withOwn = (options: ActionOptions, own: { readonly joined?: string; readonly turnedDown?: true; readonly offers?: string; readonly declined?: true }): PlanOptions => {
  const { id, action } = anAction({ ...options, participants: options.participants ?? [] })
  const participants = own.joined === undefined ? action.participants : { ...action.participants, [party(own.joined)]: { request: requestId('own'), joined: true as const } }
  const admissions = own.turnedDown ? { [`${own.joined}:${requestId('own')}`]: { admission: 'turned-down' as const, by: party('ms-de'), on: day('2026-03-04') } } : {}
  const offers = own.offers === undefined ? {} : { [`${own.offers}:action-leader`]: { request: requestId('offer'), on: day('2026-03-03') } }
  const offerReplies = own.declined ? { [`${own.offers}:${requestId('offer')}`]: { reply: 'declined' as const, by: party('ms-de'), on: day('2026-03-04') } } : {}
  return { actions: [{ id, action: { ...action, participants, admissions, offers, offerReplies } }] }
}
const ownCell = (own: string, options: PlanOptions): ParticipationCell => {
  const [row] = rowsOf(of(own, options))
  if (row === undefined) throw new Error('the action is a row')
  return cellOf(row, party(own))
}

describe('the grid', () => {
  test('has the actions of each plan by goal, and those of no goal last', () => {
    const actions = [
      anAction({ id: actionId('second'), goal: goal(2) }),
      anAction({ id: actionId('first'), goal: goal(1), order: 'a1' }),
      anAction({ id: actionId('stray'), goal: null }),
    ]
    const grid = of('ms-it', { actions }, { actions: [anAction({ id: actionId('other') })] })
    expect(grid.groups.map(({ plan, goal: at, rows }) => [plan.plan, at, rows.map(({ action }) => action)])).toEqual([
      ['plan-0', goal(1), [actionId('first')]],
      ['plan-0', goal(2), [actionId('second')]],
      ['plan-0', null, [actionId('stray')]],
      ['plan-1', goal(1), [actionId('other')]],
    ])
  })

  test('has the own column first and always, then whoever has any part, by kind and code', () => {
    const actions = [anAction({ leader: 'tc-us', coLeaders: ['europol'], participants: ['ms-se', { party: 'ms-at', answer: 'declined' }] })]
    expect(of('ms-mt', { actions }).parties).toEqual(['ms-mt', 'ms-at', 'ms-se', 'europol', 'tc-us'])
    expect(of('ms-se', { actions }).parties).toEqual(['ms-se', 'ms-at', 'europol', 'tc-us'])
    expect(of('ms-mt', {}).parties).toEqual(['ms-mt'])
  })

  test('keeps a column whose actions a filter leaves out, so that none jumps', () => {
    const plans = [summary({ actions: [anAction({ participants: ['ms-it'] })] })]
    const grid = participationOf(plans, party('ms-mt'), () => false)
    expect([grid.groups, grid.parties]).toEqual([[], ['ms-mt', 'ms-de', 'ms-it']])
  })

  test('counts the parts that were confirmed, and the requests that wait, for each delegation and each action', () => {
    const actions = [
      anAction({ id: actionId('one'), leader: 'ms-de', participants: ['ms-it', { party: 'ms-fr', answer: 'asked' }] }),
      anAction({ id: actionId('two'), leader: { party: 'ms-it', answer: 'asked' }, participants: [{ party: 'ms-fr', answer: 'declined' }] }),
    ]
    const grid = of('ms-it', { actions })
    expect(grid.parties.map(each => [each, grid.totals.get(each)])).toEqual([
      ['ms-it', { confirmed: 1, waiting: 1 }],
      ['ms-de', { confirmed: 1, waiting: 0 }],
      ['ms-fr', { confirmed: 0, waiting: 1 }],
    ])
    expect(rowsOf(grid).map(({ confirmed }) => confirmed)).toEqual([2, 0])
  })

  test('counts nobody in who added itself and was turned down', () => {
    expect(rowsOf(of('ms-it', withOwn({ leader: null }, { joined: 'ms-it', turnedDown: true })))[0]?.confirmed).toBe(0)
  })
})

describe('the key for taking part', () => {
  const key = (options: PlanOptions, mayJoin = true) => toggleOwnPart(ownCell('ms-it', options), mayJoin)
  const asked = (answer: 'asked' | 'confirmed' | 'declined' | 'to-be-confirmed'): PlanOptions => ({ actions: [anAction({ participants: [{ party: 'ms-it', answer }] })] })
  const answers = (answer: string, asksFirst = false) => ({ step: { do: 'answer', role: 'participant', reply: { answer } }, asksFirst })

  test('adds oneself to an action, and takes that back', () => {
    expect(key({ actions: [anAction({ participants: [] })] })).toEqual({ step: { do: 'join' }, asksFirst: false })
    expect(key(withOwn({}, { joined: 'ms-it' }))).toEqual({ step: { do: 'leave' }, asksFirst: false })
    expect(key(withOwn({}, { joined: 'ms-it', turnedDown: true }))).toEqual({ step: { do: 'join' }, asksFirst: false })
  })

  test('says yes to what was asked, and no only after a question', () => {
    expect(key(asked('asked'))).toEqual(answers('confirmed'))
    expect(key(asked('to-be-confirmed'))).toEqual(answers('confirmed'))
    expect(key(asked('declined'))).toEqual(answers('confirmed'))
    expect(key(asked('confirmed'))).toEqual(answers('declined', true))
  })

  test('answers for whoever added itself once nobody joins any more', () => {
    expect(key(withOwn({}, { joined: 'ms-it' }), false)).toEqual(answers('confirmed'))
  })

  test('says yes to leading, and does nothing to what is led already', () => {
    expect(key({ actions: [anAction({ leader: { party: 'ms-it', answer: 'asked' }, participants: [] })] })).toEqual({ step: { do: 'answer', role: 'action-leader', reply: { answer: 'confirmed' } }, asksFirst: false })
    expect(key({ actions: [anAction({ leader: 'ms-it', participants: [] })] })).toEqual({ nothing: 'leads' })
  })
})

test('the key for an offer offers, takes back, offers again what was declined, and nothing where one is named', () => {
  expect(toggleOffer(cellIn('ms-it', { participants: [] }), 'action-leader')).toEqual({ do: 'offer', role: 'action-leader' })
  expect(toggleOffer(ownCell('ms-it', withOwn({}, { offers: 'ms-it' })), 'action-leader')).toEqual({ do: 'withdraw-offer', role: 'action-leader' })
  expect(toggleOffer(ownCell('ms-it', withOwn({}, { offers: 'ms-it', declined: true })), 'action-leader')).toEqual({ do: 'offer', role: 'action-leader' })
  expect(toggleOffer(cellIn('ms-de', {}), 'action-leader')).toBeNull()
})

test('all that waits in a cell is answered at once, and what was answered is not', () => {
  const cell = cellIn('ms-it', { leader: { party: 'ms-it', answer: 'asked' }, coLeaders: ['ms-it'], participants: [{ party: 'ms-it', answer: 'to-be-confirmed' }] })
  expect(answersTo(cell, 'declined').map(step => 'role' in step && step.role)).toEqual(['action-leader', 'participant'])
})

test('a confirmation is kept where the action changed since, with the condition it was given on', () => {
  const part = (answer: 'confirmed' | 'confirmed-subject'): ParticipationCell => ({ parts: [{ role: 'participant', named: { party: party('ms-it'), answer, changed: ['dates'] }, waitsForDriver: false }], offers: [] })
  expect(keepsOf(part('confirmed'))).toEqual([{ do: 'keep', role: 'participant' }])
  expect(keepsOf(part('confirmed-subject'))).toEqual([{ do: 'keep', role: 'participant' }])
  expect(keepsOf(cellIn('ms-it', {}))).toEqual([])
})

describe('filling down', () => {
  const empty = cellIn('ms-it', { participants: [] })
  const joined = ownCell('ms-it', withOwn({}, { joined: 'ms-it' }))
  test('repeats taking part and offers, also into what was asked', () => {
    expect(fillWith(empty, valueOf(joined), true)).toEqual([{ do: 'join' }])
    expect(fillWith(empty, valueOf(ownCell('ms-it', withOwn({}, { offers: 'ms-it' }))), true)).toEqual([{ do: 'offer', role: 'action-leader' }])
    expect(fillWith(cellIn('ms-it', { participants: [{ party: 'ms-it', answer: 'asked' }] }), valueOf(joined), true)).toEqual([{ do: 'answer', role: 'participant', reply: { answer: 'confirmed' } }])
    expect(fillWith(joined, valueOf(joined), true)).toEqual([])
  })
  test('repeats an empty cell, and never declines what was asked', () => {
    expect(fillWith(joined, valueOf(empty), true)).toEqual([{ do: 'leave' }])
    expect(fillWith(cellIn('ms-it', { participants: ['ms-it'] }), valueOf(empty), true)).toBeNull()
  })
})

test('an offer to lead waits for the driver until it is declined', () => {
  const waits = (options: PlanOptions) => waitingFor(party('ms-de'), [summary(options)]).filter(({ what }) => what === 'take-offer')
  expect(waits(withOwn({}, { offers: 'ms-it' }))).toMatchObject([{ what: 'take-offer', party: 'ms-it', role: 'action-leader', since: '2026-03-03' }])
  expect(waits(withOwn({}, { offers: 'ms-it', declined: true }))).toEqual([])
})
