// All exact dates of joint action days that are open to this person, over all plans, by month. What it shows comes from one
// answer of the server, which holds nothing else; it is asked again when the person comes back to the page.
import { Suspense, useEffect, useState } from 'react'
import type { CalendarAnswer, CalendarDay } from '../../../shared/api/days.ts'
import { daysApi } from '../../days-api.ts'
import { Disclosure } from '../../design/disclosure.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { keepAsking } from '../../keep-asking.ts'
import { useLivePlans } from '../../live/index.ts'
import { formatDay, formatDays, formatMonth } from '../../messages/formats.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { useCycles } from '../../shell/cycles.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { byMonth } from './by-month.ts'
import type { Month } from './by-month.ts'
import styles from './calendar.module.css'

export function CalendarPage() {
  const { person } = usePagePerson()
  return <Suspense fallback={<Skeleton lines={6} />}><PlanMessages><Dates key={person.id} /></PlanMessages></Suspense>
}

function Dates() {
  const t = useMessage()
  const calendar = useCalendar()
  const entries = calendar?.days ?? null
  const [thisMonth] = useState(() => new Date().toISOString().slice(0, 7))
  const months = entries === null ? [] : byMonth(entries)
  const past = months.filter(({ month }) => month < thisMonth)
  const coming = months.filter(({ month }) => month >= thisMonth)
  return (
    <div className={styles.page}>
      <PageHeader title={t('shell.calendar')} />
      <header className={styles.head}>
        <h1>{t('shell.calendar')}</h1>
        <p>{t('calendar.what')}</p>
      </header>
      {entries === null && <Skeleton lines={6} />}
      {calendar !== null && calendar.withoutDates.length > 0 && <WithoutDates places={calendar.withoutDates} />}
      {entries !== null && months.length === 0 && calendar?.withoutDates.length === 0 && <EmptyState title={t('calendar.none')}>{t('calendar.none-why')}</EmptyState>}
      {coming.map(each => <MonthSection key={each.month} {...each} />)}
      {past.length > 0 && <Disclosure level={2} title={t('calendar.past')} defaultExpanded={coming.length === 0}>{past.map(each => <MonthSection key={each.month} {...each} />)}</Disclosure>}
    </div>
  )
}

function useCalendar(): CalendarAnswer | null {
  const [calendar, setCalendar] = useState<CalendarAnswer | null>(null)
  useEffect(() => {
    let stop: () => void = () => undefined
    const ask = (): void => {
      stop()
      stop = keepAsking(async () => {
        const answer = await daysApi.calendar()
        return answer.ok ? answer.value : null
      }, setCalendar)
    }
    ask()
    window.addEventListener('focus', ask)
    return () => {
      stop()
      window.removeEventListener('focus', ask)
    }
  }, [])
  return calendar
}

/** Joint action days whose dates are still to be fixed, each leading to where that is done. */
function WithoutDates({ places }: { readonly places: CalendarAnswer['withoutDates'] }) {
  const t = useMessage()
  return (
    <section aria-labelledby="calendar-without" className={styles.month}>
      <h2 id="calendar-without">{t('calendar.without')}</h2>
      <ul>{places.map(place => <li key={`${place.plan} ${place.action}`} className={styles.entry}><span className={styles.when}>{t('days.without-date')}</span><Which {...place} /></li>)}</ul>
    </section>
  )
}

/** The action and its plan, by name. */
function Which({ plan, action, place }: Pick<CalendarDay, 'plan' | 'action'> & { readonly place?: string | null }) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const cycles = useCycles() ?? []
  const summary = plans.get(plan)?.summary
  const title = summary?.actions[action]?.title.trim() || t('calendar.untitled')
  return (
    <span className={styles.what}>
      <Link look="name" href={`/plans/${plan}/days/${action}`}>{title}</Link>
      <small>{[planName(cycles, summary?.area, summary?.period ?? null), place].filter(Boolean).join(' · ')}</small>
    </span>
  )
}

function MonthSection({ month, days }: Month) {
  return (
    <section aria-labelledby={`month-${month}`} className={styles.month}>
      <h2 id={`month-${month}`}>{formatMonth(month)}</h2>
      <ul>{days.map(day => <Entry key={`${day.plan} ${day.action} ${day.day}`} {...day} />)}</ul>
    </section>
  )
}

function Entry({ plan, action, from, to, place, services }: CalendarDay) {
  const t = useMessage()
  return (
    <li className={styles.entry}>
      <span className={styles.when}>{to < from ? <>{formatDay(from)} <small className={styles.wrong}>{t('days.out-of-order')}</small></> : formatDays(from, to)}</span>
      <Which plan={plan} action={action} place={place} />
      {services.length > 0 && <ul className={styles.services}>{services.map(({ party, service }) => <li key={party}><PartyCode {...partyLabel(party)} /> {service}</li>)}</ul>}
    </li>
  )
}
