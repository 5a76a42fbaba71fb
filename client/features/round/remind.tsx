// Reminds every delegation whose answer is due, or one of them from its row.
import { Bell } from 'lucide-react'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { lastReminder, useMayRemindAgain, useReminding } from './use-reminding.ts'

type Reminders = RoundsAnswer['reminders']

export function RemindAll({ round, due, reminders }: { readonly round: number; readonly due: number; readonly reminders: Reminders }) {
  const t = useMessage()
  const { isPending, remind } = useReminding(round)
  const isAllowed = useMayRemindAgain(lastReminder(reminders, round, null))
  if (due === 0) return null
  const remindAll = async (): Promise<void> => {
    if (await remind(null)) announce(t('round.told-reminded', { count: due }))
  }
  return (
    <Button size="small" icon={<Bell aria-hidden />} isPending={isPending} disabledReason={isAllowed ? undefined : t('round.remind-again')} onPress={() => void remindAll()}>
      {t('round.remind', { count: due })}
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
  const isAllowed = useMayRemindAgain(lastReminder(reminders, round, of))
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
  const last = lastReminder(reminders, round, of)
  return last === undefined ? null : <small>{t('round.reminded-on', { at: formatMoment(new Date(last.at)) })}</small>
}
