// Own steps and offers on a real document: what they write, and that they can be taken back.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, answer, ask, askToLead, contribute, offerToLead, takeOffer, takeOut, withdrawOffer } from '../../../shared/documents/plan-commands.ts'
import { answerOf } from '../../../shared/documents/plan-answers.ts'
import { changedSince } from '../../../shared/documents/confirmed-since.ts'
import { takeOwnStep } from '../../../shared/documents/own-step.ts'
import type { OwnStep } from '../../../shared/documents/own-step.ts'
import { offersIn } from '../../../shared/documents/plan-participation.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import type { ActionPlain } from '../../../shared/documents/plan.ts'
import { holdsInAction } from '../../../shared/documents/plan-standing.ts'
import { day, party } from '../../fixtures/a-plan.ts'
import { firstGoal } from '../../server/sync/gate-fixture.ts'

const seen = { epoch: 'e', seq: 1, on: day('2026-03-03') }
const driver = { party: party('ms-de'), answersForParty: true, isDriver: true }
const speaker = { party: party('ms-it'), answersForParty: true, isDriver: false }
const drafter = { ...speaker, answersForParty: false }

function scene() {
  const doc = new Y.Doc()
  const plan = planView(doc)
  const id = addAction(plan, firstGoal)
  const view = plan.roots.actions.get(id)
  if (view === undefined) throw new Error('the action is there')
  const now = (): ActionPlain => {
    const action = planPlain(doc).actions[id]
    if (action === undefined) throw new Error('the action is there')
    return action
  }
  const here = () => ({ plan, plain: planPlain(doc), seen })
  const take = (step: OwnStep, writer = speaker) => takeOwnStep(here(), id, step, writer)
  return { plan, view, id, now, here, take }
}

describe('a step of one’s own', () => {
  test('joins with a yes of whoever speaks, and is taken back', () => {
    const { now, here, take } = scene()
    const back = take({ do: 'join' })
    expect(answerOf(now(), 'participant', speaker.party)).toBe('confirmed')
    expect(take({ do: 'join' })).toBeNull()
    back?.(here())
    expect(now().participants).toEqual({})
  })

  test('leaves what it joined, and not what it was asked', () => {
    const { plan, view, now, here, take } = scene()
    ask(plan, view, 'participant', speaker.party, driver, seen)
    expect(take({ do: 'leave' })).toBeNull()
    takeOut(plan, view, 'participant', speaker.party)
    take({ do: 'join' })
    const before = now().participants
    const back = take({ do: 'leave' })
    expect(now().participants).toEqual({})
    back?.(here())
    expect(now().participants).toEqual(before)
  })

  test('answers the request that stands; taken back, the answer before stands again', () => {
    const { plan, view, now, here, take } = scene()
    expect(take({ do: 'answer', role: 'participant', reply: { answer: 'confirmed' } })).toBeNull()
    ask(plan, view, 'participant', speaker.party, driver, seen)
    const first = take({ do: 'answer', role: 'participant', reply: { answer: 'confirmed' } })
    const second = take({ do: 'answer', role: 'participant', reply: { answer: 'declined' } })
    expect(answerOf(now(), 'participant', speaker.party)).toBe('declined')
    second?.(here())
    expect(answerOf(now(), 'participant', speaker.party)).toBe('confirmed')
    first?.(here())
    expect(answerOf(now(), 'participant', speaker.party)).toBe('asked')
  })

  test('is not taken back over what a colleague has said since', () => {
    const { plan, view, now, here, take } = scene()
    ask(plan, view, 'participant', speaker.party, driver, seen)
    const first = take({ do: 'answer', role: 'participant', reply: { answer: 'confirmed' } })
    take({ do: 'answer', role: 'participant', reply: { answer: 'declined' } })
    first?.(here())
    expect(answerOf(now(), 'participant', speaker.party)).toBe('declined')
  })

  test('is not taken in an action that was removed', () => {
    const { view, take } = scene()
    view.removed.set(true)
    expect(take({ do: 'join' })).toBeNull()
  })
})

