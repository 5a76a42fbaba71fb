// What people do to a plan, on real replicas that meet.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, addRow, ask, askToLead, bringBackAction, confirmLeader, contribute, moveAction, proposeAction, removeAction, setDates, setKind, takeOut } from '../../../shared/documents/plan-commands.ts'
import { actionsOfGoal } from '../../../shared/documents/plan-order.ts'
import { confirmationKey, planPlain, planView } from '../../../shared/documents/plan.ts'
import type { ActionView, PlanView } from '../../../shared/documents/plan.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { IsoDay, OrderKey } from '../../../shared/schema/values.ts'
import { creationOrigin, typedViewOrigin } from '../../../shared/schema/view.ts'
import { goal, goalsOfCycle, party } from '../../fixtures/a-plan.ts'

const seen = { epoch: 'e', seq: 1 }
const germany = { party: party('ms-de'), answersForParty: true, isDriver: false }
const day = (text: string): IsoDay => IsoDay.parse(text)

function aReplica(...states: Uint8Array[]): PlanView {
  const doc = new Y.Doc()
  for (const state of states) Y.applyUpdate(doc, state)
  return planView(doc)
}
const stateOf = (plan: PlanView): Uint8Array => Y.encodeStateAsUpdate(plan.doc)
function meet(one: PlanView, other: PlanView): void {
  Y.applyUpdate(one.doc, stateOf(other))
  Y.applyUpdate(other.doc, stateOf(one))
}
const orderOf = (plan: PlanView, of: GoalId = goal(1)): ActionId[] => actionsOfGoal(planPlain(plan.doc), goalsOfCycle, of).map(place => place.id)
function viewOf(plan: PlanView, id: ActionId): ActionView {
  const action = plan.roots.actions.get(id)
  if (action === undefined) throw new Error('no such action')
  return action
}
function undoOf(plan: PlanView): Y.UndoManager {
  return new Y.UndoManager([plan.doc.getMap('actions')], { trackedOrigins: new Set([typedViewOrigin]), captureTimeout: 0 })
}

describe('the order of actions', () => {
  test('an action added stands at the end of its goal, or after the one that it was added after', () => {
    const plan = aReplica()
    const first = addAction(plan, goal(1))
    const last = addAction(plan, goal(1))
    const between = addAction(plan, goal(1), first)
    expect(orderOf(plan)).toEqual([first, between, last])
  })

  test('two people adding at one place keep both, in one order that both see', () => {
    const one = aReplica()
    const first = addAction(one, goal(1))
    const last = addAction(one, goal(1))
    const other = aReplica(stateOf(one))
    const mine = addAction(one, goal(1), first)
    const theirs = addAction(other, goal(1), first)
    meet(one, other)
    expect(orderOf(one)).toEqual(orderOf(other))
    expect(orderOf(one).toSorted()).toEqual([first, mine, theirs, last].toSorted())
    expect(orderOf(one)[0]).toBe(first)
    expect(orderOf(one)[3]).toBe(last)
  })

  test('hundreds of insertions at one place never fail, and keep their order', () => {
    const plan = aReplica()
    const first = addAction(plan, goal(1))
    const expected = [first, addAction(plan, goal(1))]
    for (let count = 0; count < 300; count++) expected.splice(1, 0, addAction(plan, goal(1), first))
    expect(orderOf(plan)).toEqual(expected)
    for (const id of expected) expect(OrderKey.safeParse(viewOf(plan, id).order.get()).success).toBe(true)
  })

  test('an action moved to and fro hundreds of times lands where it was put', () => {
    const plan = aReplica()
    const ids = Array.from({ length: 4 }, () => addAction(plan, goal(1)))
    const order = [...ids]
    for (let count = 0; count < 400; count++) {
      const [id] = order.splice(count % 4, 1)
      if (id === undefined) throw new Error('four actions')
      order.splice(1, 0, id)
      moveAction(plan, id, goal(1), 1)
    }
    expect(orderOf(plan)).toEqual(order)
  })

  test('moving between two with equal keys tells them apart', () => {
    const plan = aReplica()
    const ids = Array.from({ length: 3 }, () => addAction(plan, goal(1)))
    const same = OrderKey.parse('a5')
    for (const id of ids) viewOf(plan, id).order.set(same)
    const [first, second, moved] = orderOf(plan)
    if (first === undefined || second === undefined || moved === undefined) throw new Error('three actions')
    moveAction(plan, moved, goal(1), 1)
    expect(orderOf(plan)).toEqual([first, moved, second])
  })

  test('whoever may order only its own proposal changes the key of no other action', () => {
    const plan = aReplica()
    const others = Array.from({ length: 3 }, () => addAction(plan, goal(1)))
    const long = OrderKey.parse(`a5${'V'.repeat(150)}`)
    for (const id of others) viewOf(plan, id).order.set(long)
    const proposal = proposeAction(plan, goal(1), party('ms-mt'))
    for (const place of [1, 0, 2, 3]) moveAction(plan, proposal, goal(1), place, false)
    expect(others.map(id => viewOf(plan, id).order.get())).toEqual(others.map(() => long))
    expect(orderOf(plan)).toContain(proposal)
  })

  test('an action moved to a goal that it also serves serves it no longer beside', () => {
    const plan = aReplica()
    const id = addAction(plan, goal(1))
    viewOf(plan, id).goalsServed.set(goal(2), true)
    moveAction(plan, id, goal(2), 0)
    expect(orderOf(plan, goal(2))).toEqual([id])
    expect(viewOf(plan, id).goalsServed.keys()).toEqual([])
  })
})

