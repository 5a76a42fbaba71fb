import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { beginThread } from '../../../shared/documents/thread-commands.ts'
import { addAction, addRow, ask, bringBackAction, moveAction, proposeAction, removeAction, removeRow, takeIn } from '../../../shared/documents/plan-commands.ts'
import { planSchema, planView } from '../../../shared/documents/plan.ts'
import type { ActionView, PlanView } from '../../../shared/documents/plan.ts'
import { PartyId, ProposalId, randomId } from '../../../shared/ids.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { canonicalHash, canonicalJson } from '../../../shared/schema/canonical.ts'
import type { CanonicalForm } from '../../../shared/schema/canonical.ts'
import type { Fields, RootNode } from '../../../shared/schema/node.ts'
import { keysFor } from '../../../shared/schema/order.ts'
import { seedText } from '../../../shared/schema/rich-text.ts'
import { largeSample } from '../../../shared/sample/content/large-sample.ts'
import { fillPlan } from '../../../shared/sample/fill-plan.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { firstGoal, goals, Page, ServerReplica } from '../../server/sync/gate-fixture.ts'

const state = (doc: Y.Doc): string => canonicalHash(doc, planSchema, 'state')
const content = (doc: Y.Doc): string => canonicalHash(doc, planSchema, 'content')
const both = (doc: Y.Doc): string[] => [state(doc), content(doc)]
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** A plan with two actions under the first goal and one under the second. */
function aDocument() {
  const { doc } = new ServerReplica()
  const plan = planView(doc)
  const [one, two] = [addAction(plan, firstGoal), addAction(plan, firstGoal)]
  const three = addAction(plan, goals[1] ?? firstGoal)
  return { doc, plan, one, two, three }
}
const actionIn = (plan: PlanView, id: ActionId): ActionView => {
  const action = plan.roots.actions.get(id)
  if (action === undefined) throw new Error('no such action')
  return action
}
const runIn = (fragment: Y.XmlFragment): Y.XmlText => {
  const line = fragment.get(0)
  const run = line instanceof Y.XmlElement ? line.get(0) : null
  if (!(run instanceof Y.XmlText)) throw new Error('a text begins with a run')
  return run
}

/** What an act changes of the two forms. */
function changes(act: (world: ReturnType<typeof aDocument>) => void, before: (world: ReturnType<typeof aDocument>) => void = () => undefined) {
  const world = aDocument()
  before(world)
  const [stateBefore, contentBefore] = both(world.doc)
  act(world)
  return { state: state(world.doc) !== stateBefore, content: content(world.doc) !== contentBefore }
}
const everything = { state: true, content: true }
const stateOnly = { state: true, content: false }

describe('copies that hold the same have one hash', () => {
  type Act = { readonly who: number; readonly what: number; readonly at: number }
  const acts = fc.array(fc.record({ who: fc.nat(2), what: fc.nat(5), at: fc.nat(20) }), { minLength: 3, maxLength: 12 })
  const does = ({ what, at }: Act, plan: PlanView): void => {
    const ids = plan.roots.actions.ids()
    const id = ids[at % ids.length]
    if (id === undefined || what === 0) return void addAction(plan, goals[at % goals.length] ?? firstGoal)
    const action = actionIn(plan, id)
    const run = runIn(action.description.fragment)
    if (what === 1) action.kind.set(at % 2 === 0 ? 'training' : 'meeting')
    else if (what === 2) run.insert(Math.min(at, run.length), `w${at}`)
    else if (what === 3) run.format(0, Math.min(run.length, 3), { bold: {} })
    else if (what === 4) moveAction(plan, id, firstGoal, at % 3)
    else removeAction(plan, id)
  }

  test('in whatever order the same edits of three people arrive', () => {
    fc.assert(fc.property(acts, fc.infiniteStream(fc.nat(1000)), (list, chance) => {
      const server = new ServerReplica()
      addAction(planView(server.doc), firstGoal)
      const pages = [new Page(server), new Page(server), new Page(server)]
      for (const act of list) does(act, (pages[act.who] ?? pages[0] as Page).plan)
      const updates = [server.state(), ...pages.flatMap(page => page.updates)]
      const [first, ...others] = [0, 1, 2].map(() => {
        const copy = new Y.Doc()
        const left = [...updates]
        while (left.length > 0) for (const update of left.splice((chance.next().value ?? 0) % left.length, 1)) Y.applyUpdate(copy, update)
        return both(copy)
      })
      expect(others).toEqual([first, first])
    }), { numRuns: 60 })
  })

  test('a document that was stored and read again', () => {
    const doc = new Y.Doc()
    fillPlan(planView(doc), largeSample, { seed: 3, cycle: '2026-2029', periodStart: IsoDay.parse('2026-01-01'), periodEnd: IsoDay.parse('2027-12-31'), driver: PartyId.parse('ms-lt'), without: [], isComplete: false, giveReference: () => undefined })
    expect(both(copyOf(doc))).toEqual(both(doc))
    expect(both(copyOf(copyOf(doc)))).toEqual(both(doc))
  })

  test('a text in one run and the same text in several', () => {
    const [one, several] = [aDocument(), aDocument()]
    const write = ({ plan }: typeof one, words: readonly string[]): void => {
      const line = plan.roots.aim.fragment.get(0) as Y.XmlElement
      line.delete(0, line.length)
      line.insert(0, words.map(word => new Y.XmlText(word)))
    }
    write(one, ['fewer crossings'])
    write(several, ['fewer ', 'cross', 'ings'])
    const aimOf = ({ doc }: typeof one) => (JSON.parse(canonicalJson(doc, planSchema, 'state')) as { roots: { aim: unknown } }).roots.aim
    expect(aimOf(several)).toEqual(aimOf(one))
  })
})

