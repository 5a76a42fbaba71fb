// The plan that follows another: what goes on, what stays behind, and who is asked anew.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '../../server/clock.ts'
import type { Clock } from '../../server/clock.ts'
import { newPlan, newPlanInTurns } from '../../server/plans/new-plan.ts'
import { carryingOver } from '../../server/plans/next-plan.ts'
import { addAction, addRow, ask, askToLead, contribute, proposeAction, removeAction, setDates } from '../../shared/documents/plan-commands.ts'
import { orderedActions } from '../../shared/documents/plan-order.ts'
import { planPlain, planView } from '../../shared/documents/plan.ts'
import type { PlanPlain, PlanView } from '../../shared/documents/plan.ts'
import { GoalId, PlanId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { richTextToJson } from '../../shared/schema/rich-text-reading.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { Quarter } from '../../shared/schema/values.ts'
import { doAll } from '../../shared/steps.ts'
import type { ActionStatus } from '../../shared/vocabularies/vocabularies.ts'
import { day, party } from '../fixtures/a-plan.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { aRecord } from './sync/gate-fixture.ts'

const goalsOf = (cycle: string): GoalId[] => [1, 2, 3].map(number => GoalId.parse(`${cycle}/goal-${number}`))
const before = goalsOf('2022-2025')
const after = goalsOf('2026-2029')
const seen = { epoch: 'e', seq: 1, on: day('2025-03-03') }
const driver = { party: party('ms-de'), answersForParty: true, isDriver: true }

function emptyPlan(goals: readonly GoalId[]): PlanView {
  const doc = new Y.Doc()
  for (const { bytes } of newPlan(aRecord({}), goals, '2025-11-01T00:00:00.000Z').rows) Y.applyUpdate(doc, bytes)
  return planView(doc)
}

/** An action of the first goal in the plan of before, with its reference. */
function anAction(plan: PlanView, title: string, status?: ActionStatus): ActionId {
  const [goal] = before
  if (goal === undefined) throw new Error('a goal')
  const id = addAction(plan, goal)
  const action = actionOf(plan, id)
  fillTitle(action.title.fragment, title)
  if (status !== undefined) action.status.set(status)
  plan.roots.references.set(id, `MS-24-${String(plan.roots.references.keys().length + 1).padStart(3, '0')}`)
  return id
}
function actionOf(plan: PlanView, id: ActionId) {
  const action = plan.roots.actions.get(id)
  if (action === undefined) throw new Error('no such action')
  return action
}

function followed(plan: PlanView): { readonly plan: PlanView; readonly plain: PlanPlain; readonly actions: readonly NonNullable<PlanPlain['actions'][ActionId]>[] } {
  const next = emptyPlan(after)
  let given = 0
  const steps = carryingOver({ plan: PlanId.parse('ms-2024'), doc: plan.doc, goals: before }, next, {
    periodStart: day('2026-01-01'),
    periodEnd: day('2027-12-31'),
    goals: after,
    today: day('2025-11-26'),
    giveReference: id => next.roots.references.set(id, `MS-26-${String(++given).padStart(3, '0')}`),
  })
  doAll(steps)
  const plain = planPlain(next.doc)
  return { plan: next, plain, actions: orderedActions(plain, after).map(({ action }) => action) }
}

describe('the next plan', () => {
  test('a large one is written in turns, between which others have theirs, and is as if written at once', async () => {
    const last = emptyPlan(before)
    const [first] = before
    if (first === undefined) throw new Error('a goal')
    for (let action = 0; action < 20; action++) addAction(last, first)
    const fill = (plan: PlanView): Iterable<void> => carryingOver({ plan: PlanId.parse('ms-2024'), doc: last.doc, goals: before }, plan, { periodStart: day('2026-01-01'), periodEnd: day('2027-12-31'), goals: after, today: day('2025-11-26'), giveReference: () => undefined })
    let nowMs = 0
    let turns = 0
    // Each action takes three milliseconds.
    const clock: Clock = { ...systemClock, steadyMs: () => (nowMs += 3), soon: act => { turns++; setImmediate(act) } }
    const made = await newPlanInTurns(aRecord({}), after, '2025-11-01T00:00:00.000Z', fill, clock)
    expect(turns).toBeGreaterThanOrEqual(5)
    expect(made.rows).toHaveLength(1)
    const doc = new Y.Doc()
    for (const { bytes } of made.rows) Y.applyUpdate(doc, bytes)
    expect(orderedActions(planPlain(doc), after)).toHaveLength(20)
  })

  test('has the texts of the last one, marks and lists included, under the goals at the same places', () => {
    const plan = emptyPlan(before)
    const blocks = [{ type: 'heading', level: 2, text: 'Aim' }, { type: 'bulletList', items: [[{ text: 'fewer ', bold: true }, { text: 'crossings' }]] }] as const
    fillText(plan.roots.aim.fragment, blocks)
    const [, second] = before
    const goal = second === undefined ? undefined : plan.roots.goals.get(second)
    if (goal === undefined) throw new Error('a goal')
    fillText(goal.text.fragment, [{ type: 'paragraph', text: 'Prosecutors from day one' }])
    goal.gapReason.set('no-leader')
    const next = followed(plan)
    expect(richTextToJson(next.plan.roots.aim.fragment)).toEqual(richTextToJson(plan.roots.aim.fragment))
    expect(next.plain.goals[after[1] as GoalId]).toEqual({ text: 'Prosecutors from day one', gapReason: 'no-leader' })
  })

  test('has the actions that are not finished, in their order, each marked with the reference it had and given a new one', () => {
    const plan = emptyPlan(before)
    const first = anAction(plan, 'First', 'ongoing')
    anAction(plan, 'Done', 'completed')
    anAction(plan, 'Cancelled', 'cancelled')
    anAction(plan, 'Given up', 'not-completed')
    removeAction(plan, anAction(plan, 'Removed'))
    const [goal] = before
    if (goal !== undefined) proposeAction(plan, goal, party('ms-mt'))
    anAction(plan, 'Second')
    const { actions, plain } = followed(plan)
    expect(actions.map(({ title, goal: of }) => [title, of])).toEqual([['First', after[0]], ['Second', after[0]]])
    expect(actions[0]).toMatchObject({ carriedFrom: { plan: 'ms-2024', action: first, reference: 'MS-24-001' }, status: undefined })
    expect(Object.values(plain.references).toSorted()).toEqual(['MS-26-001', 'MS-26-002'])
  })

  test('asks everybody anew: no answer, contribution, amount of their own, confirmation or reminder goes on', () => {
    const plan = emptyPlan(before)
    const id = anAction(plan, 'Map the routes')
    const action = actionOf(plan, id)
    askToLead(plan, action, party('ms-de'), driver, seen)
    ask(plan, action, 'co-leader', party('europol'), driver, seen)
    ask(plan, action, 'participant', party('ms-it'), driver, seen)
    contribute(action, party('ms-it'), 'people', 'Two analysts')
    action.ownResources.set(party('ms-it'), 4_000)
    action.services.set(party('ms-it'), 'Customs')
    action.services.set(party('ms-at'), 'Left long ago')
    const [next] = followed(plan).actions
    expect(next).toMatchObject({ answers: {}, answersInWriting: {}, confirmations: {}, contributions: {}, ownResources: {}, reminders: {}, admissions: {}, deliveries: {}, services: { 'ms-it': 'Customs' } })
    expect([next?.leader?.party, Object.keys(next?.coLeaders ?? {}), Object.keys(next?.participants ?? {})]).toEqual(['ms-de', ['europol'], ['ms-it']])
    expect([next?.leader?.on, next?.participants[party('ms-it')]?.on]).toEqual(['2025-11-26', '2025-11-26'])
    expect(next?.leader?.request).not.toBe(action.leader.get()?.request)
  })

  test.each([
    ['ended before it', '2024-02-01', '2025-06-30', [undefined, undefined]],
    ['reaches into it', '2024-02-01', '2026-06-30', ['2026-01-01', '2026-06-30']],
    ['goes beyond it', '2026-03-01', '2029-01-31', ['2026-03-01', '2027-12-31']],
  ])('keeps the dates of an action as far as they lie in the new period: one that %s', (_how, from, to, kept) => {
    const plan = emptyPlan(before)
    setDates(plan, actionOf(plan, anAction(plan, 'Map the routes')), day(from), day(to))
    const [next] = followed(plan).actions
    expect([next?.from, next?.to]).toEqual(kept)
  })

  test('has the indicators without what was reached, and joint action days that are still to come', () => {
    const plan = emptyPlan(before)
    const action = actionOf(plan, anAction(plan, 'Map the routes'))
    const indicator = action.indicators.get(addRow(plan, action.indicators))
    indicator?.unit.set('packages')
    indicator?.target.set(6)
    indicator?.result.set(4)
    for (const quarter of ['2025-Q4', '2026-Q2']) {
      const days = action.jointActionDays.get(addRow(plan, action.jointActionDays))
      days?.quarter.set(Quarter.parse(quarter))
      days?.count.set(2)
    }
    const [next] = followed(plan).actions
    expect(Object.values(next?.indicators ?? {})).toMatchObject([{ unit: 'packages', target: 6, result: undefined }])
    expect(Object.values(next?.jointActionDays ?? {})).toMatchObject([{ quarter: '2026-Q2', count: 2 }])
  })
})

describe('over the API', () => {
  let server: RunningServer
  beforeAll(async () => { server = await startServer() })
  afterAll(() => server?.remove())

  test('the support team starts the next plan; who was in the circle is, and what was there can be read on', async () => {
    const supportTeam = await signInAs(server.origin, 'support-team')
    const made = await supportTeam.call('POST', '/api/plans', { area: '2026-2029/msthb/ms', periodStart: '2028-01-01', from: 'ms-2026' })
    expect(made).toMatchObject({ status: 200, json: { id: 'ms-2028' } })
    const germany = await signInAs(server.origin, 'de-speaks')
    const [old, next] = await Promise.all(['ms-2026', 'ms-2028'].map(plan => joinRaw(server, germany, 'ms-de', plan)))
    if (old === undefined || next === undefined) throw new Error('two plans')
    const [was, is] = [planPlain(old.plan.doc), planPlain(next.plan.doc)]
    expect(is.aim).toBe(was.aim)
    expect(is.record).toMatchObject({ predecessor: 'ms-2026', driver: undefined, marking: was.record.marking })
    expect(is.record.addedToCircle?.toSorted()).toEqual(was.record.addedToCircle?.toSorted())
    const carried = Object.values(is.actions)
    expect(carried.length).toBe(Object.values(was.actions).filter(action => action?.removed === false).length)
    for (const action of carried) {
      expect(action?.answers).toEqual({})
      expect(was.references[action?.carriedFrom?.action as ActionId]).toBe(action?.carriedFrom?.reference)
    }
    old.close()
    next.close()
  })

  test('a plan that follows itself, one that is later, one that there is not, and one that nobody may read are refused', async () => {
    const supportTeam = await signInAs(server.origin, 'support-team')
    const start = (from: string, periodStart = '2026-01-01', who = supportTeam) => who.call('POST', '/api/plans', { area: '2026-2029/env/env', periodStart, from })
    expect(await start('ms-2026')).toMatchObject({ json: { error: { code: 'plan/predecessor-not-earlier', field: 'from' } } })
    expect(await start('no-such-plan', '2028-01-01')).toMatchObject({ json: { error: { code: 'plan/predecessor-unknown', field: 'from' } } })
    expect((await start('ms-2026', '2028-01-01', await signInAs(server.origin, 'de-speaks'))).status).toBe(403)
  })
})
