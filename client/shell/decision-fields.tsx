// By which decision something is recorded, and its day: for every fact that the support team records.
import { useState } from 'react'
import { IsoDay } from '../../shared/schema/values.ts'
import { DateField } from '../design/date-field.tsx'
import { TextField } from '../design/text-field.tsx'
import { usePlanMessage as useMessage } from '../messages/use-message.tsx'
import styles from './decision-fields.module.css'

/** The sentence against a field, null where there is none. */
export type ErrorAt = (...fields: readonly string[]) => string | null


/** A decision as it stands in the fields, and what of it is missing. */
export function useDecision(firstDecision: string, firstDay: string) {
  const t = useMessage()
  const [text, setText] = useState(firstDecision)
  const [day, setDay] = useState<string | null>(firstDay)
  return {
    text,
    setText,
    day,
    setDay,
    missing: () => {
      if (text.trim() === '') return { field: 'decision', message: t('plans.decision-missing') }
      return day === null ? { field: 'on', message: t('plans.date-missing') } : null
    },
    value: () => ({ decision: text.trim(), on: IsoDay.parse(day) }),
  }
}

export function DecisionFields({ text, setText, day, setDay, errorAt }: ReturnType<typeof useDecision> & { readonly errorAt: ErrorAt }) {
  const t = useMessage()
  return (
    <div className={styles.pair}>
      <TextField label={t('plans.decision')} description={t('plans.decision-note')} value={text} onChange={setText} maxLength={120} error={errorAt('decision')} />
      <DateField label={t('plans.decided-on')} value={day} onChange={setDay} error={errorAt('on')} />
    </div>
  )
}
