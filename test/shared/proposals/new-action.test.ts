// A proposed action from its draft into the plan: what was drafted is what stands there, and nothing else of the plan is another.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { answerOf, partiesIn } from '../../../shared/documents/plan-answers.ts'
import { ActionContent, contentOfPlan } from '../../../shared/documents/plan-content.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import { ProposedAction } from '../../../shared/documents/proposed-action.ts'
import { sideSchema, sideView } from '../../../shared/documents/side.ts'
import { proposalsTable } from '../../../shared/exports/rounds-table.ts'
import { formatEuro } from '../../../shared/formats.ts'
import { GoalId, PartyId, ProposalId, randomId } from '../../../shared/ids.ts'
import { valuesIn, writeDraft } from '../../../shared/proposals/drafted-action.ts'
import { addProposedAction, mostRowsProposed, problemOfNewAction, proposedActionIn } from '../../../shared/proposals/new-action.ts'
import type { Adding } from '../../../shared/proposals/new-action.ts'
import { linesOfBlocks, valuesSaid } from '../../../shared/proposals/new-action-words.ts'
import { fieldOfPlace, kindOfChange } from '../../../shared/proposals/proposable.ts'
import { seedText } from '../../../shared/schema/rich-text.ts'
import { completeEntries } from '../../../shared/schema/upgrade.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { anyBlocks } from '../../fixtures/any-text.ts'

const [goal, otherGoal, noGoal] = [1, 2, 9].map(number => GoalId.parse(`2026-2029/goal-${number}`)) as [GoalId, GoalId, GoalId]
const [malta, germany, italy, europol] = ['ms-mt', 'ms-de', 'ms-it', 'europol'].map(id => PartyId.parse(id)) as [PartyId, PartyId, PartyId, PartyId]
const on = IsoDay.parse('2026-11-26')
const taking: Adding = { goal, proposedBy: malta, saysYes: false, takenInBy: { party: germany, answersForParty: false, isDriver: false }, seen: { epoch: 'e', seq: 7, on } }

const day = fc.constantFrom('2028-01-01', '2028-02-03', '2028-03-31', '2029-12-31')
const anyAction = fc.record({
  title: fc.constantFrom('Map the routes', ' ', '', ' Search '),
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
  seeks: fc.constantFrom('ports'),
  coLeaders: fc.constantFrom(['europol'], ['ms-de', 'ms-it'], ['ms-it', 'pp-sample']),
  participants: fc.constantFrom(['ms-mt'], ['ms-fr', 'ms-mt', 'pp-sample']),
  services: fc.constantFrom({ 'ms-mt': 'Customs' }),
  contacts: fc.constantFrom({ 'ms-mt': 'Duty office' }),
  goalsServed: fc.constantFrom([otherGoal], [noGoal]),
  jointActionDays: fc.constantFrom([{ quarter: '2028-Q2', count: 2 }, { quarter: '2028-Q1' }]),
  indicators: fc.constantFrom([{ name: 'Boats', unit: 'boats', target: 12.5 }, { target: 3 }, { resultKind: 'arrests' }]),
  funding: fc.constantFrom([{ source: 'europol-lvg', amount: 40_000 }, { amount: 'to-be-determined' }]),
  contributions: fc.constantFrom({ people: 'Two divers', equipment: 'A boat' }),
  ownResources: fc.constantFrom(5_000, 'to-be-determined'),
}, { requiredKeys: ['title'] }).filter(action => ProposedAction.safeParse(action).success).map(action => ProposedAction.parse(action))

function aPlan() {
  const plan = planView(new Y.Doc())
  for (const id of [goal, otherGoal]) plan.roots.goals.create(id, {})
  return plan
}

/** What is drafted, as pages write it. */
function draftOf(action: ProposedAction) {
  const draft = sideView(new Y.Doc()).roots.newActions.create(ProposalId.parse(randomId()), { ...valuesIn(action), goal })
  writeDraft(draft, action)
  return draft
}

type Listed = { readonly [field: string]: unknown }

