// The door of the list of plans.
export { LiveBanner } from './live-banner.tsx'
export { isOfPeriod, PeriodSelect, usePeriod, usePeriodBefore, type ChosenPeriod } from '../../shell/period.tsx'
export { plansOf, type PlanRow, type PriorityRows } from './plan-rows.ts'
/** The page comes by itself: the matrix, which shares the rest of this, has no need of it. */
export const loadPlansPage = async () => (await import('./plans-page.tsx')).PlansPage
