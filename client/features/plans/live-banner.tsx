// Says when what a list shows may be old, and why.
import { sentences } from '../../../shared/messages/index.ts'
import { Banner } from '../../design/banner.tsx'
import { useLivePlans } from '../../live/index.ts'
import { useMessage } from '../../messages/use-message.tsx'

export function LiveBanner() {
  const t = useMessage()
  const { state, reason } = useLivePlans()
  if (state === 'offline') return <Banner isInset tone="warn">{t('plans.offline')}</Banner>
  if (state === 'closed') return <Banner isInset tone="warn">{t('plans.closed', { reason: reason === null ? '' : sentences[`close/${reason}`] })}</Banner>
  return null
}
