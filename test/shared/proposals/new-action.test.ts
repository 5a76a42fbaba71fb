// A proposed action from its draft into the plan: what was drafted is what stands there, and nothing else of the plan is another.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ActionContent, contentOfPlan } from '../../../shared/documents/plan-content.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import { ProposedAction } from '../../../shared/documents/proposed-action.ts'
import { sideView } from '../../../shared/documents/side.ts'
import { proposalsTable } from '../../../shared/exports/rounds-table.ts'
import { GoalId, PartyId, ProposalId, randomId } from '../../../shared/ids.ts'
import { addProposedAction, problemOfNewAction, proposedActionIn } from '../../../shared/proposals/new-action.ts'
import { linesOfBlocks, valuesSaid } from '../../../shared/proposals/new-action-words.ts'
import { fieldOfPlace, kindOfChange } from '../../../shared/proposals/proposable.ts'
import { fillTitle, writeRichText } from '../../../shared/schema/rich-text-writing.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { anyBlocks } from '../../fixtures/any-text.ts'

const [goal, otherGoal, noGoal] = [1, 2, 9].map(number => GoalId.parse(`2026-2029/goal-${number}`)) as [GoalId, GoalId, GoalId]
const [malta, germany] = ['ms-mt', 'ms-de'].map(id => PartyId.parse(id)) as [PartyId, PartyId]
const on = IsoDay.parse('2026-11-26')
const taking = { goal, proposedBy: malta, takenInBy: germany, on }

const day = fc.constantFrom('2028-01-01', '2028-02-03', '2028-03-31', '2029-12-31')
const anyAction = fc.record({
  title: fc.constantFrom('Map the routes', ' ', '', 'Search'),
  description: anyBlocks,
  expectedResult: anyBlocks,
  leader: fc.constantFrom('ms-it', 'europol', 'pp-sample'),
  kind: fc.constantFrom('jad', 'training', 'cyber-patrol'),
  channel: fc.constantFrom('siena'),
  from: day,
  to: day,
  nature: fc.constantFrom('preventive'),
  stance: fc.constantFrom('proactive'),
  level: fc.constantFrom('operational', 'strategic'),
}, { requiredKeys: ['title'] }).filter(action => ProposedAction.safeParse(action).success).map(action => ProposedAction.parse(action))

function aPlan() {
  const plan = planView(new Y.Doc())
  for (const id of [goal, otherGoal]) plan.roots.goals.create(id, {})
  return plan
}

/** What is drafted, as pages write it. */
function draftOf({ title, description, expectedResult, ...values }: ProposedAction) {
  const side = sideView(new Y.Doc())
  const draft = side.roots.newActions.create(ProposalId.parse(randomId()), { ...values, goal })
  fillTitle(draft.title.fragment, title)
  if (description !== undefined) writeRichText(draft.description.fragment, description)
  if (expectedResult !== undefined) writeRichText(draft.expectedResult.fragment, expectedResult)
  return draft
}

test('whatever is drafted and may come in is one more action of the plan that says just that, and every rule of a plan’s file holds of it', () => {
  fc.assert(fc.property(anyAction, anyAction, (first, second) => {
    const plan = aPlan()
    const before = addProposedAction(plan, { title: 'There before' }, taking)
    const stood = JSON.stringify(planPlain(plan.doc).actions[before])
    for (const action of [first, second]) {
      const sent = proposedActionIn(draftOf(action))
      expect(ProposedAction.safeParse(sent).success).toBe(true)
      const problem = problemOfNewAction(plan, goal, sent)
      // The rules of a file are those of the plan, but for what a title and a goal are to an action that is sent.
      const { success } = ActionContent.safeParse({ ...sent, id: randomId(), goal })
      expect(problem === null).toBe(success && sent.title.trim() !== '')
      if (problem !== null) continue
      const count = Object.keys(planPlain(plan.doc).actions).length
      const id = addProposedAction(plan, sent, taking)
      const { actions } = contentOfPlan(plan.doc, [goal, otherGoal])
      expect(actions).toHaveLength(count + 1)
      expect(actions.at(-1)).toEqual({ ...sent, id, goal })
      expect(planPlain(plan.doc).actions[id]).toMatchObject({ proposedBy: malta, takenIn: true, removed: false, answers: {} })
      expect(JSON.stringify(planPlain(plan.doc).actions[before])).toBe(stood)
    }
  }), { numRuns: 150 })
})

