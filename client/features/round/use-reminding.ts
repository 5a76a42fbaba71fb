// Reminding of an answer that is due: one delegation, or all of them. At most once a day, and nothing says who has read it.
import { useState } from 'react'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { mayBeReminded, remindedAgainAfterMs } from '../../../shared/workflow/reminders.ts'
import { showToast } from '../../design/toasts.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { roundsApi, useClockAt, useRounds } from '../../rounds/index.ts'
import { usePlan } from '../plan/index.ts'

type Reminders = RoundsAnswer['reminders']

/** Those of these delegations that may be reminded now; told anew when a day has passed for one of them. */
export function useToRemind(due: readonly PartyId[], round: number, reminders: Reminders): readonly PartyId[] {
  const now = useClockAt(reminders.map(({ at }) => Date.parse(at) + remindedAgainAfterMs))
  return due.filter(party => mayBeReminded(reminders, round, party, now))
}

export type Reminding = {
  readonly isPending: boolean
  /** Whether it was sent. @param of null: all whose answer is due. */
  readonly remind: (of: PartyId | null) => Promise<boolean>
}

export function useReminding(round: number): Reminding {
  const t = useMessage()
  const { id, party } = usePlan()
  const { askAgain } = useRounds()
  const [isPending, setPending] = useState(false)
  return {
    isPending,
    remind: async of => {
      setPending(true)
      const answer = await roundsApi.remind(id, round, party, of)
      setPending(false)
      if (!answer.ok) showToast({ tone: 'bad', text: answer.error.message || t('plans.failed') })
      else askAgain()
      return answer.ok
    },
  }
}
