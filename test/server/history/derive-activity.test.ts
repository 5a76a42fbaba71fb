// What the log of a plan is read as: on real documents, whose updates are the rows.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ActivityDeriver } from '../../../server/history/derive-activity.ts'
import type { DerivedEntry, ReadRow } from '../../../server/history/derive-activity.ts'
import { addAction, ask, askToLead, bringBackAction, moveAction, proposeAction, removeAction, takeIn } from '../../../shared/documents/plan-commands.ts'
import { planView } from '../../../shared/documents/plan.ts'
import type { PlanView } from '../../../shared/documents/plan.ts'
import { ProposedAction } from '../../../shared/documents/proposed-action.ts'
import { beginThread } from '../../../shared/documents/thread-commands.ts'
import { longestBreakMs } from '../../../shared/history/activity.ts'
import { PersonId, ProposalId } from '../../../shared/ids.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { addProposedAction } from '../../../shared/proposals/new-action.ts'
import { updateText } from '../../../shared/proposals/update-text.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { day, goal, party } from '../../fixtures/a-plan.ts'
import { planDocument } from '../../fixtures/a-plan-document.ts'

type Who = { readonly person: string; readonly party: PartyId; readonly writesAs?: number }
const vilnius: Who = { person: 'vilnius-1'.padEnd(21, '-'), party: party('ms-lt') }
const colleague: Who = { person: 'vilnius-2'.padEnd(21, '-'), party: party('ms-lt') }
const rome: Who = { person: 'rome-1'.padEnd(21, '-'), party: party('ms-it') }
const began = Date.parse('2026-11-26T09:00:00.000Z')

/** A plan and its log; each act of somebody is a row, a second after the one before it. */
class World {
  readonly doc = planDocument(() => {})
  readonly plan: PlanView = planView(this.doc)
  readonly rows: ReadRow[] = []
  private at = began

  constructor() {
    this.add(Y.encodeStateAsUpdate(this.doc), null)
    this.doc.on('update', (bytes: Uint8Array) => this.add(bytes, this.who))
  }
  private who: Who | null = null
  private add(bytes: Uint8Array, who: Who | null): void {
    this.at += 1_000
    this.rows.push({
      seq: this.rows.length + 1, epoch: 'first', bytes, at: new Date(this.at).toISOString(),
      person: who === null ? null : PersonId.parse(who.person), party: who?.party ?? null, capacity: who === null ? null : 'drafter', role: who === null ? null : 'driver',
      clientIds: who === null ? [] : [who.writesAs ?? who.person.length + who.party.length],
    })
  }
  as(who: Who | null, act: (plan: PlanView) => void): void {
    this.who = who
    act(this.plan)
  }
  later(ms: number): void {
    this.at += ms
  }
  addAction(): ActionId {
    let id: ActionId | null = null
    this.as(vilnius, plan => (id = addAction(plan, goal(1))))
    if (id === null) throw new Error('it was added')
    return id
  }
  /** Character by character, each a row. */
  type(who: Who, id: ActionId, words: string): void {
    const line = this.plan.roots.actions.get(id)?.description.fragment.get(0) as Y.XmlElement
    const run = line.get(0) as Y.XmlText
    this.as(who, () => {
      for (const character of words) run.insert(run.length, character)
    })
  }
  /** What whoever has read everything knows. */
  entries(rows: readonly ReadRow[] = this.rows): readonly DerivedEntry[] {
    const deriver = new ActivityDeriver(null)
    for (const row of rows) deriver.take(row)
    return [...deriver.takeEndedWindows().flatMap(({ entries }) => entries), ...deriver.window().entries]
  }
  told(): unknown[] {
    return this.entries().map(({ kind, path, party: by, added, removed, detail }) => [by, kind, path.slice(2).join('/'), ...(kind === 'text' ? [added, removed] : []), ...('before' in detail || 'after' in detail ? [detail.before, detail.after] : [])])
  }
}

