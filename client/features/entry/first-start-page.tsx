// Opened from the link that a server prints while nobody is administrator: makes the first one, and goes on to setting up.
import { useState } from 'react'
import { PartyId } from '../../../shared/ids.ts'
import { Banner } from '../../design/banner.tsx'
import { ComboBox } from '../../design/combo-box.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { TextField } from '../../design/text-field.tsx'
import { entryApi } from '../../entry-api.ts'
import { PeopleMessages } from '../../messages/messages-provider.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { usePageTitle } from '../../shell/page-header.tsx'
import { partyChoice } from '../../shell/party-choice.tsx'
import { useSignInProblem } from '../../shell/sign-in-problem.ts'
import { enterAnew, EntryFrame, NewPasswordForm } from '../sign-in/index.ts'
import { useLocation } from 'react-router'
import { useLookedAt } from './use-looked-at.ts'

/** Where the EMPACT support team sits. */
const usualDelegation = 'europol'
const anyDelegation = partyChoice(() => null)

export function FirstStartPage() {
  return <PeopleMessages><FirstStart /></PeopleMessages>
}

function FirstStart() {
  const t = useMessage()
  const problemOf = useSignInProblem()
  const token = useLocation().hash.slice(1)
  const looked = useLookedAt(token, entryApi.lookAtFirstStart)
  usePageTitle(t('entry.first-title'))
  return (
    <EntryFrame title={t('entry.first-title')}>
      {token === '' && <Banner tone="warn" isInset>{t('entry.no-link')}</Banner>}
      {token !== '' && looked === null && <Skeleton lines={3} />}
      {looked !== null && !looked.ok && <Banner tone="bad" isInset>{problemOf(looked.error)}</Banner>}
      {looked?.ok === true && <Starter token={token} />}
    </EntryFrame>
  )
}

function Starter({ token }: { readonly token: string }) {
  const t = useMessage()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [party, setParty] = useState<string | null>(usualDelegation)
  return (
    <>
      <p>{t('entry.first-lead')}</p>
      <NewPasswordForm
        submitLabel={t('entry.first-submit')}
        isComplete={name.trim() !== '' && email.trim() !== '' && party !== null}
        onSubmit={password => entryApi.startFirst({ token, email: email.trim(), name: name.trim(), party: PartyId.parse(party), password })}
        onDone={() => enterAnew('/set-up')}
      >
        {wasTried => (
          <>
            <TextField label={t('entry.your-name')} autoComplete="name" value={name} onChange={setName} maxLength={120} error={wasTried && name.trim() === '' ? t('entry.name-needed') : undefined} />
            <TextField label={t('sign-in.email')} type="email" autoComplete="username" value={email} onChange={setEmail} error={wasTried && email.trim() === '' ? t('entry.email-needed') : undefined} />
            <ComboBox label={t('entry.delegation')} description={t('entry.delegation-note')} options={anyDelegation} value={party} onChange={setParty} error={wasTried && party === null ? t('entry.delegation-needed') : undefined} />
          </>
        )}
      </NewPasswordForm>
    </>
  )
}
