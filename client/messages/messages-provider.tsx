// Puts one language's catalogue under the whole page, for our sentences and for those of the components below; and under
// an open plan, and under the matrix, the sentences that it alone says.
import { createContext, use, useMemo, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { IntlProvider } from 'react-intl'
import { loadMatrixCatalogue, loadMatrixToolCatalogue, loadPlanCatalogue, type Catalogue, type Language, type MatrixCatalogue, type MatrixToolCatalogue, type PlanCatalogue } from './catalogue.ts'

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
  return <MoreMessages load={loadPlanCatalogue}>{children}</MoreMessages>
}

/** The same around the matrix. */
export function MatrixMessages({ children }: { readonly children: ReactNode }) {
  return <MoreMessages load={loadMatrixCatalogue}>{children}</MoreMessages>
}

/** The same around what the matrix shows on demand. */
export function MatrixToolMessages({ children }: { readonly children: ReactNode }) {
  return <MoreMessages load={loadMatrixToolCatalogue}>{children}</MoreMessages>
}

interface MoreMessagesProps {
  readonly load: (language: Language) => Promise<PlanCatalogue | MatrixCatalogue | MatrixToolCatalogue>
  readonly children: ReactNode
}

function MoreMessages({ load, children }: MoreMessagesProps) {
  const spoken = use(SpokenContext)
  if (spoken === null) throw new Error('sentences of a part of the page stand outside MessagesProvider')
  const { language, catalogue } = spoken
  const more = use(load(language))
  const messages = useMemo(() => ({ ...catalogue, ...more }), [catalogue, more])
  return <IntlProvider locale={localeByLanguage[language]} defaultLocale="en-GB" messages={messages} onError={throwIfBroken}>{children}</IntlProvider>
}

/** A sentence without its value is a bug: seen at once while developing; a person is shown the sentence as it is. */
function throwIfBroken(error: Error): void {
  if (import.meta.env.DEV) throw error
}
