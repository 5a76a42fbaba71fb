// In the history of a plan a component says every page's sentences, those of the plan and its own.
export { useHistoryMessage as useMessage } from '../../messages/use-message.tsx'
export type { HistoryTranslate as Translate } from '../../messages/use-message.tsx'
