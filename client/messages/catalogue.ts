// Which languages there are, and the catalogue of each, loaded only when it is asked for: the sentences of every page,
// and apart from them those that only an open plan or only the matrix says.
import type { MessageId } from './en/index.ts'
import type { MatrixMessageId } from './en/in-matrix.ts'
import type { MatrixToolMessageId } from './en/in-matrix-tools.ts'
import type { PlanMessageId } from './en/in-plan.ts'

/** In a built page a sentence with values is what its parser makes of it; react-intl takes both. */
export type Catalogue = Readonly<Record<MessageId, string>>
export type PlanCatalogue = Readonly<Record<PlanMessageId, string>>
export type MatrixCatalogue = Readonly<Record<MatrixMessageId, string>>
export type MatrixToolCatalogue = Readonly<Record<MatrixToolMessageId, string>>
export type Language = 'en'

const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/index.ts')).en,
}
const loadPlan: Readonly<Record<Language, () => Promise<PlanCatalogue>>> = {
  en: async () => (await import('./en/in-plan.ts')).inPlan,
}
const loadMatrix: Readonly<Record<Language, () => Promise<MatrixCatalogue>>> = {
  en: async () => (await import('./en/in-matrix.ts')).inMatrix,
}
const loadMatrixTools: Readonly<Record<Language, () => Promise<MatrixToolCatalogue>>> = {
  en: async () => (await import('./en/in-matrix-tools.ts')).inMatrixTools,
}

export function loadCatalogue(language: Language): Promise<Catalogue> {
  return loaders[language]()
}

export const loadPlanCatalogue = loadedOnce(loadPlan)
export const loadMatrixCatalogue = loadedOnce(loadMatrix)
export const loadMatrixToolCatalogue = loadedOnce(loadMatrixTools)

/** The same promise each time, as React asks for where a component waits for one. */
function loadedOnce<Sentences>(load: Readonly<Record<Language, () => Promise<Sentences>>>): (language: Language) => Promise<Sentences> {
  const byLanguage = new Map<Language, Promise<Sentences>>()
  return language => {
    const loading = byLanguage.get(language) ?? load[language]()
    byLanguage.set(language, loading)
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
