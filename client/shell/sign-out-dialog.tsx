// Signing out while work of this person has not reached the server: send it now, keep it on the device, encrypted, for the
// next sign-in, or discard it. Nothing is done before one of them is chosen, and none is chosen by closing. Without a connection,
// and for a page whose session is over, nothing can be sent; the other two are there.
import { useId, useState } from 'react'
import { Banner } from '../design/banner.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { discardUnsent, sendUnsent, type UnsentWork } from '../replica/unsent-work.ts'
import { usePagePerson, useSession } from './session.tsx'
import { useIsOnline } from './use-online.ts'

export { unsentWork } from '../replica/unsent-work.ts'

type Answer = 'send' | 'keep' | 'discard'

type SignOutProps = {
  readonly work: UnsentWork
  /** There is no session to end: the page is left for somebody else. */
  readonly isSessionOver?: boolean
  readonly onClose: () => void
}

export function SignOutDialog({ work, isSessionOver = false, onClose }: SignOutProps) {
  const t = useMessage()
  const session = useSession()
  const { person } = usePagePerson()
  const whyId = useId()
  const [left, setLeft] = useState(work)
  const [doing, setDoing] = useState<Answer | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const isOnline = useIsOnline()
  const whyNotSent = isSessionOver ? t('shell.unsent-send-over') : isOnline ? null : t('shell.unsent-send-offline')

  const leave = async (last?: () => Promise<void>) => {
    if (isSessionOver) return session.leave(last)
    const answer = await session.signOut(last)
    if (!answer.ok) setProblem(t('shell.sign-out-failed'))
  }
  const act: Readonly<Record<Answer, () => Promise<void>>> = {
    send: async () => {
      const after = await sendUnsent(person.id)
      setLeft(after)
      if (after.changes === 0) return leave()
      setProblem(t('shell.unsent-left', { count: after.changes }))
    },
    keep: () => leave(),
    discard: () => leave(() => discardUnsent(person.id)),
  }
  const choose = async (answer: Answer) => {
    setProblem(null)
    setDoing(answer)
    await act[answer]()
    setDoing(null)
  }
  const buttonOf = (answer: Answer) => ({ isPending: doing === answer, isDisabled: (doing !== null && doing !== answer) || (answer === 'send' && whyNotSent !== null), onPress: () => void choose(answer) })

  return (
    <Dialog
      isOpen
      isAlert
      onClose={doing === null ? onClose : undefined}
      isOverCover={isSessionOver}
      title={t(isSessionOver ? 'shell.unsent-leave' : 'shell.unsent')}
      actions={(
        <>
          <Button variant="danger" {...buttonOf('discard')}>{t('shell.unsent-discard')}</Button>
          {left.onlyHere === 0 && <Button {...buttonOf('keep')}>{t('shell.unsent-keep')}</Button>}
          <Button variant="primary" aria-describedby={whyNotSent === null ? undefined : whyId} {...buttonOf('send')}>{t('shell.unsent-send')}</Button>
        </>
      )}
    >
      <p>{t('shell.unsent-why', { count: left.changes })}</p>
      <p>{left.onlyHere > 0 ? t('shell.unsent-not-kept', { count: left.onlyHere }) : t(whyNotSent === null ? 'shell.unsent-choice' : 'shell.unsent-choice-here')}</p>
      {whyNotSent !== null && <p id={whyId}>{whyNotSent}</p>}
      {!isSessionOver && !isOnline && <p>{t('shell.sign-out-offline')}</p>}
      {problem !== null && <Banner tone="warn" isInset>{problem}</Banner>}
    </Dialog>
  )
}
