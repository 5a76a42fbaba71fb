// What is shown when a page breaks: that saved work is safe, an id to tell the support team, and a way to go on.
// The id also stands in the browser's console beside the error, where support can match the two.
import { useEffect, useState } from 'react'
import { randomId } from '../../shared/ids.ts'
import { Button } from '../design/button.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { usePageTitle } from './page-header.tsx'
import { PageMessage } from './page-message.tsx'

export function PageError({ error, isWhole }: { readonly error: unknown; readonly isWhole: boolean }) {
  const t = useMessage()
  const [errorId] = useState(() => randomId().slice(0, 8))
  const isStale = isStaleChunk(error)
  usePageTitle(t('shell.broken'))

  useEffect(() => {
    // oxlint-disable-next-line no-console -- the one place where a bug of the page is written down
    console.error(`Error ${errorId}`, error)
  }, [errorId, error])

  return (
    <PageMessage
      isWhole={isWhole}
      title={t('shell.broken')}
      action={<Button variant="primary" onPress={() => location.reload()}>{t('shell.reload')}</Button>}
    >
      <p role="alert">{isStale ? t('shell.broken-stale') : t('shell.broken-why', { errorId })}</p>
    </PageMessage>
  )
}

/** A part of the page that is no longer on the server: a newer version was installed meanwhile. */
function isStaleChunk(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|importing a module script|module script failed/i.test(error.message)
}
