// A new password, written twice, below whatever else is asked for.
import { useState, type FormEvent, type ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { minPasswordLength } from '../../../shared/api/identity.ts'
import type { Answer } from '../../api.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { useSignInProblem } from '../../shell/sign-in-problem.ts'
import { PasswordField } from './password-field.tsx'
import styles from './sign-in.module.css'

interface NewPasswordFormProps {
  readonly submitLabel: string
  /** Fields above, told whether what is missing may be pointed out. */
  readonly children?: (wasTried: boolean) => ReactNode
  /** Whether those fields hold what they need. */
  readonly isComplete?: boolean
  readonly onSubmit: (password: string) => Promise<Answer<unknown>>
  readonly onDone: () => void
}

export function NewPasswordForm({ submitLabel, children, isComplete = true, onSubmit, onDone }: NewPasswordFormProps) {
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
    if (!isComplete || isTooShort || isDifferent) return
    setPending(true)
    const answer = await onSubmit(password)
    setPending(false)
    if (answer.ok) onDone()
    else setProblem(problemOf(answer.error))
  }

  return (
    <Form onSubmit={(event) => void submit(event)} className={styles.form ?? ''} validationBehavior="aria">
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      {children?.(wasTried)}
      <p>{t('sign-in.set-lead', { count: minPasswordLength })}</p>
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
      <Button type="submit" variant="primary" isWide isPending={isPending}>{submitLabel}</Button>
    </Form>
  )
}
