// Which languages there are, and the catalogue of each, loaded only when it is asked for: the sentences of every page,
// and apart from them those that only an open plan says.
import type { MessageId } from './en/index.ts'
import type { PlanMessageId } from './en/in-plan.ts'

/** In a built page a sentence with values is what its parser makes of it; react-intl takes both. */
export type Catalogue = Readonly<Record<MessageId, string>>
export type PlanCatalogue = Readonly<Record<PlanMessageId, string>>
export type Language = 'en'

const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/index.ts')).en,
}
const planLoaders: Readonly<Record<Language, () => Promise<PlanCatalogue>>> = {
  en: async () => (await import('./en/in-plan.ts')).inPlan,
}
const planCatalogues = new Map<Language, Promise<PlanCatalogue>>()

export function loadCatalogue(language: Language): Promise<Catalogue> {
  return loaders[language]()
}

/** The same promise each time, as React asks for where a component waits for one. */
export function loadPlanCatalogue(language: Language): Promise<PlanCatalogue> {
  const known = planCatalogues.get(language)
  if (known !== undefined) return known
  const loading = planLoaders[language]()
  planCatalogues.set(language, loading)
  // Asked for without a connection it is asked for again.
  loading.catch(() => planCatalogues.delete(language))
  return loading
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
