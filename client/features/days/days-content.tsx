// What stands on the page of exact dates: who is sent them, what the plan states, the dates, and what is to look at.
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { daysSchema, daysView } from '../../../shared/documents/joint-action-days.ts'
import type { DayPlain, DaysPlain } from '../../../shared/documents/joint-action-days.ts'
import { addDay } from '../../../shared/documents/joint-action-days-commands.ts'
import { orderedRows } from '../../../shared/documents/plan-order.ts'
import { plannedDays } from '../../../shared/documents/planned-days.ts'
import type { ActionPlain } from '../../../shared/documents/plan.ts'
import type { ActionId, RowId } from '../../../shared/ids.ts'
import { mayWriteDays } from '../../../shared/mandates/joint-action-days.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { findingsOfDays, isToFix } from '../../../shared/rules/exact-days.ts'
import type { DaysFinding } from '../../../shared/rules/exact-days.ts'
import { Button } from '../../design/button.tsx'
import { classNames } from '../../design/class-names.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { Faces } from '../../design/faces.tsx'
import { PartyCodes } from '../../design/party-codes.tsx'
import { formatDays, formatQuarter } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { useGeneration, useReading } from '../../replica/index.ts'
import type { Replica } from '../../replica/index.ts'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { goToField, KeptWordsList, StatusSign, UndoButtons, useOthersIn, useOwnPlaceIn, usePlan, usePlanTitle, useUndoKeys } from '../plan/index.ts'
import { DayCard } from './day-card.tsx'
import { DaysBanner } from './days-banner.tsx'
import { DaysWhy } from './days-why.tsx'
import styles from './days.module.css'
import { findingSentence } from './finding-sentence.ts'
import { readersOf } from './readers.ts'
import { useAnnounceOthers } from './use-announce-others.ts'

export type DaysReplica = Replica<(typeof daysSchema)['roots']>

type ContentProps = { readonly id: ActionId; readonly action: ActionPlain; readonly replica: DaysReplica }

export function DaysContent({ id, action, replica }: ContentProps) {
  const t = useMessage()
  const { id: plan, cycle, asWriter, facts, person, record } = usePlan()
  const generation = useGeneration(replica)
  // A generation has a document of its own, and with it a view of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  const view = useMemo(() => daysView(replica.doc), [replica, generation])
  const days = useReading(replica, plain => plain.days)
  const findings = useReading(replica, plain => findingsOfDays(plain, action), sameValue)
  const others = useOthersIn(replica.awareness, person)
  useOwnPlaceIn(replica.awareness)
  useUndoKeys(replica.undo)
  useAnnounceOthers(replica, person, others)
  const mayWrite = mayWriteDays(asWriter, facts, { writtenBy: 'exact-days', party: null }, id, action).ok
  const readers = readersOf(record, facts, action)
  const entries = orderedRows<RowId, DayPlain>(days)
  const title = action.title.trim() || t('plan.untitled')
  const toFix = findings.filter(isToFix)
  const general = findings.filter(({ day }) => day === null)
  const planned = plannedDays(action).flatMap(({ quarter, count }) => (quarter === undefined ? [] : [count === undefined ? formatQuarter(quarter) : t('days.planned-quarter', { quarter: formatQuarter(quarter), count })]))
  return (
    <>
      <PageHeader
        title={t('days.title')}
        breadcrumb={[{ label: cycle.label }, { label: t('shell.plans'), href: '/plans' }, { label: usePlanTitle(), href: `/plans/${plan}` }]}
        status={<StatusSign replica={replica} />}
        people={<Faces people={others.people.map(other => ({ id: other.person, name: other.name, delegation: partyLabel(other.party), colour: other.colour, isIdle: other.isIdle }))} />}
        actions={mayWrite && <UndoButtons undo={replica.undo} />}
      />
      <DaysWhy id={id} action={action} />
      <DaysBanner id={id} action={action} replica={replica} />
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t('days.of', { title })}</h1>
          <p className={styles.note}>{t('days.for-whom')}</p>
          <dl className={styles.facts}>
            <div><dt>{t('days.readers')}</dt><dd><PartyCodes label={t('days.readers')} parties={readers.map(partyLabel)} shown={12} /></dd></div>
            <div><dt>{t('days.planned')}</dt><dd>{planned.length > 0 ? planned.join(' · ') : t('days.planned-none')}</dd></div>
          </dl>
        </header>
        <KeptWordsList replica={replica} schema={daysSchema} />
        {toFix.length > 0 && (
          <section className={classNames(styles.findings, styles.toFix)} aria-labelledby="days-to-fix">
            <h2 id="days-to-fix">{t('days.to-fix', { count: toFix.length })}</h2>
            <ul>{toFix.map(finding => <li key={JSON.stringify(finding)}>{dateOf(days, finding)}: {findingSentence(t, finding)} {mayWrite && finding.day !== null && <Button size="small" variant="link" onPress={() => goToField(['days', finding.day, 'to'])}>{t('remedy/go-to-field')}</Button>}</li>)}</ul>
          </section>
        )}
        {general.length > 0 && (
          <section className={styles.findings} aria-labelledby="days-to-look-at">
            <h2 id="days-to-look-at">{t('days.to-look-at')}</h2>
            <ul>{general.map(finding => <li key={JSON.stringify(finding)}>{findingSentence(t, finding)}</li>)}</ul>
          </section>
        )}
        {entries.length === 0 && <EmptyState title={t('days.none')}>{t('days.none-why')}</EmptyState>}
        {entries.map(({ id: day, row }) => (
          <DayCard
            key={`${generation} ${day}`}
            day={day}
            row={row}
            days={view}
            action={action}
            startsAt={record.periodStart}
            findings={findings.filter(finding => finding.day === day)}
            here={others.byPart.get(day)?.[0]}
            may={party => mayWriteDays(asWriter, facts, party === null ? { writtenBy: 'exact-days', party } : { writtenBy: 'days-service', party }, id, action).ok}
          />
        ))}
        {mayWrite && <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => goToField(['days', addDay(view), 'from'])}>{t('days.add')}</Button>}
      </div>
    </>
  )
}

/** The date that a finding is about, as its card is headed. */
function dateOf(days: DaysPlain['days'], { day }: DaysFinding): string {
  const row = day === null ? undefined : days[day]
  const from = row?.from ?? row?.to
  return from === undefined ? '' : formatDays(from, row?.to ?? from)
}
