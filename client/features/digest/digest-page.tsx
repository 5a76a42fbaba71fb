// What of, how often and when not a person is told by mail.
import { useEffect, useState } from 'react'
import type { DigestAnswer } from '../../../shared/api/digest.ts'
import { digestApi } from '../../digest-api.ts'
import { Banner } from '../../design/banner.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { keepAsking } from '../../keep-asking.ts'
import { PeopleMessages } from '../../messages/messages-provider.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { DigestForm } from './digest-form.tsx'
import styles from './digest.module.css'

export function DigestPage() {
  return <PeopleMessages><Content /></PeopleMessages>
}

async function ask(): Promise<DigestAnswer | null> {
  const answer = await digestApi.read()
  return answer.ok ? answer.value : null
}

function Content() {
  const t = useMessage()
  const [known, setKnown] = useState<DigestAnswer | null>(null)
  useEffect(() => keepAsking(ask, setKnown), [])
  return (
    <div className={styles.page}>
      <PageHeader title={t('digest.title')} />
      <h1>{t('digest.title')}</h1>
      <p className={styles.what}>{t('digest.what')} {known?.by === 'mail' && t('digest.to', { address: known.address })}</p>
      {known === null
        ? <Skeleton lines={8} />
        : (
            <>
              {known.by !== 'mail' && <Banner tone="neutral" isInset>{t(`digest.${known.by}`)}</Banner>}
              <DigestForm initial={known.settings} />
            </>
          )}
    </div>
  )
}
