// Bodies and answers of the routes of proposals. What is drafted is in the delegation's own side of the plan, what was sent in the
// plan itself.
import { z } from 'zod'
import { CommentPlace } from '../documents/threads.ts'
import { PartyId, ProposalId } from '../ids.ts'
import { RichText } from '../schema/rich-text-shape.ts'
import { shortLine } from '../schema/values.ts'

/** At once; a whole round of one delegation. */
const Ids = z.array(ProposalId).min(1).max(300)

export const DraftBody = z.strictObject({ party: PartyId, place: CommentPlace })
export const DraftAnswer = z.strictObject({ id: ProposalId })

export const SendBody = z.strictObject({ party: PartyId, ids: Ids })

/** `instead`: of one that does not fit, what is to stand there. One reason serves all. */
export const DecideBody = z.strictObject({
  party: PartyId,
  ids: Ids,
  decision: z.enum(['accepted', 'declined', 'withdrawn']),
  reason: shortLine(500).min(1).optional(),
  instead: z.union([z.strictObject({ text: RichText }), z.strictObject({ value: z.json() })]).optional(),
}).refine(({ ids, instead }) => instead === undefined || ids.length === 1, { error: 'proposal/one-at-a-time', path: ['instead'] })

/** Of each in the order asked: null where it was done, else the code of why not. */
export const OutcomesAnswer = z.strictObject({ outcomes: z.array(z.strictObject({ id: ProposalId, error: z.string().nullable() })) })
