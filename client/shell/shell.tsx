// The frame around every page behind sign-in: bars, the page in the middle, and what lies over it.
import { useRef, type ReactNode } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { Skeleton } from '../design/skeleton.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { AccountMenu } from './account-menu.tsx'
import { CyclesProvider } from './cycles.tsx'
import { Navigation, type NavigationEntry } from './navigation.tsx'
import { NewVersionBanner } from './new-version-banner.tsx'
import { OtherPersonBanner } from './other-person-banner.tsx'
import { PageMessage } from './page-message.tsx'
import { PageSlots } from './page-slots.tsx'
import { useRouteFocus } from './route-focus.ts'
import { useSession } from './session.tsx'
import styles from './shell.module.css'
import { SignInAgain } from './sign-in-again.tsx'
import { TopBar } from './top-bar.tsx'

interface ShellProps {
  readonly entries: readonly NavigationEntry[]
  /** Told over whatever page is open, to whoever is signed in. */
  readonly notices?: ReactNode
}

export function Shell({ entries, notices }: ShellProps) {
  const t = useMessage()
  const session = useSession()
  const { pathname, search } = useLocation()
  switch (session.state) {
    case 'unknown':
      return <div className={styles.waiting}><Skeleton lines={6} /></div>
    case 'unreachable':
      return <PageMessage isWhole title={t('shell.unreachable')}>{t('shell.unreachable-why')}</PageMessage>
    case 'signed-out':
      return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />
    case 'left':
      return <Navigate to="/sign-in" replace />
    case 'signed-in':
    case 'expired':
    case 'other-person':
      return (
        <CyclesProvider>
          <PageSlots>
            <Frame entries={entries} />
            <SignInAgain />
            {notices}
          </PageSlots>
        </CyclesProvider>
      )
  }
}

function Frame({ entries }: { readonly entries: readonly NavigationEntry[] }) {
  const t = useMessage()
  const content = useRef<HTMLElement>(null)
  useRouteFocus(content)
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>{t('shell.skip')}</a>
      <TopBar account={<AccountMenu />} />
      <Navigation entries={entries} />
      <div className={styles.main}>
        <div><NewVersionBanner /><OtherPersonBanner /></div>
        <main id="content" ref={content} tabIndex={-1} className={styles.content}><Outlet /></main>
      </div>
    </div>
  )
}
