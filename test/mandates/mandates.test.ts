// The whole table of who may write what, against the real gate: every role, operation, function and status.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, addRow, answer, ask, askToLead, contribute, join, proposeAction, recordAnswer, takeBackRecorded, takeOut } from '../../shared/documents/plan-commands.ts'
import { answerOf, askerOf } from '../../shared/documents/plan-answers.ts'
import { beginThread } from '../../shared/documents/thread-commands.ts'
import { planPlain, planView } from '../../shared/documents/plan.ts'
import type { ActionView } from '../../shared/documents/plan.ts'
import { PenId, randomId, RequestId, RowId } from '../../shared/ids.ts'
import type { ActionId, PartyId, ThreadId } from '../../shared/ids.ts'
import { PersonFunction } from '../../shared/mandates/functions.ts'
import { mandateRows, mayRead, rolesInPlan } from '../../shared/mandates/mandates.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { typedViewOrigin } from '../../shared/schema/view.ts'
import { sources } from '../../shared/sources.ts'
import { PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import { party } from '../fixtures/a-plan.ts'
import { firstGoal, Page, ServerReplica } from '../server/sync/gate-fixture.ts'
import { another, onPaper, operations, seen } from './operations.ts'
import { bySpeakersOnly, roles, specification } from './specification.ts'
import type { Role } from './specification.ts'

const partyByRole: Readonly<Record<Role, PartyId>> = {
  'driver': party('ms-de'),
  'co-driver': party('ms-fr'),
  'action leader': party('ms-nl'),
  'asked to lead': party('ms-se'),
  'co-leader': party('ms-be'),
  'participant': party('ms-it'),
  'taken out': party('ms-pt'),
  'author': party('ms-mt'),
  'pen: plan': party('ms-pl'),
  'pen: action': party('ms-lt'),
  'pen: goal': party('ms-lv'),
  'Member State': party('ms-fi'),
  'agency': party('europol'),
  'Commission': party('com'),
  'network added': party('carin'),
  'General Secretariat': party('gsc'),
  'released': party('tc-us'),
  'network outside': party('atlas'),
  'third country': party('tc-ge'),
}

/** A plan in which every role is held by somebody. */
class World {
  readonly server = new ServerReplica()
  readonly id: ActionId
  /** Led by somebody who has not accepted. */
  readonly waiting: ActionId
  readonly proposal: ActionId
  readonly joiner: RequestId
  readonly indicators = new Map<ActionId, RowId>()
  private readonly threads = new Map<PartyId, ThreadId>()

  constructor() {
    // What the server's replica holds already is not what is judged here.
    const plan = planView(this.server.doc)
    const nobody = { party: party('ms-de'), answersForParty: false, isDriver: false }
    this.id = addAction(plan, firstGoal)
    this.waiting = addAction(plan, firstGoal)
    this.proposal = proposeAction(plan, firstGoal, partyByRole.author)
    for (const id of [this.id, this.waiting, this.proposal]) {
      const action = plan.roots.actions.get(id)
      if (action === undefined) throw new Error('the action was added')
      this.indicators.set(id, addRow(plan, action.indicators))
      join(plan, action, { ...nobody, party: party('ms-cz') }, seen)
    }
    const action = plan.roots.actions.get(this.id)
    const waiting = plan.roots.actions.get(this.waiting)
    if (action === undefined || waiting === undefined) throw new Error('the actions were added')
    askToLead(plan, action, partyByRole['action leader'], nobody, seen)
    askToLead(plan, waiting, partyByRole['asked to lead'], nobody, seen)
    ask(plan, action, 'co-leader', partyByRole['co-leader'], nobody, seen)
    ask(plan, action, 'participant', partyByRole.participant, nobody, seen)
    ask(plan, action, 'participant', partyByRole['taken out'], nobody, seen)
    takeOut(plan, action, 'participant', partyByRole['taken out'])
    const leader = action.leader.get()
    const coLeader = action.coLeaders.get(partyByRole['co-leader'])
    const joined = action.participants.get(party('ms-cz'))
    if (leader === undefined || coLeader === undefined || joined === undefined) throw new Error('they were asked')
    answer(action, 'action-leader', leader.party, leader.request, { answer: 'confirmed' }, seen)
    answer(action, 'co-leader', partyByRole['co-leader'], coLeader.request, { answer: 'confirmed' }, seen)
    this.joiner = joined.request
    for (const own of new Set([...Object.values(partyByRole), another])) this.threads.set(own, beginThread(plan, own, ['actions', this.id], 'Say how many.'))
  }

  facts(status: PlanStatus): PlanFacts {
    const pen = { until: '2099-01-01T00:00:00.000Z', lentBy: partyByRole.driver }
    return {
      status,
      archived: false,
      driver: partyByRole.driver,
      coDrivers: new Set([partyByRole['co-driver']]),
      addedToCircle: new Set([partyByRole['network added']]),
      releasedTo: new Set([partyByRole.released]),
      pens: [
        { ...pen, id: PenId.parse(randomId()), party: partyByRole['pen: plan'], place: { of: 'plan' } },
        { ...pen, id: PenId.parse(randomId()), party: partyByRole['pen: action'], place: { of: 'action', action: this.id } },
        { ...pen, id: PenId.parse(randomId()), party: partyByRole['pen: goal'], place: { of: 'goal', goal: firstGoal } },
      ],
      amendment: null,
    }
  }

  /** The action that a role is about. */
  actionOf(role: Role): ActionId {
    return role === 'author' ? this.proposal : role === 'asked to lead' ? this.waiting : this.id
  }

  /** What the page of somebody in this role sends for an operation. */
  update(role: Role, operation: string): Uint8Array {
    const id = this.actionOf(role)
    const act = operations[operation]
    const indicator = this.indicators.get(id)
    const [own, ofAnother] = [this.threads.get(partyByRole[role]), this.threads.get(another)]
    if (act === undefined || indicator === undefined || own === undefined || ofAnother === undefined) throw new Error(`no operation is called ${operation}`)
    const page = new Page(this.server)
    return page.sends((plan, doc) => act({ plan, doc, id, proposal: this.proposal, joiner: this.joiner, indicator, own: partyByRole[role], threads: { own, another: ofAnother } }))
  }
}

const mayDraft: readonly PersonFunction[] = ['speaks', 'drafter']
/** Everybody in these roles is outside: not even a byte is theirs. */
const outside: readonly Role[] = ['network outside', 'third country']

describe.each(roles)('%s', role => {
  // Judging changes nothing: one world serves all.
  const world = new World()
  test.each([...specification.keys()])('%s', operation => {
    const update = world.update(role, operation)
    const allowed = specification.get(operation)?.get(role)
    for (const status of PlanStatus.options) {
      for (const held of PersonFunction.options) {
        world.server.facts = world.facts(status)
        const verdict = world.server.judge(update, partyByRole[role], [held])
        const isWritten = mayDraft.includes(held) && (held === 'speaks' || !bySpeakersOnly.includes(operation))
        const expected = isWritten && allowed?.has(status) === true
        expect({ held, status, isTaken: verdict.ok }).toEqual({ held, status, isTaken: expected })
        if (!verdict.ok) expect(verdict.error.code).toMatch(outside.includes(role) ? /^mandate\/not-in-circle$/ : /^(mandate|plan)\//)
      }
    }
  })
})

test('the specification names every operation there is', () => {
  expect([...specification.keys()]).toEqual(Object.keys(operations))
})

test('nobody writes anything in an archived plan', () => {
  const world = new World()
  for (const role of roles) {
    for (const operation of specification.keys()) {
      world.server.facts = { ...world.facts('drafting'), archived: true }
      expect(world.server.judge(world.update(role, operation), partyByRole[role], ['speaks']).ok).toBe(false)
    }
  }
})

test('functions add up: a reader who also speaks for the delegation answers for it', () => {
  const world = new World()
  world.server.facts = world.facts('drafting')
  expect(world.server.judge(world.update('participant', 'one’s own answer'), partyByRole.participant, ['reader', 'speaks']).ok).toBe(true)
})

test('a state that was named driver and has not accepted writes like any other', () => {
  const world = new World()
  world.server.facts = { ...world.facts('drafting'), driver: null }
  expect(world.server.judge(world.update('driver', 'the aim'), partyByRole.driver).ok).toBe(false)
})

test('a leader from outside writes its action once the driver has confirmed it too', () => {
  const world = new World()
  const plan = planView(world.server.doc)
  const action = plan.roots.actions.get(world.id)
  if (action === undefined) throw new Error('the action is there')
  const released = partyByRole.released
  askToLead(plan, action, released, { party: partyByRole.driver, answersForParty: false, isDriver: false }, seen)
  const request = action.leader.get()?.request
  if (request === undefined) throw new Error('it was asked')
  answer(action, 'action-leader', released, request, { answer: 'confirmed' }, seen)
  world.server.facts = world.facts('drafting')
  const update = world.update('released', 'a field of the action')
  expect(world.server.judge(update, released).ok).toBe(false)
  action.confirmations.set(`${released}:${request}`, seen)
  expect(world.server.judge(update, released).ok).toBe(true)
})

test('a proposal that was taken in is its author’s no more', () => {
  const world = new World()
  planView(world.server.doc).roots.actions.get(world.proposal)?.takenIn.set(true)
  world.server.facts = world.facts('drafting')
  expect(world.server.judge(world.update('author', 'a field of the action'), partyByRole.author).ok).toBe(false)
})

test('whose proposal an action is, nobody changes afterwards', () => {
  const world = new World()
  world.server.facts = world.facts('drafting')
  for (const role of ['driver', 'author', 'Member State'] as const) {
    const update = new Page(world.server).sends(plan => plan.roots.actions.get(world.proposal)?.proposedBy.set(partyByRole[role]))
    // Writing what stands there already sends nothing.
    if (role === 'author') expect(update.byteLength).toBeLessThanOrEqual(2)
    else expect(world.server.judge(update, partyByRole[role])).toMatchObject({ ok: false, error: { code: 'mandate/server-only' } })
  }
})

test('whoever joined takes itself out again; whoever was asked declines instead', () => {
  const world = new World()
  world.server.facts = world.facts('drafting')
  const takesOut = (who: PartyId): Uint8Array => new Page(world.server).sends(plan => plan.roots.actions.get(world.id)?.participants.clear(who))
  expect(world.server.judge(takesOut(party('ms-cz')), party('ms-cz')).ok).toBe(true)
  expect(world.server.judge(takesOut(partyByRole.participant), partyByRole.participant)).toMatchObject({ ok: false, error: { code: 'mandate/may-not-join' } })
  expect(world.server.judge(takesOut(party('ms-cz')), partyByRole['Member State'])).toMatchObject({ ok: false, error: { code: 'mandate/action-writers-only' } })
})

test('whoever holds the pen asks others with it, and does not name itself', () => {
  const world = new World()
  world.server.facts = world.facts('drafting')
  const holder = partyByRole['pen: action']
  const names = (role: 'co-leader' | 'participant', who: PartyId): Uint8Array => new Page(world.server).sends(plan => {
    const action = plan.roots.actions.get(world.id)
    if (action !== undefined) ask(plan, action, role, who, { party: holder, answersForParty: false, isDriver: false }, seen)
  })
  for (const role of ['co-leader', 'participant'] as const) {
    expect(world.server.judge(names(role, party('ms-hr')), holder).ok).toBe(true)
    expect(world.server.judge(names(role, holder), holder)).toMatchObject({ ok: false, error: { code: 'mandate/pen-not-for-oneself' } })
  }
  // It adds itself like any Member State; leader or driver takes it in.
  expect(world.server.judge(world.update('pen: action', 'adding oneself'), holder).ok).toBe(true)
})

describe('an answer received in writing', () => {
  const asked = partyByRole.participant
  const germany = { party: partyByRole.driver }
  const inDrafting = (): World => {
    const world = new World()
    world.server.facts = world.facts('drafting')
    return world
  }
  /** What a page sends that does something with the request to Italy. */
  const sends = (world: World, act: (action: ActionView, request: RequestId) => void): Uint8Array => new Page(world.server).sends(plan => {
    const action = plan.roots.actions.get(world.id)
    const request = action?.participants.get(asked)?.request
    if (action !== undefined && request !== undefined) act(action, request)
  })
  const stands = ({ server, id }: World): string | null => {
    const action = planPlain(server.doc).actions[id]
    return action === undefined ? null : answerOf(action, 'participant', asked)
  }

  test('stands for the delegation until it answers itself, and is never written over its own answer', () => {
    const world = inDrafting()
    const records = (): Uint8Array => sends(world, (action, request) => recordAnswer(action, 'participant', asked, request, onPaper, germany, seen))
    expect(world.server.take(records(), germany.party).ok).toBe(true)
    expect(stands(world)).toBe('confirmed')
    expect(world.server.take(sends(world, (action, request) => answer(action, 'participant', asked, request, { answer: 'declined' }, seen)), asked).ok).toBe(true)
    expect(stands(world)).toBe('declined')
    const corrected = sends(world, (action, request) => recordAnswer(action, 'participant', asked, request, { ...onPaper, reference: 'Note 15/26' }, germany, seen))
    expect(world.server.judge(corrected, germany.party)).toMatchObject({ ok: false, error: { code: 'mandate/answered-already' } })
    expect(stands(world)).toBe('declined')
  })

  test('recorded at the same moment as the delegation answers, leaves the delegation’s own word standing, whichever arrives first', () => {
    for (const isOwnFirst of [true, false]) {
      // Whose write would win under one key depends on the ids of the two pages.
      for (let round = 0; round < 8; round++) {
        const world = inDrafting()
        const recorded = sends(world, (action, request) => recordAnswer(action, 'participant', asked, request, onPaper, germany, seen))
        const own = sends(world, (action, request) => answer(action, 'participant', asked, request, { answer: 'declined' }, seen))
        if (isOwnFirst) world.server.take(own, asked)
        expect(world.server.take(recorded, germany.party).ok).toBe(!isOwnFirst)
        if (!isOwnFirst) expect(world.server.take(own, asked).ok).toBe(true)
        expect(stands(world)).toBe('declined')
      }
    }
  })

  test('is recorded in one’s own name, of another delegation, to a request that stands; and taken back', () => {
    const world = inDrafting()
    const code = (update: Uint8Array): string | null => {
      const verdict = world.server.judge(update, germany.party)
      return verdict.ok ? null : verdict.error.code
    }
    expect(code(sends(world, (action, request) => recordAnswer(action, 'participant', asked, request, onPaper, { party: party('ms-fr') }, seen)))).toBe('mandate/answer-yourself')
    expect(code(sends(world, (action, request) => recordAnswer(action, 'participant', germany.party, request, onPaper, germany, seen)))).toBe('mandate/answer-yourself')
    expect(code(sends(world, action => recordAnswer(action, 'participant', asked, RequestId.parse(randomId()), onPaper, germany, seen)))).toBe('mandate/request-gone')
    expect(code(sends(world, (action, request) => recordAnswer(action, 'co-leader', asked, request, onPaper, germany, seen)))).toBe('mandate/request-gone')
    world.server.take(sends(world, (action, request) => recordAnswer(action, 'participant', asked, request, onPaper, germany, seen)), germany.party)
    expect(world.server.take(sends(world, (action, request) => takeBackRecorded(action, 'participant', asked, request)), germany.party).ok).toBe(true)
    expect(stands(world)).toBe('asked')
  })
})

test('who asked is said in one’s own name, and taken back by nobody else', () => {
  const world = new World()
  world.server.facts = world.facts('drafting')
  const holder = partyByRole['pen: action']
  const own = new Page(world.server).sends(plan => {
    const action = plan.roots.actions.get(world.id)
    if (action !== undefined) ask(plan, action, 'participant', party('ms-hr'), { party: holder, answersForParty: false, isDriver: false }, seen)
  })
  expect(world.server.judge(own, partyByRole.driver)).toMatchObject({ ok: false, error: { code: 'mandate/ask-as-yourself' } })
  expect(world.server.take(own, holder).ok).toBe(true)
  const plain = planPlain(world.server.doc).actions[world.id]
  expect(plain === undefined ? null : askerOf(plain, 'participant', party('ms-hr'))).toBe(holder)
  const erases = new Page(world.server).sends(plan => {
    const askers = plan.roots.actions.get(world.id)?.askers
    for (const key of askers?.keys() ?? []) if (key.startsWith('ms-hr:')) askers?.clear(key)
  })
  expect(world.server.judge(erases, partyByRole.driver)).toMatchObject({ ok: false, error: { code: 'mandate/ask-as-yourself' } })
  expect(world.server.judge(erases, holder).ok).toBe(true)
})

test('a delegation that another brought back is still asked by whoever asked it', () => {
  const world = new World()
  world.server.facts = world.facts('drafting')
  const page = new Page(world.server)
  const undo = new Y.UndoManager(page.doc.getMap('actions'), { trackedOrigins: new Set([typedViewOrigin]), captureTimeout: 0 })
  const taken = page.sends(plan => {
    const action = plan.roots.actions.get(world.id)
    if (action !== undefined) takeOut(plan, action, 'co-leader', partyByRole['co-leader'])
  })
  expect(world.server.take(taken, partyByRole['co-driver']).ok).toBe(true)
  expect(world.server.take(page.sends(() => undo.undo()), partyByRole['co-driver']).ok).toBe(true)
  const plain = planPlain(world.server.doc).actions[world.id]
  expect(plain === undefined ? null : askerOf(plain, 'co-leader', partyByRole['co-leader'])).toBe(partyByRole.driver)
})

test('a delegation without any part writes nothing of its own, and reads that it joins first', () => {
  const world = new World()
  world.server.facts = world.facts('drafting')
  const state = partyByRole['Member State']
  for (const operation of ['one’s own contribution', 'one’s own resources', 'one’s own service']) {
    expect(world.server.judge(world.update('Member State', operation), state)).toMatchObject({ ok: false, error: { code: 'mandate/not-named' } })
  }
  // An off-line page may send both at once, and in this order.
  const joins = new Page(world.server).sends(plan => {
    const action = plan.roots.actions.get(world.id)
    if (action === undefined) return
    join(plan, action, { party: state, answersForParty: false, isDriver: false }, seen)
    contribute(action, state, 'people', 'two officers')
  })
  expect(world.server.judge(joins, state, ['drafter']).ok).toBe(true)
  expect(world.server.take(world.update('Member State', 'adding oneself'), state).ok).toBe(true)
  expect(world.server.judge(world.update('Member State', 'one’s own contribution'), state).ok).toBe(true)
})

test('what was written off-line by a delegation that was taken out meanwhile is taken, also from one that never answered', () => {
  const world = new World()
  world.server.facts = world.facts('drafting')
  const asked = partyByRole.participant
  const offline = new Page(world.server).sends(plan => {
    const action = plan.roots.actions.get(world.id)
    if (action !== undefined) contribute(action, asked, 'people', 'two officers')
  })
  const takes = new Page(world.server).sends(plan => {
    const action = plan.roots.actions.get(world.id)
    if (action !== undefined) takeOut(plan, action, 'participant', asked)
  })
  expect(world.server.take(takes, partyByRole.driver).ok).toBe(true)
  expect(world.server.take(offline, asked, ['drafter']).ok).toBe(true)
})

test('the circle and those to whom a release is running are sent the plan, and nobody else', () => {
  const facts = new World().facts('drafting')
  const inside = ['ms-mt', 'europol', 'eppo', 'com', 'gsc', 'presidency', 'carin', 'tc-us']
  const out = ['atlas', 'tc-ge', 'interpol', 'pp-sample']
  expect([...inside, ...out].filter(id => mayRead(party(id), facts))).toEqual(inside)
})

test('every row of the table names a source and where in it, and every role has a row', () => {
  for (const { source, passage } of mandateRows) {
    expect(Object.hasOwn(sources, source)).toBe(true)
    expect(passage).not.toBe('')
  }
  expect(new Set(mandateRows.map(row => row.role))).toEqual(new Set(rolesInPlan))
})