/** The same as the file of a plan says it: who is named by id, what Malta brings under its name, and nothing of what it looks for. */
function asInFile({ coLeaders, participants, goalsServed, contributions, ownResources, seeks: _seeks, ...rest }: ProposedAction): Listed {
  const named = (ids: readonly string[]) => Object.fromEntries(ids.map(id => [id, true]))
  return {
    ...rest,
    ...(coLeaders && { coLeaders: named(coLeaders) }),
    ...(participants && { participants: named(participants) }),
    ...(goalsServed && { goalsServed: named(goalsServed) }),
    ...(contributions && { contributions: Object.fromEntries(Object.entries(contributions).map(([kind, words]) => [`${malta}:${kind}`, words])) }),
    ...(ownResources !== undefined && { ownResources: { [malta]: ownResources } }),
  }
}
const rowFields = ['jointActionDays', 'indicators', 'funding'] as const
const eachRow = (action: Listed, change: (row: Listed) => Listed): Listed =>
  Object.fromEntries(Object.entries(action).map(([field, value]) => [field, rowFields.some(known => known === field) ? (value as Listed[]).map(change) : value]))
const withRowIds = (action: Listed) => eachRow(action, row => ({ ...row, id: randomId() }))
const withoutRowIds = (action: Listed) => eachRow(action, ({ id: _id, ...row }) => row)

