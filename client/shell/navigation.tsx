// The pages there are: a bar at the side, with icons above the names on a middling screen, along the bottom on a small one.
import type { LucideIcon } from 'lucide-react'
import { Fragment, type ComponentType, type ReactNode } from 'react'
import { NavLink, useSearchParams } from 'react-router'
import type { MessageId } from '../messages/en/index.ts'
import { useMessage } from '../messages/use-message.tsx'
import styles from './navigation.module.css'
import { PeriodInBar } from './period.tsx'

export interface NavigationEntry {
  readonly path: string
  readonly label: MessageId
  readonly icon: LucideIcon
  /** A number beside the name; it says nothing while it is not known. */
  readonly count?: ComponentType
  /** Shows what it is given, or nothing where the page is not for this reader. */
  readonly onlyFor?: ComponentType<{ readonly children: ReactNode }>
  /** Shows one period: going there keeps the one that is chosen. */
  readonly isOfPeriod?: boolean
}

export function Navigation({ entries }: { readonly entries: readonly NavigationEntry[] }) {
  const t = useMessage()
  const [parameters] = useSearchParams()
  const chosen = parameters.get('period')
  const kept = chosen === null ? '' : `?${new URLSearchParams({ period: chosen }).toString()}`
  return (
    <nav className={styles.side} aria-label={t('shell.navigation')}>
      <PeriodInBar paths={entries.flatMap(({ path, isOfPeriod }) => (isOfPeriod === true ? [path] : []))} />
      {entries.length > 0 && <div aria-hidden className={styles.group}>{t('shell.group-plan')}</div>}
      <ul className={styles.pages}>
        {entries.map(({ path, label, icon: Icon, count: Count, onlyFor: Only = Fragment, isOfPeriod = false }) => (
          <Only key={path}>
            <li><NavLink to={isOfPeriod ? `${path}${kept}` : path} className={styles.page ?? ''}><Icon aria-hidden />{t(label)}{Count !== undefined && <span className={styles.count}><Count /></span>}</NavLink></li>
          </Only>
        ))}
      </ul>
    </nav>
  )
}
