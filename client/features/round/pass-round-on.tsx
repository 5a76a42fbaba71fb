// A round to take along: as a message to those whose answer is due, and into a calendar.
import type { RoundView } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { PassOn } from '../../pass-on/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan, usePlanTitle } from '../plan/index.ts'

export function PassRoundOn({ round: { number, deadline }, due }: { readonly round: RoundView; readonly due: readonly PartyId[] }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const planName = usePlanTitle()
  const missing = due.map(each => partyLabel(each).name)
  // Addresses of other delegations are not this reader's to see.
  return <PassOn about={t('round.title', { number })} matter={{ of: 'round', plan: id, planName, party, to: () => Promise.resolve(missing), number, deadline, missing }} />
}
