// Opened from a link that somebody was given: sets the password of whoever holds it, who is then signed in. The link's token
// stands after the "#" of the address, which no server log ever sees.
import { useLocation } from 'react-router'
import { identityApi } from '../../api.ts'
import { Banner } from '../../design/banner.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { usePageTitle } from '../../shell/page-header.tsx'
import { enterAnew } from './enter-anew.ts'
import { EntryFrame } from './entry-frame.tsx'
import { NewPasswordForm } from './new-password-form.tsx'

export function SetPasswordPage() {
  const t = useMessage()
  const token = useLocation().hash.slice(1)
  usePageTitle(t('sign-in.set-title'))
  return (
    <EntryFrame title={t('sign-in.set-title')}>
      {token === ''
        ? <Banner tone="warn" isInset>{t('sign-in.set-no-link')}</Banner>
        : <NewPasswordForm submitLabel={t('sign-in.set-submit')} onSubmit={password => identityApi.setPassword(token, password)} onDone={() => enterAnew()} />}
    </EntryFrame>
  )
}
