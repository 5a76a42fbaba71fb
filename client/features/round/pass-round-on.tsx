// A round to take along: as a message to those whose answer is due, and into a calendar.
import type { RoundView } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { PassOn, roundCalendar, type Letter } from '../../pass-on/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan, usePlanTitle } from '../plan/index.ts'

export function PassRoundOn({ round: { number, deadline }, due }: { readonly round: RoundView; readonly due: readonly PartyId[] }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const plan = usePlanTitle()
  const names = due.map(each => partyLabel(each).name)
  const letter = (): Letter => ({
    // Addresses of other delegations are not this reader's to see.
    to: names,
    subject: t('pass.round-subject', { number, plan, deadline: brusselsText(new Date(deadline)) }),
    sentences: [
      t('pass.round-open', { number, plan }),
      names.length === 0 ? t('pass.round-answered') : t('pass.round-missing', { delegations: names.join(', ') }),
      t('pass.round-how'),
    ],
    deadline,
    path: `/plans/${id}/round`,
  })
  return <PassOn about={t('round.title', { number })} letter={() => Promise.resolve(letter())} calendar={roundCalendar(id, party, number)} hasDeadline fileName={`${id}-round-${number}.ics`} />
}
