// The pages there are: a bar at the side, with icons above the names on a middling screen, along the bottom on a small one.
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import { NavLink } from 'react-router'
import type { MessageId } from '../messages/en/index.ts'
import { useMessage } from '../messages/use-message.tsx'
import styles from './navigation.module.css'

export interface NavigationEntry {
  readonly path: string
  readonly label: MessageId
  readonly icon: LucideIcon
  /** A number beside the name; it says nothing while it is not known. */
  readonly count?: ComponentType
}

interface NavigationProps {
  readonly entries: readonly NavigationEntry[]
  readonly cycleLabel: string | null
}

export function Navigation({ entries, cycleLabel }: NavigationProps) {
  const t = useMessage()
  return (
    <nav className={styles.side} aria-label={t('shell.navigation')}>
      {cycleLabel !== null && <div className={styles.cycle}>{cycleLabel}</div>}
      {entries.length > 0 && <div aria-hidden className={styles.group}>{t('shell.group-plan')}</div>}
      <ul className={styles.pages}>
        {entries.map(({ path, label, icon: Icon, count: Count }) => (
          <li key={path}><NavLink to={path} className={styles.page ?? ''}><Icon aria-hidden />{t(label)}{Count !== undefined && <span className={styles.count}><Count /></span>}</NavLink></li>
        ))}
      </ul>
    </nav>
  )
}
