// One press reminds every delegation whose answer is due, at most once a day. Nothing says who has read it.
import { Bell } from 'lucide-react'
import { useState } from 'react'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { showToast } from '../../design/toasts.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { roundsApi, useIsPast, useRounds } from '../../rounds/index.ts'
import { usePlan } from '../plan/index.ts'

const msPerDay = 86_400_000

export function Remind({ round, due, reminders }: { readonly round: number; readonly due: number; readonly reminders: RoundsAnswer['reminders'] }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const { askAgain } = useRounds()
  const [isPending, setPending] = useState(false)
  const last = reminders.find(each => each.round === round)
  const isAllowed = useIsPast(new Date(last === undefined ? 0 : Date.parse(last.at) + msPerDay).toISOString())
  if (due === 0) return null
  const remind = async (): Promise<void> => {
    setPending(true)
    const answer = await roundsApi.remind(id, round, party)
    setPending(false)
    if (!answer.ok) return void showToast({ tone: 'bad', text: answer.error.message || t('plans.failed') })
    askAgain()
    announce(t('round.told-reminded', { count: due }))
  }
  return (
    <Button
      size="small"
      icon={<Bell aria-hidden />}
      isPending={isPending}
      disabledReason={isAllowed ? undefined : t('round.remind-again')}
      onPress={() => void remind()}
    >
      {t('round.remind', { count: due })}
    </Button>
  )
}