describe('adding, removing and undoing', () => {
  test('what a colleague typed into an action is still there after its author undoes adding it', () => {
    const one = aReplica()
    const undo = undoOf(one)
    const id = addAction(one, goal(1))
    const other = aReplica(stateOf(one))
    const line = viewOf(other, id).description.fragment.get(0)
    if (!(line instanceof Y.XmlElement)) throw new Error('a text begins with a paragraph')
    line.insert(0, [new Y.XmlText('theirs')])
    undo.undo()
    meet(one, other)
    expect(orderOf(one)).toEqual([])
    expect(planPlain(other.doc).actions[id]?.description).toContain('theirs')
    undo.redo()
    expect(orderOf(one)).toEqual([id])
  })

  test('a removed action is brought back where it was, with everything in it', () => {
    const plan = aReplica()
    const ids = [addAction(plan, goal(1)), addAction(plan, goal(1))]
    const [first] = ids
    if (first === undefined) throw new Error('two actions')
    setKind(plan, viewOf(plan, first), 'training')
    removeAction(plan, first)
    expect(orderOf(plan)).toEqual(ids.slice(1))
    bringBackAction(plan, first)
    expect(orderOf(plan)).toEqual(ids)
    expect(viewOf(plan, first).kind.get()).toBe('training')
  })

  test('creating is told apart from the step that can be undone', () => {
    const plan = aReplica()
    const origins: unknown[] = []
    plan.doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
    const id = addAction(plan, goal(1))
    addRow(plan, viewOf(plan, id).indicators)
    expect(origins).toEqual([creationOrigin, typedViewOrigin, creationOrigin, typedViewOrigin])
  })
})

