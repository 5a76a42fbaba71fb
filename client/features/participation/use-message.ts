// The page says sentences of plans too: its answers and refusals are theirs.
export { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
export type { PlanTranslate as Translate } from '../../messages/use-message.tsx'
