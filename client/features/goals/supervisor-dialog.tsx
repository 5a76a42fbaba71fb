// Records who supervises a goal, as the Member States appointed, or that nobody does any more: each is a decision with its day.
import { useState } from 'react'
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { Supervisor } from '../../../shared/documents/cycle.ts'
import { PartyId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { ComboBox } from '../../design/combo-box.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { showToast } from '../../design/toasts.tsx'
import { cyclesApi } from '../../cycles-api.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { DecisionFields, useDecision } from '../../shell/decision-fields.tsx'
import { today } from '../../shell/today.ts'
import { choiceFor } from '../../shell/party-choice.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './goals.module.css'

const supervisors = choiceFor('supervisor')

type DialogProps = {
  readonly cycle: string
  readonly goal: CycleView['goals'][number]
  readonly recorded: Supervisor | null
  readonly onClose: () => void
}
type Problem = { readonly field: string; readonly message: string }

const fields = ['party', 'decision', 'on']

export function SupervisorDialog({ cycle, goal, recorded, onClose }: DialogProps) {
  const t = useMessage()
  const [party, setParty] = useState<string | null>(recorded?.party ?? null)
  const decision = useDecision(recorded?.decision ?? 'provisional', recorded?.on ?? today())
  const [isEnding, setEnding] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isPending, setPending] = useState(false)
  const isUnchanged = !isEnding && party === (recorded?.party ?? null) && decision.text.trim() === recorded?.decision && decision.day === recorded.on
  const end = recorded === null ? null : t('goals.end', { number: goal.number, delegation: partyLabel(recorded.party).name })
  const errorAt = (...asked: readonly string[]): string | null => (problem !== null && asked.includes(problem.field) ? problem.message : null)
  const record = async (): Promise<void> => {
    const missing = decision.missing()
    setProblem(missing)
    if (missing !== null) return
    setPending(true)
    const answer = await cyclesApi.recordSupervisor(cycle, { goal: goal.id, party: isEnding || party === null ? null : PartyId.parse(party), ...decision.value() })
    setPending(false)
    if (!answer.ok) return setProblem({ field: answer.error.field ?? '', message: answer.error.message || t('plans.failed') })
    showToast({ text: isEnding || party === null ? t('goals.ended', { number: goal.number }) : t('goals.recorded', { delegation: partyLabel(party).name, number: goal.number }), tone: 'ok' })
    onClose()
  }
  const nothingToDo = ((): string | undefined => {
    if (!isEnding && party === null) return t('goals.choose-first')
    return isUnchanged ? t('plans.nothing-changed') : undefined
  })()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('goals.record-for', { number: goal.number })}
      actions={(
        <>
          <Button onPress={onClose}>{t('design.cancel')}</Button>
          <Button variant={isEnding ? 'danger' : 'primary'} isPending={isPending} disabledReason={nothingToDo} onPress={() => void record()}>{isEnding && end !== null ? end : t('goals.record-supervisor')}</Button>
        </>
      )}
    >
      <div className={styles.form}>
        <p className={styles.what}><strong>{goal.title}</strong></p>
        <p className={styles.what}>{t(isEnding ? 'goals.end-note' : 'goals.record-note')}</p>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog opens at the person's own press */}
        {!isEnding && <ComboBox label={t('goals.supervisor')} options={supervisors} value={party} onChange={setParty} error={errorAt('party')} autoFocus />}
        {/* The same button, so that the focus stays on it. */}
        {end !== null && <div><Button size="small" onPress={() => setEnding(!isEnding)}>{isEnding ? t('goals.do-not-end') : `${end}…`}</Button></div>}
        <DecisionFields {...decision} errorAt={errorAt} />
        {problem !== null && !fields.includes(problem.field) && <span role="alert" className={styles.error}>{problem.message}</span>}
      </div>
    </Dialog>
  )
}
