// A release: the driver records that a plan is released to a third country, an international organisation or a private
// partner, what for and until when. It opens the whole plan, whatever its marking, and ends by itself.
import { z } from 'zod'
import { PartyId } from '../ids.ts'
import { isInBaseCircle, mayBeAddedToCircle } from '../parties/circle.ts'
import { isKnownParty } from '../parties/parties.ts'
import { shortLine } from '../schema/values.ts'

export const Release = z.strictObject({
  party: PartyId,
  purpose: shortLine(200),
  /** An instant in UTC. From then on the plan is not open to that delegation any more. */
  until: z.iso.datetime(),
})
export type Release = z.infer<typeof Release>

/** Only whoever stands outside can be released to: all others are in the circle, or are added to it. */
export const mayBeReleasedTo = (party: PartyId): boolean => isKnownParty(party) && !isInBaseCircle(party) && !mayBeAddedToCircle(party)
