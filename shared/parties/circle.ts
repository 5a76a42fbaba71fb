// A plan's circle: who is sent it. Source: house rule, after the markings' addressees (Council, its members, the
// Commission and bodies with a need to know).
import type { PartyId } from '../ids.ts'
import { partiesById } from './parties.ts'

const institutionsOfTheCircle: readonly string[] = ['com', 'presidency', 'gsc']

/** All Member States, EU agencies, the Commission, the Presidency and the General Secretariat. */
export function isInBaseCircle(party: PartyId): boolean {
  const known = partiesById.get(party)
  if (known === undefined) return false
  return known.kind === 'member-state' || known.kind === 'agency' || institutionsOfTheCircle.includes(known.id)
}

/** Networks and other bodies of the Union may be added to a plan's circle. Third countries, international organisations
 *  and private partners may not: they come by a recorded release. */
export function mayBeAddedToCircle(party: PartyId): boolean {
  const kind = partiesById.get(party)?.kind
  return kind === 'network' || (kind === 'institution' && !isInBaseCircle(party))
}
