// A page that says only one thing: not found, broken, cannot reach the server.
import type { ReactNode } from 'react'
import { classNames } from '../design/class-names.ts'
import styles from './page-message.module.css'

interface PageMessageProps {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
  /** Stands alone, without the frame around it. */
  readonly isWhole?: boolean
}

export function PageMessage({ title, children, action, isWhole = false }: PageMessageProps) {
  const box = (
    <div className={styles.box}>
      <h1>{title}</h1>
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  )
  const className = classNames(styles.page, isWhole && styles.whole)
  return isWhole ? <main className={className}>{box}</main> : <div className={className}>{box}</div>
}
