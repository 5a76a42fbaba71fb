// The first page there is: who are you? One click for the people of a sample workspace, e-mail and password for everybody.
import { lazy, Suspense, useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { Banner } from '../../design/banner.tsx'
import { Disclosure } from '../../design/disclosure.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { usePageTitle } from '../../shell/page-header.tsx'
import { useSession } from '../../shell/session.tsx'
import { EntryFrame } from './entry-frame.tsx'
import { PasswordForm } from './password-form.tsx'
import { placeWithin } from './place-within.ts'
import { SamplePeople } from './sample-people.tsx'
import { useSamplePeople } from './use-sample-people.ts'

/** With sentences of its own: few ever open it. */
const ForgottenPassword = lazy(async () => ({ default: (await import('./forgotten-password.tsx')).ForgottenPassword }))

export function SignInPage() {
  const t = useMessage()
  const session = useSession()
  const [search] = useSearchParams()
  const people = useSamplePeople()
  const [isForgotten, setForgotten] = useState(false)
  usePageTitle(t('sign-in.title'))
  if (session.state === 'signed-in') return <Navigate to={placeWithin(search.get('to'))} replace />
  return (
    <EntryFrame title={t('sign-in.title')} beside={people.length > 0 && <SamplePeople people={people} />}>
      {session.owedEnd !== null && <Banner tone="accent" isInset>{t('sign-in.end-owed', { until: formatMoment(new Date(session.owedEnd.until)) })}</Banner>}
      <PasswordForm />
      <Disclosure level={2} title={t('sign-in.forgotten')} isExpanded={isForgotten} onExpandedChange={setForgotten}>
        <Suspense fallback={<Skeleton lines={2} />}>{isForgotten && <ForgottenPassword />}</Suspense>
      </Disclosure>
    </EntryFrame>
  )
}
