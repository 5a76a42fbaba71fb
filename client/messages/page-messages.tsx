// Sentences that only one lazily loaded page says: they come with it, and lie over the catalogue for what is in it.
import type { ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'

export function PageMessages({ messages, children }: { readonly messages: Readonly<Record<string, string>>; readonly children: ReactNode }) {
  const { locale, defaultLocale, messages: all, onError } = useIntl()
  return <IntlProvider locale={locale} defaultLocale={defaultLocale} messages={{ ...all, ...messages }} onError={onError}>{children}</IntlProvider>
}
