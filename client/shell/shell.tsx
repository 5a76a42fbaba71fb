// The frame around every page behind sign-in: bars, the page in the middle, and what lies over it.
import { Fragment, useRef, type ReactNode } from 'react'
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import { Skeleton } from '../design/skeleton.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { AccountMenu } from './account-menu.tsx'
import { CommandsProvider, useCommands } from './commands.tsx'
import { CyclesProvider } from './cycles.tsx'
import { Finding, type LoadFinding } from './finding.tsx'
import { GuidanceNotesProvider } from './guidance-notes.tsx'
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
  readonly loadFinding: LoadFinding
  /** Told over whatever page is open, to whoever is signed in. */
  readonly notices?: ReactNode
}

export function Shell({ entries, loadFinding, notices }: ShellProps) {
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
          <GuidanceNotesProvider>
          <PageSlots>
            <CommandsProvider>
              <Frame entries={entries} loadFinding={loadFinding} />
              <SignInAgain />
              {notices}
            </CommandsProvider>
          </PageSlots>
          </GuidanceNotesProvider>
        </CyclesProvider>
      )
  }
}

function Frame({ entries, loadFinding }: Omit<ShellProps, 'notices'>) {
  const t = useMessage()
  const content = useRef<HTMLElement>(null)
  useRouteFocus(content)
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>{t('shell.skip')}</a>
      <TopBar search={<Finding load={loadFinding} />} account={<AccountMenu />} />
      {entries.map(({ path, label, onlyFor: Only = Fragment }) => <Only key={path}><GoThere path={path} label={label} /></Only>)}
      <Navigation entries={entries} />
      <div className={styles.main}>
        <div><NewVersionBanner /><OtherPersonBanner /></div>
        <main id="content" ref={content} tabIndex={-1} className={styles.content}><Outlet /></main>
      </div>
    </div>
  )
}

/** Each page of the bars is found by its name too. */
function GoThere({ path, label }: Pick<NavigationEntry, 'path' | 'label'>) {
  const t = useMessage()
  const navigate = useNavigate()
  useCommands([{ id: `go ${path}`, label: t('palette.go-to', { page: t(label) }), place: 'go', run: () => void navigate(path) }])
  return null
}
