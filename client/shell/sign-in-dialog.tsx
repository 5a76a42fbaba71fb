// The question itself, over a page whose session has ended; see sign-in-again.tsx.
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { Form } from 'react-aria-components'
import { Banner } from '../design/banner.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { TextField } from '../design/text-field.tsx'
import { useMessage } from '../messages/use-message.tsx'
import type { Answer } from '../api.ts'
import type { UnsentWork } from '../replica/unsent-work.ts'
import { partyLabel } from './party-label.ts'
import type { useSession } from './session.tsx'
import styles from './sign-in-again.module.css'
import { loadSignOutDialog, lookForUnsentWork } from './leaving.ts'
import { useSignInProblem } from './sign-in-problem.ts'

const SignOutDialog = lazy(async () => ({ default: (await loadSignOutDialog()).SignOutDialog }))

export type Expired = Extract<ReturnType<typeof useSession>, { readonly state: 'expired' }>

export function SignInDialog({ session }: { readonly session: Expired }) {
  const t = useMessage()
  const problemOf = useSignInProblem()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const [unsent, setUnsent] = useState<UnsentWork | null>(null)
  const { person, isSample } = session.me
  const delegation = session.party === null ? t('shell.no-delegation') : partyLabel(session.party).name
  const goOn = async (pending: Promise<Answer<unknown>>) => {
    setPending(true)
    const answer = await pending
    setPending(false)
    setPassword('')
    setProblem(answer.ok ? null : problemOf(answer.error))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void goOn(isSample ? session.signInAsSample(person.id) : session.signIn(email, password))
  }
  // What is not sent is asked about as when somebody signs out.
  const leave = async () => {
    const work = await lookForUnsentWork(person.id)
    if (work.changes > 0) setUnsent(work)
    else await session.leave()
  }

  if (unsent !== null) return <Suspense fallback={null}><SignOutDialog work={unsent} isSessionOver onClose={() => setUnsent(null)} /></Suspense>
  return (
    <Dialog isOpen isAlert isOverCover title={t('sign-in.again-title')}>
      <p>{t('sign-in.again-why')}</p>
      <p>{t('sign-in.again-as', { name: person.name, delegation })}</p>
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <Form onSubmit={submit} className={styles.form ?? ''}>
        {!isSample && <TextField label={t('sign-in.email')} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} isRequired />}
        {!isSample && <TextField label={t('sign-in.password')} type="password" name="password" autoComplete="current-password" value={password} onChange={setPassword} isRequired />}
        <Button type="submit" variant="primary" isPending={isPending}>{isSample ? t('sign-in.again-sample', { name: person.name }) : t('sign-in.submit')}</Button>
      </Form>
      <Button variant="link" onPress={leave}>{t('sign-in.again-not-me', { name: person.name })}</Button>
    </Dialog>
  )
}
