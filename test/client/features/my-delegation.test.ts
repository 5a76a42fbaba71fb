// What the page of one's delegation lists, and what each decision in a row writes in the plan, on a real document.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { actOf, joinAct } from '../../../client/features/my-delegation/decisions.ts'
import { groupsOf } from '../../../client/features/my-delegation/groups.ts'
import { actionsLooking, mayJoin } from '../../../client/features/my-delegation/looking.ts'
import { ourPlans } from '../../../client/features/my-delegation/our-parts.ts'
import type { Decision } from '../../../client/features/my-delegation/tasks.ts'
import { stepsIn } from '../../../client/live/first-steps.tsx'
import { ask, askToLead, answer, join, proposeAction, setDates } from '../../../shared/documents/plan-commands.ts'
import { answerOf, givenAnswer, isConfirmedByDriver, requestOf } from '../../../shared/documents/plan-answers.ts'
import { joinedIn } from '../../../shared/documents/plan-participation.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import type { PlanPlain, PlanView } from '../../../shared/documents/plan.ts'
import { PlanId } from '../../../shared/ids.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { waitingFor } from '../../../shared/projection/waiting.ts'
import type { Waiting } from '../../../shared/projection/waiting.ts'
import { actionId, anAction, aPlan, day, goal, goalsOfCycle, party } from '../../fixtures/a-plan.ts'
import type { PlanOptions } from '../../fixtures/a-plan.ts'

const plan = PlanId.parse('ms-2026')
const seen = { epoch: 'e', seq: 1, on: day('2026-03-09') }
const germany = { party: party('ms-de'), answersForParty: true, isDriver: true }
const italy = { party: party('ms-it'), answersForParty: true }
const summaryFrom = (options: PlanOptions, id = 'ms-2026'): PlanSummary => summaryOf(aPlan(options), { plan: PlanId.parse(id), goalsOfCycle })

type Document = { readonly view: PlanView; readonly plain: () => PlanPlain; readonly id: ActionId }

/** A plan with one action that nobody leads. */
function aDocument(): Document {
  const view = planView(new Y.Doc())
  const id = proposeAction(view, goal(1), party('ms-mt'))
  return { view, plain: () => planPlain(view.doc), id }
}

function actionIn({ view, id }: Document) {
  const action = view.roots.actions.get(id)
  if (action === undefined) throw new Error('no such action')
  return action
}

const does = (document: Document, waiting: object, decision: Decision, actor = italy): boolean =>
  // The rest of what waits is for the list.
  actOf({ plan, action: document.id, ...waiting } as never, decision, actor)({ plan: document.view, plain: document.plain(), seen })

const asked = { what: 'answer', role: 'participant' }
const said = (document: Document) => {
  const action = document.plain().actions[document.id]
  const request = action === undefined ? null : requestOf(action, 'participant', italy.party)
  return action === undefined || request === null ? null : givenAnswer(action, 'participant', italy.party, request)
}

