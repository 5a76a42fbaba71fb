// For whoever may not take a step: who may, and a short request to send them. It says nothing of the plan's content.
import { Copy } from 'lucide-react'
import { Button } from '../../../design/button.tsx'
import { showToast } from '../../../design/toasts.tsx'
import { TextField } from '../../../design/text-field.tsx'
import { copyText } from '../../../shell/copy-text.ts'
import { usePlan } from '../plan-context.tsx'
import { usePlanTitle } from '../plan-header.tsx'
import { useMessage } from '../use-message.ts'
import { toAcknowledge } from './checklist.ts'
import styles from './steps.module.css'
import { whoMay, type StepHere } from './use-steps.ts'

export function AskForStep({ here: { step, label, checklist, refusal } }: { readonly here: StepHere }) {
  const t = useMessage()
  const { id, facts, party } = usePlan()
  const plan = usePlanTitle()
  const { sentence } = whoMay(t, step, facts.driver, party)
  const text = t('steps.ask-text', { plan, step: label, count: checklist.toFix.length, open: toAcknowledge(checklist), address: `${window.location.origin}/plans/${id}` })
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(text)
    showToast({ tone: isCopied ? 'ok' : 'warn', text: t(isCopied ? 'steps.copied' : 'steps.copy-failed') })
  }
  return (
    <section className={styles.part}>
      <p><strong>{sentence}</strong></p>
      {/* Who may has just been said. */}
      {refusal !== null && !refusal.endsWith('-only') && <p>{t(refusal)}</p>}
      <div className={styles.request}>
        <TextField label={t('steps.ask-label')} value={text} onChange={() => undefined} isMultiline isReadOnly />
        <Button icon={<Copy aria-hidden />} variant="primary" onPress={() => void copy()}>{t('steps.copy')}</Button>
      </div>
    </section>
  )
}
