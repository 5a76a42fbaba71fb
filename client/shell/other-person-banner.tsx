// Another person signed in with this browser: says who is signed in now, whose page this is, and offers to load it anew.
import { Banner } from '../design/banner.tsx'
import { Button } from '../design/button.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { useSession } from './session.tsx'

export function OtherPersonBanner() {
  const t = useMessage()
  const session = useSession()
  if (session.state !== 'other-person') return null
  const now = session.now.person.name
  return (
    <Banner tone="warn" action={<Button size="small" onPress={() => location.reload()}>{t('shell.other-person-reload', { now })}</Button>}>
      {t('shell.other-person', { now, page: session.me.person.name })}
    </Banner>
  )
}
