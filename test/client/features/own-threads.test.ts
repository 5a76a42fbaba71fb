// The delegation's own comments beside those of the plan: what is counted once, what is looked for, and what waits.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inOrder, matches } from '../../../client/features/plan/comments/comment-list.ts'
import type { CommentFilter } from '../../../client/features/plan/comments/comment-list.ts'
import { FoundHere } from '../../../client/features/plan/comments/found-here.ts'
import { keptPlaceOf, unsentOf, usualAudience } from '../../../client/features/plan/comments/own-threads.ts'
import { colleaguesCalled } from '../../../client/features/plan/comments/mention-search.ts'
import { isOfRound, roundAt } from '../../../client/rounds/round-at.ts'
import { aroundOf } from '../../../shared/documents/found-words.ts'
import { openCount, openOnAction } from '../../../shared/documents/open-threads.ts'
import { beginOwnThread, replyOwn, resolveOwn, sendOwnThread } from '../../../shared/documents/own-thread-commands.ts'
import { addAction } from '../../../shared/documents/plan-commands.ts'
import { answerKey, planPlain, planView } from '../../../shared/documents/plan.ts'
import { sidePlain, sideView } from '../../../shared/documents/side.ts'
import { wordsBetween } from '../../../shared/documents/text-lines.ts'
import { ActionId, GoalId, PartyId, PersonId, randomId, RequestId } from '../../../shared/ids.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { until } from '../../harness/wait.ts'

const italy = PartyId.parse('ms-it')
const [me, colleague] = [PersonId.parse(randomId()), PersonId.parse(randomId())]
const action = ActionId.parse(randomId())
const order = { goalsOfCycle: [GoalId.parse('2026-2029/goal-1')], places: [], inText: () => [] }

test('a thread that was sent is counted and listed once, as the plan has it; what nobody else has is looked for by itself', () => {
  const [plan, side] = [planView(new Y.Doc()), sideView(new Y.Doc())]
  const [kept, sent, closed] = [beginOwnThread(side, me, ['actions', action], 'Ours.'), beginOwnThread(side, me, [], 'Soon everybody’s.'), beginOwnThread(side, me, [], 'Done.')]
  replyOwn(side, kept, colleague, 'Yes.')
  resolveOwn(side, closed, me, IsoDay.parse('2026-03-03'))
  expect(sendOwnThread(plan, italy, sent, [], 'Everybody’s.')).toBe(true)
  expect(sendOwnThread(plan, italy, sent, [], 'Everybody’s.')).toBe(false)
  const [threads, own] = [planPlain(plan.doc).threads, sidePlain(side.doc).threads]
  const unsent = unsentOf(own, threads, italy)
  expect(unsentOf(own, threads, italy)).toBe(unsent)
  expect([Object.keys(unsent).sort(), openCount(unsent), openOnAction(unsent, action), openCount(threads)]).toEqual([[kept, closed].sort(), 1, 1, 1])
  const found = (filter: Partial<CommentFilter>, mentionsReader = false) =>
    inOrder({ ...threads, ...unsent }, order).filter(({ id, thread }) => matches(thread, { state: 'open', who: 'anyone', ...filter }, italy, { isOwn: unsent[id] !== undefined, isOfRound: true, mentionsReader })).map(({ id }) => id).sort()
  expect(found({})).toEqual([kept, sent].sort())
  expect(found({ who: 'only-ours' })).toEqual([kept])
  expect([found({ who: 'mentions' }), found({ who: 'mentions' }, true)]).toEqual([[], [kept]])
})

test('driver, co-drivers and whoever leads the action talk to everybody, others among themselves', () => {
  const [germany, france, spain] = ['ms-de', 'ms-fr', 'ms-es'].map(id => PartyId.parse(id)) as [PartyId, PartyId, PartyId]
  const facts = { driver: germany, coDrivers: new Set([france]) }
  const plan = planView(new Y.Doc())
  const [goal] = order.goalsOfCycle
  if (goal === undefined) throw new Error('there is a goal')
  const led = addAction(plan, goal)
  const request = RequestId.parse(randomId())
  plan.roots.actions.get(led)?.leader.set({ request, party: spain })
  const asked = planPlain(plan.doc).actions[led]
  plan.roots.actions.get(led)?.answers.set(answerKey(spain, 'action-leader', request), { answer: 'confirmed', epoch: 'e', seq: 1 })
  const confirmed = planPlain(plan.doc).actions[led]
  const audiences = [germany, france, spain, italy].map(party => [usualAudience(party, facts, undefined), usualAudience(party, facts, asked), usualAudience(party, facts, confirmed)])
  expect(audiences).toEqual([['everyone', 'everyone', 'everyone'], ['everyone', 'everyone', 'everyone'], ['ours', 'ours', 'everyone'], ['ours', 'ours', 'ours']])
})

test('words of one’s own are found anew after the text changed, and whoever shows them is told', async () => {
  const [doc, side] = [new Y.Doc(), sideView(new Y.Doc())]
  const text = doc.getXmlFragment('aim')
  fillText(text, [{ type: 'paragraph', text: 'Fewer crossings by small boats' }])
  const words = wordsBetween(text, { line: 0, at: 6 }, { line: 0, at: 15 })
  if (words === null) throw new Error('the text has words')
  const id = beginOwnThread(side, me, ['aim'], 'How many?', { ...words, around: aroundOf(text, words.anchor) })
  const own = sidePlain(side.doc).threads[id]
  const kept = own === undefined ? null : keptPlaceOf(own)
  if (kept === null) throw new Error('it stands on words')
  const here = new FoundHere()
  let told = 0
  here.subscribe(() => told++)
  expect(here.of(text, id, kept)?.quote).toBe('crossings')
  fillText(text, [{ type: 'heading', level: 2, text: 'Far fewer crossings' }])
  await until('it is looked again', () => told === 1)
  expect(here.of(text, id, kept)?.quote).toBe('crossings')
  fillText(text, [{ type: 'paragraph', text: 'Nothing of it' }])
  await until('it is looked again', () => told === 2)
  expect([here.of(text, id, kept), here.version()]).toEqual([null, 2])
  here.close()
})

test('a comment is of the round that was open when the server took it, and of the open one before', () => {
  const rounds = [{ number: 1, openedAt: '2026-03-01T08:00:00.000Z', closedAt: '2026-03-15T08:00:00.000Z' }, { number: 2, openedAt: '2026-04-01T08:00:00.000Z', closedAt: null }]
  expect(['2026-02-28T10:00:00.000Z', '2026-03-01T08:00:00.000Z', '2026-03-15T08:00:00.000Z', '2026-04-02T10:00:00.000Z', undefined].map(at => roundAt(rounds, at))).toEqual([null, 1, null, 2, 2])
  expect([isOfRound('any', rounds, undefined), isOfRound('between', rounds, '2026-03-20T00:00:00.000Z'), isOfRound(1, rounds, '2026-03-02T00:00:00.000Z'), isOfRound(2, rounds, '2026-03-02T00:00:00.000Z')]).toEqual([true, true, true, false])
})

test('colleagues are offered by the beginning of any of their names', () => {
  const people = [{ person: me, name: 'Rita Falk' }, { person: colleague, name: 'Åse Olden' }]
  expect(['', 'fa', 'as', 'x'].map(query => colleaguesCalled(query, people).map(({ name }) => name))).toEqual([['Rita Falk', 'Åse Olden'], ['Rita Falk'], ['Åse Olden'], []])
})
