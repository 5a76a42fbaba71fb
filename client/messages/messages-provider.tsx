// Puts one language's catalogue under the whole page, for our sentences and for those of the components below; and under
// an open plan, the matrix, the pages of people and the page of one's delegation, the sentences that they alone say.
import { createContext, use, useMemo, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { IntlProvider, useIntl } from 'react-intl'
import { loadHistoryCatalogue, loadMatrixCatalogue, loadMatrixToolCatalogue, loadOpenRoundsCatalogue, loadOwnCatalogue, loadPassingOnCatalogue, loadPeopleCatalogue, loadPlanCatalogue, type Catalogue, type Language } from './catalogue.ts'

/** Months, weekdays and number marks inside components; days are written "28 Nov 2026" by formats.ts in any case. */
const localeByLanguage: Readonly<Record<Language, string>> = { en: 'en-GB' }

interface Spoken {
  readonly language: Language
  readonly catalogue: Catalogue
}

const LanguageContext = createContext<Language | null>(null)

export function MessagesProvider({ language, catalogue, children }: Spoken & { readonly children: ReactNode }) {
  const locale = localeByLanguage[language]
  return (
    <LanguageContext value={language}>
      <IntlProvider locale={locale} defaultLocale="en-GB" messages={catalogue} onError={throwIfBroken}>
        <I18nProvider locale={locale}>{children}</I18nProvider>
      </IntlProvider>
    </LanguageContext>
  )
}

interface PartProps {
  readonly children: ReactNode
}

/** Around an open plan: waits, as a lazy page does, until the plan's own sentences are there. */
export const PlanMessages = ({ children }: PartProps) => <Part load={loadPlanCatalogue}>{children}</Part>

/** Around the history of a plan, within it. */
export const HistoryMessages = ({ children }: PartProps) => <Part load={loadHistoryCatalogue}>{children}</Part>

/** Around the matrix. */
export const MatrixMessages = ({ children }: PartProps) => <Part load={loadMatrixCatalogue}>{children}</Part>

/** Around what the matrix shows on demand. */
export const MatrixToolMessages = ({ children }: PartProps) => <Part load={loadMatrixToolCatalogue}>{children}</Part>

/** Around the pages of people, of coming in and of setting up. */
export const PeopleMessages = ({ children }: PartProps) => <Part load={loadPeopleCatalogue}>{children}</Part>

/** Around what one's delegation reads about itself. */
export const OwnMessages = ({ children }: PartProps) => <Part load={loadOwnCatalogue}>{children}</Part>

/** Around what takes a deadline along. */
export const PassingOnMessages = ({ children }: PartProps) => <Part load={loadPassingOnCatalogue}>{children}</Part>
/** Around the pages of open rounds, within those of a plan. */
export const OpenRoundsMessages = ({ children }: PartProps) => <Part load={loadOpenRoundsCatalogue}>{children}</Part>

/** Adds to the sentences that are there. */
function Part({ load, children }: PartProps & { readonly load: (language: Language) => Promise<Readonly<Record<string, string>>> }) {
  const language = use(LanguageContext)
  if (language === null) throw new Error('sentences of a part stand outside MessagesProvider')
  const { messages: around } = useIntl()
  const part = use(load(language))
  const messages = useMemo(() => ({ ...around, ...part }) as Readonly<Record<string, string>>, [around, part])
  return <IntlProvider locale={localeByLanguage[language]} defaultLocale="en-GB" messages={messages} onError={throwIfBroken}>{children}</IntlProvider>
}

/** A sentence without its value is a bug: seen at once while developing; a person is shown the sentence as it is. */
function throwIfBroken(error: Error): void {
  if (import.meta.env.DEV) throw error
}
