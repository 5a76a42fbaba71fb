// What waits, and a round without an answer, to take along: as a message to whoever speaks for the delegation, and into a calendar.
import type { RoundPosition } from '../../../shared/api/inbox.ts'
import type { Waiting } from '../../../shared/projection/waiting.ts'
import { useLivePlans } from '../../live/index.ts'
import { PassOn, speakersOf } from '../../pass-on/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { keyOf } from './tasks.ts'
import { useMessage } from './use-message.ts'
import { useNames } from './use-words.ts'

export function PassRoundRowOn({ position: { plan, round, answer }, deadline }: { readonly position: RoundPosition; readonly deadline: string }) {
  const t = useMessage()
  const planName = useNames().planOf(plan)
  const { party } = usePagePerson()
  if (party === null) return null
  return <PassOn about={t('own.round', { round, plan: planName })} matter={{ of: 'round', plan, planName, party, to: () => speakersOf(party), number: round, deadline, missing: answer === null ? [partyLabel(party).name] : [] }} />
}

export function PassRequestOn({ waiting, title }: { readonly waiting: Waiting; readonly title: string }) {
  const names = useNames()
  const { plans } = useLivePlans()
  const { party } = usePagePerson()
  const { plan, what: kind } = waiting
  if (party === null || kind === 'read-step' || kind === 'read-note' || kind === 'pen-ends') return null
  // After the step that is announced less can be decided.
  const deadline = plans.get(plan)?.summary.nextStep?.at ?? null
  return <PassOn about={title} matter={{ of: 'request', plan, planName: names.planOf(plan), party, to: () => speakersOf(party), key: keyOf(waiting), kind, delegation: partyLabel(party).name, deadline }} />
}
