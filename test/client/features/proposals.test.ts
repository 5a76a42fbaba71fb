// The list of proposals without its page: the order of the plan, what one looks for, what is decided together, and the words shown.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { partyHue } from '../../../client/features/plan/proposals/party-hue.ts'
import { alonePerPlace, draftAt, draftsInOrder, draftsWithin, droppedInOrder, groupsInOrder, matches, openProposalCount, openProposalsAt, openProposalsWithin } from '../../../client/features/plan/proposals/proposal-list.ts'
import type { ProposalFilter } from '../../../client/features/plan/proposals/proposal-list.ts'
import { shortened, tidied } from '../../../client/features/plan/proposals/shortened.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import type { Decision } from '../../../shared/documents/proposals.ts'
import { sidePlain, sideView } from '../../../shared/documents/side.ts'
import { ActionId, GoalId, PartyId, ProposalId, randomId } from '../../../shared/ids.ts'
import { kindOfChange } from '../../../shared/proposals/proposable.ts'
import type { Path } from '../../../shared/schema/node.ts'

const [italy, spain, germany] = ['ms-it', 'ms-es', 'ms-de'].map(id => PartyId.parse(id)) as [PartyId, PartyId, PartyId]
const goals = ['2026-2029/goal-1', '2026-2029/goal-2'].map(id => GoalId.parse(id)) as [GoalId, GoalId]
const [first, second, gone] = [1, 2, 3].map(() => ActionId.parse(randomId())) as [ActionId, ActionId, ActionId]
const order = { goalsOfCycle: goals, places: [{ id: first, goal: goals[0] }, { id: second, goal: goals[1] }] }
const everyOne = () => true

function aPlan() {
  const plan = planView(new Y.Doc())
  let minute = 10
  const propose = (by: PartyId, place: Path, decision?: Decision['decision']): ProposalId => {
    const id = ProposalId.parse(randomId())
    const at = `2026-11-26T10:${minute++}:00.000Z`
    plan.roots.proposals.create(id, {
      place: [...place],
      by,
      sent: { at, capacity: 'speaks' },
      change: { kind: 'removal' },
      ...(decision !== undefined && { decision: { decision, by: germany, capacity: 'drafter', at } }),
    })
    return id
  }
  return { propose, proposals: () => planPlain(plan.doc).proposals }
}

test('proposals stand by place in the order of the page, those of one place in the order in which they were sent', () => {
  const { propose, proposals } = aPlan()
  const inPage: readonly Path[] = [['aim'], ['goals', goals[0], 'text'], ['actions', first], ['actions', first, 'title'], ['actions', first, 'description'], ['actions', first, 'leader'], ['actions', second, 'from'], ['actions', gone, 'title']]
  for (const place of inPage.toReversed()) propose(italy, place)
  const late = propose(spain, ['aim'])
  const groups = groupsInOrder(proposals(), order, everyOne)
  expect(groups.map(({ place }) => place)).toEqual(inPage)
  expect(groups[0]?.listed.map(({ proposal }) => proposal.by)).toEqual([italy, spain])
  expect(groups[0]?.listed[1]?.id).toBe(late)
})

test('one looks at those that are open or decided, one’s own, those that one may decide, and those of a delegation', () => {
  const { propose, proposals } = aPlan()
  const ours = propose(italy, ['aim'])
  const theirs = propose(spain, ['actions', first, 'title'])
  const declined = propose(spain, ['aim'], 'declined')
  const found = (filter: Partial<ProposalFilter>) => groupsInOrder(proposals(), order, each => matches(each, { state: 'open', who: 'anyone', ...filter }, italy, ([root]) => root === 'actions')).flatMap(({ listed }) => listed.map(({ id }) => id)).sort()
  expect(found({})).toEqual([ours, theirs].sort())
  expect(found({ state: 'decided' })).toEqual([declined])
  expect(found({ state: 'all' })).toHaveLength(3)
  expect(found({ who: 'ours' })).toEqual([ours])
  expect(found({ who: 'to-decide', state: 'all' })).toEqual([theirs])
  expect(found({ state: 'all', who: spain })).toEqual([theirs, declined].sort())
})

test('of what is chosen to be accepted together those for one place are left, to be looked at one by one', () => {
  const { propose, proposals } = aPlan()
  const alone = propose(italy, ['actions', first, 'title'])
  const together = [propose(italy, ['aim']), propose(spain, ['aim'])]
  const chosen = groupsInOrder(proposals(), order, everyOne).flatMap(({ listed }) => listed)
  expect(alonePerPlace(chosen)).toEqual({ alone: [alone], together })
})

