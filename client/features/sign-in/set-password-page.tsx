// Opened from a link that the support team sent: sets the password of whoever holds it. The link's token stands after the
// "#" of the address, which no server log ever sees.
import { useState, type FormEvent } from 'react'
import { Form } from 'react-aria-components'
import { useLocation } from 'react-router'
import { minPasswordLength } from '../../../shared/api/identity.ts'
import { identityApi } from '../../api.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Link } from '../../design/link.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { usePageTitle } from '../../shell/page-header.tsx'
import { useSignInProblem } from '../../shell/sign-in-problem.ts'
import { EntryFrame } from './entry-frame.tsx'
import { PasswordField } from './password-field.tsx'
import styles from './sign-in.module.css'

export function SetPasswordPage() {
  const t = useMessage()
  const token = useLocation().hash.slice(1)
  const [isDone, setDone] = useState(false)
  usePageTitle(t('sign-in.set-title'))
  return (
    <EntryFrame title={t('sign-in.set-title')}>
      {token === '' && <Banner tone="warn" isInset>{t('sign-in.set-no-link')}</Banner>}
      {isDone && <Banner tone="ok" isInset>{t('sign-in.set-done')}</Banner>}
      {isDone && <Link look="primary-button" href="/sign-in">{t('sign-in.submit')}</Link>}
      {token !== '' && !isDone && <NewPasswordForm token={token} onDone={() => setDone(true)} />}
    </EntryFrame>
  )
}

function NewPasswordForm({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const t = useMessage()
  const problemOf = useSignInProblem()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [wasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const isTooShort = password.length < minPasswordLength
  const isDifferent = password !== again

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setProblem(null)
    if (isTooShort || isDifferent) return
    setPending(true)
    const answer = await identityApi.setPassword(token, password)
    setPending(false)
    if (answer.ok) onDone()
    else setProblem(problemOf(answer.error))
  }

  return (
    <Form onSubmit={(event) => void submit(event)} className={styles.form ?? ''} validationBehavior="aria">
      <p>{t('sign-in.set-lead', { count: minPasswordLength })}</p>
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <PasswordField
        label={t('sign-in.set-new')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={wasTried && isTooShort ? t('sign-in.set-too-short', { count: minPasswordLength, length: password.length }) : undefined}
      />
      <PasswordField
        label={t('sign-in.set-repeat')}
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={wasTried && !isTooShort && isDifferent ? t('sign-in.set-not-same') : undefined}
      />
      <Button type="submit" variant="primary" isWide isPending={isPending}>{t('sign-in.set-submit')}</Button>
    </Form>
  )
}
