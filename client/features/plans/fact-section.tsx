// One fact of a plan with its own button: recorded alone, and what the server says against it stands at its field.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { sameValue } from '../../../shared/projection/same-value.ts'
import type { Answer } from '../../api.ts'
import { Button } from '../../design/button.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import type { Changed } from '../../plans-api.ts'
import type { ErrorAt } from '../../shell/decision-fields.tsx'
import styles from './plans.module.css'

/** Hears from each fact, by its title, whether what is chosen differs from what is recorded. */
export const UnrecordedContext = createContext<(title: string, isUnrecorded: boolean) => void>(() => undefined)

interface FactSectionProps {
  readonly title: string
  readonly note?: string
  readonly saveLabel: string
  /** What was recorded when the dialog opened, and what would be now: while the two are the same there is nothing to press. Left out where pressing is
   *  the change. */
  readonly fact?: { readonly recorded: unknown; readonly chosen: unknown }
  /** Asks the server, or says at once what is missing and at which field. */
  readonly onSave: () => Promise<Answer<Changed>> | { readonly field: string; readonly message: string }
  readonly children?: (errorAt: ErrorAt) => ReactNode
}

export function FactSection({ title, note, saveLabel, fact, onSave, children }: FactSectionProps) {
  const t = useMessage()
  const [problem, setProblem] = useState<{ readonly field: string; readonly message: string } | null>(null)
  const [state, setState] = useState<'idle' | 'pending' | 'saved'>('idle')
  const [recorded, setRecorded] = useState(fact?.recorded)
  const isUnchanged = fact !== undefined && sameValue(recorded, fact.chosen)
  const tellUnrecorded = useContext(UnrecordedContext)
  const isUnrecorded = fact !== undefined && !isUnchanged
  useEffect(() => tellUnrecorded(title, isUnrecorded), [tellUnrecorded, title, isUnrecorded])
  const shownAt = new Set<string>()
  const errorAt: ErrorAt = (...fields) => {
    const field = problem === null ? undefined : fields.find(candidate => problem.field.split('.').includes(candidate))
    if (problem === null || field === undefined) return null
    shownAt.add(problem.field)
    return problem.message
  }
  const save = async () => {
    const saving = onSave()
    setProblem(null)
    if (!(saving instanceof Promise)) return setProblem(saving)
    setState('pending')
    const answer = await saving
    setState(answer.ok ? 'saved' : 'idle')
    if (answer.ok) setRecorded(fact?.chosen)
    else setProblem({ field: answer.error.field ?? '', message: answer.error.message || t('plans.failed') })
  }
  const fields = children?.(errorAt)
  return (
    <section className={styles.section} aria-label={title}>
      <h3>{title}</h3>
      {note !== undefined && <p>{note}</p>}
      {fields}
      <div className={styles.foot}>
        <Button size="small" isPending={state === 'pending'} disabledReason={isUnchanged ? t('plans.nothing-changed') : undefined} onPress={() => void save()}>{saveLabel}</Button>
        <output>{state === 'saved' && (fact === undefined || isUnchanged) && t('plans.saved')}</output>
        {problem !== null && !shownAt.has(problem.field) && <span role="alert" className={styles.error}>{problem.message}</span>}
      </div>
    </section>
  )
}
