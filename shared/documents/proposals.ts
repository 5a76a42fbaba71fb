// Proposals: what a delegation would have a plan say at one place, beside the plan and never in its text. What was sent is in the
// plan's document, written by the server alone; drafts are in the delegation's own side of the plan (side.ts).
import { z } from 'zod'
import { ActionId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'
import { required, value } from '../schema/node.ts'
import { RichText } from '../schema/rich-text-shape.ts'
import { shortLine } from '../schema/values.ts'
import { KnownParty } from './party-keys.ts'
import { ProposedAction } from './proposed-action.ts'
import { CommentPlace, CommentText } from './threads.ts'

/** What is proposed, and what stood there when the draft was begun: that is what the proposal answers.
 *  - `value`: another value of a field; absent: none
 *  - `text`: other words; `seq` is the state of the plan from which the draft began
 *  - `removal`: that the action is taken out
 *  - `action`: a new one, in the goal that is the place */
export const ProposedChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), base: z.json().optional(), proposed: z.json().optional() }),
  z.strictObject({ kind: z.literal('text'), seq: z.int().nonnegative(), base: RichText, proposed: RichText }),
  z.strictObject({ kind: z.literal('removal') }),
  z.strictObject({ kind: z.literal('action'), action: ProposedAction }),
])
export type ProposedChange = z.infer<typeof ProposedChange>

/** When and through which function it was sent. */
const Sent = z.strictObject({ at: z.iso.datetime(), capacity: PersonFunction })

/** Who took it in or turned it down, or that its own delegation took it back; and why, for whoever made it. */
export const Decision = z.strictObject({
  decision: z.enum(['accepted', 'declined', 'withdrawn']),
  by: KnownParty,
  capacity: PersonFunction,
  at: z.iso.datetime(),
  reason: shortLine(500).min(1).optional(),
  /** The action that was made of it. */
  action: ActionId.optional(),
})
export type Decision = z.infer<typeof Decision>

const byServer = (label: string) => ({ label, writtenBy: 'server' }) as const

export const proposalFields = {
  place: required(value(CommentPlace, byServer('proposal.place'))),
  by: required(value(KnownParty, byServer('proposal.by'))),
  sent: required(value(Sent, byServer('proposal.sent'))),
  change: required(value(ProposedChange, byServer('proposal.change'))),
  reason: value(CommentText, byServer('proposal.reason')),
  decision: value(Decision, byServer('proposal.decision')),
}