describe('a decision in a row', () => {
  test.each<[string, Decision, object]>([
    ['confirms', { does: 'confirm' }, { answer: 'confirmed' }],
    ['confirms with its condition', { does: 'confirm-subject', condition: 'Subject to budget' }, { answer: 'confirmed-subject', condition: 'Subject to budget' }],
    ['declines', { does: 'decline' }, { answer: 'declined' }],
    ['puts off', { does: 'later' }, { answer: 'to-be-confirmed' }],
  ])('%s for the delegation that was asked, with what its giver had seen', (_does, decision, expected) => {
    const document = aDocument()
    ask(document.view, actionIn(document), 'participant', italy.party, germany, seen)
    expect(does(document, asked, decision)).toBe(true)
    expect(said(document)).toMatchObject({ ...expected, ...seen, about: { own: {} } })
  })

  test('about a request that is not there any more writes nothing', () => {
    const document = aDocument()
    expect(does(document, asked, { does: 'confirm' })).toBe(false)
    expect(does(document, { what: 'admit', party: italy.party }, { does: 'admit' })).toBe(false)
    expect(does(document, { what: 'confirm-leader', party: party('tc-ge') }, { does: 'confirm-leader' })).toBe(false)
    ask(document.view, actionIn(document), 'participant', italy.party, germany, seen)
    actionIn(document).removed.set(true)
    expect(does(document, asked, { does: 'confirm' })).toBe(false)
  })

  test('keeps what was confirmed, with its condition, on what stands there now', () => {
    const document = aDocument()
    ask(document.view, actionIn(document), 'participant', italy.party, germany, seen)
    const request = actionIn(document).participants.get(italy.party)?.request
    if (request === undefined) throw new Error('nobody was asked')
    answer(actionIn(document), 'participant', italy.party, request, { answer: 'confirmed-subject', condition: 'Two people at most' }, seen)
    setDates(document.view, actionIn(document), day('2026-05-01'), day('2026-06-30'))
    expect(does(document, { what: 'keep', role: 'participant' }, { does: 'keep' })).toBe(true)
    expect(said(document)).toMatchObject({ answer: 'confirmed-subject', condition: 'Two people at most', about: { from: '2026-05-01', to: '2026-06-30' } })
  })

  test('takes a proposal in, once', () => {
    const document = aDocument()
    expect(does(document, { what: 'take-in', party: party('ms-mt') }, { does: 'take-in' }, germany)).toBe(true)
    expect(document.plain().actions[document.id]?.takenIn).toBe(true)
    expect(does(document, { what: 'take-in', party: party('ms-mt') }, { does: 'take-in' }, germany)).toBe(false)
  })

  test('confirms a leader from outside, and no other that was named since', () => {
    const document = aDocument()
    askToLead(document.view, actionIn(document), party('tc-ge'), { ...germany, isDriver: false }, seen)
    expect(does(document, { what: 'confirm-leader', party: party('tc-ua') }, { does: 'confirm-leader' }, germany)).toBe(false)
    expect(does(document, { what: 'confirm-leader', party: party('tc-ge') }, { does: 'confirm-leader' }, germany)).toBe(true)
    const action = document.plain().actions[document.id]
    expect(action !== undefined && isConfirmedByDriver(action)).toBe(true)
  })

  test.each<[string, Decision, string, object]>([
    ['takes in who added itself', { does: 'admit' }, 'taken-in', { by: 'ms-de', on: '2026-03-09' }],
    ['turns down who added itself, and says why', { does: 'turn-down', reason: 'Full' }, 'turned-down', { by: 'ms-de', on: '2026-03-09', reason: 'Full' }],
  ])('%s, in the name of whoever decides', (_does, decision, state, decided) => {
    const document = aDocument()
    join(document.view, actionIn(document), { ...italy, isDriver: false }, seen)
    expect(does(document, { what: 'admit', party: italy.party }, decision, germany)).toBe(true)
    const action = document.plain().actions[document.id]
    expect(action && joinedIn(action, italy.party)).toMatchObject({ state, decided })
  })

  test('adds a delegation to an action once; who drafts leaves its word to whoever speaks', () => {
    const document = aDocument()
    const joins = (answersForParty: boolean): boolean => joinAct(document.id, { ...italy, answersForParty })({ plan: document.view, plain: document.plain(), seen })
    expect([joins(false), joins(true)]).toEqual([true, false])
    const action = document.plain().actions[document.id]
    expect(action?.participants[italy.party]).toMatchObject({ joined: true, on: '2026-03-09' })
    expect(action && answerOf(action, 'participant', italy.party)).toBe('asked')
  })
})

describe('what waits', () => {
  const asking = (on: string, reminded: string | null, id: string, of = 'ms-2026'): Waiting => ({ what: 'answer', as: 'delegation', act: 'answer', plan: PlanId.parse(of), action: actionId(id), role: 'participant', said: 'asked', since: day(on), reminded: reminded === null ? null : day(reminded) })

  test('stands in groups; requests of one plan stand together, reminded ones first, then what waits longest', () => {
    const step: Waiting = { what: 'read-step', plan, status: 'consultation', at: '2026-12-03T12:00:00.000Z', toFix: [] }
    const groups = groupsOf([step, asking('2026-03-01', null, 'old'), asking('2026-03-05', '2026-03-08', 'reminded', 'ca-2026'), asking('2026-03-02', null, 'newer'), asking('2026-02-01', null, 'oldest', 'ca-2026')])
    expect(groups.map(({ name, count }) => `${name} ${count}`)).toEqual(['answer 4', 'read 1'])
    expect(groups[0]?.blocks.map(block => [block.plan, ...block.waiting.map(waiting => ('action' in waiting ? waiting.action : ''))])).toEqual([
      ['ca-2026', actionId('reminded'), actionId('oldest')],
      ['ms-2026', actionId('old'), actionId('newer')],
    ])
    expect(groupsOf([])).toEqual([])
  })

  test('is what the summaries of the plans say', () => {
    const summary = summaryFrom({ actions: [anAction({ participants: [{ party: 'ms-it', answer: 'asked' }] })] })
    expect(groupsOf(waitingFor(italy.party, [summary])).map(({ name }) => name)).toEqual(['answer'])
  })
})

