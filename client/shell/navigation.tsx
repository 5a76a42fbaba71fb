// The pages there are: a bar at the side, with icons above the names on a middling screen, along the bottom on a small one.
import type { LucideIcon } from 'lucide-react'
import { Fragment, type ComponentType, type ReactNode } from 'react'
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
  /** Shows what it is given, or nothing where the page is not for this reader. */
  readonly onlyFor?: ComponentType<{ readonly children: ReactNode }>
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
        {entries.map(({ path, label, icon: Icon, count: Count, onlyFor: Only = Fragment }) => (
          <Only key={path}>
            <li><NavLink to={path} className={styles.page ?? ''}><Icon aria-hidden />{t(label)}{Count !== undefined && <span className={styles.count}><Count /></span>}</NavLink></li>
          </Only>
        ))}
      </ul>
    </nav>
  )
}
