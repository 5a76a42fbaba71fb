// What was done to the plan, newest first, gathered into pieces of work, and looked at by delegation, place, field, time and what it is about.
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { sessionsOf } from '../../../shared/history/activity.ts'
import type { ActivityAnswer, ActivityEntry, ActivityQuery, ActivitySession } from '../../../shared/history/activity.ts'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { historyApi } from '../../history-api.ts'
import { formatMoment } from '../../messages/formats.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan } from '../plan/index.ts'
import { daysBack, filterOf, isFiltered } from './activity-address.ts'
import type { ActivityFilter as Filter } from './activity-address.ts'
import { ActivityFilter } from './activity-filter.tsx'
import { entryHref, entryWords } from './entry-words.ts'
import styles from './history.module.css'
import { useAsked } from './use-asked.ts'
import { useMessage } from './use-message.ts'
import { useNames } from './use-names.ts'
import type { Names } from './use-names.ts'
import { Waiting } from './waiting.tsx'

export function ActivityTab() {
  const { id: plan, party } = usePlan()
  const [address, setAddress] = useSearchParams()
  const filter = useMemo(() => filterOf(address), [address])
  const query = useMemo<ActivityQuery>(() => queryOf(party, filter), [party, filter])
  return (
    <>
      <ActivityFilter filter={filter} address={address} onChange={after => setAddress(after, { replace: true })} />
      {/* What was shown of another question is shown no more. */}
      <Pages key={JSON.stringify(query)} plan={plan} query={query} isFiltered={isFiltered(filter)} />
    </>
  )
}

const queryOf = (party: PartyId, { by, action, field, topic, when }: Filter): ActivityQuery => ({
  party,
  ...(by !== null && { by }),
  ...(action !== null && { action }),
  ...(field !== null && { field }),
  ...(topic !== null && { topic }),
  ...(when !== null && { since: new Date(Date.now() - daysBack[when] * 86_400_000).toISOString() }),
})

function Pages({ plan, query, isFiltered: isNarrowed }: { readonly plan: PlanId; readonly query: ActivityQuery; readonly isFiltered: boolean }) {
  const t = useMessage()
  const names = useNames()
  const [before, setBefore] = useState<readonly ActivityAnswer[]>([])
  const cursor = before.at(-1)?.next ?? null
  const asked = useAsked(`${cursor ?? 'newest'}`, () => historyApi.activity(plan, { ...query, ...(cursor !== null && { before: cursor }) }))
  if (asked.state !== 'there') return before.length > 0 && asked.state === 'waiting' ? <Sessions entries={before.flatMap(({ entries }) => entries)} names={names} /> : <Waiting asked={asked} />
  const isNew = before.at(-1) !== asked.value
  const pages = isNew ? [...before, asked.value] : before
  const entries = pages.flatMap(page => page.entries)
  if (entries.length === 0) return <EmptyState title={t(isNarrowed ? 'history.none-such' : 'history.none')}>{t(isNarrowed ? 'history.none-such-why' : 'history.none-why')}</EmptyState>
  return (
    <>
      <VisuallyHidden><output>{t('history.count', { count: entries.length })}</output></VisuallyHidden>
      <Sessions entries={entries} names={names} />
      {asked.value.next !== null && <Button onPress={() => setBefore(pages)}>{t('history.more')}</Button>}
    </>
  )
}

/** What tells one entry from every other. */
const keyOf = ({ row, from, position }: ActivityEntry): string => row ?? `${from} ${position}`

function Sessions({ entries, names }: { readonly entries: readonly ActivityEntry[]; readonly names: Names }) {
  const sessions = useMemo(() => sessionsOf(entries), [entries])
  return <ol className={styles.sessions}>{sessions.map(session => <Session key={session.entries.slice(0, 1).map(keyOf).join('')} session={session} names={names} />)}</ol>
}

function Session({ session: { party, person, capacity, began, at, entries }, names }: { readonly session: ActivitySession; readonly names: Names }) {
  const t = useMessage()
  const [from, to] = [formatMoment(new Date(began)), formatMoment(new Date(at))]
  return (
    <li className={styles.session}>
      <div className={styles.who}>
        {party === null ? <strong>{t('history.on-record')}</strong> : <><PartyCode {...partyLabel(party)} /> <strong>{person?.name ?? partyLabel(party).name}</strong></>}
        {capacity !== null && <span className={styles.capacity}>{t(`shell.function.${capacity}`)}</span>}
        <time dateTime={at} className={styles.when}>{from === to ? to : `${from} – ${to.slice(-5)}`}</time>
      </div>
      <ul>
        {entries.map(entry => (
          <li key={keyOf(entry)}>
            <Link look="name" className={styles.entry ?? ''} href={entryHref(entry, names)}>{entryWords(t, entry, names)}</Link>
            {/* In a piece of several minutes each line has its own. */}
            {from !== to && <time dateTime={entry.at} className={styles.lineTime}>{formatMoment(new Date(entry.at)).slice(-5)}</time>}
            {entry.proposedBy !== undefined && <small> {t('history.proposed-by', { delegation: partyLabel(entry.proposedBy).name })}</small>}
          </li>
        ))}
      </ul>
    </li>
  )
}
