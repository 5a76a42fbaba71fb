// The shape of what is coming. Says "Loading…" once to screen readers.
import { useMessage } from '../messages/use-message.tsx'
import { classNames } from './class-names.ts'
import styles from './skeleton.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

interface SkeletonProps {
  readonly lines?: number
  /** Lines of text, or cards as in a plan. */
  readonly shape?: 'lines' | 'cards'
}

export function Skeleton({ lines = 3, shape = 'lines' }: SkeletonProps) {
  const t = useMessage()
  return (
    <div>
      <output><VisuallyHidden>{t('design.busy')}</VisuallyHidden></output>
      <div aria-hidden className={styles.skeleton}>
        {Array.from({ length: lines }, (_, line) => <div key={line} className={classNames(styles.line, shape === 'cards' && styles.card)} />)}
      </div>
    </div>
  )
}
