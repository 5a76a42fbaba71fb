// Reminding of an answer that is due: one delegation, or all of them. At most once a day, and nothing says who has read it.
import { useState } from 'react'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { showToast } from '../../design/toasts.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { roundsApi, useIsPast, useRounds } from '../../rounds/index.ts'
import { usePlan } from '../plan/index.ts'

const msPerDay = 86_400_000

type Reminders = RoundsAnswer['reminders']

/** The last one in a round that a delegation was sent, with others or alone; `of` null: that went to all. */
export const lastReminder = (reminders: Reminders, round: number, of: PartyId | null): Reminders[number] | undefined =>
  reminders.find(each => each.round === round && (each.of === null || each.of === of))

/** Whether a day has passed since. */
export const useMayRemindAgain = (last: Reminders[number] | undefined): boolean => useIsPast(new Date(last === undefined ? 0 : Date.parse(last.at) + msPerDay).toISOString())

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
