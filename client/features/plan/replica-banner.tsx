// Why what is shown of a document can only be read, or why what is written is not stored yet; and going on where it was
// once the person has signed in again.
import { useEffect, type ReactNode } from 'react'
import type { Roots } from '../../../shared/schema/node.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { useCannotKeep, useClosedReason, useTooManyOpen, type Replica } from '../../replica/index.ts'
import { useSession } from '../../shell/session.tsx'

type ReplicaBannerProps<R extends Roots> = {
  readonly replica: Replica<R>
  /** Said where the document is open and everything written is kept. Null: nothing. */
  readonly otherwise: ReactNode
}

export function ReplicaBanner<R extends Roots>({ replica, otherwise }: ReplicaBannerProps<R>) {
  const t = useMessage()
  const session = useSession()
  const closed = useClosedReason(replica)
  const cannotKeep = useCannotKeep(replica)
  const isTooMany = useTooManyOpen(replica)
  const isSignedOut = useSignedOut(replica)
  const sentence = ((): ReactNode => {
    // The dialog or the banner of the session says it, and what to do about it.
    if (isSignedOut && (session.state === 'expired' || session.state === 'other-person')) return null
    if (closed !== null) return t(`close/${closed}`)
    if (isTooMany) return t('close/tooManySockets')
    return cannotKeep ? t('plan.cannot-keep') : otherwise
  })()
  if (sentence === null) return null
  const reload = closed === 'pageTooOld' ? <Button onPress={() => location.reload()}>{t('connection.reload')}</Button> : undefined
  return <Banner tone={closed !== null ? 'bad' : 'accent'} action={reload}>{sentence}</Banner>
}

/** Whether the line was closed for want of a session. The session asks for sign-in over the page; signed in again, the
 *  replica goes on where it was. */
export function useSignedOut<R extends Roots>(replica: Replica<R>): boolean {
  const { state, checkAgain } = useSession()
  const isSignedOut = useClosedReason(replica) === 'signedOut'
  useEffect(() => {
    if (isSignedOut) checkAgain()
  }, [isSignedOut, checkAgain])
  useEffect(() => {
    if (state === 'signed-in' && isSignedOut) replica.resume()
  }, [state, isSignedOut, replica])
  return isSignedOut
}