test('what is typed character by character is one entry with its words, and what was made with the plan is nobody’s', () => {
  const world = new World()
  const id = world.addAction()
  world.type(vilnius, id, 'We map the routes over land.')
  expect(world.told()).toEqual([['ms-lt', 'action-added', ''], ['ms-lt', 'text', 'description', 6, 0]])
  const text = world.entries().find(({ kind }) => kind === 'text')
  expect(text).toMatchObject({ person: vilnius.person, capacity: 'drafter', role: 'driver', to: world.rows.length, isContent: true })
})

test('two who type in one text at the same time are told each with their own words, and a colleague apart from them', () => {
  const world = new World()
  const id = world.addAction()
  const [one, other] = ['We map the routes. ', 'They count the boats. ']
  for (let index = 0; index < one.length; index++) {
    // Each at the end of the words of the other, a few characters at a time.
    world.type(vilnius, id, one.slice(index, index + 1))
    if (index % 4 === 3) world.type(rome, id, other.slice(index - 3, index + 1))
  }
  const words = (by: PartyId): number => world.entries().filter(entry => entry.party === by && entry.kind === 'text').reduce((sum, { added, removed }) => sum + added - removed, 0)
  expect(words(vilnius.party) + words(rome.party)).toBeGreaterThan(4)
  expect(world.entries().filter(({ kind }) => kind === 'text').every(({ from, to }) => from <= to)).toBe(true)
  world.type(colleague, id, 'And so on.')
  expect(world.entries().at(-1)).toMatchObject({ person: colleague.person, party: 'ms-lt', added: 3, removed: 0 })
})

test('after a quarter of an hour it is another piece of work, and goes on from what stood there', () => {
  const world = new World()
  const id = world.addAction()
  world.type(vilnius, id, 'One two ')
  world.later(longestBreakMs)
  world.type(vilnius, id, 'three')
  expect(world.told().slice(1)).toEqual([['ms-lt', 'text', 'description', 2, 0], ['ms-lt', 'text', 'description', 1, 0]])
})

test('a break of one, while others work, ends that one’s work only', () => {
  const world = new World()
  const [id, elsewhere] = [world.addAction(), world.addAction()]
  world.type(vilnius, id, 'One two ')
  for (let count = 0; count < 4; count++) {
    world.later(longestBreakMs / 3)
    world.type(rome, elsewhere, `word${count} `)
  }
  world.type(vilnius, id, 'three')
  expect(world.told().slice(2)).toEqual([['ms-lt', 'text', 'description', 2, 0], ['ms-it', 'text', 'description', 4, 0], ['ms-lt', 'text', 'description', 1, 0]])
})

test('fields with what stood and what stands; set and set back is nothing; a delegation that is named anew was named already', () => {
  const world = new World()
  const id = world.addAction()
  const action = () => world.plan.roots.actions.get(id)
  const asked = { party: party('ms-lt'), answersForParty: false, isDriver: true }
  const seen = { epoch: 'e', seq: 1, on: day('2026-11-26') }
  world.as(vilnius, () => action()?.kind.set('meeting'))
  world.as(vilnius, () => action()?.kind.set('training'))
  world.as(rome, () => action()?.kind.set('meeting'))
  world.as(vilnius, plan => askToLead(plan, action() as never, party('ms-nl'), asked, seen))
  world.as(rome, plan => ask(plan, action() as never, 'participant', party('ms-mt'), asked, seen))
  world.as(rome, plan => ask(plan, action() as never, 'participant', party('ms-mt'), asked, seen))
  world.as(vilnius, () => action()?.channel.set('siena'))
  world.as(vilnius, () => action()?.channel.clear())
  expect(world.told().slice(1)).toEqual([
    ['ms-lt', 'field', 'kind', undefined, 'training'], ['ms-it', 'field', 'kind', 'training', 'meeting'],
    ['ms-lt', 'field', 'leader', undefined, 'ms-nl'], ['ms-it', 'field', 'participants/ms-mt', undefined, true],
  ])
})

