// The door of the list of plans. The page itself comes when it is gone to: the matrix needs only the rest.
import { lazy } from 'react'

export { LiveBanner } from './live-banner.tsx'
export { PeriodSelect, usePeriod, type ChosenPeriod } from './period.tsx'
export { plansOf, type PlanRow, type PriorityRows } from './plan-rows.ts'
export const PlansPage = lazy(async () => ({ default: (await import('./plans-page.tsx')).PlansPage }))
