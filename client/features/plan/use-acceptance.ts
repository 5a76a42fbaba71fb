// Accepting to drive a plan or to help drive it: a named delegation has no mandate before, and only whoever speaks for it
// can. The header and the findings offer the same act.
import type { PartyId } from '../../../shared/ids.ts'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from './use-message.ts'
import { plansApi } from '../../plans-api.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { usePlan } from './plan-context.tsx'

export type AcceptedRole = 'driver' | 'co-driver'

/** The act, or null for whoever does not speak for the delegation. */
export function useAcceptance(): (party: PartyId, role: AcceptedRole) => (() => void) | null {
  const t = useMessage()
  const { id } = usePlan()
  const { memberships, isReadOnly } = usePagePerson()
  const accept = async (party: PartyId, role: AcceptedRole): Promise<void> => {
    const answer = await plansApi.accept(id, { party, role })
    showToast(answer.ok ? { text: t(`plan.accepted-${role}`, { party: partyLabel(party).name }), tone: 'ok' } : { text: answer.error.message, tone: 'bad' })
  }
  return (party, role) => {
    const speaks = !isReadOnly && memberships.some(membership => membership.party === party && membership.function === 'speaks')
    return speaks ? () => void accept(party, role) : null
  }
}
