// For an address that leads nowhere.
import { Link } from '../design/link.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { PageHeader } from './page-header.tsx'
import { PageMessage } from './page-message.tsx'

export function NotFound() {
  const t = useMessage()
  return (
    <>
      <PageHeader title={t('shell.not-found')} />
      <PageMessage title={t('shell.not-found')} action={<Link look="button" href="/plans">{t('shell.not-found-back')}</Link>}>
        {t('shell.not-found-why')}
      </PageMessage>
    </>
  )
}
