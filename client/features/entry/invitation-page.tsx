// Opened from an invitation: name and password, and one is in. Somebody who has an account already signs in with it instead.
import { useState, type FormEvent } from 'react'
import { Form } from 'react-aria-components'
import { useLocation } from 'react-router'
import type { InvitationLookAnswer } from '../../../shared/api/identity.ts'
import { identityApi } from '../../api.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { TextField } from '../../design/text-field.tsx'
import { entryApi } from '../../entry-api.ts'
import { PeopleMessages } from '../../messages/messages-provider.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { usePageTitle } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { useSession } from '../../shell/session.tsx'
import { useSignInProblem } from '../../shell/sign-in-problem.ts'
import { enterAnew, EntryFrame, NewPasswordForm, PasswordField } from '../sign-in/index.ts'
import styles from './entry.module.css'
import { useLookedAt } from './use-looked-at.ts'

export function InvitationPage() {
  return <PeopleMessages><Invitation /></PeopleMessages>
}

function Invitation() {
  const t = useMessage()
  const problemOf = useSignInProblem()
  const token = useLocation().hash.slice(1)
  const looked = useLookedAt(token, entryApi.lookAtInvitation)
  usePageTitle(t('entry.invitation-title'))
  return (
    <EntryFrame title={t('entry.invitation-title')}>
      {token === '' && <Banner tone="warn" isInset>{t('entry.no-link')}</Banner>}
      {token !== '' && looked === null && <Skeleton lines={4} />}
      {looked !== null && !looked.ok && <Banner tone="bad" isInset>{problemOf(looked.error)}</Banner>}
      {looked?.ok === true && <Invited token={token} invitation={looked.value} />}
    </EntryFrame>
  )
}

type InvitedProps = { readonly token: string; readonly invitation: InvitationLookAnswer }

function Invited({ token, invitation }: InvitedProps) {
  const t = useMessage()
  const session = useSession()
  const parties = [...new Set(invitation.memberships.map(({ party }) => party))]
  return (
    <>
      <div className={styles.invited}>
        <p>{t('entry.invited-by', { name: invitation.invitedBy })}</p>
        <ul>
          {parties.map(party => {
            const label = partyLabel(party)
            const functions = invitation.memberships.filter(held => held.party === party).map(held => t(`people.function.${held.function}`)).join(', ')
            return <li key={party}><PartyCode {...label} /> <span>{t('entry.as', { delegation: label.name, functions })}</span></li>
          })}
        </ul>
      </div>
      {'me' in session && !invitation.hasAccount && <Banner tone="warn" isInset>{t('entry.other-signed-in', { name: session.me.person.name })}</Banner>}
      {invitation.hasAccount ? <WithAccount token={token} invitation={invitation} /> : <WithoutAccount token={token} invitation={invitation} />}
    </>
  )
}

function WithoutAccount({ token, invitation }: InvitedProps) {
  const t = useMessage()
  const [name, setName] = useState(invitation.name ?? '')
  return (
    <NewPasswordForm
      submitLabel={t('entry.invitation-submit')}
      isComplete={name.trim() !== ''}
      onSubmit={password => entryApi.acceptAsNew(token, name.trim(), password)}
      onDone={() => enterAnew()}
    >
      {wasTried => (
        <>
          {/* For the browser that keeps the password: whose it is. */}
          <input type="email" autoComplete="username" value={invitation.email} readOnly hidden />
          <TextField label={t('entry.your-name')} autoComplete="name" value={name} onChange={setName} maxLength={120} error={wasTried && name.trim() === '' ? t('entry.name-needed') : undefined} />
        </>
      )}
    </NewPasswordForm>
  )
}

/** Proves who they are by the password of the account, unless it is signed in here. */
function WithAccount({ token, invitation: { email } }: InvitedProps) {
  const t = useMessage()
  const problemOf = useSignInProblem()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const accept = async (event: FormEvent) => {
    event.preventDefault()
    if (password === '') return setProblem(t('sign-in.password-needed'))
    setPending(true)
    const signedIn = await identityApi.signIn(email, password)
    const accepted = signedIn.ok ? await entryApi.accept(token) : signedIn
    setPending(false)
    if (accepted.ok) enterAnew()
    else setProblem(problemOf(accepted.error))
  }
  return (
    <Form onSubmit={event => void accept(event)} className={styles.form ?? ''} validationBehavior="aria">
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <p>{t('entry.has-account', { email })}</p>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={t('sign-in.password')} autoComplete="current-password" value={password} onChange={setPassword} />
      <Button type="submit" variant="primary" isWide isPending={isPending}>{t('entry.accept')}</Button>
    </Form>
  )
}
