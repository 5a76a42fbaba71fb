// Delegations to choose from for a role: grouped by kind; who may not hold the role stands there with the reason.
import { PartyCode } from '../../design/party-code.tsx'
import type { Option, OptionSection } from '../../design/option.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { reasonNot } from '../../../shared/parties/eligibility.ts'
import type { Role } from '../../../shared/parties/eligibility.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { parties } from '../../../shared/parties/parties.ts'
import { partyKindLabels, partyKinds } from '../../../shared/parties/party.ts'
import { sentences } from '../../../shared/messages/index.ts'

const made = new Map<string, readonly OptionSection[]>()

/** @param holder whoever names with the pen, which names others only. */
export function partyOptions(role: Role, holder: PartyId | null = null): readonly OptionSection[] {
  const key = `${role} ${holder ?? ''}`
  let sections = made.get(key)
  if (sections === undefined) {
    sections = partyKinds.map(kind => ({
      id: kind,
      label: partyKindLabels[kind],
      options: parties.filter(party => party.kind === kind).map((party): Option => {
        const reason = reasonNot(role, party.id) ?? (party.id === holder ? 'mandate/pen-not-for-oneself' : null)
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
    made.set(key, sections)
  }
  return sections
}
