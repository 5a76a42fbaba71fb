// The places at which delegations have open proposals, in the order of sending.
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { PartyId, ProposalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { isOpen } from '../proposals/proposal-list.ts'

export function openProposalsBy(proposals: PlanPlain['proposals']): ReadonlyMap<PartyId, readonly Path[]> {
  const sent = (Object.keys(proposals) as ProposalId[]).flatMap(id => proposals[id] ?? []).filter(isOpen)
  const byParty = new Map<PartyId, Path[]>()
  for (const { by, place = [] } of sent.sort((one, other) => ((one.sent?.at ?? '') < (other.sent?.at ?? '') ? -1 : 1))) {
    if (by === undefined) continue
    byParty.set(by, [...(byParty.get(by) ?? []), place])
  }
  return byParty
}
