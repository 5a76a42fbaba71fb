// E-mail and password. What is wrong is said at the field when it is known here, above when the server says it.
import { useState, type FormEvent } from 'react'
import { Form } from 'react-aria-components'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { useSession } from '../../shell/session.tsx'
import { useSignInProblem } from '../../shell/sign-in-problem.ts'
import { PasswordField } from './password-field.tsx'
import styles from './sign-in.module.css'

export function PasswordForm() {
  const t = useMessage()
  const session = useSession()
  const problemOf = useSignInProblem()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [wasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setProblem(null)
    if (email.trim() === '' || password === '') return
    setPending(true)
    const answer = await session.signIn(email.trim(), password)
    setPending(false)
    if (!answer.ok) setProblem(problemOf(answer.error))
  }

  return (
    <Form onSubmit={(event) => void submit(event)} className={styles.form ?? ''} validationBehavior="aria">
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <TextField
        label={t('sign-in.email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={wasTried && email.trim() === '' ? t('sign-in.email-needed') : undefined}
      />
      <PasswordField
        label={t('sign-in.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={wasTried && password === '' ? t('sign-in.password-needed') : undefined}
      />
      <Button type="submit" variant="primary" isWide isPending={isPending}>{t('sign-in.submit')}</Button>
    </Form>
  )
}