test('whatever is drafted and may come in is one more action of the plan that says just that, and every rule of a plan’s file holds of it', () => {
  fc.assert(fc.property(anyAction, anyAction, (first, second) => {
    const plan = aPlan()
    const before = addProposedAction(plan, { title: 'There before' }, taking)
    const stood = JSON.stringify(planPlain(plan.doc).actions[before])
    for (const action of [first, second]) {
      const sent = proposedActionIn(draftOf(action))
      expect(ProposedAction.safeParse(sent).success).toBe(true)
      // Only services of those who are named are sent; else all that was drafted.
      const isNamed = [sent.leader, ...(sent.coLeaders ?? []), ...(sent.participants ?? [])].includes(malta)
      const { description: _d, expectedResult: _e, services, contacts, ...rest } = action
      expect(sent).toEqual({ ...rest, title: action.title.trim(), description: sent.description, expectedResult: sent.expectedResult, services: isNamed ? services : undefined, contacts: isNamed ? contacts : undefined })
      const problem = problemOfNewAction(plan, goal, sent, malta)
      // The rules of a file are those of the plan, but for what a title and goals are to an action that is sent, and for who says what it brings.
      const { success } = ActionContent.safeParse({ ...withRowIds(asInFile(sent)), id: randomId(), goal })
      const brings = sent.contributions !== undefined || sent.ownResources !== undefined
      expect(problem === null).toBe(success && sent.title.trim() !== '' && sent.goalsServed?.includes(noGoal) !== true && (isNamed || !brings))
      if (problem !== null) continue
      const count = Object.keys(planPlain(plan.doc).actions).length
      const id = addProposedAction(plan, sent, taking)
      const { actions } = contentOfPlan(plan.doc, [goal, otherGoal])
      expect(actions).toHaveLength(count + 1)
      expect(withoutRowIds(actions.at(-1) ?? {})).toEqual({ ...asInFile(sent), id, goal })
      expect(planPlain(plan.doc).actions[id]?.seeks).toBe(sent.seeks)
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
  const problem = (more: object, of = goal) => problemOfNewAction(plan, of, ProposedAction.parse({ title: 'Map the routes', ...more }), malta)
  expect(problem({})).toBeNull()
  expect(problem({}, noGoal)).toBe('proposal/goal-gone')
  expect(problem({ title: ' ' })).toBe('proposal/needs-title')
  expect(problem({ leader: 'pp-sample' })).toBe('proposal/leader-not-allowed')
  expect(problem({ kind: 'jad', from: '2028-01-02' })).toBe('dates/whole-quarters-only')
  expect(problem({ coLeaders: ['ms-it', 'pp-sample'] })).toBe('proposal/co-leader-not-allowed')
  expect(problem({ participants: ['nobody-known'] })).toBe('proposal/participant-not-allowed')
  expect(problem({ goalsServed: [noGoal] })).toBe('proposal/served-goal-gone')
  const rows = (count: number) => ({ indicators: Array.from({ length: count }, (_, index) => ({ name: `Indicator ${index}` })) })
  expect([problem(rows(mostRowsProposed)), problem(rows(mostRowsProposed + 1))]).toEqual([null, 'proposal/too-many-rows'])
  expect(problem({ contributions: { people: 'Two divers' }, participants: ['ms-it'] })).toBe('proposal/brings-without-part')
  expect(problem({ ownResources: 5_000, participants: ['ms-mt'] })).toBeNull()
})

test('everybody named is asked by whoever takes it in, and only the delegation that sent it has said yes, to its own part', () => {
  const action = ProposedAction.parse({ title: 'Search', leader: 'ms-it', coLeaders: ['europol', 'ms-mt'], participants: ['ms-de', 'ms-fr'], services: { 'ms-mt': 'Customs' } })
  const made = (more: Partial<Adding>) => {
    const plan = aPlan()
    const id = addProposedAction(plan, action, { ...taking, ...more })
    const now = planPlain(plan.doc).actions[id]
    if (now === undefined) throw new Error('it was just made')
    return { now, answersOf: (['action-leader', 'co-leader', 'participant'] as const).flatMap(role => partiesIn(now, role).map(party => [role, party, answerOf(now, role, party)])) }
  }
  const asked = [['action-leader', italy, 'asked'], ['co-leader', europol, 'asked'], ['co-leader', malta, 'asked'], ['participant', germany, 'asked'], ['participant', 'ms-fr', 'asked']]
  const silent = made({})
  expect(silent.answersOf).toEqual(asked)
  expect([...new Set(Object.values(silent.now.askers))]).toEqual([germany])
  expect(silent.now.participants[germany]?.joined).toBeUndefined()
  const { now, answersOf } = made({ saysYes: true })
  expect(answersOf).toEqual(asked.map(([role, party]) => [role, party, party === malta ? 'confirmed' : 'asked']))
  // Its answer holds what it was given on, so that it is told of what changes later.
  expect(Object.values(now.answers)).toMatchObject([{ answer: 'confirmed', epoch: 'e', seq: 7, on, about: { title: 'Search', goal, leader: italy, own: { service: 'Customs' } } }])
  // Whoever answers for the delegation that takes it in names it as by hand.
  expect(made({ takenInBy: { party: germany, answersForParty: true, isDriver: true } }).answersOf).toEqual(asked.map(([role, party]) => [role, party, party === germany ? 'confirmed' : 'asked']))
})

test('a draft and a proposal from before there was more to say in one are read and taken in like any other', () => {
  const doc = new Y.Doc()
  const id = ProposalId.parse(randomId())
  const before = new Y.Map<unknown>([['goal', goal], ['kind', 'training']])
  for (const text of ['title', 'description', 'expectedResult']) {
    const fragment = new Y.XmlFragment()
    seedText(fragment)
    before.set(text, fragment)
  }
  doc.getMap('newActions').set(id, before)
  completeEntries(doc, sideSchema)
  const draft = sideView(doc).roots.newActions.get(id)
  if (draft === undefined) throw new Error('it was just written')
  expect(proposedActionIn(draft)).toEqual({ title: '', kind: 'training' })
  draft.participants.set(malta, true)
  expect(proposedActionIn(draft).participants).toEqual([malta])
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
    change: { kind: 'action', action: ProposedAction.parse({
      title: 'Search the boats', description: [{ type: 'paragraph', content: [{ type: 'text', text: 'Under the hulls.' }] }], leader: 'ms-it', coLeaders: ['europol'], participants: ['ms-fr', 'ms-mt'],
      services: { 'ms-mt': 'Customs' }, contacts: { 'ms-it': 'Duty office' }, goalsServed: [otherGoal], jointActionDays: [{ quarter: '2028-Q2', count: 2 }], indicators: [{ name: 'Boats', target: 12, unit: 'boats' }],
      funding: [{ source: 'europol-lvg', amount: 40_000 }], contributions: { people: 'Two divers' }, ownResources: 'to-be-determined',
    }) },
    decision: { decision: 'accepted', by: germany, capacity: 'drafter', at: '2026-11-26T10:00:00.000Z', reason: 'Nobody else has', action: made },
  })
  const { rows } = proposalsTable(planPlain(plan.doc), [{ id: goal, number: 1, title: 'Sea' }, { id: otherGoal, number: 2, title: 'Ports' }])
  expect(rows).toEqual([['Goal 1', 'Malta', [
    'New action: Search the boats', 'Under the hulls.', 'Action leader: Italy, Duty office', 'Co-leaders: Europol', 'Participants: France; Malta, Customs', 'Other goals served: Goal 2',
    'Joint action days: 2 × Q2 2028', 'Indicators: Boats: ≥ 12 boats', `Funding: Europol EMPACT low-value grant: ${formatEuro(40_000)}`, 'Malta, People: Two divers', 'Malta, Own resources: to be determined',
  ].join('\n'), expect.stringContaining('accepted by Germany'), 'We have divers\nNobody else has']])
})
