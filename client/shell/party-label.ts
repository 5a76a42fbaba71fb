// A delegation as the components show it. Data that names an unknown one (from a newer server) shows the id, not nothing.
import type { PartyLabel } from '../design/party-code.tsx'
import { partiesById } from '../../shared/parties/parties.ts'

export function partyLabel(id: string): PartyLabel {
  const party = partiesById.get(id)
  if (party === undefined) return { code: id.toUpperCase(), name: id, kind: 'institution' }
  const { code, name, kind, footnote } = party
  return { code, name, kind, footnote }
}