test('a place counts what is open on exactly it, a card all within it; what was decided counts nowhere', () => {
  const { propose, proposals } = aPlan()
  const title = propose(italy, ['actions', first, 'title'])
  const again = propose(spain, ['actions', first, 'title'])
  propose(spain, ['actions', first], 'accepted')
  const whole = propose(germany, ['actions', first])
  expect(openProposalsAt(proposals(), ['actions', first, 'title'])).toEqual([title, again])
  expect(openProposalsWithin(proposals(), ['actions', first])).toEqual([title, again, whole])
  expect([openProposalCount(proposals()), openProposalsAt(proposals(), ['aim'])]).toEqual([3, []])
})

test('drafts that were put aside or sent are no drafts, and one put aside can be found again', () => {
  const side = sideView(new Y.Doc())
  const draft = (place: Path): ProposalId => {
    const id = ProposalId.parse(randomId())
    side.roots.overlays.create(id, { place: [...place], base: { kind: 'removal' } })
    return id
  }
  const [late, early, aside, sent] = [draft(['actions', second]), draft(['actions', first]), draft(['aim']), draft(['actions', first, 'title'])]
  side.roots.overlays.get(aside)?.dropped.set(true)
  side.roots.overlays.get(sent)?.sentAt.set('2026-11-26T10:00:00.000Z')
  const { overlays } = sidePlain(side.doc)
  expect(draftsInOrder(overlays, order).map(({ id }) => id)).toEqual([early, late])
  expect(droppedInOrder(overlays, order).map(({ id }) => id)).toEqual([aside])
  expect([draftAt(overlays, ['actions', first])?.id, draftAt(overlays, ['aim']), draftsWithin(overlays, ['actions', first])]).toEqual([early, null, 1])
})

test('what stays is cut to the words around a change, what changes is never cut', () => {
  const long = 'One two three four five six seven eight nine ten eleven twelve thirteen fourteen. '.repeat(4)
  const changes = shortened([{ kind: 'same', text: long }, { kind: 'out', text: long }, { kind: 'in', text: 'new' }, { kind: 'same', text: `,\n${long}${long}` }, { kind: 'out', text: 'old' }, { kind: 'same', text: ' end.' }])
  expect(changes.map(({ kind }) => kind)).toEqual(['same', 'out', 'in', 'same', 'out', 'same'])
  expect(changes[0]?.text).toMatch(/^… .{10,48}$/)
  expect(changes[1]?.text).toBe(long)
  expect(changes[3]?.text).toMatch(/^, One .{20,48} … .{10,48}$/)
  expect(changes[5]?.text).toBe(' end.')
})

test('a word that was written on stays, and what comes behind it is new', () => {
  expect(tidied([{ kind: 'same', text: '\nThe ' }, { kind: 'out', text: 'end' }, { kind: 'in', text: 'end of all' }, { kind: 'out', text: 'x' }, { kind: 'in', text: 'y' }])).toEqual([
    { kind: 'same', text: 'The ' }, { kind: 'same', text: 'end' }, { kind: 'in', text: ' of all' }, { kind: 'out', text: 'x' }, { kind: 'in', text: 'y' },
  ])
})

test('what can be proposed: texts, titles, fields of one value, and that an action goes; nothing that is a delegation’s own word', () => {
  expect([['aim'], ['goals', goals[0], 'text'], ['actions', first, 'description']].map(kindOfChange)).toEqual(['text', 'text', 'text'])
  expect([['actions', first, 'title'], ['actions', first, 'leader'], ['actions', first, 'goal'], ['goals', goals[0], 'gapReason']].map(kindOfChange)).toEqual(['value', 'value', 'value', 'value'])
  expect(kindOfChange(['actions', first])).toBe('removal')
  expect([['record', 'driver'], ['actions', first, 'participants'], ['actions', first, 'answers', 'x'], ['actions', first, 'removed'], []].map(kindOfChange)).toEqual([null, null, null, null, null])
})

test('neighbours in the list of delegations have colours far apart, and each its own always', () => {
  expect(partyHue(italy)).toBe(partyHue(italy))
  expect(new Set([italy, spain, germany].map(partyHue)).size).toBe(3)
})
