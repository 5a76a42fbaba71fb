// The map of pages. Each is loaded when it is first gone to; what stands in the bars is what exists here.
import { Grid3x3, ListTree } from 'lucide-react'
import type { ComponentType } from 'react'
import { createBrowserRouter, Outlet, redirect, useHref, useNavigate, type RouteObject } from 'react-router'
import { RouterProvider as AriaRouterProvider } from 'react-aria-components'
import { LivePlansProvider, PlanCount } from './live/index.ts'
import type { NavigationEntry } from './shell/navigation.tsx'
import { NotFound } from './shell/not-found.tsx'
import { PageError } from './shell/page-error.tsx'
import { SessionProvider } from './shell/session.tsx'
import { Shell } from './shell/shell.tsx'

interface PageEntry {
  readonly path: string
  readonly load: () => Promise<ComponentType>
  /** Given when the page stands in the bars. */
  readonly entry?: Omit<NavigationEntry, 'path'>
}

/** The pages behind sign-in, in the order of the bars. */
const pages: readonly PageEntry[] = [
  { path: '/matrix', load: async () => (await import('./features/matrix/index.ts')).MatrixPage, entry: { label: 'shell.matrix', icon: Grid3x3 } },
  { path: '/plans', load: async () => (await import('./features/plans/index.ts')).PlansPage, entry: { label: 'shell.plans', icon: ListTree, count: PlanCount } },
  { path: '/plans/:planId', load: async () => (await import('./features/plan/index.ts')).PlanPage },
]

/** Where one begins. */
const firstPage = '/plans'

const entries = pages.flatMap(({ path, entry }) => (entry === undefined ? [] : [{ path, ...entry }]))

const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <PageError isWhole />,
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('./features/sign-in/index.ts')).SignInPage }) },
      { path: '/set-password', lazy: async () => ({ Component: (await import('./features/sign-in/index.ts')).SetPasswordPage }) },
      {
        element: <LivePlansProvider><Shell entries={entries} /></LivePlansProvider>,
        children: [
          {
            errorElement: <PageError />,
            children: [
              { path: '/', loader: () => redirect(firstPage) },
              ...pages.map(({ path, load }): RouteObject => ({ path, lazy: async () => ({ Component: await load() }) })),
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
  },
]

export function createRoutes() {
  return createBrowserRouter(routes)
}

/** Around every page: the session, and links of React Aria that go through the router. */
function Root() {
  const navigate = useNavigate()
  return (
    // oxlint-disable-next-line react/hooks -- React Aria asks for the hook itself and calls it in each link
    <AriaRouterProvider navigate={(path) => void navigate(path)} useHref={useHref}>
      <SessionProvider><Outlet /></SessionProvider>
    </AriaRouterProvider>
  )
}
