// Drafts of new actions, and proposals of them, as the page lists them.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { droppedNewActions, newActionCount, newActionsFor, newActionsInOrder } from '../../../client/features/plan/proposals/new-action-list.ts'
import { missingIn } from '../../../client/features/plan/proposals/missing-in-new-action.ts'
import { alonePerPlace, groupsInOrder, openProposalsAt } from '../../../client/features/plan/proposals/proposal-list.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import { sidePlain, sideView } from '../../../shared/documents/side.ts'
import { GoalId, PartyId, PlanId, ProposalId, randomId } from '../../../shared/ids.ts'
import { matrixOf } from '../../../shared/projection/matrix.ts'
import { noFilter } from '../../../shared/projection/matrix-filter.ts'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import { openNewActions } from '../../../shared/proposals/open-new-actions.ts'
import { IsoDay } from '../../../shared/schema/values.ts'

const goals = ['2026-2029/goal-1', '2026-2029/goal-2'].map(id => GoalId.parse(id)) as [GoalId, GoalId]
const elsewhere = GoalId.parse('2026-2029/goal-9')

test('drafts of new actions stand by goal in the order of the page; one that was sent or put aside is none', () => {
  const side = sideView(new Y.Doc())
  const draft = (goal: GoalId): ProposalId => {
    const id = ProposalId.parse(randomId())
    side.roots.newActions.create(id, { goal })
    return id
  }
  const [last, second, first, aside, sent] = [draft(elsewhere), draft(goals[1]), draft(goals[0]), draft(goals[0]), draft(goals[0])]
  side.roots.newActions.get(aside)?.dropped.set(true)
  side.roots.newActions.get(sent)?.sentAt.set('2026-11-26T10:00:00.000Z')
  const { newActions } = sidePlain(side.doc)
  expect(newActionsInOrder(newActions, goals).map(({ id }) => id)).toEqual([first, second, last])
  expect(droppedNewActions(newActions, goals).map(({ id }) => id)).toEqual([aside])
  expect([newActionsFor(newActions, goals[0]), newActionsFor(newActions, goals[1]), newActionCount(newActions)]).toEqual([[first], [second], 3])
})

test('several new actions for one goal are accepted together: none is about what another is about', () => {
  const plan = planView(new Y.Doc())
  const propose = (minute: number): ProposalId => {
    const id = ProposalId.parse(randomId())
    plan.roots.proposals.create(id, { place: ['goals', goals[0]], by: PartyId.parse('ms-it'), sent: { at: `2026-11-26T10:1${minute}:00.000Z`, capacity: 'speaks' }, change: { kind: 'action', action: { title: 'Search' } } })
    return id
  }
  const ids = [propose(0), propose(1)]
  const { proposals } = planPlain(plan.doc)
  const groups = groupsInOrder(proposals, { goalsOfCycle: goals, places: [] }, () => true)
  expect(groups.map(({ listed }) => listed.map(({ id }) => id))).toEqual([ids])
  expect(alonePerPlace(groups.flatMap(({ listed }) => listed))).toEqual({ alone: ids, together: [] })
  expect(openProposalsAt(proposals, ['goals', goals[0]])).toEqual(ids)
})

test('what waits for a goal is told in its cell of the matrix, and no more once it is decided', () => {
  const plan = planView(new Y.Doc())
  for (const goal of goals) plan.roots.goals.create(goal, {})
  const propose = (goal: GoalId, minute: number): ProposalId => {
    const id = ProposalId.parse(randomId())
    plan.roots.proposals.create(id, { place: ['goals', goal], by: PartyId.parse('ms-it'), sent: { at: `2026-11-26T10:1${minute}:00.000Z`, capacity: 'speaks' }, change: { kind: 'action', action: { title: `Search ${minute}` } } })
    return id
  }
  const [later, first] = [propose(goals[0], 2), propose(goals[0], 1)]
  plan.roots.proposals.create(ProposalId.parse(randomId()), { place: ['goals', goals[1], 'gapReason'], by: PartyId.parse('ms-it'), sent: { at: '2026-11-26T10:10:00.000Z', capacity: 'speaks' }, change: { kind: 'value', proposed: 'covered' } })
  expect(openNewActions(planPlain(plan.doc).proposals).map(({ id }) => id)).toEqual([first, later])
  const cellsNow = () => {
    const summary = summaryOf(planPlain(plan.doc), { plan: PlanId.parse('env-2028'), goalsOfCycle: goals })
    const matrix = matrixOf([summary], goals, noFilter)
    return goals.map(goal => matrix.rows[0]?.cells[goal]?.proposed)
  }
  expect(cellsNow()).toEqual([2, 0])
  plan.roots.proposals.get(first)?.decision.set({ decision: 'declined', by: PartyId.parse('ms-de'), capacity: 'drafter', at: '2026-11-26T11:00:00.000Z', reason: 'Not now' })
  expect(cellsNow()).toEqual([1, 0])
})

test('what a proposed action says nothing of is told; one day is a date, and an empty line no description', () => {
  expect(missingIn({ title: 'Search' })).toEqual(['dates', 'description', 'leader'])
  expect(missingIn({ title: 'Search', description: [{ type: 'paragraph' }], leader: PartyId.parse('ms-it') })).toEqual(['dates', 'description'])
  const description = [{ type: 'paragraph', content: [{ type: 'text', text: 'At sea.' }] }]
  expect(missingIn({ title: 'Search', from: IsoDay.parse('2026-02-01'), description, leader: PartyId.parse('ms-it') })).toEqual([])
})
