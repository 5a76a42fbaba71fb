// The question itself, over a page whose session has ended; see sign-in-again.tsx.
import { useEffect, useState, type FormEvent } from 'react'
import { Form } from 'react-aria-components'
import { Banner } from '../design/banner.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { TextField } from '../design/text-field.tsx'
import { useMessage } from '../messages/use-message.tsx'
import type { Answer } from '../api.ts'
import { rememberFocus } from './focus-place.ts'
import { partyLabel } from './party-label.ts'
import type { useSession } from './session.tsx'
import styles from './sign-in-again.module.css'
import { useSignInProblem } from './sign-in-problem.ts'

export type Expired = Extract<ReturnType<typeof useSession>, { readonly state: 'expired' }>

export function SignInDialog({ session }: { readonly session: Expired }) {
  const t = useMessage()
  const [goBack] = useState(rememberFocus)
  // In the next frame, after the dialog has given the focus to whatever it takes for the last place.
  useEffect(() => () => void requestAnimationFrame(goBack), [goBack])
  const problemOf = useSignInProblem()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
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

  return (
    <Dialog isOpen isAlert title={t('sign-in.again-title')}>
      <p>{t('sign-in.again-why')}</p>
      <p>{t('sign-in.again-as', { name: person.name, delegation })}</p>
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <Form onSubmit={submit} className={styles.form ?? ''}>
        {!isSample && <TextField label={t('sign-in.email')} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} isRequired />}
        {!isSample && <TextField label={t('sign-in.password')} type="password" name="password" autoComplete="current-password" value={password} onChange={setPassword} isRequired />}
        <Button type="submit" variant="primary" isPending={isPending}>{isSample ? t('sign-in.again-sample', { name: person.name }) : t('sign-in.submit')}</Button>
      </Form>
    </Dialog>
  )
}
