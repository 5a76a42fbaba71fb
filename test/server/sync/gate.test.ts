import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, answer, ask, askToLead, moveAction, removeAction, setDates, setKind } from '../../../shared/documents/plan-commands.ts'
import type { PlanView } from '../../../shared/documents/plan.ts'
import { answerOf, isConfirmedByDriver } from '../../../shared/documents/plan-answers.ts'
import { confirmationKey, planPlain } from '../../../shared/documents/plan.ts'
import { ActionId, randomId, RequestId } from '../../../shared/ids.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { firstGoal, goals, Page, party, ServerReplica } from './gate-fixture.ts'
import { itemAt, updateOf } from './hand-made.ts'

const seen = { epoch: 'e', seq: 1 }
const france = { party: party('ms-fr'), answersForParty: true, isDriver: false }

const codeOf = (verdict: ReturnType<ServerReplica['judge']>): string => (verdict.ok ? 'accepted' : verdict.error.code)

/** A page in step, and the id of an action that both hold. */
function withAction(): { server: ServerReplica; page: Page; id: ActionId } {
  const server = new ServerReplica()
  const page = new Page(server)
  let id = ActionId.parse(randomId())
  expect(codeOf(server.take(page.sends(plan => { id = addAction(plan, firstGoal) })))).toBe('accepted')
  return { server, page, id }
}
const actionIn = (plan: PlanView, id: ActionId) => {
  const action = plan.roots.actions.get(id)
  if (action === undefined) throw new Error('no such action')
  return action
}

describe('what a page does is accepted', () => {
  test('adding, filling, moving and removing an action', () => {
    const { server, page, id } = withAction()
    const acts: ((plan: PlanView) => void)[] = [
      plan => (actionIn(plan, id).title.fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('A title')]),
      plan => actionIn(plan, id).kind.set('training'),
      plan => setDates(plan, actionIn(plan, id), IsoDay.parse('2026-02-03'), IsoDay.parse('2026-09-30')),
      plan => ask(plan, actionIn(plan, id), 'participant', party('ms-it'), france, seen),
      plan => askToLead(plan, actionIn(plan, id), party('ms-fr'), france, seen),
      plan => moveAction(plan, id, goals[1] ?? firstGoal, 0),
      plan => removeAction(plan, id),
    ]
    for (const act of acts) expect(codeOf(server.take(page.sends(act)))).toBe('accepted')
    const action = planPlain(server.doc).actions[id]
    expect(action).toMatchObject({ title: 'A title', kind: 'training', removed: true, goal: goals[1] })
  })

  test('an update names the paths it touched and the entries it brought', () => {
    const server = new ServerReplica()
    const page = new Page(server)
    let id = ''
    const verdict = server.judge(page.sends(plan => { id = addAction(plan, firstGoal) }))
    expect(verdict.ok && verdict.value.created).toEqual([{ collection: ['actions'], id }])
    expect(verdict.ok && verdict.value.touched.some(path => path.join('/') === `actions/${id}/title`)).toBe(true)
  })

  test('a resynchronisation with nothing new is empty, delete set and all', () => {
    const { server, page, id } = withAction()
    server.take(page.sends(plan => actionIn(plan, id).kind.set('training')))
    server.take(page.sends(plan => actionIn(plan, id).kind.set('meeting')))
    const verdict = server.judge(Y.encodeStateAsUpdate(page.doc))
    expect(verdict.ok && verdict.value.empty).toBe(true)
  })
})

