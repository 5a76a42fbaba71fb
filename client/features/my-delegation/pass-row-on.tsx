// What waits, and a round without an answer, to take along: as a message to whoever of the delegation can answer, and into a calendar.
import type { RoundPosition } from '../../../shared/api/inbox.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { Waiting } from '../../../shared/projection/waiting.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { useLivePlans } from '../../live/index.ts'
import { PassOn, requestCalendar, roundCalendar, speakersOf, type Letter } from '../../pass-on/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { keyOf } from './tasks.ts'
import { useMessage } from './use-message.ts'
import { useNames } from './use-words.ts'

export function PassRoundRowOn({ position: { plan, round }, deadline }: { readonly position: RoundPosition; readonly deadline: string }) {
  const t = useMessage()
  const names = useNames()
  const { party } = usePagePerson()
  if (party === null) return null
  const values = { number: round, plan: names.planOf(plan) }
  const letter = async (): Promise<Letter> => ({
    to: await speakersOf(party),
    subject: t('pass.round-subject', { ...values, deadline: brusselsText(new Date(deadline)) }),
    sentences: [t('pass.round-open', values), t('pass.round-missing', { delegations: partyLabel(party).name }), t('pass.round-how')],
    deadline,
    path: `/plans/${plan}/round`,
  })
  return <PassOn about={t('own.round', { round, plan: values.plan })} letter={letter} calendar={roundCalendar(plan, party, round)} hasDeadline fileName={`${plan}-round-${round}.ics`} />
}

/** What waits for a word; what is only to be read is nobody's to pass on. */
type Request = Exclude<Waiting, { readonly what: 'read-step' | 'read-note' | 'pen-ends' }>
export const isRequest = (waiting: Waiting): waiting is Request => waiting.what !== 'read-step' && waiting.what !== 'read-note' && waiting.what !== 'pen-ends'

export function PassRequestOn({ waiting, title }: { readonly waiting: Request; readonly title: string }) {
  const { party } = usePagePerson()
  return party === null ? null : <OfParty waiting={waiting} title={title} party={party} />
}

function OfParty({ waiting, title, party }: { readonly waiting: Request; readonly title: string; readonly party: PartyId }) {
  const t = useMessage()
  const names = useNames()
  const { plans } = useLivePlans()
  const { plan, what } = waiting
  const values = { delegation: partyLabel(party).name, plan: names.planOf(plan) }
  const isAnswered = what === 'answer' || what === 'keep' || what === 'accept-plan' || what === 'confirm-leader'
  // After the step that is announced less can be decided.
  const deadline = plans.get(plan)?.summary.nextStep?.at ?? null
  const letter = async (): Promise<Letter> => ({
    to: await speakersOf(party),
    subject: t('pass.request-subject', values),
    sentences: [t('pass.request-waits', { ...values, what: t(`pass.what-${what}`) }), t('pass.request-where'), t(isAnswered ? 'pass.request-answer' : 'pass.request-decide', values)],
    deadline,
    path: '/delegation',
  })
  return <PassOn about={title} letter={letter} calendar={requestCalendar(plan, party, keyOf(waiting))} hasDeadline={deadline !== null} fileName={`${plan}-request.ics`} />
}
