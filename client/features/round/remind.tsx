// Reminds every delegation whose answer is due, or one of them from its row.
import { Bell } from 'lucide-react'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { remindersTo } from '../../../shared/workflow/reminders.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { showToast } from '../../design/toasts.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { useReminding, useToRemind } from './use-reminding.ts'

type Reminders = RoundsAnswer['reminders']

export function RemindAll({ round, due, reminders }: { readonly round: number; readonly due: readonly PartyId[]; readonly reminders: Reminders }) {
  const t = useMessage()
  const { isPending, remind } = useReminding(round)
  const { length: count } = useToRemind(due, round, reminders)
  if (due.length === 0) return null
  const remindAll = async (): Promise<void> => {
    if (!await remind(null)) return
    const text = t('round.told-reminded', { count })
    announce(text)
    showToast({ tone: 'ok', text })
  }
  return (
    <Button size="small" icon={<Bell aria-hidden />} isPending={isPending} disabledReason={count > 0 ? undefined : t('round.remind-again')} onPress={() => void remindAll()}>
      {t('round.remind', { count: count > 0 ? count : due.length })}
    </Button>
  )
}

type OneProps = {
  readonly of: PartyId
  readonly round: number
  readonly reminders: Reminders
  /** Whether the Tab key comes to it. */
  readonly isReached: boolean
  /** It was sent, and its button goes. */
  readonly onReminded: () => void
}

export function RemindOne({ of, round, reminders, isReached, onReminded }: OneProps) {
  const t = useMessage()
  const { isPending, remind } = useReminding(round)
  const isAllowed = useToRemind([of], round, reminders).length > 0
  if (!isAllowed) return null
  const delegation = partyLabel(of).name
  const remindOne = async (): Promise<void> => {
    if (!await remind(of)) return
    announce(t('round.told-reminded-one', { delegation }))
    onReminded()
  }
  return <Button size="small" variant="link" data-remind aria-label={t('round.remind-one-of', { delegation })} isPending={isPending} excludeFromTabOrder={!isReached} onPress={() => void remindOne()}>{t('round.remind-one')}</Button>
}

/** When a delegation was last reminded in a round; nothing where it never was. */
export function Reminded({ of, round, reminders }: { readonly of: PartyId; readonly round: number; readonly reminders: Reminders }) {
  const t = useMessage()
  const [last] = remindersTo(reminders, round, of)
  return last === undefined ? null : <small>{t('round.reminded-on', { at: formatMoment(new Date(last.at)) })}</small>
}
