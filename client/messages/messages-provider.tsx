// Puts one language's catalogue under the whole page, for our sentences and for those of the components below; and under
// an open plan the sentences that it alone says.
import { createContext, use, useMemo, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { IntlProvider, useIntl } from 'react-intl'
import { loadOwnCatalogue, loadPlanCatalogue, type Catalogue, type Language } from './catalogue.ts'

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

/** Around an open plan: waits, as a lazy page does, until the plan's own sentences are there. */
export function PlanMessages({ children }: { readonly children: ReactNode }) {
  return <MoreMessages load={loadPlanCatalogue}>{children}</MoreMessages>
}

/** The same around what one's delegation reads about itself. */
export function OwnMessages({ children }: { readonly children: ReactNode }) {
  return <MoreMessages load={loadOwnCatalogue}>{children}</MoreMessages>
}

type Load = (language: Language) => Promise<Readonly<Record<string, string>>>

/** Besides what is said around it. */
function MoreMessages({ load, children }: { readonly load: Load; readonly children: ReactNode }) {
  const language = use(LanguageContext)
  if (language === null) throw new Error('sentences are asked for outside MessagesProvider')
  const { messages: around } = useIntl()
  const more = use(load(language))
  const messages = useMemo(() => ({ ...around, ...more }) as Readonly<Record<string, string>>, [around, more])
  return <IntlProvider locale={localeByLanguage[language]} defaultLocale="en-GB" messages={messages} onError={throwIfBroken}>{children}</IntlProvider>
}

/** A sentence without its value is a bug: seen at once while developing; a person is shown the sentence as it is. */
function throwIfBroken(error: Error): void {
  if (import.meta.env.DEV) throw error
}
