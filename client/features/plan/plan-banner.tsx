// The one place that says why the page can only be read, or why what is written is not stored yet.
import { useEffect, type ReactNode } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { useMessage } from './use-message.ts'
import { useSession } from '../../shell/session.tsx'
import { useCannotKeep, useClosedReason } from '../../replica/index.ts'
import { usePlan } from './plan-context.tsx'
import { useNothingToWrite } from './use-nothing-to-write.ts'

export function PlanBanner() {
  const t = useMessage()
  const { replica, record } = usePlan()
  const nothing = useNothingToWrite()
  const closed = useClosedReason(replica)
  const cannotKeep = useCannotKeep(replica)
  const session = useSession()
  const isSignedOut = closed === 'signedOut'

  // The session asks for sign-in over the page; signed in again, the replica goes on where it was.
  const { checkAgain } = session
  useEffect(() => {
    if (isSignedOut) checkAgain()
  }, [isSignedOut, checkAgain])
  useEffect(() => {
    if (session.state === 'signed-in' && isSignedOut) replica.resume()
  }, [session.state, isSignedOut, replica])

  const sentence = ((): ReactNode => {
    // The dialog or the banner of the session says it, and what to do about it.
    if (isSignedOut && (session.state === 'expired' || session.state === 'other-person')) return null
    if (closed !== null) return t(`close/${closed}`)
    if (cannotKeep) return t('plan.cannot-keep')
    if (record.archived === true) return t('plan/archived')
    return nothing === null ? null : t(nothing)
  })()
  if (sentence === null) return null
  const reload = closed === 'pageTooOld' ? <Button onPress={() => location.reload()}>{t('connection.reload')}</Button> : undefined
  return <Banner tone={closed !== null ? 'bad' : 'accent'} action={reload}>{sentence}</Banner>
}