describe('what no page may do is refused, and changes nothing', () => {
  const cases: [string, string, (page: Page, id: ActionId, server: ServerReplica) => Uint8Array][] = [
    ['a field of the record', 'mandate/server-only', page => page.sends(plan => plan.roots.record.marking.set('public'))],
    ['a lasting reference', 'mandate/server-only', (page, id) => page.sends(plan => plan.roots.references.set(id, 'MS-26-999'))],
    ['a goal', 'mandate/server-only', page => page.sends((_, doc) => doc.getMap('goals').set('2026-2029/goal-9', new Y.Map()))],
    ['another delegation’s answer', 'mandate/not-your-delegation', (page, id) =>
      page.sends(plan => answer(actionIn(plan, id), 'participant', party('ms-it'), RequestId.parse(randomId()), { answer: 'confirmed' }, seen))],
    ['another delegation’s own resources', 'mandate/not-your-delegation', (page, id) =>
      page.sends(plan => actionIn(plan, id).ownResources.set(party('ms-it'), 5000))],
    ['the driver’s confirmation', 'mandate/driver-only', (page, id) =>
      page.sends(plan => actionIn(plan, id).confirmations.set(confirmationKey(party('tc-ge'), RequestId.parse(randomId())), seen))],
    ['a private partner as leader', 'role/leader-not-this-kind', (page, id) =>
      page.sends((_, doc) => entry(doc, id).set('leader', { request: randomId(), party: 'pp-sample' }))],
    ['an unknown party', 'party/unknown', (page, id) =>
      page.sends((_, doc) => entry(doc, id).set('leader', { request: randomId(), party: 'ms-xx' }))],
    ['a funding source that is not on the list', 'value/not-allowed', (page, id) =>
      page.sends((_, doc) => {
        const row = new Y.Map<unknown>(Object.entries({ order: 'a0', removed: false, source: 'lottery' }))
        map(entry(doc, id).get('funding')).set(randomId(), row)
      })],
    ['an amount that is no positive whole euro', 'value/not-allowed', (page, id) =>
      page.sends((_, doc) => doc.transact(() => {
        map(entry(doc, id).get('services')).set('ms-fr', 'Border police')
        map(entry(doc, id).get('ownResources')).set('ms-fr', -5)
      }))],
    ['an unknown root', 'structure/unknown-field', page => page.sends((_, doc) => doc.getMap('secret').set('a', 1))],
    ['an unknown field', 'structure/unknown-field', (page, id) => page.sends((_, doc) => entry(doc, id).set('colour', 'red'))],
    ['deleting an action', 'structure/may-not-be-deleted', (page, id) => page.sends((_, doc) => doc.getMap('actions').delete(id))],
    ['replacing a text', 'structure/may-not-be-deleted', (page, id) => page.sends((_, doc) => entry(doc, id).set('title', new Y.XmlFragment()))],
    ['replacing an action', 'structure/entry-exists', (page, id) => page.sends((_, doc) => doc.getMap('actions').set(id, new Y.Map()))],
    ['half an action', 'structure/entry-incomplete', page => page.sends((_, doc) => doc.getMap('actions').set(randomId(), new Y.Map([['order', 'a0'], ['removed', false]])))],
    ['clearing what must stand', 'value/required', (page, id) => page.sends((_, doc) => entry(doc, id).delete('order'))],
    ['a script in a text', 'structure/not-in-text', page => page.sends((_, doc) => doc.getXmlFragment('aim').push([new Y.XmlElement('script')]))],
    ['a link that runs code', 'structure/not-in-text', page => page.sends((_, doc) => {
      const run = new Y.XmlText('x')
      ;(doc.getXmlFragment('aim').get(0) as Y.XmlElement).insert(0, [run])
      run.format(0, 1, { link: { href: 'javascript:alert(1)' } })
    })],
    ['an element that calls itself a run of characters', 'structure/not-in-text', page =>
      page.sends((_, doc) => (doc.getXmlFragment('aim').get(0) as Y.XmlElement).push([new Y.XmlElement('#text')]))],
    ['a second line in a title', 'structure/not-in-text', (page, id) =>
      page.sends(plan => actionIn(plan, id).title.fragment.push([new Y.XmlElement('paragraph')]))],
    ['taking a title its line', 'structure/not-in-text', (page, id) => page.sends(plan => actionIn(plan, id).title.fragment.delete(0, 1))],
    ['exact dates of a joint action', 'dates/whole-quarters-only', (page, id) =>
      page.sends((_, doc) => doc.transact(() => { entry(doc, id).set('kind', 'jad'); entry(doc, id).set('from', '2026-04-13') }))],
    ['a sub-document', 'value/not-allowed', (page, id) => page.sends((_, doc) => entry(doc, id).set('kind', new Y.Doc()))],
    ['bytes that are no update', 'update/malformed', () => new Uint8Array([255, 3, 9, 9, 9])],
    ['a clock jump', 'update/malformed', () => new Uint8Array([1, 1, 1, 0, 0, 128, 128, 128, 128, 128, 128, 128, 2, 0])],
  ]
  for (const [what, code, update] of cases) {
    test(what, () => {
      const { server, page, id } = withAction()
      const before = Buffer.from(server.state())
      expect(codeOf(server.take(update(page, id, server)))).toBe(code)
      expect(Buffer.from(server.state()).equals(before)).toBe(true)
    })
  }

  test('an id that the connection did not name', () => {
    const server = new ServerReplica()
    const page = new Page(server, false)
    expect(codeOf(server.judge(page.sends(plan => void addAction(plan, firstGoal))))).toBe('client-id/not-named')
  })

  test('an update that skips an earlier one of its id', () => {
    const { server, page, id } = withAction()
    page.sends(plan => actionIn(plan, id).kind.set('training'))
    expect(codeOf(server.judge(page.sends(plan => actionIn(plan, id).kind.set('meeting'))))).toBe('update/gap')
  })

  test('anything from outside the circle, from a reader, or after drafting', () => {
    const { server, page, id } = withAction()
    const update = page.sends(plan => actionIn(plan, id).kind.set('training'))
    expect(codeOf(server.judge(update, 'tc-ge'))).toBe('mandate/not-in-circle')
    expect(codeOf(server.judge(update, 'ms-fr', ['reader']))).toBe('mandate/reader')
    expect(codeOf(server.judge(update, 'gsc', ['secretariat']))).toBe('mandate/action-writers-only')
    server.facts = { ...server.facts, status: 'submitted' }
    expect(codeOf(server.judge(update))).toBe('mandate/status-closed')
  })

  test('exact dates beside a kind that a colleague sets at the same moment', () => {
    const { server, page, id } = withAction()
    const other = new Page(server)
    const dates = other.sends(plan => setDates(plan, actionIn(plan, id), IsoDay.parse('2026-04-13'), null))
    expect(codeOf(server.take(page.sends(plan => setKind(plan, actionIn(plan, id), 'jad'))))).toBe('accepted')
    expect(codeOf(server.take(dates))).toBe('dates/whole-quarters-only')
  })
})

