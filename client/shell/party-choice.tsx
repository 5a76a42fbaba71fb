// Delegations to choose from, grouped by kind; who may not be chosen stands there with the reason.
import type { PartyId } from '../../shared/ids.ts'
import { sentences } from '../../shared/messages/index.ts'
import { reasonNot as reasonAgainst, type Role } from '../../shared/parties/eligibility.ts'
import { parties } from '../../shared/parties/parties.ts'
import { partyKindLabels, partyKinds } from '../../shared/parties/party.ts'
import type { OptionSection } from '../design/option.ts'
import { PartyCode } from '../design/party-code.tsx'
import { partyLabel } from './party-label.ts'

/** @param reasonNot a sentence where this delegation may not be chosen, null where it may. */
export function partyChoice(reasonNot: (party: PartyId) => string | null): readonly OptionSection[] {
  return partyKinds.map(kind => ({
    id: kind,
    label: partyKindLabels[kind],
    options: parties.filter(party => party.kind === kind).map(({ id, code, name, aliases }) => {
      const disabledReason = reasonNot(id)
      const option = { id, label: name, lead: <PartyCode {...partyLabel(id)} />, searchText: [code, ...aliases].join(' ') }
      return disabledReason === null ? option : { ...option, disabledReason }
    }),
  }))
}

/** For a role: who may not hold it stands there with the rule's own sentence. */
export const choiceFor = (role: Role): readonly OptionSection[] => partyChoice(party => {
  const reason = reasonAgainst(role, party)
  return reason === null ? null : sentences[reason]
})
