// The one place that says why the page can only be read, or why what is written is not stored yet.
import type { ReactNode } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { useSession } from '../../shell/session.tsx'
import { useReplicaStatus } from '../../replica/index.ts'
import { usePlan } from './plan-context.tsx'
import { useEffect } from 'react'

export function PlanBanner() {
  const t = useMessage()
  const { replica, record, may } = usePlan()
  const status = useReplicaStatus(replica)
  const session = useSession()
  const isSignedOut = status.state === 'closed' && status.reason === 'signedOut'

  // The session asks for sign-in over the page; signed in again, the replica goes on where it was.
  const { checkAgain } = session
  useEffect(() => {
    if (isSignedOut) checkAgain()
  }, [isSignedOut, checkAgain])
  useEffect(() => {
    if (session.state === 'signed-in' && isSignedOut) replica.resume()
  }, [session.state, isSignedOut, replica])
  useEffect(() => {
    if (status.unsent === 0 || status.keptOnDevice) return
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [status.unsent, status.keptOnDevice])

  const sentence = ((): ReactNode => {
    if (status.state === 'closed') return t(`close/${status.reason}`)
    if (!status.keptOnDevice && status.unsent > 0) return t('plan.cannot-keep')
    if (record.archived === true) return t('plan/archived')
    if (record.status !== 'drafting') return t('mandate/status-closed')
    if (!may({ writtenBy: 'drafting' })) return t('mandate/reader')
    return null
  })()
  if (sentence === null) return null
  const reload = status.state === 'closed' && status.reason === 'pageTooOld' ? <Button onPress={() => location.reload()}>{t('connection.reload')}</Button> : undefined
  return <Banner tone={status.state === 'closed' ? 'bad' : 'accent'} action={reload}>{sentence}</Banner>
}
