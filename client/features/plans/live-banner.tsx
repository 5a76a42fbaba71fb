// Says when what a list shows may be old, and why. Where it comes back by itself, or asks for sign-in over the page, there is
// nothing to press; where it does not, the page can be loaded anew.
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { useLivePlans } from '../../live/index.ts'
import { useMessage } from '../../messages/use-message.tsx'

export function LiveBanner() {
  const t = useMessage()
  const { state, reason, isKnown } = useLivePlans()
  if (state === 'offline' && reason === 'tooManySockets') return <Banner isInset tone="warn">{t(`close/${reason}`)}</Banner>
  if (state === 'offline') return <Banner isInset tone="warn">{t(isKnown ? 'plans.offline' : 'plans.offline-nothing')}</Banner>
  if (state !== 'closed') return null
  const reload = reason === 'signedOut' ? undefined : <Button size="small" onPress={() => location.reload()}>{t('connection.reload')}</Button>
  const sentence = reason === null ? t('plans.not-loaded') : t('plans.closed', { reason: t(`close/${reason}`) })
  return <Banner isInset tone="warn" action={reload}>{sentence}</Banner>
}
