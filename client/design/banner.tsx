// Says in one sentence what holds for the whole page, above all why it can only be read, and offers the way out.
import { CircleCheck, Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { classNames } from './class-names.ts'
import type { Tone } from './tone.ts'

interface BannerProps {
  readonly tone: Tone
  readonly children: ReactNode
  /** A button or two. */
  readonly action?: ReactNode
  /** Stands inside a page or dialog rather than across the top. */
  readonly isInset?: boolean
  /** Whoever shows it has it announced, or puts the focus on it; it is not told twice. */
  readonly isAnnounced?: boolean
}

const iconByTone: Readonly<Record<Tone, LucideIcon>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonAlert,
  accent: Info,
  neutral: Info,
}

export function Banner({ tone, children, action, isInset = false, isAnnounced = false }: BannerProps) {
  const Icon = iconByTone[tone]
  const sentence = isAnnounced
    ? <div className={styles.sentence}>{children}</div>
    : tone === 'bad'
      ? <div role="alert" className={styles.sentence}>{children}</div>
      : <output className={styles.sentence}>{children}</output>
  return (
    <div className={classNames(styles.banner, styles[tone], isInset && styles.rounded)}>
      <Icon aria-hidden />
      {sentence}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