test('two that are taken in stand one after the other at the end of their goal, and count', () => {
  const plan = aPlan()
  const ids = ['First', 'Second', 'Third'].map(title => addProposedAction(plan, { title }, taking))
  const elsewhere = addProposedAction(plan, { title: 'Elsewhere' }, { ...taking, goal: otherGoal })
  expect(orderedActions(planPlain(plan.doc), [goal, otherGoal]).map(({ id, number, isProposal }) => [id, number, isProposal])).toEqual([...ids.map((id, index) => [id, `1.${index + 1}`, false]), [elsewhere, '2.1', false]])
})

test('a goal that is not there, no title, a leader that may not lead and a day where whole quarters are held are each told by name', () => {
  const plan = aPlan()
  const problem = (more: object, of = goal) => problemOfNewAction(plan, of, ProposedAction.parse({ title: 'Map the routes', ...more }))
  expect(problem({})).toBeNull()
  expect(problem({}, noGoal)).toBe('proposal/goal-gone')
  expect(problem({ title: ' ' })).toBe('proposal/needs-title')
  expect(problem({ leader: 'pp-sample' })).toBe('proposal/leader-not-allowed')
  expect(problem({ kind: 'jad', from: '2028-01-02' })).toBe('dates/whole-quarters-only')
})

test('a new action is proposed at a goal, and decided by whoever places what stands there', () => {
  expect(kindOfChange(['goals', goal])).toBe('action')
  expect(fieldOfPlace(['goals', goal])).toEqual({ path: ['goals', goal], writtenBy: 'placing', party: null })
  expect([['goals', 'no goal'], ['actions', 'no action'], ['threads', randomId()]].map(kindOfChange)).toEqual([null, null, null])
})

test('in words it says its fields in the order of a card, quarters where it holds quarters, and its texts line by line', () => {
  const action = ProposedAction.parse({ title: 'Search', level: 'operational', kind: 'jad', from: '2028-01-01', leader: 'ms-it' })
  expect(valuesSaid(action).map(({ field }) => field)).toEqual(['leader', 'kind', 'from', 'level'])
  expect(valuesSaid(action).map(({ words }) => words)).toEqual(['Italy', expect.stringContaining('oint action day'), 'Q1 2028', expect.stringMatching(/perational/)])
  expect(linesOfBlocks([
    { type: 'paragraph', content: [{ type: 'text', text: 'One' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }] },
    { type: 'paragraph' },
    { type: 'bulletList', content: ['three', 'four'].map(text => ({ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })) },
  ])).toEqual(['One', 'two', 'three', 'four'])
})

test('the table of a round tells of it with its goal, all that it says, what was decided and why', () => {
  const plan = aPlan()
  const made = addProposedAction(plan, { title: 'Search the boats' }, taking)
  plan.roots.proposals.create(ProposalId.parse(randomId()), {
    place: ['goals', goal], by: malta, sent: { at: '2026-11-26T09:00:00.000Z', capacity: 'speaks' }, reason: 'We have divers',
    change: { kind: 'action', action: ProposedAction.parse({ title: 'Search the boats', description: [{ type: 'paragraph', content: [{ type: 'text', text: 'Under the hulls.' }] }], leader: 'ms-it' }) },
    decision: { decision: 'accepted', by: germany, capacity: 'drafter', at: '2026-11-26T10:00:00.000Z', reason: 'Nobody else has', action: made },
  })
  const { rows } = proposalsTable(planPlain(plan.doc), [{ id: goal, number: 1, title: 'Sea' }])
  expect(rows).toEqual([['Goal 1', 'Malta', 'New action: Search the boats\nUnder the hulls.\nAction leader: Italy', expect.stringContaining('accepted by Germany'), 'We have divers\nNobody else has']])
})
