// What a person does with comments, as commands of the typed view: they work off-line, and undo takes back the words and never a
// colleague's reply.
import { CommentId, randomId, ThreadId } from '../ids.ts'
import type { PartyId } from '../ids.ts'
import type { Path } from '../schema/node.ts'
import type { IsoDay } from '../schema/values.ts'
import type { PlanView } from './plan.ts'
import { longestQuote, reactionKey } from './threads.ts'
import type { Reaction, TextAnchor } from './threads.ts'

/** The words a thread is to stand on. */
export type Words = { readonly quote: string; readonly anchor: TextAnchor }

/** Begins a thread with its first comment. `text` is checked by the caller (threads.ts: CommentText). Without an anchor its words are
 *  quoted as gone. */
export function beginThread(plan: PlanView, party: PartyId, about: Path, text: string, words?: Words | { readonly quote: string }, id: ThreadId = ThreadId.parse(randomId())): ThreadId {
  plan.changeForGood(() => {
    const thread = plan.roots.threads.create(id, { about: [...about], by: party, ...(words !== undefined && { quote: quoteOf(words.quote), ...('anchor' in words && { anchor: words.anchor }) }) })
    thread.comments.create(CommentId.parse(randomId()), { by: party, text })
  })
  return id
}

export function reply(plan: PlanView, thread: ThreadId, party: PartyId, text: string): CommentId {
  const id = CommentId.parse(randomId())
  plan.changeForGood(() => plan.roots.threads.get(thread)?.comments.create(id, { by: party, text }))
  return id
}

export const changeComment = (plan: PlanView, thread: ThreadId, comment: CommentId, text: string): void =>
  plan.roots.threads.get(thread)?.comments.get(comment)?.text.set(text)

/** Its words go; that there was one stays, and so do the replies. */
export const withdrawComment = (plan: PlanView, thread: ThreadId, comment: CommentId): void =>
  plan.roots.threads.get(thread)?.comments.get(comment)?.text.clear()

export function react(plan: PlanView, thread: ThreadId, comment: CommentId, party: PartyId, reaction: Reaction): void {
  const reactions = plan.roots.threads.get(thread)?.comments.get(comment)?.reactions
  const key = reactionKey(party, reaction)
  if (reactions?.get(key) === true) reactions.clear(key)
  else reactions?.set(key, true)
}

export const resolve = (plan: PlanView, thread: ThreadId, party: PartyId, on: IsoDay): void =>
  plan.roots.threads.get(thread)?.resolved.set({ by: party, on })

export const reopen = (plan: PlanView, thread: ThreadId): void => plan.roots.threads.get(thread)?.resolved.clear()

/** On one line, and cut where it is longer than is kept. */
export const quoteOf = (words: string): string => {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote - 1)}…`
}