test('actions that come, go, are brought back, proposed and taken in, and move; those that only make room are not told', () => {
  const world = new World()
  const [one, two] = [world.addAction(), world.addAction()]
  world.as(rome, plan => removeAction(plan, one))
  world.as(vilnius, plan => bringBackAction(plan, one))
  world.as(vilnius, plan => moveAction(plan, two, goal(1), 0))
  world.as(rome, plan => moveAction(plan, two, goal(4), 0))
  let proposal: ActionId | null = null
  world.as(rome, plan => (proposal = proposeAction(plan, goal(2), rome.party)))
  world.as(vilnius, plan => takeIn(plan, proposal as never))
  const told = world.told().slice(2)
  expect(told.map(entry => (entry as unknown[])[1])).toEqual(['action-removed', 'action-brought-back', 'moved', 'moved', 'action-proposed', 'action-taken-in'])
  expect(told[3]).toEqual(['ms-it', 'moved', 'order', { goal: goal(1), number: '1.1' }, { goal: goal(4), number: '4.1' }])
  expect(world.entries().filter(({ isContent }) => !isContent).map(({ kind }) => kind)).toEqual(['action-proposed'])
  const many = new World()
  const first = many.addAction()
  const second = many.addAction()
  // Until keys have grown so long that all of the goal are renewed.
  for (let count = 0; count < 120; count++) many.as(vilnius, plan => addAction(plan, goal(1), first))
  expect(many.entries().map(({ kind }) => kind).filter(kind => kind === 'moved')).toEqual([])
  expect(second).not.toBe(first)
})

test('what is said about a place is told there, and is no content', () => {
  const world = new World()
  const id = world.addAction()
  world.as(rome, plan => beginThread(plan, rome.party, ['actions', id, 'description'], 'Why twice?'))
  expect(world.told().slice(1)).toEqual([['ms-it', 'thread-begun', 'description']])
  expect(world.entries().at(-1)?.isContent).toBe(false)
})

test('what is taken in says whose proposal it was, apart from what whoever takes it in types there', () => {
  const world = new World()
  const id = world.addAction()
  world.type(vilnius, id, 'We map ')
  const proposal = ProposalId.parse('p'.repeat(22))
  world.as(rome, plan => plan.roots.proposals.create(proposal, { place: ['actions', id, 'description'], by: rome.party, sent: { at: '2026-11-26T09:00:00.000Z', capacity: 'speaks' }, change: { kind: 'removal' } }))
  // The server writes it at the word of whoever decides, under an id of its own.
  world.as({ ...vilnius, writesAs: 99 }, plan => plan.doc.transact(() => {
    updateText(plan.roots.actions.get(id)?.description.fragment as Y.XmlFragment, [{ type: 'paragraph', content: [{ type: 'text', text: 'We map two more routes' }] }])
    plan.roots.proposals.get(proposal)?.decision.set({ decision: 'accepted', by: vilnius.party, capacity: 'drafter', at: '2026-11-26T09:01:00.000Z' })
  }))
  world.type(vilnius, id, ' each year')
  const told = world.entries().slice(1).map(({ kind, party: by, added, detail }) => [by, kind, added, detail.proposedBy])
  expect(told).toEqual([['ms-lt', 'text', 2, undefined], ['ms-it', 'proposal-sent', 0, undefined], ['ms-lt', 'text', 3, 'ms-it'], ['ms-lt', 'proposal-accepted', 0, undefined], ['ms-lt', 'text', 2, undefined]])
})

