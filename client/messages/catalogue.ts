// Which languages there are, and the catalogue of each, loaded only when it is asked for: the sentences of every page, and
// apart from them those that only an open plan says, those of the matrix, of the pages of people, and of one's delegation.
import type { MessageId } from './en/index.ts'
import type { HistoryMessageId } from './en/in-history.ts'
import type { MatrixMessageId } from './en/in-matrix.ts'
import type { MatrixToolMessageId } from './en/in-matrix-tools.ts'
import type { OpenRoundsMessageId } from './en/in-open-rounds.ts'
import type { PeopleMessageId } from './en/in-people.ts'
import type { PlanMessageId } from './en/in-plan.ts'
import type { OwnMessageId } from './en/my-delegation.ts'
import type { PassingOnMessageId } from './en/passing-on.ts'

/** In a built page a sentence with values is what its parser makes of it; react-intl takes both. */
export type Catalogue = Readonly<Record<MessageId, string>>
export type PlanCatalogue = Readonly<Record<PlanMessageId, string>>
export type PeopleCatalogue = Readonly<Record<PeopleMessageId, string>>
export type OwnCatalogue = Readonly<Record<OwnMessageId, string>>
export type PassingOnCatalogue = Readonly<Record<PassingOnMessageId, string>>
export type MatrixCatalogue = Readonly<Record<MatrixMessageId, string>>
export type MatrixToolCatalogue = Readonly<Record<MatrixToolMessageId, string>>
export type HistoryCatalogue = Readonly<Record<HistoryMessageId, string>>
export type OpenRoundsCatalogue = Readonly<Record<OpenRoundsMessageId, string>>
export type Language = 'en'

const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/index.ts')).en,
}
export function loadCatalogue(language: Language): Promise<Catalogue> {
  return loaders[language]()
}

/** The same promise for a language each time, as React asks for where a component waits for one. Asked for without a connection it is
 *  asked for again. */
function onceEach<Part>(loadersOfPart: Readonly<Record<Language, () => Promise<Part>>>): (language: Language) => Promise<Part> {
  const begun = new Map<Language, Promise<Part>>()
  return language => {
    const known = begun.get(language)
    if (known !== undefined) return known
    const loading = loadersOfPart[language]()
    begun.set(language, loading)
    loading.catch(() => begun.delete(language))
    return loading
  }
}

export const loadPlanCatalogue = onceEach<PlanCatalogue>({ en: async () => (await import('./en/in-plan.ts')).inPlan })
export const loadOwnCatalogue = onceEach<OwnCatalogue>({ en: async () => (await import('./en/my-delegation.ts')).myDelegation })
export const loadPassingOnCatalogue = onceEach<PassingOnCatalogue>({ en: async () => (await import('./en/passing-on.ts')).passingOn })
export const loadMatrixCatalogue = onceEach<MatrixCatalogue>({ en: async () => (await import('./en/in-matrix.ts')).inMatrix })
export const loadMatrixToolCatalogue = onceEach<MatrixToolCatalogue>({ en: async () => (await import('./en/in-matrix-tools.ts')).inMatrixTools })
export const loadHistoryCatalogue = onceEach<HistoryCatalogue>({ en: async () => (await import('./en/in-history.ts')).inHistory })
export const loadOpenRoundsCatalogue = onceEach<OpenRoundsCatalogue>({ en: async () => (await import('./en/in-open-rounds.ts')).inOpenRounds })
export const loadPeopleCatalogue = onceEach<PeopleCatalogue>({ en: async () => (await import('./en/in-people.ts')).inPeople })

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
