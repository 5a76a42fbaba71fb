// On the pages of open rounds a component says every page's sentences, those of a plan and its own.
export { useOpenRoundsMessage as useMessage } from '../../messages/use-message.tsx'
export type { OpenRoundsTranslate as Translate } from '../../messages/use-message.tsx'