test('a new action that is taken in says whose proposal it was', () => {
  const world = new World()
  const proposal = ProposalId.parse('p'.repeat(22))
  const action = ProposedAction.parse({ title: 'Map the routes', kind: 'training' })
  world.as(rome, plan => plan.roots.proposals.create(proposal, { place: ['goals', goal(1)], by: rome.party, sent: { at: '2026-11-26T09:00:00.000Z', capacity: 'speaks' }, change: { kind: 'action', action } }))
  world.as({ ...vilnius, writesAs: 99 }, plan => plan.doc.transact(() => {
    const made = addProposedAction(plan, action, { goal: goal(1), proposedBy: rome.party, saysYes: false, takenInBy: { party: vilnius.party, answersForParty: false, isDriver: true }, seen: { epoch: '', seq: 0, on: IsoDay.parse('2026-11-26') } })
    plan.roots.proposals.get(proposal)?.decision.set({ decision: 'accepted', by: vilnius.party, capacity: 'drafter', at: '2026-11-26T09:01:00.000Z', action: made })
  }))
  const told = world.entries().map(({ kind, party: by, path, detail }) => [by, kind, path[0], detail.proposedBy])
  expect(told).toEqual([['ms-it', 'proposal-sent', 'goals', undefined], ['ms-lt', 'action-added', 'actions', 'ms-it'], ['ms-lt', 'proposal-accepted', 'goals', undefined]])
})

test('numbers that stay are told as they stay', () => {
  const world = new World()
  const [one, two] = [world.addAction(), world.addAction()]
  world.as(null, plan => plan.change(() => {
    plan.roots.numbers.set(one, { goal: goal(1), number: 4 })
    plan.roots.numbers.set(two, { goal: goal(1), number: 7 })
  }))
  world.as(vilnius, plan => moveAction(plan, two, goal(1), 0))
  expect(world.entries().filter(({ kind }) => kind === 'moved').map(({ detail }) => detail)).toEqual([{ before: { goal: goal(1), number: '1.7' }, after: { goal: goal(1), number: '1.7' } }])
  world.as(vilnius, plan => moveAction(plan, one, goal(2), 0))
  expect(world.entries().at(-1)?.detail).toEqual({ before: { goal: goal(1), number: '1.4' }, after: { goal: goal(2), number: null } })
})

test('whoever goes on at the beginning of any window reads what whoever read everything has read', () => {
  const steps = fc.array(fc.record({ who: fc.nat(2), what: fc.nat(5), minutes: fc.constantFrom(0, 0, 0, 5, 20), words: fc.constantFrom('the routes ', 'b', ' ') }), { minLength: 5, maxLength: 40 })
  fc.assert(fc.property(steps, list => {
    const world = new World()
    const ids = [world.addAction(), world.addAction()]
    for (const [index, { who, what, minutes, words }] of list.entries()) {
      const by = [vilnius, colleague, rome][who] ?? rome
      const id = ids[index % 2] ?? ids[0] as ActionId
      world.later(minutes * 60_000)
      if (what < 3) world.type(by, id, words)
      else if (what === 3) world.as(by, plan => moveAction(plan, id, goal(1 + (index % 3)), 0))
      else if (what === 4) world.as(by, plan => (index % 3 === 0 ? removeAction(plan, id) : bringBackAction(plan, id)))
      else world.as(by, plan => plan.roots.actions.get(id)?.kind.set(index % 2 === 0 ? 'training' : 'meeting'))
    }
    const all = world.entries()
    const deriver = new ActivityDeriver(null)
    for (const row of world.rows) {
      deriver.take(row)
      for (const { begin } of deriver.takeEndedWindows()) if (begin !== null) expect(resumed(world, begin.seq, all)).toEqual(all)
    }
    const { begin } = deriver.window()
    if (begin !== null) {
      const again = new ActivityDeriver(begin)
      for (const row of world.rows.filter(({ seq }) => seq > begin.seq)) again.take(row)
      expect([...again.takeEndedWindows().flatMap(({ entries }) => entries), ...again.window().entries]).toEqual(all.filter(({ from }) => from > begin.seq))
    }
  }), { numRuns: 40 })
})

const resumed = (world: World, seq: number, all: readonly DerivedEntry[]): readonly DerivedEntry[] => {
  const before = new ActivityDeriver(null)
  for (const row of world.rows) {
    before.take(row)
    const begin = before.window().begin
    if (begin?.seq !== seq) continue
    const after = new ActivityDeriver(begin)
    for (const next of world.rows.filter(each => each.seq > seq)) after.take(next)
    return [...all.filter(({ from }) => from <= seq), ...after.takeEndedWindows().flatMap(({ entries }) => entries), ...after.window().entries]
  }
  return all
}
