// One step of the plan: what it means, what stands in its way with the way to each, and what it asks for. Whoever may not take it reads
// who may, and has a request to send.
import { useRef, useState } from 'react'
import type { ProposalId, ReserveId } from '../../../../shared/ids.ts'
import { closesWriting } from '../../../../shared/workflow/steps.ts'
import { announce } from '../../../design/announcer.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { showToast } from '../../../design/toasts.tsx'
import { useFocusWrong } from '../../../design/use-focus-wrong.ts'
import { HowARoundWorks, roundsApi, useRounds } from '../../../rounds/index.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { AnnouncedNote } from './announced-note.tsx'
import { AskForStep } from './ask-for-step.tsx'
import { Acknowledged, LeftOpen, ToFix } from './step-checklist.tsx'
import { NotAnswered } from './not-answered.tsx'
import { StepFields } from './step-fields.tsx'
import styles from './steps.module.css'
import { useStepForm } from './use-step-form.ts'
import type { StepHere } from './use-steps.ts'

/** What is said at the field itself. */
const atFields = ['deadline', 'reason', 'decision.body', 'decision.on', 'decision.document']

export default function StepDialog({ here, onClose }: { readonly here: StepHere; readonly onClose: () => void }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const { askAgain } = useRounds()
  const { step, label, askLabel, as, needs, checklist } = here
  const form = useStepForm(here)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<{ readonly message: string; readonly field: string | null } | null>(null)
  const whole = useRef<HTMLDivElement>(null)
  useFocusWrong(whole, problem)
  const openIds = [...checklist.proposals.map(proposal => proposal.id), ...(checklist.reserves ?? []).map(reserve => reserve.id)]
  const notTicked = openIds.filter(open => !ticked.has(open)).length
  const minutes = closesWriting(step) ? form.minutes : 0

  const take = async (): Promise<void> => {
    const body = form.body({ party, proposals: checklist.proposals.map(proposal => proposal.id), reserves: (checklist.reserves ?? []).map(reserve => reserve.id) })
    if (!body.ok) return setProblem(body.error)
    setProblem(null)
    setPending(true)
    const answer = await roundsApi.takeStep(id, body.value)
    setPending(false)
    if (!answer.ok) return setProblem({ message: answer.error.message || t('plans.failed'), field: answer.error.field ?? null })
    askAgain()
    const told = minutes > 0 ? t('steps.told-announced', { step: label }) : t(`steps.told-${step.id}`)
    announce(told)
    showToast({ tone: 'ok', text: told })
    onClose()
    // The button that opened it may be gone with the step.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById('content')?.focus()
    }))
  }

  // Reached by the keyboard and says why, so that nobody looks for what is missing.
  const blocked = checklist.toFix.length > 0 ? t('steps.to-fix-first') : notTicked > 0 ? t('steps.acknowledge-missing', { count: notTicked }) : form.isChanged ? t('steps.amendment-changed') : undefined
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={as === null ? askLabel : label}
      actions={as === null ? undefined : (
        <>
          <Button onPress={onClose}>{t('design.cancel')}</Button>
          <Button variant="primary" isPending={isPending} disabledReason={blocked} onPress={() => void take()}>{minutes > 0 ? t('steps.announce', { step: label, count: minutes }) : label}</Button>
        </>
      )}
    >
      <div ref={whole} className={styles.form}>
        <p className={styles.means}>{t(`steps.means-${step.id}`)}</p>
        <div><HowARoundWorks /></div>
        {as === null && <AskForStep here={here} />}
        <AnnouncedNote step={step} onTakenBack={onClose} />
        {(step.id === 'finish-rounds' || step.id === 'back-to-drafting') && <NotAnswered />}
        {needs.includes('no-red-findings') && <ToFix findings={checklist.toFix} onGo={onClose} />}
        {step.id === 'submit' && <LeftOpen {...checklist.leftOpen} />}
        {needs.includes('acknowledged') && (
          <Acknowledged
            checklist={checklist}
            ticked={as === null ? null : ticked}
            onTick={(open: ProposalId | ReserveId, isTicked) => setTicked(before => new Set(isTicked ? [...before, open] : [...before].filter(other => other !== open)))}
            onGo={onClose}
          />
        )}
        {form.isChanged && <p className={styles.error}>{t('steps.amendment-changed')}</p>}
        {as !== null && <StepFields here={here} form={form} wrongField={problem?.field ?? null} problem={problem?.message ?? null} />}
        {problem !== null && !(problem.field !== null && atFields.includes(problem.field)) && <p role="alert" className={styles.error}>{problem.message}</p>}
      </div>
    </Dialog>
  )
}

