// Puts one language's catalogue under the whole page, for our sentences and for those of the components below; and under
// an open plan the sentences that it alone says.
import { createContext, use, useMemo, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { IntlProvider } from 'react-intl'
import { loadPlanCatalogue, type Catalogue, type Language } from './catalogue.ts'

/** Months, weekdays and number marks inside components; days are written "28 Nov 2026" by formats.ts in any case. */
const localeByLanguage: Readonly<Record<Language, string>> = { en: 'en-GB' }

interface Spoken {
  readonly language: Language
  readonly catalogue: Catalogue
}

const SpokenContext = createContext<Spoken | null>(null)

export function MessagesProvider({ language, catalogue, children }: Spoken & { readonly children: ReactNode }) {
  const locale = localeByLanguage[language]
  const spoken = useMemo(() => ({ language, catalogue }), [language, catalogue])
  return (
    <SpokenContext value={spoken}>
      <IntlProvider locale={locale} defaultLocale="en-GB" messages={catalogue} onError={throwIfBroken}>
        <I18nProvider locale={locale}>{children}</I18nProvider>
      </IntlProvider>
    </SpokenContext>
  )
}

/** Around an open plan: waits, as a lazy page does, until the plan's own sentences are there. */
export function PlanMessages({ children }: { readonly children: ReactNode }) {
  const spoken = use(SpokenContext)
  if (spoken === null) throw new Error('PlanMessages stands outside MessagesProvider')
  const { language, catalogue } = spoken
  const ofPlan = use(loadPlanCatalogue(language))
  const messages = useMemo(() => ({ ...catalogue, ...ofPlan }), [catalogue, ofPlan])
  return <IntlProvider locale={localeByLanguage[language]} defaultLocale="en-GB" messages={messages} onError={throwIfBroken}>{children}</IntlProvider>
}

/** A sentence without its value is a bug: seen at once while developing; a person is shown the sentence as it is. */
function throwIfBroken(error: Error): void {
  if (import.meta.env.DEV) throw error
}
