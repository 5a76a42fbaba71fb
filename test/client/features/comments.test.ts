// The list of threads without its page: the order of the plan, who is looked for, and what an @ offers.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { delegationsIn, inOrder, matches } from '../../../client/features/plan/comments/comment-list.ts'
import type { CommentFilter } from '../../../client/features/plan/comments/comment-list.ts'
import { commentable } from '../../../client/features/plan/comments/commentable.ts'
import { CommentsState, draftOfBox } from '../../../client/features/plan/comments/comments-state.ts'
import { MarkedWords } from '../../../client/features/plan/comments/marked-words.ts'
import { delegationsCalled, mentionBegun } from '../../../client/features/plan/comments/mention-search.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import { markWords } from '../../../shared/documents/thread-marks.ts'
import { wordsBetween } from '../../../shared/documents/text-lines.ts'
import { beginThread, reply, resolve } from '../../../shared/documents/thread-commands.ts'
import { ActionId, GoalId, PartyId, randomId, ThreadId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { fillText } from '../../../shared/schema/rich-text-writing.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { until } from '../../harness/wait.ts'

const [italy, spain, germany] = ['ms-it', 'ms-es', 'ms-de'].map(id => PartyId.parse(id)) as [PartyId, PartyId, PartyId]
const goals = ['2026-2029/goal-1', '2026-2029/goal-2'].map(id => GoalId.parse(id)) as [GoalId, GoalId]
const [first, second, gone] = [1, 2, 3].map(() => ActionId.parse(randomId())) as [ActionId, ActionId, ActionId]
const order = { goalsOfCycle: goals, places: [{ id: first, goal: goals[0] }, { id: second, goal: goals[1] }], inText: () => [] }

test('threads stand in the order of the page, those on what is gone at the end', () => {
  const plan = planView(new Y.Doc())
  const inPage: readonly Path[] = [[], ['aim'], ['goals', goals[0]], ['goals', goals[0], 'text'], ['actions', first], ['actions', first, 'title'], ['actions', first, 'description'], ['actions', first, 'participants'], ['actions', first, 'expectedResult'], ['goals', goals[1], 'text'], ['actions', second, 'from'], ['actions', gone, 'title']]
  for (const about of inPage.toReversed()) beginThread(plan, italy, about, 'Here.')
  expect(inOrder(planPlain(plan.doc).threads, order).map(({ thread }) => thread.about)).toEqual(inPage)
})

test('in one text they stand by their words, and those on the whole of it after', () => {
  const plan = planView(new Y.Doc())
  const [late, early, whole] = [beginThread(plan, italy, ['aim'], 'Later.'), beginThread(plan, italy, ['aim'], 'Earlier.'), beginThread(plan, italy, ['aim'], 'All of it.')]
  expect(inOrder(planPlain(plan.doc).threads, { ...order, inText: () => [early, late] }).map(({ id }) => id)).toEqual([early, late, whole])
})

test('one looks at those that are open or resolved, one’s own, those that mention one, and those of a delegation', () => {
  const plan = planView(new Y.Doc())
  const ours = beginThread(plan, italy, ['aim'], 'Ours.')
  const answered = beginThread(plan, spain, ['aim'], 'Of Spain.')
  reply(plan, answered, germany, 'And what says @IT?')
  const closed = beginThread(plan, spain, ['aim'], 'Closed.')
  resolve(plan, closed, spain, IsoDay.parse('2026-03-03'))
  const { threads } = planPlain(plan.doc)
  const found = (filter: Partial<CommentFilter>) => inOrder(threads, order).filter(({ thread }) => matches(thread, { state: 'open', who: 'anyone', ...filter }, italy)).map(({ id }) => id).sort()
  expect(found({})).toEqual([ours, answered].sort())
  expect(found({ state: 'resolved' })).toEqual([closed])
  expect(found({ state: 'all' })).toHaveLength(3)
  expect(found({ who: 'ours' })).toEqual([ours])
  expect(found({ who: 'mentions' })).toEqual([answered])
  expect(found({ state: 'all', who: spain })).toEqual([answered, closed].sort())
  expect([...delegationsIn(threads)].sort()).toEqual([germany, spain, italy].sort())
})

describe('an @', () => {
  test.each([
    ['Ask @', 5, { at: 4, query: '' }],
    ['Ask @ger', 8, { at: 4, query: 'ger' }],
    ['Ask @ger and', 8, { at: 4, query: 'ger' }],
    ['@north mac', 10, { at: 0, query: 'north mac' }],
    ['mail me@de', 10, null],
    ['no sign', 7, null],
  ])('in “%s” at %i', (text, caret, begun) => expect(mentionBegun(text, caret)).toEqual(begun))

  test('offers by code first, then by the beginning of a name, in no language but those of the lists', () => {
    expect(delegationsCalled('it')[0]?.code).toBe('IT')
    expect(delegationsCalled('germ')[0]?.code).toBe('DE')
    expect(delegationsCalled('eurojust')[0]?.code).toBe('EUROJUST')
    expect(delegationsCalled('zzz')).toEqual([])
  })
})

test('whatever stands on record is talked about with the plan, and a row with its list', () => {
  expect(commentable(['record', 'driver'])).toEqual([])
  expect(commentable(['actions', first, 'indicators', randomId(), 'unit'])).toEqual(['actions', first, 'indicators'])
  expect(commentable(['goals', goals[0]])).toEqual(['goals', goals[0]])
  // The service of each delegation is a field by itself.
  expect(commentable(['actions', first, 'services', 'ms-it'])).toEqual(['actions', first, 'services', 'ms-it'])
})

test('what was begun is kept place by place, and words of one text apart', () => {
  const text = new Y.Doc().getXmlFragment('aim')
  fillText(text, [{ type: 'paragraph', text: 'Fewer crossings' }])
  const [one, other] = [wordsBetween(text, { line: 0, at: 0 }, { line: 0, at: 5 }), wordsBetween(text, { line: 0, at: 6 }, { line: 0, at: 9 })]
  const names = [{ about: ['aim'], words: null }, { about: ['aim'], words: one }, { about: ['aim'], words: other }, { about: [], words: null }].map(draftOfBox)
  expect(new Set(names).size).toBe(names.length)
})

test('a thread that is opened shows the panel, and closing it again asks for nothing', () => {
  const state = new CommentsState()
  let shown = 0
  state.onPanel(() => shown++)
  const thread = ThreadId.parse(randomId())
  state.open(thread, true)
  expect([state.get().tab, state.get().chosen, state.get().arrival?.at, shown]).toEqual(['comments', thread, thread, 1])
  state.choose(null)
  expect([state.get().chosen, state.get().arrival, shown]).toEqual([null, null, 1])
})

test('what is left of commented words is read again only after their text changed, and told when it is other', async () => {
  const [text, elsewhere] = [new Y.Doc().getXmlFragment('aim'), new Y.Doc().getXmlFragment('aim')]
  for (const each of [text, elsewhere]) fillText(each, [{ type: 'paragraph', text: 'Fewer crossings' }])
  const words = wordsBetween(text, { line: 0, at: 0 }, { line: 0, at: 5 })
  const thread = ThreadId.parse(randomId())
  if (words !== null) markWords(text, thread, words.anchor, '')
  const marked = new MarkedWords()
  let told = 0
  marked.subscribe(() => told++)
  const [before, other] = [marked.of(text), marked.of(elsewhere)]
  expect([...before.values()]).toEqual(['Fewer'])
  const line = text.get(0)
  const run = line instanceof Y.XmlText ? null : line.get(0)
  if (run instanceof Y.XmlText) run.insert(15, ' at night')
  expect(marked.of(text)).toBe(before)
  if (run instanceof Y.XmlText) run.delete(0, 6)
  await until('it is told', () => told > 0)
  expect([told, marked.of(text).size, marked.of(elsewhere)]).toEqual([1, 0, other])
  marked.close()
})
