// The one door to live summaries of plans.
export type { LiveEnvironment } from './live-environment.ts'
export type { LiveState } from './live-plans.ts'
export type { LivePlan, LiveTable } from './live-table.ts'
export { LiveSign } from './live-sign.tsx'
export { OnlyWithDays } from './only-with-days.tsx'
export { PlanCount } from './plan-count.tsx'
export { useKeptWork } from './use-kept-work.ts'
export { LivePlansProvider, useLivePlans } from './use-live-plans.tsx'
