// Which languages there are, and the catalogue of each, loaded only when it is asked for.
// react-intl learns the keys from the English catalogue, so an unknown key does not compile.
import type { en, MessageId } from './en/index.ts'

/** In a built page a sentence with values is what its parser makes of it; react-intl takes both. */
export type Catalogue = Readonly<Record<keyof typeof en, string>>
export type Language = 'en'

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId
    }
  }
}

const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/index.ts')).en,
}

export function loadCatalogue(language: Language): Promise<Catalogue> {
  return loaders[language]()
}

/** The first language of the browser that the product speaks, else English. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split('-')[0]
    if (isLanguage(language)) return language
  }
  return 'en'
}

function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && Object.hasOwn(loaders, text)
}