describe('copies that differ have two', () => {
  test('with the same state vector: what was written under a clock that somebody else had used', () => {
    const base = new ServerReplica()
    const copies = ['real', 'evil'].map(words => {
      const doc = copyOf(base.doc)
      doc.clientID = 4711
      runIn(doc.getXmlFragment('aim')).insert(0, words)
      return doc
    })
    const [one, other] = copies
    if (one === undefined || other === undefined) throw new Error('two copies')
    expect(Y.encodeStateVector(one)).toEqual(Y.encodeStateVector(other))
    expect(state(one)).not.toBe(state(other))
  })

  /** Every field of the schema, changed by itself. Rows stand in the first action. */
  const noContent = [
    'references', 'record', 'threads', 'proposals', 'numbers',
    'actions/answers', 'actions/answersInWriting', 'actions/confirmations', 'actions/admissions', 'actions/askers', 'actions/reminders', 'actions/offers', 'actions/offerReplies', 'actions/takenIn', 'actions/seeks', 'actions/carriedFrom',
    'actions/status', 'actions/progress', 'actions/deliveries', 'actions/movements', 'actions/indicators/result',
  ]
  const fieldsOf = (fields: Fields, path: readonly string[]): string[] =>
    Object.entries(fields).flatMap(([key, node]) => node.node === 'entries' ? fieldsOf(node.fields as Fields, [...path, key]) : [[...path, key].join('/')])
  const allFields = Object.entries(planSchema.roots as Record<string, RootNode>).flatMap(([name, node]) =>
    node.node === 'entries' || node.node === 'fixed' ? fieldsOf(node.fields as Fields, [name]) : [name])
  const placing = ['order', 'removed']

  test.each(allFields.filter(field => !placing.includes(field.split('/').at(-1) ?? '')))('%s', field => {
    const isContent = !noContent.some(name => field === name || field.startsWith(`${name}/`))
    expect(changes(({ doc, plan, one }) => {
      const [root = '', ...rest] = field.split('/')
      let at: unknown = root === 'aim' ? doc.getXmlFragment(root) : doc.getMap(root)
      const node = (planSchema.roots as Record<string, RootNode>)[root]
      const key = rest.pop()
      if (node?.node === 'entries') at = (at as Y.Map<unknown>).get(root === 'actions' ? one : root === 'threads' || root === 'proposals' ? [...(at as Y.Map<unknown>).keys()][0] ?? '' : firstGoal)
      for (const collection of rest) {
        const rows = (at as Y.Map<unknown>).get(collection) as Y.Map<unknown>
        at = rows.get([...rows.keys()][0] ?? '')
      }
      const shared = key === undefined ? at : (at as Y.Map<unknown>).get(key)
      if (shared instanceof Y.XmlFragment) runIn(shared).insert(0, 'x')
      else if (shared instanceof Y.Map) shared.set('ms-it', 'x')
      else (at as Y.Map<unknown>).set(key ?? '', key === 'leader' ? { party: 'ms-it', request: 'r' } : 'x')
      expect(plan.roots.actions.ids().length).toBe(3)
    }, ({ plan, one }) => {
      const action = actionIn(plan, one)
      for (const rows of [action.jointActionDays, action.indicators, action.funding]) addRow(plan, rows)
      beginThread(plan, PartyId.parse('ms-it'), ['aim'], 'Say how many.')
      plan.roots.proposals.create(ProposalId.parse(randomId()), { place: ['aim'], by: PartyId.parse('ms-it'), sent: { at: '2026-03-03T00:00:00.000Z', capacity: 'speaks' }, change: { kind: 'removal' } })
    })).toEqual({ state: true, content: isContent })
  })

  test('an action that is only proposed is no content, and is from when it is taken in', () => {
    expect(changes(({ plan }) => void proposeAction(plan, firstGoal, PartyId.parse('ms-mt')))).toEqual(stateOnly)
    expect(changes(({ plan }) => takeIn(plan, proposeAction(plan, firstGoal, PartyId.parse('ms-mt'))))).toEqual(everything)
  })

  test('the table above names what is no content, and all of it is in the schema', () => {
    for (const name of noContent) expect(allFields.some(field => field === name || field.startsWith(`${name}/`))).toBe(true)
    expect(allFields.length).toBeGreaterThan(45)
  })
})

