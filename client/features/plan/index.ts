// The door of the plan feature.
// Also for pages of one of its actions.
export { KeptWordsList } from './kept-words.tsx'
export { ReplicaBanner, useSignedOut } from './replica-banner.tsx'
export { OpenPlan } from './open-plan.tsx'
export { usePlan, usePlanReading } from './plan-context.tsx'
export { PlanCell } from './plan-cell.tsx'
export { usePlanTitle } from './plan-header.tsx'
export { PlanPage } from './plan-page.tsx'
export { StatusSign } from './status-sign.tsx'
export { UndoButtons } from './undo-buttons.tsx'
export { useOthersIn, useOwnPlaceIn } from './use-place.ts'
export { fieldId, goToField, placeOf } from './places.ts'
