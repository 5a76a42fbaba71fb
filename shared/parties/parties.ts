// All delegations that EMPACT knows, from the lists of each kind, and how to look one up.
import { PartyId } from '../ids.ts'
import { agencies } from './agencies.ts'
import { institutions } from './institutions.ts'
import { internationalOrganisations } from './international-organisations.ts'
import { memberStates } from './member-states.ts'
import { networks } from './networks.ts'
import type { Party, PartyKind, PartyRow } from './party.ts'
import { privatePartners } from './private-partners.ts'
import { thirdCountries } from './third-countries.ts'

const ofKind = (kind: PartyKind, rows: readonly PartyRow[]): Party[] =>
  rows.map(row => ({ ...row, id: PartyId.parse(row.id), kind, aliases: row.aliases ?? [] }))

/** By kind, in the order in which pickers show them. */
export const parties: readonly Party[] = [
  ...ofKind('member-state', memberStates),
  ...ofKind('agency', agencies),
  ...ofKind('institution', institutions),
  ...ofKind('network', networks),
  ...ofKind('third-country', thirdCountries),
  ...ofKind('international-organisation', internationalOrganisations),
  ...ofKind('private-or-ngo', privatePartners),
]

export const partiesById: ReadonlyMap<string, Party> = new Map(parties.map(party => [party.id, party]))

export const isKnownParty = (id: string): id is PartyId => partiesById.has(id)

/** A delegation of the lists. Throws for an id that no schema has let in. */
export function partyById(id: PartyId): Party {
  const party = partiesById.get(id)
  if (party === undefined) throw new Error(`no party ${id}`)
  return party
}