describe('our plans and actions', () => {
  const cycles = [{ id: '2026-2029', areas: [{ id: '2026-2029/msthb/ms' }] }] as never
  const mine = summaryFrom({
    actions: [
      anAction({ id: actionId('led'), leader: 'ms-it', participants: [], order: 'a0' }),
      anAction({ id: actionId('joined'), participants: ['ms-it'], order: 'a1' }),
      anAction({ id: actionId('faulty'), leader: 'ms-it', participants: ['ms-fr'], from: '2027-06-01', to: '2026-01-01', order: 'a2' }),
      anAction({ id: actionId('declined'), participants: [{ party: 'ms-it', answer: 'declined' }], order: 'a3' }),
    ],
  })
  const shown = (filter: Parameters<typeof ourPlans>[3], summaries = [mine]) =>
    ourPlans(summaries, italy.party, cycles, filter).map(({ summary, actions }) => [summary.plan, ...actions.map(({ id }) => id)])

  test('are those in which it has a part that it did not decline, and can be filtered by role and by what is to fix', () => {
    expect(shown('all')).toEqual([['ms-2026', actionId('led'), actionId('joined'), actionId('faulty')]])
    expect(shown('leads')).toEqual([['ms-2026', actionId('led'), actionId('faulty')]])
    expect(shown('takes-part')).toEqual([['ms-2026', actionId('joined')]])
    expect(shown('to-fix')).toEqual([['ms-2026', actionId('faulty')]])
    expect(shown('drives')).toEqual([])
  })

  test('hold a plan that it drives also without an action, and none that is archived, closed or another’s', () => {
    const driven = summaryFrom({ driver: 'ms-it' }, 'ca-2026')
    expect(shown('drives', [mine, driven])).toEqual([['ca-2026']])
    expect(shown('all', [{ ...driven, archived: true }, { ...driven, status: 'closed' }, summaryFrom({}, 'env-2026')])).toEqual([])
  })

  test('begin with the newest period', () => {
    expect(shown('all', [mine, summaryFrom({ driver: 'ms-it', periodStart: '2028-01-01', periodEnd: '2029-12-31' }, 'ms-2028')]).map(([id]) => id)).toEqual(['ms-2028', 'ms-2026'])
  })
})

describe('actions that look for participants', () => {
  const calls = anAction({ id: actionId('calls'), order: 'a1' })
  const summary = summaryFrom({ actions: [anAction({ id: actionId('empty'), leader: 'ms-nl', participants: [], order: 'a0' }), { ...calls, action: { ...calls.action, seeks: 'Two analysts' } }] })

  test('begin with those whose writers say whom they look for, and know which are ours', () => {
    expect(actionsLooking([summary], italy.party).map(({ id, isOurs }) => [id, isOurs])).toEqual([[actionId('calls'), true], [actionId('empty'), false]])
  })

  test.each([
    ['ms-it', 'drafter', true],
    ['ms-it', 'reader', false],
    ['europol', 'speaks', true],
    ['com', 'drafter', true],
    ['carin', 'drafter', false],
    ['tc-ge', 'drafter', false],
  ] as const)('%s as %s may add itself in one press: %s', (of, held, may) => {
    expect(mayJoin({ party: party(of), functions: [held] }, summary)).toBe(may)
    expect(mayJoin({ party: party(of), functions: [held] }, { ...summary, status: 'consultation' })).toBe(false)
  })
})

test('a newcomer’s step is ticked by what the server has stored of their own delegation, and by nothing else', () => {
  const at = (path: string[], after: unknown = true) => ({ path, after })
  const action = actionId('a')
  expect(stepsIn('plan/ms-2026', [at(['actions', action, 'participants', 'ms-it'])], italy.party)).toEqual(['join'])
  expect(stepsIn('plan/ms-2026', [at(['actions', action, 'contributions', 'ms-it:people'], 'Two')], italy.party)).toEqual(['contribute'])
  expect(stepsIn('plan/ms-2026', [at(['actions', action, 'participants', 'ms-fr']), at(['actions', action, 'contributions', 'ms-fr:people']), at(['actions', action, 'title'])], italy.party)).toEqual([])
  expect(stepsIn('plan/ms-2026', [{ path: ['actions', action, 'participants', 'ms-it'] }], italy.party)).toEqual([])
  expect(stepsIn('jad/ms-2026/a', [at(['actions', action, 'participants', 'ms-it'])], italy.party)).toEqual([])
})