describe('naming a delegation', () => {
  test('asks it: a request, and no answer', () => {
    const plan = aReplica()
    const action = viewOf(plan, addAction(plan, goal(1)))
    askToLead(plan, action, party('ms-it'), germany, seen)
    ask(plan, action, 'participant', party('europol'), germany, seen)
    expect(action.leader.get()?.party).toBe(party('ms-it'))
    expect(action.participants.keys()).toEqual([party('europol')])
    expect(action.answers.keys()).toEqual([])
  })

  test('again asks again: the answer to the former request is not one to the new', () => {
    const plan = aReplica()
    const action = viewOf(plan, addAction(plan, goal(1)))
    ask(plan, action, 'participant', party('ms-de'), germany, seen)
    const former = action.participants.get(party('ms-de'))?.request
    ask(plan, action, 'participant', party('ms-de'), { ...germany, party: party('ms-fr') }, seen)
    const now = action.participants.get(party('ms-de'))?.request
    expect(now).not.toBe(former)
    expect(action.answers.keys()).toEqual([`ms-de:participant:${former}`])
  })

  test('one’s own is the answer too, where one may answer', () => {
    const plan = aReplica()
    const action = viewOf(plan, addAction(plan, goal(1)))
    ask(plan, action, 'participant', party('ms-de'), germany, seen)
    const request = action.participants.get(party('ms-de'))?.request
    expect(action.answers.keys()).toEqual([`ms-de:participant:${request}`])
    takeOut(plan, action, 'participant', party('ms-de'))
    ask(plan, action, 'participant', party('ms-de'), { ...germany, answersForParty: false }, seen)
    expect(action.answers.keys()).toEqual([`ms-de:participant:${request}`])
  })

  test('an outside leader by the driver is the driver’s confirmation; by others the driver confirms', () => {
    const plan = aReplica()
    const action = viewOf(plan, addAction(plan, goal(1)))
    askToLead(plan, action, party('tc-ge'), germany, seen)
    expect(action.confirmations.keys()).toEqual([])
    confirmLeader(action, seen)
    expect(action.confirmations.keys()).toEqual([`tc-ge:${action.leader.get()?.request}`])
    askToLead(plan, action, party('tc-ge'), { ...germany, isDriver: true }, seen)
    const request = action.leader.get()?.request
    if (request === undefined) throw new Error('a leader was named')
    expect(action.confirmations.get(confirmationKey(party('tc-ge'), request))).toEqual(seen)
  })

  test('two people adding different participants both keep theirs', () => {
    const one = aReplica()
    const id = addAction(one, goal(1))
    const other = aReplica(stateOf(one))
    ask(one, viewOf(one, id), 'participant', party('ms-it'), germany, seen)
    ask(other, viewOf(other, id), 'participant', party('ms-fr'), germany, seen)
    meet(one, other)
    expect(viewOf(one, id).participants.keys().toSorted()).toEqual([party('ms-fr'), party('ms-it')])
  })
})

describe('days of an action', () => {
  test('become whole quarters when the kind asks for it, rounded outwards', () => {
    const plan = aReplica()
    const action = viewOf(plan, addAction(plan, goal(1)))
    setDates(plan, action, day('2026-02-10'), day('2026-08-01'))
    setKind(plan, action, 'jad')
    expect([action.from.get(), action.to.get()]).toEqual(['2026-01-01', '2026-09-30'])
  })

  test('stay as they are for other kinds, and can be taken away', () => {
    const plan = aReplica()
    const action = viewOf(plan, addAction(plan, goal(1)))
    setDates(plan, action, day('2026-02-10'), day('2026-08-01'))
    setKind(plan, action, 'training')
    expect([action.from.get(), action.to.get()]).toEqual(['2026-02-10', '2026-08-01'])
    setDates(plan, action, null, day('2026-08-01'))
    expect([action.from.get(), action.to.get()]).toEqual([undefined, '2026-08-01'])
  })
})

test('a contribution without words is none', () => {
  const plan = aReplica()
  const action = viewOf(plan, addAction(plan, goal(1)))
  contribute(action, party('ms-de'), 'people', 'two analysts')
  expect(action.contributions.keys()).toEqual(['ms-de:people'])
  contribute(action, party('ms-de'), 'people', '')
  expect(action.contributions.keys()).toEqual([])
})

test('an order key that nobody could insert beside, and a day of another century, are refused', () => {
  for (const key of ['A0dj0d', 'a50', 'zz', '0', '']) expect([key, OrderKey.safeParse(key).success]).toEqual([key, false])
  for (const key of ['a0', 'Zz', 'a5V', 'b12']) expect([key, OrderKey.safeParse(key).success]).toEqual([key, true])
  expect(IsoDay.safeParse('1926-11-28').success).toBe(false)
  expect(IsoDay.safeParse('2026-02-30').success).toBe(false)
  expect(IsoDay.safeParse('2026-02-28').success).toBe(true)
})
