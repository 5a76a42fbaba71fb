// For who cannot sign in: a link to the address that they write, or whom to ask where the workspace sends no mail. What is
// answered is the same for every address.
import { useEffect, useState, type FormEvent } from 'react'
import { Form } from 'react-aria-components'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { TextField } from '../../design/text-field.tsx'
import { entryApi } from '../../entry-api.ts'
import { keepAsking } from '../../keep-asking.ts'
import { PeopleMessages } from '../../messages/messages-provider.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { useSignInProblem } from '../../shell/sign-in-problem.ts'
import styles from './sign-in.module.css'

export function ForgottenPassword() {
  return <PeopleMessages><Forgotten /></PeopleMessages>
}

function Forgotten() {
  const t = useMessage()
  const [isByMail, setByMail] = useState<boolean | null>(null)
  useEffect(() => keepAsking(async () => {
    const answer = await entryApi.forgotten()
    return answer.ok ? answer.value.isByMail : null
  }, setByMail), [])
  if (isByMail === null) return <Skeleton lines={2} />
  return isByMail ? <AskForLink /> : <p className={styles.forgotten}>{t('entry.forgotten-ask')}</p>
}

function AskForLink() {
  const t = useMessage()
  const problemOf = useSignInProblem()
  const [email, setEmail] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const [wasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setProblem(null)
    setAsked(null)
    if (email.trim() === '') return
    setPending(true)
    const answer = await entryApi.askForLink(email.trim())
    setPending(false)
    if (answer.ok) setAsked(email.trim())
    else setProblem(problemOf(answer.error))
  }
  return (
    <Form onSubmit={event => void ask(event)} className={styles.form ?? ''} validationBehavior="aria">
      <div className={styles.asked}>
        <p className={styles.forgotten}>{t('entry.forgotten-lead')}</p>
        {/* There before it says anything, so that a screen reader hears it. */}
        <output>{asked !== null && <Banner tone="ok" isInset isAnnounced>{t('entry.forgotten-asked', { email: asked })}</Banner>}</output>
      </div>
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <TextField
        label={t('entry.your-address')}
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        error={wasTried && email.trim() === '' ? t('entry.email-needed') : undefined}
      />
      <Button type="submit" isWide isPending={isPending}>{t('entry.forgotten-submit')}</Button>
    </Form>
  )
}
