// Keys under which something stands in the name of a delegation: its id first, then what tells its entries apart.
import { z } from 'zod'
import { PartyId } from '../ids.ts'
import { isKnownParty } from '../parties/parties.ts'

/** A delegation of the reference data; an unknown one is refused. */
export const KnownParty = PartyId.refine(isKnownParty, { error: 'party/unknown' })

/** `ms-it:<rest>`, of a known delegation. */
export function keyWithParty(isRest: (rest: string) => boolean) {
  return z.string().max(100).refine(key => {
    const party = partyOfKey(key)
    return party !== null && isKnownParty(party) && isRest(key.slice(party.length + 1))
  })
}

export function partyOfKey(key: string): PartyId | null {
  const parsed = PartyId.safeParse(key.slice(0, key.indexOf(':')))
  return parsed.success ? parsed.data : null
}
