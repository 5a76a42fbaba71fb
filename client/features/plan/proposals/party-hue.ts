// A colour for each delegation that proposes, always the same and far from that of its neighbours; its code stands beside it always.
import type { PartyId } from '../../../../shared/ids.ts'
import { parties } from '../../../../shared/parties/parties.ts'

/** Degrees between one delegation and the next: no fraction of the circle comes back to where it was for long. */
const step = 137.5
const index = new Map<PartyId, number>(parties.map(({ id }, at) => [id, at]))

/** Degrees of the circle of colours. */
export const partyHue = (party: PartyId): number => Math.round(((index.get(party) ?? 0) * step) % 360)
