// The door of the plan feature.
export { PlanCell } from './plan-cell.tsx'
export { PlanPage } from './plan-page.tsx'
