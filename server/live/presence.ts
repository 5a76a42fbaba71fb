// Who is in a plan now, as open lists show it: each connection's person and delegation, and the field they are in.
import { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import type { OpenDocument } from '../sync/document.ts'
import type { Presence } from './live-summaries.ts'

export function presenceOf(document: OpenDocument): [PlanId, Presence] {
  const people = document.awareness.here().map(({ connection, place }) => ({
    person: PersonId.parse(connection.shownAs.person),
    name: connection.shownAs.name,
    party: PartyId.parse(connection.shownAs.party),
    ...(place === null ? {} : { where: [...place] }),
  }))
  return [PlanId.parse(document.id.slice('plan/'.length)), people]
}
