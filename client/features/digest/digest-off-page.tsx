// Opened from a message: one button, and no more of them are sent. Opening it alone does nothing, since programs that look through mail open
// every link. Needs no session, and says of nobody whether there is such a link.
import { useState } from 'react'
import { useParams } from 'react-router'
import { digestApi } from '../../digest-api.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { PeopleMessages } from '../../messages/messages-provider.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { usePageTitle } from '../../shell/page-header.tsx'
import { EntryFrame } from '../sign-in/index.ts'

export function DigestOffPage() {
  return <PeopleMessages><Off /></PeopleMessages>
}

function Off() {
  const t = useMessage()
  const { token = '' } = useParams()
  const [stands, setStands] = useState<'asks' | 'pending' | 'done' | 'failed'>('asks')
  usePageTitle(t('digest.off-title'))
  const switchOff = async (): Promise<void> => {
    setStands('pending')
    setStands((await digestApi.switchOff(token)).ok ? 'done' : 'failed')
  }
  return (
    <EntryFrame title={t('digest.off-title')}>
      {stands === 'failed' && <Banner tone="bad" isInset>{t('digest.off-failed')}</Banner>}
      {stands === 'done'
        ? <Banner tone="ok" isInset>{t('digest.off-done')}</Banner>
        : (
            <>
              <p>{t('digest.off-what')}</p>
              <Button variant="primary" isWide isPending={stands === 'pending'} onPress={() => void switchOff()}>{t('digest.off-act')}</Button>
            </>
          )}
    </EntryFrame>
  )
}
