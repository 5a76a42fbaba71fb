// What a person says about a plan in threads of comments, as plain values, and how the page does it.
import { beginThread, changeComment, react, reopen, reply, resolve, withdrawComment } from '../../shared/documents/thread-commands.ts'
import { anchorOf } from '../../shared/documents/thread-marks.ts'
import { reactions } from '../../shared/documents/threads.ts'
import type { Reaction } from '../../shared/documents/threads.ts'
import { CommentId, ThreadId } from '../../shared/ids.ts'
import { mayWrite } from '../../shared/mandates/mandates.ts'
import type { Path } from '../../shared/schema/node.ts'
import { charactersOf } from '../../shared/schema/rich-text-reading.ts'
import { textAt } from '../../shared/schema/text-at.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import type { Random } from './randomness.ts'
import type { Tab } from './tab.ts'
import { runIn, wordsOf } from './text-edits.ts'

export type CommentEdit =
  /** `on`: on one word of a text, which paragraph and which of its words; null: on all of the place. */
  | { readonly does: 'comments'; readonly about: Path; readonly on: { readonly block: number; readonly at: number } | null; readonly words: string }
  | { readonly does: 'replies'; readonly thread: ThreadId; readonly words: string }
  | { readonly does: 'changes its comment'; readonly thread: ThreadId; readonly comment: CommentId; readonly words: string }
  | { readonly does: 'withdraws its comment'; readonly thread: ThreadId; readonly comment: CommentId }
  | { readonly does: 'reacts'; readonly thread: ThreadId; readonly comment: CommentId; readonly reaction: Reaction }
  | { readonly does: 'resolves'; readonly thread: ThreadId }
  | { readonly does: 'reopens'; readonly thread: ThreadId }

const does: readonly string[] = ['comments', 'replies', 'changes its comment', 'withdraws its comment', 'reacts', 'resolves', 'reopens'] satisfies readonly CommentEdit['does'][]
export const isComment = <E extends { readonly does: string }>(edit: E): edit is Extract<E, { readonly does: CommentEdit['does'] }> => does.includes(edit.does)

/** More than these are not begun in one world. */
const mostThreads = 12

export const placeOfComment = ({ thread, comment }: { readonly thread: ThreadId; readonly comment: CommentId }): string => `threads/${thread}/comments/${comment}/text`

/** What is to be said comes later. */
export function thinkOfComment(random: Random, tab: Tab): CommentEdit {
  const { threads } = tab.plain()
  const ids = Object.keys(threads).sort()
  const chosen = random.below(100)
  if (ids.length === 0 || (chosen < 35 && ids.length < mostThreads)) return thinkOfThread(random, tab)
  const thread = ThreadId.parse(random.pick(ids))
  if (chosen < 60) return { does: 'replies', thread, words: '' }
  if (chosen < 72) return { does: random.chance(0.6) ? 'resolves' : 'reopens', thread }
  const comments = Object.keys(threads[thread]?.comments ?? {}).sort()
  if (comments.length === 0) return { does: 'replies', thread, words: '' }
  const comment = CommentId.parse(random.pick(comments))
  if (chosen < 84) return { does: 'reacts', thread, comment, reaction: random.pick(reactions) }
  return random.chance(0.6) ? { does: 'changes its comment', thread, comment, words: '' } : { does: 'withdraws its comment', thread, comment }
}

function thinkOfThread(random: Random, { view, doc }: Tab): CommentEdit {
  const [actions, goals] = [view.roots.actions.ids().sort(), view.roots.goals.ids().sort()]
  const inAction = ['actions', random.pick(actions)]
  const goal = random.pick(goals)
  const place = random.pick<Path>([[], ['aim'], ['aim'], ['goals', goal], ['goals', goal, 'text'], inAction, [...inAction, 'kind'], [...inAction, 'title'], [...inAction, 'description'], [...inAction, 'description'], [...inAction, 'expectedResult']])
  const isRich = place[0] === 'aim' || ['text', 'description', 'expectedResult'].includes(place[2] ?? '')
  const blocks = (isRich ? textAt(doc, place) : null)?.toArray() ?? []
  const block = random.below(Math.max(1, blocks.length))
  const run = runIn(blocks[block])
  const words = run === null ? [] : wordsOf(charactersOf(run))
  return { does: 'comments', about: place, on: words.length === 0 ? null : { block, at: random.below(words.length) }, words: '' }
}

/** Whether the page offers it. */
export function isCommentOffered(tab: Tab, edit: CommentEdit): boolean {
  const { writer, facts, person } = tab
  if (edit.does === 'comments' || edit.does === 'replies') return mayWrite(writer, facts, { writtenBy: 'commenting' }).ok
  if (edit.does === 'resolves' || edit.does === 'reopens') return tab.mayWrite(['threads', edit.thread, 'resolved'])
  if (!mayWrite(writer, facts, { writtenBy: 'own-comment', party: person.party }).ok) return false
  const comment = tab.plain().threads[edit.thread]?.comments[edit.comment]
  return comment?.stamp !== undefined && comment.text !== undefined && (edit.does === 'reacts' || comment.by === person.party)
}

export function applyComment(tab: Tab, edit: CommentEdit): void {
  const { view, doc, person: { party } } = tab
  const on = IsoDay.parse('2026-03-03')
  switch (edit.does) {
    case 'comments': {
      const run = edit.on === null ? null : runIn(textAt(doc, edit.about)?.get(edit.on.block))
      const word = run === null || edit.on === null ? undefined : wordsOf(charactersOf(run))[edit.on.at]
      const words = run === null || word === undefined ? undefined : { quote: charactersOf(run).slice(word.from, word.from + word.length), anchor: anchorOf({ run, at: word.from }, { run, at: word.from + word.length }) }
      return void beginThread(view, party, edit.about, edit.words, words)
    }
    case 'replies':
      return view.roots.threads.has(edit.thread) ? void reply(view, edit.thread, party, edit.words) : undefined
    case 'changes its comment':
      return changeComment(view, edit.thread, edit.comment, edit.words)
    case 'withdraws its comment':
      return withdrawComment(view, edit.thread, edit.comment)
    case 'reacts':
      return react(view, edit.thread, edit.comment, party, edit.reaction)
    case 'resolves':
      return resolve(view, edit.thread, party, on)
    case 'reopens':
      return reopen(view, edit.thread)
  }
}
