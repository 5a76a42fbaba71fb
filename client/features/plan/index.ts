// The door of the plan feature.
export { PlanPage } from './plan-page.tsx'
