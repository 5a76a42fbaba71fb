// Here a component says every page's sentences and those of this page.
export { useOwnMessage as useMessage } from '../../messages/use-message.tsx'
export type { OwnTranslate as Translate } from '../../messages/use-message.tsx'
