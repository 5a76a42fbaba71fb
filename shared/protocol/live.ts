// The messages of /live, as JSON text: summaries of the plans whose circle holds the reader, whole on joining and as
// patches after, and who is in which plan. A reader that misses a version joins anew. Of a reader only one thing is heard:
// that its person has signed in again after the session ran out.
import { z } from 'zod'
import { PartyId, PersonId, PlanId } from '../ids.ts'
import { PlanPatch } from '../projection/plan-patch.ts'
import { PlanSummary } from '../projection/plan-summary-shape.ts'

/** Raised by one with every message about a plan's summary. A patch of version n fits the summary of version n − 1 only. */
const Version = z.int().nonnegative()

const PersonHere = z.strictObject({
  person: PersonId,
  /** Resolved by the server for this reader. */
  name: z.string().max(200),
  party: PartyId,
  /** The field that the person is in, where that is known. */
  where: z.array(z.string().max(200)).max(12).readonly().optional(),
})
export type PersonHere = z.infer<typeof PersonHere>

/** So many places of one kind are told. */
export const mostPlaces = 3

/** A rule that has turned work of one delegation in one plan away again and again. */
export const RepeatedRefusal = z.strictObject({
  plan: PlanId,
  party: PartyId,
  /** Of the refusal; its sentence says why and what would help. */
  code: z.string().max(80),
  /** Fields of the plan that it was met at lately, the newest first, as paths of the schema; no value of any. */
  places: z.array(z.array(z.string().max(200)).min(1).max(12).readonly()).max(mostPlaces).readonly(),
  count: z.int().positive(),
  since: z.iso.datetime(),
  last: z.iso.datetime(),
})
export type RepeatedRefusal = z.infer<typeof RepeatedRefusal>

export const LiveMessage = z.discriminatedUnion('type', [
  /** First on every line: the address of the script that begins the page which the server gives out now. A page that
   *  began with another one is older. */
  z.strictObject({ type: z.literal('page'), script: z.string().max(200) }),
  z.strictObject({ type: z.literal('summary'), plan: PlanId, version: Version, summary: PlanSummary }),
  z.strictObject({ type: z.literal('patch'), plan: PlanId, version: Version, patch: PlanPatch }),
  /** No longer there for this reader; deleted and not yours are not told apart. */
  z.strictObject({ type: z.literal('gone'), plan: PlanId }),
  z.strictObject({ type: z.literal('presence'), plan: PlanId, people: z.array(PersonHere) }),
  /** What delegations say about a plan has changed, their answers, comments or proposals: whoever shows it asks anew. Never to whoever reads the
   *  plan by a release. */
  z.strictObject({ type: z.literal('positions'), plan: PlanId }),
  /** To the support team only: all that is to be told now, the newest first, of plans that the reader may see. */
  z.strictObject({ type: z.literal('repeated-refusals'), refusals: z.array(RepeatedRefusal).readonly() }),
  /** Every plan that the reader may see has been sent; what is not there now does not exist for this reader. */
  z.strictObject({ type: z.literal('ready') }),
  /** Nothing happened, and the line is alive. */
  z.strictObject({ type: z.literal('alive') }),
  /** The session has run out: nothing more comes until the reader renews; then everything comes anew, as on joining. */
  z.strictObject({ type: z.literal('session-over') }),
])
export type LiveMessage = z.infer<typeof LiveMessage>

/** What a reader says, after `session-over` and only then. */
export const LiveRequest = z.strictObject({ type: z.literal('renew'), token: z.string().max(100) })
export type LiveRequest = z.infer<typeof LiveRequest>
