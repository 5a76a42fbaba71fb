// What a person does with comments that are their delegation's alone, and how one of them is sent to everybody: as commands of the
// typed view, so that they work off-line.
import { CommentId, randomId, ThreadId } from '../ids.ts'
import type { PartyId, PersonId } from '../ids.ts'
import type { Path } from '../schema/node.ts'
import type { IsoDay } from '../schema/values.ts'
import { personReactionKey } from './own-threads.ts'
import type { Around } from './own-threads.ts'
import type { PlanView } from './plan.ts'
import type { SideView } from './side.ts'
import { beginThread, quoteOf } from './thread-commands.ts'
import type { Words } from './thread-commands.ts'
import type { Reaction } from './threads.ts'

/** The words, and what stands around them in the plan. */
export type OwnWords = Words & { readonly around: Around }

/** `text` is checked by the caller (threads.ts: CommentText). */
export function beginOwnThread(side: SideView, person: PersonId, about: Path, text: string, words?: OwnWords): ThreadId {
  const id = ThreadId.parse(randomId())
  side.changeForGood(() => {
    const thread = side.roots.threads.create(id, { about: [...about], ...(words !== undefined && { quote: quoteOf(words.quote), anchor: words.anchor, around: words.around }) })
    thread.comments.create(CommentId.parse(randomId()), { author: person, text })
  })
  return id
}

export function replyOwn(side: SideView, thread: ThreadId, person: PersonId, text: string): CommentId {
  const id = CommentId.parse(randomId())
  side.changeForGood(() => side.roots.threads.get(thread)?.comments.create(id, { author: person, text }))
  return id
}

export const changeOwnComment = (side: SideView, thread: ThreadId, comment: CommentId, text: string): void =>
  side.roots.threads.get(thread)?.comments.get(comment)?.text.set(text)

export const withdrawOwnComment = (side: SideView, thread: ThreadId, comment: CommentId): void =>
  side.roots.threads.get(thread)?.comments.get(comment)?.text.clear()

export function reactOwn(side: SideView, thread: ThreadId, comment: CommentId, person: PersonId, reaction: Reaction): void {
  const reactions = side.roots.threads.get(thread)?.comments.get(comment)?.reactions
  const key = personReactionKey(person, reaction)
  if (reactions?.get(key) === true) reactions.clear(key)
  else reactions?.set(key, true)
}

export const resolveOwn = (side: SideView, thread: ThreadId, person: PersonId, on: IsoDay): void =>
  side.roots.threads.get(thread)?.resolved.set({ by: person, on })

export const reopenOwn = (side: SideView, thread: ThreadId): void => side.roots.threads.get(thread)?.resolved.clear()

/** Says to everybody what was said among colleagues: one comment, whose words the sender has before their eyes, and nothing of what
 *  others wrote under it. It stands in the plan under the id that it has in the side, so that sent twice it is sent once, and
 *  whoever sees both knows that they belong together. @returns whether it was this that sent it */
export function sendOwnThread(plan: PlanView, party: PartyId, thread: ThreadId, about: Path, text: string, words?: Words | { readonly quote: string }): boolean {
  if (plan.roots.threads.has(thread)) return false
  beginThread(plan, party, about, text, words, thread)
  return true
}