test('the driver’s people confirm, and a delegation answers for itself', () => {
  const { server, page, id } = withAction()
  const confirmation = page.sends(plan => actionIn(plan, id).confirmations.set(confirmationKey(party('tc-ge'), RequestId.parse(randomId())), seen))
  expect(codeOf(server.take(confirmation, 'ms-de'))).toBe('accepted')
  const own = page.sends(plan => answer(actionIn(plan, id), 'participant', party('ms-it'), RequestId.parse(randomId()), { answer: 'confirmed' }, seen))
  expect(codeOf(server.take(own, 'ms-it'))).toBe('accepted')
})

test('an answer to one question is no answer to another, whoever passes its request off as that', () => {
  const { server, page, id } = withAction()
  server.take(page.sends(plan => ask(plan, actionIn(plan, id), 'participant', party('ms-it'), france, seen)))
  const request = actionIn(page.plan, id).participants.get(party('ms-it'))?.request
  if (request === undefined) throw new Error('Italy was asked')
  server.take(page.sends(plan => answer(actionIn(plan, id), 'participant', party('ms-it'), request, { answer: 'confirmed' }, seen)), 'ms-it')
  server.take(page.sends((_, doc) => entry(doc, id).set('leader', { request, party: 'ms-it' })))
  const asLeader = planPlain(server.doc).actions[id]
  if (asLeader === undefined) throw new Error('the action is there')
  expect(answerOf(asLeader, 'participant', party('ms-it'))).toBe('confirmed')
  expect(answerOf(asLeader, 'action-leader', party('ms-it'))).toBe('asked')

  server.take(page.sends((_, doc) => entry(doc, id).set('leader', { request, party: 'tc-ge' })))
  server.take(page.sends(plan => actionIn(plan, id).confirmations.set(confirmationKey(party('tc-ge'), request), seen)), 'ms-de')
  server.take(page.sends((_, doc) => entry(doc, id).set('leader', { request, party: 'carin' })))
  const swapped = planPlain(server.doc).actions[id]
  expect(swapped?.leader?.party).toBe('carin')
  expect(swapped !== undefined && isConfirmedByDriver(swapped)).toBe(false)
})

