// The one door to acts in plans that the page does not show.
export { ActsProvider, useActsInPlans, useAreActsReady } from './use-acts-in-plans.tsx'
export type { Act, Acted, PlanHere } from './acts-in-plans.ts'
