// Threads of the delegation's own side in the form in which threads are shown, so that the panel, signs and texts need not know where
// one is kept. A thread that was sent is in the plan under the same id, and is shown as that one.
import type { KeptPlace } from '../../../../shared/documents/found-words.ts'
import type { ThreadPlain } from '../../../../shared/documents/open-threads.ts'
import { holdsInAction } from '../../../../shared/documents/plan-standing.ts'
import type { Standing } from '../../../../shared/documents/plan-standing.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { SidePlain } from '../../../../shared/documents/side.ts'
import type { CommentId, PartyId, ThreadId } from '../../../../shared/ids.ts'
import type { PlanFacts } from '../../../../shared/mandates/mandates.ts'

export type OwnThreads = SidePlain['threads']
export type OwnThreadPlain = NonNullable<OwnThreads[ThreadId]>
export type OwnCommentPlain = NonNullable<OwnThreadPlain['comments'][CommentId]>
type Threads = PlanPlain['threads']

/** Whoever drives the plan, or leads the action that it is about, talks to everybody; others talk among themselves first. */
export const usualAudience = (party: PartyId, { driver, coDrivers }: Pick<PlanFacts, 'driver' | 'coDrivers'>, action: Standing | undefined): Audience =>
  driver === party || coDrivers.has(party) || (action !== undefined && holdsInAction(action, 'action-leader', party)) ? 'everyone' : 'ours'

/** Who reads what is written: the delegation's own people, or whoever reads the plan. */
export type Audience = 'ours' | 'everyone'

/** What its words are found by; null where it stands on none. */
export const keptPlaceOf = ({ quote, anchor, around }: OwnThreadPlain): KeptPlace | null => (quote === undefined || anchor === undefined ? null : { quote, anchor, around })

const shownByThread = new WeakMap<OwnThreadPlain, ThreadPlain>()

/** The same object as long as nothing of the thread is touched. */
export function shownOwn(own: OwnThreadPlain, party: PartyId): ThreadPlain {
  const known = shownByThread.get(own)
  if (known !== undefined) return known
  const { about, quote, anchor, comments, resolved } = own
  const shown: ThreadPlain = {
    about,
    by: party,
    quote,
    anchor,
    comments: Object.fromEntries(Object.entries(comments).map(([id, comment]) => [id, { by: party, text: comment?.text, stamp: comment?.stamp, reactions: {} }])),
    resolved: resolved === undefined ? undefined : { by: party, on: resolved.on },
  }
  shownByThread.set(own, shown)
  return shown
}

type Unsent = { readonly threads: Threads; readonly unsent: Threads }
const unsentByOwn = new WeakMap<OwnThreads, Unsent>()

/** Those that nobody but the delegation has: what is in the plan is not among them. The same object for the same two. */
export function unsentOf(own: OwnThreads, threads: Threads, party: PartyId): Threads {
  const known = unsentByOwn.get(own)
  if (known !== undefined && known.threads === threads) return known.unsent
  // The keys of a reading are those that the schema let in.
  const now = Object.fromEntries((Object.keys(own) as ThreadId[]).flatMap(id => {
    const thread = own[id]
    return thread === undefined || threads[id] !== undefined ? [] : [[id, shownOwn(thread, party)]]
  }))
  const unsent = known !== undefined && sameThreads(known.unsent, now) ? known.unsent : now
  unsentByOwn.set(own, { threads, unsent })
  return unsent
}

const sameThreads = (one: Threads, other: Threads): boolean => {
  const ids = Object.keys(one) as ThreadId[]
  return ids.length === Object.keys(other).length && ids.every(id => one[id] === other[id])
}
