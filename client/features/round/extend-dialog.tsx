// More time for a round: a later deadline, which stays shown beside the one it takes the place of.
import { useState } from 'react'
import type { RoundView } from '../../../shared/api/rounds.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { DeadlineFields, roundsApi, useDeadline, useRounds } from '../../rounds/index.ts'
import { usePlan } from '../plan/index.ts'
import styles from './round.module.css'

const usualExtensionDays = 7

export default function ExtendDialog({ round, onClose }: { readonly round: RoundView; readonly onClose: () => void }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const { askAgain } = useRounds()
  const [from] = useState(() => new Date(round.deadline))
  const deadline = useDeadline(from, usualExtensionDays)
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const extend = async (): Promise<void> => {
    if (deadline.instant === null) return setProblem(t('steps.deadline-missing'))
    setPending(true)
    const answer = await roundsApi.extend(id, round.number, party, deadline.instant.toISOString())
    setPending(false)
    if (!answer.ok) return setProblem(answer.error.message || t('plans.failed'))
    askAgain()
    announce(t('round.told-extended'))
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('round.extend')} actions={<><Button onPress={onClose}>{t('design.cancel')}</Button><Button variant="primary" isPending={isPending} onPress={() => void extend()}>{t('round.extend-act')}</Button></>}>
      <div className={styles.form}>
        <p>{t('round.extend-note', { moment: brusselsText(from) })}</p>
        <DeadlineFields {...deadline} error={problem} />
      </div>
    </Dialog>
  )
}