describe('an offer to lead', () => {
  test('by whoever speaks for a delegation is its yes: taken, it leads at once, and nothing has changed since', () => {
    const { plan, view, now, take } = scene()
    take({ do: 'offer', role: 'action-leader' })
    expect(offersIn(now())).toMatchObject([{ party: 'ms-it', role: 'action-leader', declined: null, isConfirmed: true }])
    expect(now().leader).toBeUndefined()
    takeOffer(plan, view, speaker.party, 'action-leader', driver, seen)
    expect([holdsInAction(now(), 'action-leader', speaker.party), offersIn(now()), changedSince(now(), 'action-leader', speaker.party)?.changed]).toEqual([true, [], []])
  })

  test('by a drafter binds nobody: taken, its answer is asked', () => {
    const { plan, view, now, take } = scene()
    take({ do: 'offer', role: 'co-leader' }, drafter)
    takeOffer(plan, view, speaker.party, 'co-leader', driver, seen)
    expect([answerOf(now(), 'co-leader', speaker.party), holdsInAction(now(), 'co-leader', speaker.party)]).toEqual(['asked', false])
  })

  test('that was taken does not come back when the delegation is taken out', () => {
    const { plan, view, now, take } = scene()
    take({ do: 'offer', role: 'action-leader' })
    takeOffer(plan, view, speaker.party, 'action-leader', driver, seen)
    takeOut(plan, view, 'action-leader', speaker.party)
    expect(offersIn(now())).toEqual([])
  })

  test('is taken back with the yes, and that is taken back again', () => {
    const { view, plan, now, here, take } = scene()
    take({ do: 'offer', role: 'action-leader' })
    const back = take({ do: 'withdraw-offer', role: 'action-leader' })
    expect([now().offers, now().answers]).toEqual([{}, {}])
    back?.(here())
    expect(offersIn(now())).toMatchObject([{ isConfirmed: true }])
    withdrawOffer(plan, view, 'action-leader', speaker)
    expect(offersIn(now())).toEqual([])
  })

  test('that was taken meanwhile is not taken back: whoever leads goes on leading', () => {
    const { plan, view, now, here, take } = scene()
    const back = take({ do: 'offer', role: 'action-leader' })
    takeOffer(plan, view, speaker.party, 'action-leader', driver, seen)
    back?.(here())
    expect(holdsInAction(now(), 'action-leader', speaker.party)).toBe(true)
  })

  test('is not made for what one is named for', () => {
    const { plan, view, take } = scene()
    askToLead(plan, view, speaker.party, driver, seen)
    expect(take({ do: 'offer', role: 'action-leader' })).toBeNull()
  })

  test('quotes the action as it was: what changes until it is taken is told', () => {
    const { plan, view, now } = scene()
    offerToLead(plan, view, 'action-leader', speaker, seen)
    contribute(view, speaker.party, 'people', 'two officers')
    takeOffer(plan, view, speaker.party, 'action-leader', driver, seen)
    expect(changedSince(now(), 'action-leader', speaker.party)?.changed).toEqual(['own-line'])
  })
})

test('an answer keeps what it was given on when it is given again', () => {
  const { plan, view, now, take } = scene()
  ask(plan, view, 'participant', speaker.party, driver, seen)
  const request = view.participants.get(speaker.party)?.request
  if (request === undefined) throw new Error('it was asked')
  answer(view, 'participant', speaker.party, request, { answer: 'confirmed' }, seen)
  view.from.set(day('2026-04-01'))
  expect(changedSince(now(), 'participant', speaker.party)?.changed).toEqual(['dates'])
  take({ do: 'answer', role: 'participant', reply: { answer: 'confirmed' } })
  expect(changedSince(now(), 'participant', speaker.party)?.changed).toEqual([])
})

test('what was confirmed with a condition is kept with it, on what stands there now', () => {
  const { plan, view, now, here, take } = scene()
  ask(plan, view, 'participant', speaker.party, driver, seen)
  expect(take({ do: 'keep', role: 'participant' })).toBeNull()
  take({ do: 'answer', role: 'participant', reply: { answer: 'confirmed-subject', condition: 'two people at most' } })
  view.from.set(day('2026-05-04'))
  expect(changedSince(now(), 'participant', speaker.party)?.changed).toEqual(['dates'])
  const back = take({ do: 'keep', role: 'participant' })
  expect(changedSince(now(), 'participant', speaker.party)?.changed).toEqual([])
  expect(Object.values(now().answers)).toMatchObject([{ answer: 'confirmed-subject', condition: 'two people at most' }])
  back?.(here())
  expect(changedSince(now(), 'participant', speaker.party)?.changed).toEqual(['dates'])
})
