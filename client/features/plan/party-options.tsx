// Delegations to choose from for a role: grouped by kind; who may not hold the role stands there with the reason.
import { PartyCode } from '../../design/party-code.tsx'
import type { Option, OptionSection } from '../../design/option.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { reasonNot } from '../../../shared/parties/eligibility.ts'
import type { Role } from '../../../shared/parties/eligibility.ts'
import { parties } from '../../../shared/parties/parties.ts'
import { partyKindLabels, partyKinds } from '../../../shared/parties/party.ts'
import { sentences } from '../../../shared/messages/index.ts'

const made = new Map<Role, readonly OptionSection[]>()

export function partyOptions(role: Role): readonly OptionSection[] {
  let sections = made.get(role)
  if (sections === undefined) {
    sections = partyKinds.map(kind => ({
      id: kind,
      label: partyKindLabels[kind],
      options: parties.filter(party => party.kind === kind).map((party): Option => {
        const reason = reasonNot(role, party.id)
        return {
          id: party.id,
          label: party.name,
          code: party.code,
          lead: <PartyCode {...partyLabel(party.id)} />,
          searchText: [party.code, ...party.aliases].join(' '),
          ...(reason === null ? {} : { disabledReason: sentences[reason] }),
        }
      }),
    }))
    made.set(role, sections)
  }
  return sections
}
