// Says that the server gives out a newer page than this one, and offers to load it.
import { Banner } from '../design/banner.tsx'
import { Button } from '../design/button.tsx'
import { useLivePlans } from '../live/index.ts'
import { useMessage } from '../messages/use-message.tsx'

/** The script that this page began with. */
const ownScript = (): string | null => document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null

export function NewVersionBanner() {
  const t = useMessage()
  const { pageScript } = useLivePlans()
  if (pageScript === null || pageScript === ownScript()) return null
  return <Banner tone="accent" action={<Button onPress={() => location.reload()}>{t('connection.reload')}</Button>}>{t('shell.new-version')}</Banner>
}
