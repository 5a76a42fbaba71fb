// The first page after sign-in: what waits for the delegation that the person acts for, what it has a part in, and who of it is
// here. Everything comes from the live summaries; no plan is opened before something is done in one.
import { Suspense, useEffect, useMemo } from 'react'
import { useLocation } from 'react-router'
import type { PartyId } from '../../../shared/ids.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { LiveSign, useLivePlans, useWaiting } from '../../live/index.ts'
import { OwnMessages } from '../../messages/messages-provider.tsx'
import { useFreshGuidanceNotes } from '../../shell/guidance-notes.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { LiveBanner } from '../plans/index.ts'
import { actionsLooking } from './looking.ts'
import { InboxCard } from './inbox-card.tsx'
import { LookingList } from './looking-list.tsx'
import styles from './my-delegation.module.css'
import { Newcomer } from './newcomer.tsx'
import { PartsList } from './parts-list.tsx'
import { PeopleHere } from './people-here.tsx'
import { SupportTeam } from './support-team.tsx'
import { keyOf } from './tasks.ts'
import { useActor } from './use-actor.tsx'
import { useRows } from './use-rows.ts'
import { useMessage } from './use-message.ts'
import { WaitingList } from './waiting-list.tsx'

/** The heading is there from the start and stays the same element, so that the focus that came to it is not lost. */
export function MyDelegationPage() {
  const t = useMessage()
  const { party } = usePagePerson()
  return (
    <div className={styles.page}>
      <PageHeader title={t('shell.my-delegation')} status={party === null ? null : <LiveSign />} />
      <LiveBanner />
      <div className={styles.head}>
        <h1>{t('shell.my-delegation')}</h1>
        {party !== null && <span className={styles.delegation}><PartyCode {...partyLabel(party)} />{partyLabel(party).name}</span>}
      </div>
      <Suspense fallback={<Skeleton lines={8} />}>
        <OwnMessages>
          <Purpose />
          {/* What was done for one delegation says nothing about another. */}
          {party === null ? <NoDelegation /> : <Content key={party} party={party} />}
        </OwnMessages>
      </Suspense>
    </div>
  )
}

function Purpose() {
  const t = useMessage()
  return <p className={styles.purpose}>{t('own.purpose')}</p>
}

function NoDelegation() {
  const t = useMessage()
  return <EmptyState title={t('own.no-delegation')}>{t('own.no-delegation-why')}</EmptyState>
}

function Content({ party }: { readonly party: PartyId }) {
  const t = useMessage()
  const { isKnown, plans } = useLivePlans()
  const { memberships, isReadOnly } = usePagePerson()
  const waiting = useWaiting()
  useFreshGuidanceNotes()
  const looking = useMemo(() => actionsLooking([...plans.values()].map(({ summary }) => summary), party), [plans, party])
  const notOurs = useMemo(() => looking.filter(({ isOurs }) => !isOurs), [looking])
  const actor = useActor()
  const present = useMemo(() => [...(waiting ?? []).map(keyOf), ...notOurs.map(({ plan, id }) => keyOf({ what: 'join', plan, action: id }))], [waiting, notOurs])
  const rows = useRows(actor.perform, present)
  useHash(isKnown)
  if (!isKnown || waiting === null) return <Skeleton lines={8} />
  if (plans.size === 0) return <EmptyState title={t('own.outside', { delegation: partyLabel(party).name })}>{t('own.outside-why')}</EmptyState>
  const isSupportTeam = !isReadOnly && memberships.some(membership => membership.function === 'support-team')
  return (
    <>
      <Newcomer party={party} looking={notOurs} />
      <div className={styles.columns} {...actor.near}>
        <div className={styles.column}>
          <InboxCard />
          <WaitingList party={party} waiting={waiting} rows={rows} looking={notOurs.length} />
          <PartsList party={party} />
        </div>
        <div className={styles.column}>
          {isSupportTeam && <SupportTeam />}
          <PeopleHere party={party} />
          <LookingList looking={notOurs} rows={rows} />
        </div>
      </div>
      {actor.element}
    </>
  )
}

/** A link to a part of this page leads to its heading, by keyboard too. */
function useHash(isShown: boolean): void {
  const { hash, key } = useLocation()
  useEffect(() => {
    if (!isShown || hash !== '#looking') return
    const part = document.querySelector<HTMLElement>(hash)
    part?.scrollIntoView({ block: 'start' })
    ;(part?.querySelector<HTMLElement>('button') ?? part?.querySelector<HTMLElement>('h2'))?.focus({ preventScroll: true })
  // The same address chosen again goes there again.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [hash, key, isShown])
}
