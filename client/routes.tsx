// The map of pages. Each is loaded when it is first gone to; what stands in the bars is what exists here.
import { CalendarRange, Goal, Grid3x3, Inbox, ListTree, UsersRound } from 'lucide-react'
import { lazy, Suspense, useEffect, type ComponentType, type ReactNode } from 'react'
import { RouterProvider as AriaRouterProvider } from 'react-aria-components'
import { BrowserRouter, Navigate, Outlet, Route, Routes, useHref, useLocation, useNavigate } from 'react-router'
import { FirstStepsWatch, LivePlansProvider, OnlyWithDays, PlanCount, RefusalNotice, WaitingCount } from './live/index.ts'
import { languageOf, loadPlanCatalogue } from './messages/catalogue.ts'
import { onOpened } from './replica/open-replicas.ts'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import type { NavigationEntry } from './shell/navigation.tsx'
import { NotFound } from './shell/not-found.tsx'
import { SessionProvider } from './shell/session.tsx'
import { Shell } from './shell/shell.tsx'

interface PageEntry {
  readonly path: string
  readonly Page: ComponentType
  /** Given when the page stands in the bars. */
  readonly entry?: Omit<NavigationEntry, 'path'>
}

const loaded = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }))

/** The pages behind sign-in, in the order of the bars. */
const pages: readonly PageEntry[] = [
  { path: '/delegation', Page: loaded(async () => (await import('./features/my-delegation/index.ts')).MyDelegationPage), entry: { label: 'shell.my-delegation', icon: Inbox, count: WaitingCount } },
  { path: '/delegation/rounds', Page: loaded(async () => (await import('./features/open-rounds/index.ts')).OpenRoundsPage) },
  { path: '/delegation/rounds/brief', Page: loaded(async () => (await import('./features/open-rounds/index.ts')).loadBriefPage()) },
  { path: '/matrix', Page: loaded(async () => (await import('./features/matrix/index.ts')).MatrixPage), entry: { label: 'shell.matrix', icon: Grid3x3, isOfPeriod: true } },
  { path: '/participation', Page: loaded(async () => (await import('./features/participation/index.ts')).ParticipationPage), entry: { label: 'shell.participation', icon: UsersRound, isOfPeriod: true } },
  { path: '/goals', Page: loaded(async () => (await import('./features/goals/index.ts')).GoalsPage), entry: { label: 'shell.goals', icon: Goal, isOfPeriod: true } },
  { path: '/plans', Page: loaded(async () => (await import('./features/plans/index.ts')).loadPlansPage()), entry: { label: 'shell.plans', icon: ListTree, count: PlanCount, isOfPeriod: true } },
  { path: '/calendar', Page: loaded(async () => (await import('./features/calendar/index.ts')).CalendarPage), entry: { label: 'shell.calendar', icon: CalendarRange, onlyFor: OnlyWithDays } },
  { path: '/plans/:planId/days/:actionId', Page: loaded(async () => (await import('./features/days/index.ts')).DaysPage) },
  { path: '/plans/:planId/history', Page: loaded(async () => (await import('./features/history/index.ts')).HistoryPage) },
  { path: '/plans/:planId/round', Page: loaded(async () => (await import('./features/round/index.ts')).RoundPage) },
  { path: '/plans/:planId', Page: loaded(async () => (await import('./features/plan/index.ts')).PlanPage) },
  { path: '/people', Page: loaded(async () => (await import('./features/people/index.ts')).PeoplePage) },
  { path: '/mail', Page: loaded(async () => (await import('./features/digest/index.ts')).DigestPage) },
  { path: '/set-up', Page: loaded(async () => (await import('./features/set-up/index.ts')).SetUpPage) },
]
const loadSignIn = () => import('./features/sign-in/index.ts')
const SignInPage = loaded(async () => (await loadSignIn()).SignInPage)
/** Whoever signs out without a connection is led there too. */
const fetchSignInAhead = (): void => void loadSignIn().catch(() => undefined)
const SetPasswordPage = loaded(async () => (await import('./features/sign-in/index.ts')).SetPasswordPage)
const FirstStartPage = loaded(async () => (await import('./features/entry/index.ts')).FirstStartPage)
const DigestOffPage = loaded(async () => (await import('./features/digest/index.ts')).DigestOffPage)
const InvitationPage = loaded(async () => (await import('./features/entry/index.ts')).InvitationPage)

/** With the sentences it says, so that nothing is missing once it opens. */
const loadFinding = async () => (await Promise.all([import('./features/palette/index.ts'), loadPlanCatalogue(languageOf(navigator.languages))]))[0]

/** Where one begins. */
const firstPage = '/delegation'

const entries = pages.flatMap(({ path, entry }) => (entry === undefined ? [] : [{ path, ...entry }]))

export function Pages() {
  useEffect(() => onOpened(fetchSignInAhead), [])
  return (
    <ErrorBoundary isWhole>
      <BrowserRouter>
        <Root>
          <Routes>
            <Route path="/sign-in" element={<Suspense fallback={null}><SignInPage /></Suspense>} />
            <Route path="/set-password" element={<Suspense fallback={null}><SetPasswordPage /></Suspense>} />
            <Route path="/first-start" element={<Suspense fallback={null}><FirstStartPage /></Suspense>} />
            <Route path="/digest-off/:token" element={<Suspense fallback={null}><DigestOffPage /></Suspense>} />
            <Route path="/invitation" element={<Suspense fallback={null}><InvitationPage /></Suspense>} />
            <Route element={<LivePlansProvider><Shell entries={entries} loadFinding={loadFinding} notices={<><RefusalNotice /><FirstStepsWatch /></>} /></LivePlansProvider>}>
              <Route element={<PageFrame />}>
                <Route path="/" element={<Navigate to={firstPage} replace />} />
                {pages.map(({ path, Page }) => <Route key={path} path={path} element={<Page />} />)}
                <Route path="*" element={<NotFound />} />
              </Route>
            </Route>
          </Routes>
        </Root>
      </BrowserRouter>
    </ErrorBoundary>
  )
}

/** Around every page: the session, and links of React Aria that go through the router. */
function Root({ children }: { readonly children: ReactNode }) {
  const navigate = useNavigate()
  return (
    // oxlint-disable-next-line react/hooks -- React Aria asks for the hook itself and calls it in each link
    <AriaRouterProvider navigate={(path) => void navigate(path)} useHref={useHref}>
      <SessionProvider>{children}</SessionProvider>
    </AriaRouterProvider>
  )
}

/** A page that breaks leaves the bars as they are, and going to another page begins afresh. */
function PageFrame() {
  const { pathname } = useLocation()
  return <Suspense fallback={null}><ErrorBoundary key={pathname}><Outlet /></ErrorBoundary></Suspense>
}
