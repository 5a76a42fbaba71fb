// The fields of a step, by what it asks for.
import { closesWriting } from '../../../../shared/workflow/steps.ts'
import { Silence } from '../../../../shared/workflow/positions.ts'
import { Checkbox } from '../../../design/checkbox.tsx'
import { DateField } from '../../../design/date-field.tsx'
import { RadioGroup } from '../../../design/radio-group.tsx'
import { SegmentedControl } from '../../../design/segmented-control.tsx'
import { TextField } from '../../../design/text-field.tsx'
import { DeadlineFields } from '../../../rounds/index.ts'
import { today } from '../../../shell/today.ts'
import { useMessage } from '../use-message.ts'
import styles from './steps.module.css'
import type { StepForm } from './use-step-form.ts'
import type { StepHere } from './use-steps.ts'

const minutesOffered = [0, 10, 30, 60]

type FieldsProps = { readonly here: StepHere; readonly form: StepForm; readonly wrongField: string | null; readonly problem: string | null }

export function StepFields({ here: { step, needs }, form, wrongField, problem }: FieldsProps) {
  const t = useMessage()
  const errorAt = (field: string): string | null => (wrongField === field ? problem : null)
  const choices = (['no-answer', 'no-objection'] as const).map(id => ({ id, label: t(`round.silence-${id}`), note: t(`round.silence-${id}-note`) }))
  return (
    <>
      {needs.includes('round') && (
        <>
          <DeadlineFields {...form.deadline} error={errorAt('deadline')} />
          <RadioGroup label={t('round.silence')} choices={choices} value={form.silence} onChange={id => form.setSilence(Silence.parse(id))} />
          <TextField label={t('steps.version-name')} description={t('steps.version-name-note')} value={form.name} onChange={form.setName} maxLength={80} />
        </>
      )}
      {needs.includes('decision') && (
        <div className={styles.pair}>
          <TextField label={t('steps.decision-body')} value={form.decidedBy} onChange={form.setDecidedBy} placeholder="COSI" maxLength={120} error={errorAt('decision.body')} />
          <DateField label={t('steps.decision-on')} value={form.decidedOn} onChange={form.setDecidedOn} max={today()} error={errorAt('decision.on')} />
          <TextField label={t('steps.decision-document')} value={form.document} onChange={form.setDocument} placeholder="ST 12345/26" maxLength={60} error={errorAt('decision.document')} />
        </div>
      )}
      {step.id === 'open-amendment' && <Checkbox isSelected={form.isMinor} onChange={form.setMinor}>{t('steps.is-minor')}</Checkbox>}
      {needs.includes('reason') && (
        <TextField
          label={t('steps.reason')}
          description={t(step.id === 'send-back' ? 'steps.reason-send-back' : step.id === 'open-amendment' ? 'steps.reason-amendment' : 'steps.reason-instead')}
          value={form.reason}
          onChange={form.setReason}
          maxLength={500}
          error={errorAt('reason')}
        />
      )}
      {closesWriting(step) && (
        <div className={styles.part}>
          <h3>{t('steps.when')}</h3>
          <div><SegmentedControl label={t('steps.when')} value={String(form.minutes)} onChange={id => form.setMinutes(Number(id))} segments={minutesOffered.map(count => ({ id: String(count), label: count === 0 ? t('steps.when-now') : t('steps.when-minutes', { count }) }))} /></div>
          {form.minutes > 0 && <p>{t('steps.when-note')}</p>}
        </div>
      )}
    </>
  )
}
