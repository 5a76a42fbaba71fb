// What was done to the plan, newest first, gathered into pieces of work, and looked at by delegation, place, field and time.
import { useMemo, useState } from 'react'
import { sessionsOf } from '../../../shared/history/activity.ts'
import type { ActivityAnswer, ActivityEntry, ActivityQuery, ActivitySession } from '../../../shared/history/activity.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { ActionId, PartyId } from '../../../shared/ids.ts'
import { parties } from '../../../shared/parties/parties.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { PlainSelect } from '../../design/plain-select.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { historyApi } from '../../history-api.ts'
import { formatMoment } from '../../messages/formats.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { fieldName, samePlaces, usePlan, usePlanReading } from '../plan/index.ts'
import { entryWords } from './entry-words.ts'
import styles from './history.module.css'
import { useAsked } from './use-asked.ts'
import { useMessage } from './use-message.ts'
import { useNames } from './use-names.ts'
import type { Names } from './use-names.ts'
import { Waiting } from './waiting.tsx'

type Filter = { readonly by: string; readonly action: string; readonly field: string; readonly when: string }
const everything: Filter = { by: '', action: '', field: '', when: '' }
const daysBack: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }
const fieldsToChoose = ['title', 'description', 'expectedResult', 'kind', 'leader', 'coLeaders', 'participants', 'answers', 'contributions', 'from', 'to', 'indicators', 'funding', 'order'] as const

export function ActivityTab() {
  const { id: plan, party } = usePlan()
  const [filter, setFilter] = useState(everything)
  const query = useMemo<ActivityQuery>(() => queryOf(party, filter), [party, filter])
  // What was shown of another question is shown no more.
  return <><ActivityFilter filter={filter} onChange={setFilter} /><Pages key={JSON.stringify(query)} plan={plan} query={query} isFiltered={filter !== everything && Object.values(filter).some(Boolean)} /></>
}

const queryOf = (party: PartyId, { by, action, field, when }: Filter): ActivityQuery => ({
  party,
  ...(by !== '' && { by: PartyId.parse(by) }),
  ...(action !== '' && { action: ActionId.parse(action) }),
  ...(field !== '' && { field }),
  ...(daysBack[when] !== undefined && { since: new Date(Date.now() - daysBack[when] * 86_400_000).toISOString() }),
})

function ActivityFilter({ filter, onChange }: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  const t = useMessage()
  const { goalsOfCycle } = usePlan()
  const actions = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  const choose = (part: Partial<Filter>): void => onChange({ ...filter, ...part })
  return (
    <fieldset aria-label={t('history.filter')} className={styles.filter}>
      <PlainSelect label={t('history.by')} value={filter.by} onChange={by => choose({ by })} options={[{ id: '', label: t('history.by-all') }, ...parties.map(({ id, code, name }) => ({ id, label: `${code} ${name}` }))]} />
      <PlainSelect label={t('history.in')} value={filter.action} onChange={action => choose({ action })} options={[{ id: '', label: t('history.in-all') }, ...actions.map(({ id, number, action }) => ({ id, label: `${number ?? ''} ${action.title}`.trim() || t('plan.untitled') }))]} />
      <PlainSelect label={t('history.field')} value={filter.field} onChange={field => choose({ field })} options={[{ id: '', label: t('history.field-all') }, ...fieldsToChoose.map(field => ({ id: field, label: field === 'order' ? t('field/action.order') : fieldName(t, planSchema, ['actions', anyAction, field]) }))]} />
      <PlainSelect label={t('history.when')} value={filter.when} onChange={when => choose({ when })} options={[{ id: '', label: t('history.when-all') }, { id: 'day', label: t('history.when-day') }, { id: 'week', label: t('history.when-week') }, { id: 'month', label: t('history.when-month') }]} />
    </fieldset>
  )
}

/** Fields are called alike in all actions. */
const anyAction = 'x'.repeat(21)

function Pages({ plan, query, isFiltered }: { readonly plan: ReturnType<typeof usePlan>['id']; readonly query: ActivityQuery; readonly isFiltered: boolean }) {
  const t = useMessage()
  const names = useNames()
  const [before, setBefore] = useState<readonly ActivityAnswer[]>([])
  const cursor = before.at(-1)?.next ?? null
  const asked = useAsked(`${cursor ?? 'newest'}`, () => historyApi.activity(plan, { ...query, ...(cursor !== null && { before: cursor }) }))
  if (asked.state !== 'there') return before.length > 0 && asked.state === 'waiting' ? <Sessions entries={before.flatMap(({ entries }) => entries)} names={names} /> : <Waiting asked={asked} />
  const isNew = before.at(-1) !== asked.value
  const pages = isNew ? [...before, asked.value] : before
  const entries = pages.flatMap(page => page.entries)
  if (entries.length === 0) return <EmptyState title={t(isFiltered ? 'history.none-such' : 'history.none')}>{t(isFiltered ? 'history.none-such-why' : 'history.none-why')}</EmptyState>
  return (
    <>
      <VisuallyHidden><output>{t('history.count', { count: entries.length })}</output></VisuallyHidden>
      <Sessions entries={entries} names={names} />
      {asked.value.next !== null && <Button onPress={() => setBefore(pages)}>{t('history.more')}</Button>}
    </>
  )
}

function Sessions({ entries, names }: { readonly entries: readonly ActivityEntry[]; readonly names: Names }) {
  const sessions = useMemo(() => sessionsOf(entries), [entries])
  return <ol className={styles.sessions}>{sessions.map(session => <Session key={`${session.entries[0]?.from} ${session.entries[0]?.position}`} session={session} names={names} />)}</ol>
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
          <li key={`${entry.from} ${entry.position}`}>
            <Link look="name" className={styles.entry ?? ''} href={names.href(entry.path)}>{entryWords(t, entry, names)}</Link>
            {entry.proposedBy !== undefined && <small> {t('history.proposed-by', { delegation: partyLabel(entry.proposedBy).name })}</small>}
          </li>
        ))}
      </ul>
    </li>
  )
}
