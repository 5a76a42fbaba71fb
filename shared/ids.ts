// Branded ids: a PartyId cannot stand where a PersonId is asked for. Each is parsed once, where it enters.
import { z } from 'zod'

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
/** 21 or more characters of base64url: at least 126 bits of randomness, so an id is unique without a register. */
const random = /^[A-Za-z0-9_-]{21,32}$/

/** A delegation as listed in shared/parties, e.g. `ms-de`. */
export const PartyId = z.string().max(40).regex(slug).brand<'PartyId'>()
export type PartyId = z.infer<typeof PartyId>

export const PersonId = z.string().regex(random).brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

export const InvitationId = z.string().regex(random).brand<'InvitationId'>()
export type InvitationId = z.infer<typeof InvitationId>

export const PlanId = z.string().max(60).regex(slug).brand<'PlanId'>()
export type PlanId = z.infer<typeof PlanId>

/** A cycle by its years, e.g. `2026-2029`. */
export const CycleId = z.string().max(40).regex(slug).brand<'CycleId'>()
export type CycleId = z.infer<typeof CycleId>

/** A goal of a cycle, e.g. `2026-2029/goal-1`. */
export const GoalId = z.string().max(60).regex(/^[a-z0-9-]+\/goal-[a-z0-9-]+$/).brand<'GoalId'>()
export type GoalId = z.infer<typeof GoalId>

/** A crime area of a cycle, which has one plan in each period, e.g. `2026-2029/msthb/ms`. */
export const AreaId = z.string().max(80).regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/).brand<'AreaId'>()
export type AreaId = z.infer<typeof AreaId>

export const PriorityId = z.string().max(80).regex(/^[a-z0-9-]+\/[a-z0-9-]+$/).brand<'PriorityId'>()
export type PriorityId = z.infer<typeof PriorityId>

export const ActionId = z.string().regex(random).brand<'ActionId'>()
export type ActionId = z.infer<typeof ActionId>

/** A row inside an action: an indicator, a funding row, a joint action day. */
export const RowId = z.string().regex(random).brand<'RowId'>()
export type RowId = z.infer<typeof RowId>

/** One request to a delegation to lead, co-lead or take part; an answer names the request it answers. */
export const RequestId = z.string().regex(random).brand<'RequestId'>()
export type RequestId = z.infer<typeof RequestId>

/** One loan of the pen: see shared/mandates/pen.ts. */
export const PenId = z.string().regex(random).brand<'PenId'>()
export type PenId = z.infer<typeof PenId>

/** A thread of comments, and one comment of it: see shared/documents/threads.ts. */
export const ThreadId = z.string().regex(random).brand<'ThreadId'>()
export type ThreadId = z.infer<typeof ThreadId>
export const CommentId = z.string().regex(random).brand<'CommentId'>()
export type CommentId = z.infer<typeof CommentId>

/** A proposal, from its first draft in a delegation's own side of a plan on: see shared/documents/proposals.ts. */
export const ProposalId = z.string().regex(random).brand<'ProposalId'>()
export type ProposalId = z.infer<typeof ProposalId>

/** A state of a plan that is kept whole: see server/versions. */
export const VersionId = z.string().regex(random).brand<'VersionId'>()
export type VersionId = z.infer<typeof VersionId>

/** A delegation's answer to a round, and a reserve of its own: see shared/workflow/positions.ts. */
export const AnswerId = z.string().regex(random).brand<'AnswerId'>()
export type AnswerId = z.infer<typeof AnswerId>
export const ReserveId = z.string().regex(random).brand<'ReserveId'>()
export type ReserveId = z.infer<typeof ReserveId>

/** A service of a delegation, in the list that the delegation keeps of its own: see server/open-rounds. */
export const ServiceId = z.string().regex(random).brand<'ServiceId'>()
export type ServiceId = z.infer<typeof ServiceId>

/** A new random id of 126 bits, from Web Crypto, which browsers and Node 20 both have. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(21))
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  let id = ''
  for (const byte of bytes) id += alphabet[byte & 63]
  return id
}
