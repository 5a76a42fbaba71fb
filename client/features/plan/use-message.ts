// Inside a plan a component says every page's sentences and those of the plan.
export { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
export type { PlanTranslate as Translate } from '../../messages/use-message.tsx'
