// What of the list only the support team sees; comes in one piece when one of it is first needed.
export { NewPlanDialog } from './new-plan-dialog.tsx'
export { PlanFactsDialog } from './plan-facts-dialog.tsx'
export { RepeatedRefusals } from './repeated-refusals.tsx'