test('named again under an old request, a delegation that has answered a later one is not held to the old answer', () => {
  const { server, page, id } = withAction()
  const italy = party('ms-it')
  const requests = [1, 2].map(seq => {
    server.take(page.sends(plan => ask(plan, actionIn(plan, id), 'participant', italy, france, seen)))
    const request = actionIn(page.plan, id).participants.get(italy)?.request
    if (request === undefined) throw new Error('Italy was asked')
    server.take(page.sends(plan => answer(actionIn(plan, id), 'participant', italy, request, { answer: seq === 1 ? 'confirmed' : 'declined' }, { epoch: 'e', seq })), 'ms-it')
    return request
  })
  server.take(page.sends((_, doc) => map(entry(doc, id).get('participants')).set('ms-it', { request: requests[0] })))
  const action = planPlain(server.doc).actions[id]
  expect(action !== undefined && answerOf(action, 'participant', italy)).toBe('asked')
})

test('a title of a new action that no editor could hold is refused', () => {
  const withTitle = (change: (title: Y.XmlFragment) => void): string => {
    const server = new ServerReplica()
    const page = new Page(server)
    const update = page.sends((plan, doc) => doc.transact(() => {
      const id = addAction(plan, firstGoal)
      const title = entry(doc, id).get('title')
      if (title instanceof Y.XmlFragment) change(title)
    }))
    return codeOf(server.take(update))
  }
  expect(withTitle(() => undefined)).toBe('accepted')
  expect(withTitle(title => title.insert(1, [new Y.XmlElement('paragraph')]))).toBe('structure/not-in-text')
  expect(withTitle(title => title.delete(0, 1))).toBe('structure/not-in-text')
})

test('sent again after the line was cut, words whose place is gone are told as lost again', () => {
  const server = new ServerReplica()
  const writer = new Page(server)
  const remover = new Page(server)
  const paragraph = writer.doc.getXmlFragment('aim').get(0) as Y.XmlElement
  const update = writer.sends(() => paragraph.insert(0, [new Y.XmlText('words')]))
  server.take(remover.sends((_, doc) => doc.getXmlFragment('aim').delete(0, 1)))
  server.take(update)
  const again = server.take(update)
  expect(again.ok && [again.value.empty, again.value.lostPlace]).toEqual([true, true])
})

test('one value of one field written ten thousand times in one update is refused before it costs anything', () => {
  const { server, page, id } = withAction()
  const client = page.doc.clientID
  const start = Y.getState(server.doc.store, client)
  const before = entry(server.doc, id)._map.get('removed')
  if (before === undefined) throw new Error('the value is there')
  const parts = Array.from({ length: 10_000 }, (_, index) => itemAt(client, start + index, new Y.ContentAny([index % 2 === 0]), {
    origin: index === 0 ? before.lastId : Y.createID(client, start + index - 1),
    parent: 'actions',
    key: 'removed',
  }))
  expect(codeOf(server.judge(updateOf(client, parts, [[client, start, 9_999]])))).toBe('update/malformed')
})

test('text written into a paragraph that is gone is taken, and the author hears that its place was lost', () => {
  const server = new ServerReplica()
  const writer = new Page(server)
  const remover = new Page(server)
  const paragraph = writer.doc.getXmlFragment('aim').get(0) as Y.XmlElement
  const update = writer.sends(() => paragraph.insert(0, [new Y.XmlText('words')]))
  expect(codeOf(server.take(remover.sends((_, doc) => doc.getXmlFragment('aim').delete(0, 1))))).toBe('accepted')
  const verdict = server.take(update)
  expect(verdict.ok && verdict.value.lostPlace).toBe(true)
})

function map(shared: unknown): Y.Map<unknown> {
  if (!(shared instanceof Y.Map)) throw new Error('not a map')
  return shared
}
const entry = (doc: Y.Doc, id: string): Y.Map<unknown> => map(doc.getMap('actions').get(id))
