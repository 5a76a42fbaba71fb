// Bodies and answers of the inbox routes.
import { z } from 'zod'
import { CommentPlace } from '../documents/threads.ts'
import { PartyId, PlanId, ThreadId } from '../ids.ts'
import { RoundAnswer } from '../workflow/positions.ts'

/** `comment:…`, `own-comment:…`, `proposal:…`, `decision:…`, `reminder:…`; of an open round `round:<plan>:<number>`, and `position:<plan>:<number>:<moment>` of what a
 *  colleague noted last about the answer to it. */
const ItemId = z.string().regex(/^((comment|own-comment|proposal|decision|reminder):[A-Za-z0-9_-]{21,32}|round:[a-z0-9-]{1,60}:\d{1,6}|position:[a-z0-9-]{1,60}:\d{1,6}:\d{1,16})$/)

export const InboxEntry = z.strictObject({
  plan: PlanId,
  id: ItemId,
  /** `reminder`: of the round that is open in the plan, while the delegation has not answered. `own-…`: among the delegation's own people. */
  kind: z.enum(['mention', 'reply', 'own-mention', 'own-reply', 'proposal', 'decision', 'reminder']),
  about: CommentPlace,
  by: PartyId,
  /** Among one's own people who said it; null for one who has left the delegation. */
  colleague: z.string().nullable().optional(),
  at: z.iso.datetime(),
  /** The beginning of what was said; may be empty. */
  words: z.string().max(240),
  thread: ThreadId.optional(),
  decision: z.enum(['accepted', 'declined']).optional(),
  isUnread: z.boolean(),
})
export type InboxEntry = z.infer<typeof InboxEntry>

/** Where a delegation stands in the round that is open in a plan. */
export const RoundPosition = z.strictObject({
  plan: PlanId,
  round: z.int().positive(),
  /** Whether it is asked in it. */
  isAsked: z.boolean(),
  /** What it answered in this round. Null: nothing yet. */
  answer: RoundAnswer.nullable(),
  /** Its reserves in this plan that nobody has lifted. */
  standingReserves: z.int().nonnegative(),
  /** Of how many that were asked there is no answer yet. */
  missing: z.int().nonnegative(),
  /** What of it this person has not read. */
  unread: z.array(ItemId),
})
export type RoundPosition = z.infer<typeof RoundPosition>

/** `entries`: the newest first. */
export const InboxAnswer = z.strictObject({ entries: z.array(InboxEntry), positions: z.array(RoundPosition) })
export type InboxAnswer = z.infer<typeof InboxAnswer>

export const ReadBody = z.strictObject({ ids: z.array(ItemId).min(1).max(1_000), isRead: z.boolean() })
