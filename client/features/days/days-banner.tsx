// Why the dates can only be read, or why what is written is not stored yet.
import { useEffect, type ReactNode } from 'react'
import type { ActionPlain } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { mayWriteSomeDays } from '../../../shared/mandates/joint-action-days.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { useCannotKeep, useClosedReason } from '../../replica/index.ts'
import { useSession } from '../../shell/session.tsx'
import { usePlan } from '../plan/index.ts'
import type { DaysReplica } from './days-content.tsx'

type BannerProps = { readonly id: ActionId; readonly action: ActionPlain; readonly replica: DaysReplica }

export function DaysBanner({ id, action, replica }: BannerProps) {
  const t = useMessage()
  const { asWriter, facts, replica: plan } = usePlan()
  const closed = useClosedReason(replica)
  const cannotKeep = useCannotKeep(replica)
  const session = useSession()
  const isSignedOut = closed === 'signedOut'
  const { checkAgain } = session
  useEffect(() => {
    if (isSignedOut) checkAgain()
  }, [isSignedOut, checkAgain])
  useEffect(() => {
    if (session.state !== 'signed-in' || !isSignedOut) return
    replica.resume()
    plan.resume()
  }, [session.state, isSignedOut, replica, plan])
  const sentence = ((): ReactNode => {
    // The dialog or the banner of the session says it, and what to do about it.
    if (isSignedOut && (session.state === 'expired' || session.state === 'other-person')) return null
    if (closed !== null) return t(`close/${closed}`)
    if (cannotKeep) return t('plan.cannot-keep')
    const something = mayWriteSomeDays(asWriter, facts, id, action)
    return something.ok ? null : t(something.error.code)
  })()
  if (sentence === null) return null
  const reload = closed === 'pageTooOld' ? <Button onPress={() => location.reload()}>{t('connection.reload')}</Button> : undefined
  return <Banner tone={closed !== null ? 'bad' : 'accent'} action={reload}>{sentence}</Banner>
}