describe('the content is what a reader of the plan is told', () => {
  test('new order keys for the same order are another state and the same content', () => {
    expect(changes(({ plan, one, two }) => {
      const [first, second] = keysFor(2)
      if (first === undefined || second === undefined) throw new Error('two keys')
      plan.change(() => {
        actionIn(plan, one).order.set(first)
        actionIn(plan, two).order.set(second)
      })
    })).toEqual(stateOnly)
  })
  test('another order of the actions of a goal is another content', () => {
    expect(changes(({ plan, two }) => moveAction(plan, two, firstGoal, 0))).toEqual(everything)
  })
  test('the keys of two goals have nothing to do with each other', () => {
    expect(changes(({ plan, three }) => actionIn(plan, three).order.set(keysFor(1)[0] as never))).toEqual(stateOnly)
  })
  test('a removed action is no content, whatever is typed into it, and brought back it is what it was', () => {
    const world = aDocument()
    const before = both(world.doc)
    removeAction(world.plan, world.one)
    const removed = content(world.doc)
    expect(removed).not.toBe(before[1])
    bringBackAction(world.plan, world.one)
    expect(both(world.doc)).toEqual(before)
    removeAction(world.plan, world.one)
    runIn(actionIn(world.plan, world.one).description.fragment).insert(0, 'unseen')
    expect(content(world.doc)).toBe(removed)
  })
  test('neither is a removed row', () => {
    expect(changes(({ plan, one }) => {
      const rows = actionIn(plan, one).indicators
      removeRow(rows, addRow(plan, rows))
    })).toEqual(stateOnly)
  })
  test('asking a delegation again is another state and the same content; asking another one is another content', () => {
    const here = { party: PartyId.parse('ms-fr'), answersForParty: false, isDriver: false }
    const asking = (party: string) => ({ plan, one }: ReturnType<typeof aDocument>): void => ask(plan, actionIn(plan, one), 'participant', PartyId.parse(party), here, { epoch: 'e', seq: 1 })
    expect(changes(asking('ms-it'), asking('ms-it'))).toEqual(stateOnly)
    expect(changes(asking('ms-de'), asking('ms-it'))).toEqual(everything)
  })
  test('bold words are another content, words that only carry a remark are not', () => {
    const marked = (mark: Record<string, object>) => changes(({ plan }) => runIn(plan.roots.aim.fragment).format(2, 3, mark), ({ plan }) => runIn(plan.roots.aim.fragment).insert(0, 'some words'))
    expect(marked({ bold: {} })).toEqual(everything)
    expect(marked({ remark: { thread: 't1' } })).toEqual(stateOnly)
  })
})

describe('the hash', () => {
  const forms: CanonicalForm[] = ['state', 'content']
  test.each(forms)('is SHA-256 of the form (%s)', form => {
    const { doc } = aDocument()
    expect(canonicalHash(doc, planSchema, form)).toBe(`${form}-1:${createHash('sha256').update(canonicalJson(doc, planSchema, form)).digest('hex')}`)
  })
  test('stays when a later version of the schema brings new fields to a document, empty as they are made', () => {
    const { doc, one } = aDocument()
    const before = both(doc)
    const later = { ...planSchema, roots: { ...planSchema.roots, actions: { ...planSchema.roots.actions, fields: { ...planSchema.roots.actions.fields, results: planSchema.roots.actions.fields.indicators, lessons: planSchema.roots.actions.fields.description } } } }
    const fields = doc.getMap('actions').get(one) as Y.Map<unknown>
    const lessons = new Y.XmlFragment()
    seedText(lessons)
    fields.set('results', new Y.Map())
    fields.set('lessons', lessons)
    expect([canonicalHash(doc, later, 'state'), canonicalHash(doc, later, 'content')]).toEqual(before)
    runIn(lessons).insert(0, 'x')
    expect(canonicalHash(doc, later, 'content')).not.toBe(before[1])
  })
  test('of a plan that was stored once is the same for ever: whoever changes it raises the version', () => {
    const doc = new Y.Doc()
    const plan = planView(doc)
    plan.roots.record.area.set('2026-2029/msthb/ms' as never)
    doc.getXmlFragment('aim').insert(0, [new Y.XmlElement('paragraph')])
    ;(doc.getXmlFragment('aim').get(0) as Y.XmlElement).insert(0, [new Y.XmlText('Fewer crossings')])
    const id = 'an-action-with-a-fixed-id' as ActionId
    plan.roots.actions.create(id, { order: 'a0' as never, removed: false, goal: firstGoal })
    actionIn(plan, id).participants.set(PartyId.parse('ms-it'), { request: 'a-request-with-a-fixed-id' as never })
    expect(both(doc)).toEqual([
      'state-1:372bb4eb77cc99c0d80cd403e62aed5b0046f55862387ad3938dea5ff8a7fe01',
      'content-1:b5a677bcc4fe12ab8908119f33de7fc781557e6bf3b10be6839a46ac4f8a1c25',
    ])
  })
})
