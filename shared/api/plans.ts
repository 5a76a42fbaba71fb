// Bodies and answers of the plan routes. Unknown keys are refused.
import { z } from 'zod'
import { AreaId, PartyId, PenId, PlanId } from '../ids.ts'
import { PenPlace } from '../mandates/pen.ts'
import { mayBeReleasedTo } from '../mandates/release.ts'
import { IsoDay, shortLine } from '../schema/values.ts'
import { partyFor } from '../parties/eligible-party.ts'
import { isKnownParty } from '../parties/parties.ts'
import { mayBeAddedToCircle } from '../parties/circle.ts'
import { Marking } from '../vocabularies/vocabularies.ts'

const KnownParty = PartyId.refine(isKnownParty, { error: 'party/unknown' })
/** An instant in UTC, as an ISO string. */
const Moment = z.iso.datetime()

/** Reference of the decision by which the Member States agreed, or the word `provisional`. */
export const Decision = shortLine(120).trim().min(1)

export const PlanAddress = z.strictObject({ plan: PlanId })

/** `from`: the plan of an earlier period that it goes on from. */
export const NewPlanBody = z.strictObject({ area: AreaId, periodStart: IsoDay, from: PlanId.optional() })
export const DriverBody = z.strictObject({ party: partyFor('driver').nullable(), decision: Decision, on: IsoDay })
export const CoDriversBody = z.strictObject({
  coDrivers: z.array(z.strictObject({ party: partyFor('co-driver'), decision: Decision, on: IsoDay })).max(40),
})
/** A named driver or co-driver accepts for itself; until then it has no mandate. */
export const AcceptBody = z.strictObject({ party: PartyId, role: z.enum(['driver', 'co-driver']) })
export const MarkingBody = z.strictObject({
  marking: Marking.refine(marking => marking === 'public' || marking === 'limite', { error: 'marking/out-of-scope' }),
})
export const ReferencesBody = z.strictObject({
  councilDocument: shortLine(60).trim().min(1).nullable(),
  predecessor: PlanId.nullable(),
})
export const CircleBody = z.strictObject({
  added: z.array(PartyId.refine(party => isKnownParty(party) && mayBeAddedToCircle(party), { error: 'circle/may-not-be-added' })).max(100),
})
/** The pen is lent to a delegation that is sent the plan, for something in it, until a moment to come. */
export const PenBody = z.strictObject({ party: KnownParty, place: PenPlace, until: Moment })
/** Any delegation that is sent the plan may ask for the pen. */
export const PenRequestBody = z.strictObject({ place: PenPlace })
export const PenAddress = z.strictObject({ plan: PlanId, pen: PenId })
/** A release opens the whole plan to a delegation from outside. */
export const ReleaseBody = z.strictObject({
  party: PartyId.refine(mayBeReleasedTo, { error: 'release/not-outside' }),
  purpose: shortLine(200).trim().min(1),
  until: Moment,
})
export const ReleaseAddress = z.strictObject({ plan: PlanId, party: PartyId })
export const ArchiveBody = z.strictObject({ archived: z.boolean() })

/** A plan as its own reader may know it; lists hold summaries instead (see /live). */
export const PlanAnswer = z.strictObject({ id: PlanId, area: AreaId, cycle: z.string(), periodStart: IsoDay, periodEnd: IsoDay })
export type PlanAnswer = z.infer<typeof PlanAnswer>
