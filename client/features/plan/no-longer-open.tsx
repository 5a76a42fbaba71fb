// What stands where a plan stood that this reader may not read any longer: nothing of it, why, and a way on.
import { Link } from '../../design/link.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { PageMessage } from '../../shell/page-message.tsx'
import { useMessage } from './use-message.ts'

export function NoLongerOpen() {
  const t = useMessage()
  return (
    <>
      <PageHeader title={t('plan.no-longer-open')} />
      <PageMessage title={t('plan.no-longer-open')} action={<Link look="button" href="/plans">{t('shell.not-found-back')}</Link>}>
        <p role="alert">{t('close/rightLost')}</p>
      </PageMessage>
    </>
  )
}
