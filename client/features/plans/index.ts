// The door of the list of plans.
export { LiveBanner } from './live-banner.tsx'
export { PeriodSelect, usePeriod, type ChosenPeriod } from './period.tsx'
export { plansOf, type PlanRow, type PriorityRows } from './plan-rows.ts'
export { PlansPage } from './plans-page.tsx'
