// Which languages there are, and the catalogue of each, loaded only when it is asked for: the sentences of every page, and
// apart from them those that only an open plan says, and those of the page of one's delegation.
import type { MessageId } from './en/index.ts'
import type { PlanMessageId } from './en/in-plan.ts'
import type { OwnMessageId } from './en/my-delegation.ts'

/** In a built page a sentence with values is what its parser makes of it; react-intl takes both. */
export type Catalogue = Readonly<Record<MessageId, string>>
export type PlanCatalogue = Readonly<Record<PlanMessageId, string>>
export type OwnCatalogue = Readonly<Record<OwnMessageId, string>>
export type Language = 'en'

const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/index.ts')).en,
}
const planLoaders: Readonly<Record<Language, () => Promise<PlanCatalogue>>> = {
  en: async () => (await import('./en/in-plan.ts')).inPlan,
}
const ownLoaders: Readonly<Record<Language, () => Promise<OwnCatalogue>>> = {
  en: async () => (await import('./en/my-delegation.ts')).myDelegation,
}

export function loadCatalogue(language: Language): Promise<Catalogue> {
  return loaders[language]()
}

export const loadPlanCatalogue = onceEach(planLoaders)
export const loadOwnCatalogue = onceEach(ownLoaders)

/** The same promise each time, as React asks for where a component waits for one. */
function onceEach<C>(loadersOf: Readonly<Record<Language, () => Promise<C>>>): (language: Language) => Promise<C> {
  const loaded = new Map<Language, Promise<C>>()
  return language => {
    const loading = loaded.get(language) ?? loadersOf[language]()
    loaded.set(language, loading)
    return loading
  }
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
