// What this person may do in a round: the table of mandates as the server reads it.
import type { RoundView } from '../../../shared/api/rounds.ts'
import { stillAsked } from '../../../shared/workflow/positions.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { usePlan } from '../plan/index.ts'

export type RoundRights = {
  readonly isOpen: boolean
  /** For the own delegation. */
  readonly mayAnswer: boolean
  /** For another, what came in writing. */
  readonly mayRecord: boolean
  readonly mayExtend: boolean
  /** Those without an answer. */
  readonly mayRemind: boolean
  readonly mayLift: boolean
  /** Who answers for the own delegation, where this person does not; null where there is nothing to say. */
  readonly whoAnswers: string | null
}

/** @param latest the round that can be answered, while it is open. */
export function useRoundRights(round: RoundView | undefined, latest: RoundView | undefined): RoundRights {
  const t = useMessage()
  const { party, may, facts, asWriter } = usePlan()
  const { isReadOnly } = usePagePerson()
  const isOpen = round !== undefined && round === latest && round.closedAt === null
  const isSupportTeam = !isReadOnly && asWriter.functions.includes('support-team')
  const isAsked = round !== undefined && stillAsked(round.asked, facts).includes(party)
  const mayAnswer = isOpen && isAsked && may({ writtenBy: 'position', party })
  return {
    isOpen,
    mayAnswer,
    mayRecord: isOpen && (isSupportTeam || may({ writtenBy: 'recording-position' })),
    mayExtend: isOpen && (may({ writtenBy: 'extending', party }) || (isSupportTeam && facts.driver === null)),
    mayRemind: isOpen && (isSupportTeam || may({ writtenBy: 'recording-position' })),
    mayLift: may({ writtenBy: 'lifting', party }),
    whoAnswers: isOpen && isAsked && !mayAnswer ? t('round.who-answers', { delegation: partyLabel(party).name }) : isOpen && !isAsked ? t(facts.driver === party ? 'round.driver-not-asked' : 'round.not-asked', { delegation: partyLabel(party).name }) : null,
  }
}
