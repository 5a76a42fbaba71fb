// Who is in a plan now (and in nothing else: who is with exact days is told only there), as open lists show it: each connection's person and delegation, and the field they are in.
import { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import type { OpenDocument } from '../sync/document.ts'
import type { Presence } from './live-summaries.ts'

/** Null for a document that is no plan. */
export function presenceOf(document: OpenDocument): [PlanId, Presence] | null {
  if (document.kind.kind !== 'plan') return null
  const people = document.awareness.here().map(({ connection, place }) => ({
    person: PersonId.parse(connection.shownAs.person),
    name: connection.shownAs.name,
    party: PartyId.parse(connection.shownAs.party),
    ...(place === null ? {} : { where: [...place] }),
  }))
  return [PlanId.parse(document.id.slice('plan/'.length)), people]
}
