// Who is in a delegation, with their functions; who speaks for it, or an administrator, invites, ends and gives new links.
import { useCallback, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { LinkQuery, PeopleAnswer } from '../../../shared/api/people.ts'
import { PartyId } from '../../../shared/ids.ts'
import type { ApiFailure } from '../../api.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { ComboBox } from '../../design/combo-box.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { showToast } from '../../design/toasts.tsx'
import { keepAsking } from '../../keep-asking.ts'
import { PeopleMessages } from '../../messages/messages-provider.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { peopleApi } from '../../people-api.ts'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyChoice } from '../../shell/party-choice.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { InvitePeople } from './invite-people.tsx'
import { LinkDialog, type GivenLink } from './link-dialog.tsx'
import styles from './people.module.css'
import { PeopleTable, WaitingTable, type Ending } from './people-tables.tsx'

const anyDelegation = partyChoice(() => null)

export function PeoplePage() {
  return <PeopleMessages><OfDelegation /></PeopleMessages>
}

function OfDelegation() {
  const t = useMessage()
  const { party: own, memberships } = usePagePerson()
  const [parameters, setParameters] = useSearchParams()
  const isAdministrator = memberships.some(held => held.function === 'administrator')
  const wanted = PartyId.safeParse(parameters.get('party'))
  const party = wanted.success ? wanted.data : own
  if (party === null) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('shell.people')} />
        <h1>{t('shell.people')}</h1>
        <EmptyState title={t('people.no-delegation')}>{t('people.no-delegation-why')}</EmptyState>
      </div>
    )
  }
  const choice = isAdministrator && (
    <div className={styles.choice}>
      <ComboBox label={t('people.delegation')} isLabelHidden options={anyDelegation} value={party} onChange={id => id !== null && setParameters({ party: id }, { replace: true })} />
    </div>
  )
  return (
    <div className={styles.page}>
      <PageHeader title={t('people.title', { delegation: partyLabel(party).name })} />
      <div className={styles.head}>
        <h1>{t('people.title', { delegation: partyLabel(party).name })}</h1>
        {choice}
      </div>
      <Delegation key={party} party={party} />
    </div>
  )
}

type Known = { readonly people: PeopleAnswer } | { readonly refused: ApiFailure }

/** Null until the server has answered; asked anew after each change. */
function usePeople(party: PartyId): readonly [known: Known | null, refresh: () => Promise<void>] {
  const [known, setKnown] = useState<Known | null>(null)
  const ask = useCallback(async (): Promise<Known | null> => {
    const answer = await peopleApi.of(party)
    if (answer.ok) return { people: answer.value }
    return answer.error.code === 'api/unreachable' ? null : { refused: answer.error }
  }, [party])
  useEffect(() => keepAsking(ask, setKnown), [ask])
  const refresh = useCallback(async () => {
    const now = await ask()
    if (now !== null) setKnown(now)
  }, [ask])
  return [known, refresh]
}

function Delegation({ party }: { readonly party: PartyId }) {
  const t = useMessage()
  const { party: own, isReadOnly } = usePagePerson()
  const [known, refresh] = usePeople(party)
  const [given, setGiven] = useState<GivenLink | null>(null)
  const [ending, setEnding] = useState<Ending | null>(null)
  /** For whom a link is being made, which takes as long as the mail server does. */
  const [asking, setAsking] = useState<string | null>(null)
  const delegation = partyLabel(party).name
  if (known === null) return <Skeleton lines={6} />
  if ('refused' in known) {
    return <EmptyState title={t('people.not-yours')} action={own !== null && own !== party ? <Link look="button" href={`/people?party=${own}`}>{t('people.to-own', { delegation: partyLabel(own).name })}</Link> : undefined}>{known.refused.message}</EmptyState>
  }
  const { people, invitations, mayGive } = known.people
  const mayInvite = mayGive.length > 0 && !isReadOnly
  const fail = (failure: ApiFailure): void => void showToast({ tone: 'bad', text: failure.message || t('people.failed') })
  const giveLink = async (id: string, ask: (query: LinkQuery) => ReturnType<typeof peopleApi.newLink>, about: Pick<GivenLink, 'name' | 'email' | 'isFor'>) => {
    setAsking(id)
    const answer = await ask({})
    setAsking(null)
    if (!answer.ok) return fail(answer.error)
    setGiven({ ...about, given: answer.value, show: () => ask({ as: 'shown' }) })
    await refresh()
  }
  return (
    <>
      <p className={styles.what}>{t('people.what', { delegation })} {t(mayInvite ? 'people.what-yours' : 'people.what-not-yours')}</p>
      {people.length === 0
        ? <EmptyState title={t('people.nobody', { delegation })}>{mayInvite && invitations.length === 0 && t('people.nobody-why')}</EmptyState>
        : <PeopleTable delegation={delegation} people={people} mayAct={mayInvite} asking={asking} onLink={({ person, name, email }) => void giveLink(person, query => peopleApi.newLink(person, query), { name, email, isFor: 'password' })} onEnd={setEnding} />}
      {mayInvite && invitations.length > 0 && (
        <section className={styles.section} aria-labelledby="waiting">
          <h2 id="waiting">{t('people.waiting')}</h2>
          <WaitingTable
            delegation={delegation}
            invitations={invitations}
            asking={asking}
            onLink={({ id, name, email }) => void giveLink(id, query => peopleApi.renewInvitation(id, query), { name: name ?? email, email, isFor: 'invitation' })}
            onWithdraw={async ({ id, name, email }) => {
              const answer = await peopleApi.withdrawInvitation(id)
              if (!answer.ok) return fail(answer.error)
              showToast({ tone: 'ok', text: t('people.withdrawn', { name: name ?? email }) })
              await refresh()
            }}
          />
        </section>
      )}
      {mayInvite && (
        <section className={styles.section} aria-labelledby="invite">
          <h2 id="invite">{t('people.invite-to', { delegation })}</h2>
          <div className={styles.card}><InvitePeople party={party} onInvited={() => void refresh()} /></div>
        </section>
      )}
      {given !== null && <LinkDialog made={given} onClose={() => setGiven(null)} />}
      {ending !== null && <EndDialog ending={ending} party={party} onClose={() => setEnding(null)} onEnded={refresh} />}
    </>
  )
}

interface EndDialogProps {
  readonly ending: Ending
  readonly party: PartyId
  readonly onClose: () => void
  readonly onEnded: () => Promise<void>
}

function EndDialog({ ending: { person, name, held }, party, onClose, onEnded }: EndDialogProps) {
  const t = useMessage()
  const { person: self } = usePagePerson()
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const values = { name, function: t(`people.function.${held}`), delegation: partyLabel(party).name }
  const end = async () => {
    setPending(true)
    const answer = await peopleApi.endMembership(person, party, held)
    setPending(false)
    if (!answer.ok) return setProblem(answer.error.message || t('people.failed'))
    showToast({ tone: 'ok', text: t('people.ended', values) })
    onClose()
    await onEnded()
  }
  return (
    <Dialog
      isOpen
      isAlert
      onClose={onClose}
      title={t('people.end-title', values)}
      actions={(
        <>
          <Button onPress={onClose}>{t('design.cancel')}</Button>
          <Button variant="danger" isPending={isPending} onPress={() => void end()}>{t('people.end-now')}</Button>
        </>
      )}
    >
      <div className={styles.form}>
        {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
        <p>{t('people.end-why', values)}</p>
        {person === self.id && <p><strong>{t('people.end-own')}</strong></p>}
      </div>
    </Dialog>
  )
}
