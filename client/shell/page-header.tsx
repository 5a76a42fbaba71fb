// What a page says about itself: its name for the window's title, the way to it, and what fills the slots of the top bar.
import { Fragment, useEffect, type ReactNode } from 'react'
import { classNames } from '../design/class-names.ts'
import { Link } from '../design/link.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { InSlot } from './page-slots.tsx'
import styles from './top-bar.module.css'

interface Crumb {
  readonly label: string
  readonly href?: string
}

/** A plan, whose name can be longer than there is room. */
const isOfPlan = ({ href }: Crumb): boolean => href?.startsWith('/plans/') ?? false

interface PageHeaderProps {
  /** The page's name: last in the breadcrumb, first in the window's title. */
  readonly title: string
  /** The pages above it, outermost first. */
  readonly breadcrumb?: readonly Crumb[]
  /** A SavedSign. */
  readonly status?: ReactNode
  /** Faces. */
  readonly people?: ReactNode
  /** Buttons. */
  readonly actions?: ReactNode
}

export function PageHeader({ title, breadcrumb = [], status, people, actions }: PageHeaderProps) {
  usePageTitle(title)
  const t = useMessage()
  return (
    <>
      <InSlot name="breadcrumb">
        <nav aria-label={t('shell.breadcrumb')}>
          <ol className={styles.crumbs}>
            {breadcrumb.map((crumb) => (
              <Fragment key={crumb.label}>
                <li className={classNames(styles.crumb, isOfPlan(crumb) && styles.ofPlan)} data-name-tip={isOfPlan(crumb) ? crumb.label : undefined}>{crumb.href === undefined ? crumb.label : <Link look="name" href={crumb.href} className={styles.above ?? ''}>{crumb.label}</Link>}</li>
                <li aria-hidden className={styles.crumb}>/</li>
              </Fragment>
            ))}
            <li aria-current="page" className={styles.here}>{title}</li>
          </ol>
        </nav>
      </InSlot>
      <InSlot name="status">{status}</InSlot>
      <InSlot name="people">{people}</InSlot>
      <InSlot name="actions">{actions}</InSlot>
    </>
  )
}

/** For pages without the frame: sign-in, set a password. */
export function usePageTitle(title: string): void {
  const t = useMessage()
  const text = t('shell.title', { page: title })
  useEffect(() => {
    document.title = text
  }, [text])
}
