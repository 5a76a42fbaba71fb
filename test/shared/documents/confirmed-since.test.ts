// A confirmation against the action as it is now, on real replicas.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changedSince } from '../../../shared/documents/confirmed-since.ts'
import { addAction, answer, ask, askToLead, contribute, moveAction, recordAnswer, setDates } from '../../../shared/documents/plan-commands.ts'
import { requestOf } from '../../../shared/documents/plan-answers.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import type { ActionPlain, ActionView, PlanView } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { fillTitle } from '../../../shared/schema/rich-text-writing.ts'
import { day, goal, party } from '../../fixtures/a-plan.ts'

const seen = { epoch: 'e', seq: 1, on: day('2026-03-03') }
const germany = { party: party('ms-de'), answersForParty: true, isDriver: true }
const italy = party('ms-it')

function confirmed(): { readonly plan: PlanView; readonly id: ActionId; readonly view: ActionView; readonly read: () => ActionPlain; readonly changed: () => readonly string[] | undefined } {
  const plan = planView(new Y.Doc())
  const id = addAction(plan, goal(1))
  const view = plan.roots.actions.get(id)
  if (view === undefined) throw new Error('no such action')
  fillTitle(view.title.fragment, 'Map the routes')
  setDates(plan, view, day('2026-01-01'), day('2026-06-30'))
  ask(plan, view, 'participant', italy, germany, seen)
  const read = (): ActionPlain => {
    const action = planPlain(plan.doc).actions[id]
    if (action === undefined) throw new Error('no such action')
    return action
  }
  sayYes(view, read())
  return { plan, id, view, read, changed: () => changedSince(read(), 'participant', italy)?.changed }
}

function sayYes(view: ActionView, action: ActionPlain): void {
  const request = requestOf(action, 'participant', italy)
  if (request !== null) answer(view, 'participant', italy, request, { answer: 'confirmed' }, seen)
}

describe('a delegation that confirmed', () => {
  const changes: readonly [string, string, (of: ReturnType<typeof confirmed>) => void][] = [
    ['the title', 'title', ({ view }) => fillTitle(view.title.fragment, 'Map other routes')],
    ['the goal', 'goal', ({ plan, id }) => moveAction(plan, id, goal(2), 0)],
    ['the leader', 'leader', ({ plan, view }) => askToLead(plan, view, party('ms-nl'), germany, seen)],
    ['the first day', 'dates', ({ plan, view }) => setDates(plan, view, day('2026-02-01'), day('2026-06-30'))],
    ['the last day, left out', 'dates', ({ plan, view }) => setDates(plan, view, day('2026-01-01'), null)],
    ['its own service', 'own-line', ({ view }) => view.services.set(italy, 'Customs')],
    ['its own contribution', 'own-line', ({ view }) => contribute(view, italy, 'people', 'Two analysts')],
    ['its own resources', 'own-line', ({ view }) => view.ownResources.set(italy, 4_000)],
  ]
  test.each(changes)('sees that since then %s changed, and nothing else', (_said, what, change) => {
    const of = confirmed()
    expect(of.changed()).toEqual([])
    change(of)
    expect(of.changed()).toEqual([what])
  })

  test('is not told of what does not touch it: the place in the goal, another delegation’s line, the description', () => {
    const of = confirmed()
    contribute(of.view, party('ms-fr'), 'people', 'One analyst')
    of.view.kind.set('training')
    moveAction(of.plan, of.id, goal(1), 0)
    expect(of.changed()).toEqual([])
  })

  test('sees what it confirmed beside what is there now', () => {
    const of = confirmed()
    fillTitle(of.view.title.fragment, 'Map other routes')
    expect(changedSince(of.read(), 'participant', italy)?.confirmed).toEqual({ title: 'Map the routes', goal: goal(1), from: '2026-01-01', to: '2026-06-30', own: {} })
  })

  test('keeps its part by saying yes once more, and a change taken back is no change', () => {
    const of = confirmed()
    setDates(of.plan, of.view, day('2026-02-01'), day('2026-06-30'))
    sayYes(of.view, of.read())
    expect(of.changed()).toEqual([])
    setDates(of.plan, of.view, day('2026-03-01'), day('2026-06-30'))
    setDates(of.plan, of.view, day('2026-02-01'), day('2026-06-30'))
    expect(of.changed()).toEqual([])
  })

  test('by a letter that the driver recorded is held to what the action said then', () => {
    const of = confirmed()
    ask(of.plan, of.view, 'participant', italy, germany, seen)
    const request = requestOf(of.read(), 'participant', italy)
    if (request === null) throw new Error('no request')
    recordAnswer(of.view, 'participant', italy, request, { answer: 'confirmed', received: day('2026-03-02'), reference: 'Note 14/26' }, germany, seen)
    expect(of.changed()).toEqual([])
    fillTitle(of.view.title.fragment, 'Map other routes')
    expect(of.changed()).toEqual(['title'])
  })
})

test('a delegation that has declined, or not answered, has confirmed nothing that could have changed', () => {
  const of = confirmed()
  const request = requestOf(of.read(), 'participant', italy)
  if (request === null) throw new Error('no request')
  answer(of.view, 'participant', italy, request, { answer: 'declined' }, seen)
  expect(of.changed()).toBeUndefined()
  ask(of.plan, of.view, 'participant', italy, germany, seen)
  expect(of.changed()).toBeUndefined()
})
