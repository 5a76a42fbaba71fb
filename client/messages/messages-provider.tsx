// Puts one language's catalogue under the whole page, for our sentences and for those of the components below.
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { IntlProvider } from 'react-intl'
import type { Catalogue, Language } from './catalogue.ts'
import type { MessageId } from './en/index.ts'

/** Months, weekdays and number marks inside components; days are written "28 Nov 2026" by formats.ts in any case. */
const localeByLanguage: Readonly<Record<Language, string>> = { en: 'en-GB' }

interface MessagesProviderProps {
  readonly language: Language
  readonly catalogue: Catalogue
  readonly children: ReactNode
}

export function MessagesProvider({ language, catalogue, children }: MessagesProviderProps) {
  const locale = localeByLanguage[language]
  // What single pages say besides comes with them (page-messages.tsx): nothing outside them says it.
  const messages = catalogue as Readonly<Record<MessageId, string>>
  return (
    <IntlProvider locale={locale} defaultLocale="en-GB" messages={messages} onError={throwIfBroken}>
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </IntlProvider>
  )
}

/** A sentence without its value is a bug: seen at once while developing; a person is shown the sentence as it is. */
function throwIfBroken(error: Error): void {
  if (import.meta.env.DEV) throw error
}
