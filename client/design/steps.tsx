// Where something stands in a fixed order of steps, as a strip of arrows; on a small screen in words.
import { useMessage } from '../messages/use-message.tsx'
import { classNames } from './class-names.ts'
import styles from './steps.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

interface StepsProps {
  readonly steps: readonly { readonly id: string; readonly label: string }[]
  /** The step that it is in now; those before it are done. */
  readonly current: string
  readonly label?: string
}

export function Steps({ steps, current, label }: StepsProps) {
  const t = useMessage()
  const now = steps.findIndex((step) => step.id === current)
  return (
    <>
      <p className={styles.short}>{t('design.step-of', { step: steps[now]?.label ?? '', number: now + 1, count: steps.length })}</p>
      <ol className={styles.steps} aria-label={label ?? t('design.steps')}>
        {steps.map((step, index) => {
          const state = index < now ? 'done' : index === now ? 'now' : 'ahead'
          return (
            <li key={step.id} className={classNames(styles.step, styles[state])} aria-current={state === 'now' ? 'step' : undefined}>
              {step.label}
              <VisuallyHidden>, {t(`design.step-${state}`)}</VisuallyHidden>
            </li>
          )
        })}
      </ol>
    </>
  )
}
