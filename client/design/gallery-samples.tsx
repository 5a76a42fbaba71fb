// Fictional people and a few delegations for the gallery.
import type { PersonFace } from './face.tsx'
import type { OptionSection } from './option.ts'
import { PartyCode, type PartyLabel } from './party-code.tsx'
import { personColour } from '../../shared/person-colour.ts'

export const germany: PartyLabel = { code: 'DE', name: 'Germany', kind: 'member-state' }
export const france: PartyLabel = { code: 'FR', name: 'France', kind: 'member-state' }
export const spain: PartyLabel = { code: 'ES', name: 'Spain', kind: 'member-state' }
export const italy: PartyLabel = { code: 'IT', name: 'Italy', kind: 'member-state' }
export const austria: PartyLabel = { code: 'AT', name: 'Austria', kind: 'member-state' }
export const europol: PartyLabel = { code: 'EUROPOL', name: 'Europol', kind: 'agency' }
export const eurojust: PartyLabel = { code: 'EUROJUST', name: 'Eurojust', kind: 'agency' }
export const commission: PartyLabel = { code: 'COM', name: 'European Commission', kind: 'institution' }
export const carin: PartyLabel = { code: 'CARIN', name: 'Camden Asset Recovery Inter-Agency Network', kind: 'network' }
export const georgia: PartyLabel = { code: 'GE', name: 'Georgia', kind: 'third-country' }
export const interpol: PartyLabel = { code: 'INTERPOL', name: 'Interpol', kind: 'international-organisation' }

export const parties = [germany, france, spain, italy, austria, europol, eurojust, commission, carin, georgia, interpol]

const person = (name: string, delegation: PartyLabel, extra: Partial<PersonFace> = {}): PersonFace =>
  ({ id: name, name, delegation, colour: personColour(name), ...extra })

export const people: readonly PersonFace[] = [
  person('Mira Dorn', germany, { note: 'in 1.2, description' }),
  person('Luc Castel', france, { note: 'in Goal 1' }),
  person('Jana Kolar', europol, { isIdle: true }),
  person('Rosa Vidal', spain),
  person('Anton Brandt', austria),
]

const option = (party: PartyLabel, words = '', disabledReason?: string) => ({
  id: party.code,
  label: party.name,
  lead: <PartyCode {...party} />,
  searchText: `${party.code} ${words}`,
  ...(disabledReason === undefined ? {} : { disabledReason }),
})

export const partyOptions: readonly OptionSection[] = [
  { id: 'states', label: 'Member States', options: [option(austria, 'Österreich'), option(france), option(germany, 'Deutschland'), option(italy, 'Italia'), option(spain, 'España')] },
  { id: 'agencies', label: 'EU agencies', options: [option(europol), option(eurojust)] },
  { id: 'networks', label: 'Networks', options: [option(carin, '', 'A network cannot be driver: only a Member State can.')] },
  { id: 'outside', label: 'Outside the Union', options: [option(georgia, 'Sakartvelo', 'A country outside the Union cannot be driver.')] },
]
