// The actions of a plan over its period, goal by goal: bars that are moved and stretched, quarters of joint action days as
// marks, and at the side what has no dates yet. The table shows the same as text.
import { CalendarPlus } from 'lucide-react'
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { orderedActions } from '../../../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../../../shared/documents/plan.ts'
import type { ActionId } from '../../../../../shared/ids.ts'
import { findingsOfAction } from '../../../../../shared/rules/findings.ts'
import { IsoDay } from '../../../../../shared/schema/values.ts'
import { Button } from '../../../../design/button.tsx'
import { Mark } from '../../../../design/mark.tsx'
import { Popover } from '../../../../design/popover.tsx'
import { createPreference, usePreference } from '../../../../design/preference.ts'
import { SegmentedControl } from '../../../../design/segmented-control.tsx'
import { formatDay, formatMonth, formatQuarter } from '../../../../messages/formats.ts'
import { today } from '../../../../shell/today.ts'
import { FieldFindings } from '../../field-findings.tsx'
import { nobody } from '../../goal-section.tsx'
import { goToEvent, placeOf } from '../../places.ts'
import { usePlan, usePlanReading } from '../../plan-context.tsx'
import { FromField, ToField } from '../../single-fields.tsx'
import { useMessage } from '../../use-message.ts'
import type { ViewProps } from '../plan-views.tsx'
import { timelineKeys, useViewKeys } from '../view-keys.ts'
import { rowsOf } from '../table/action-row.ts'
import type { ActionRow } from '../table/action-row.ts'
import { arrange } from '../table/arrange.ts'
import { GroupName } from '../table/group-name.tsx'
import { lengthOf, monthsIn, placeOfDay, quartersIn, spanAround, yearsIn } from './geometry.ts'
import type { Dates, Part, Span } from './geometry.ts'
import { barId, TimelineRow } from './timeline-row.tsx'
import styles from './timeline.module.css'

const scales = ['period', 'quarters', 'months'] as const
const keptScale = createPreference('empact.timeline-scale', scales, 'period')
/** Of a day; the whole period takes the width that there is. */
const dayPx = { quarters: 2.6, months: 7 } as const

export function PlanTimeline({ others }: ViewProps) {
  const t = useMessage()
  useViewKeys(timelineKeys)
  const { goalsOfCycle, rules } = usePlan()
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle))
  const references = usePlanReading((plain: PlanPlain) => plain.references)
  const threads = usePlanReading((plain: PlanPlain) => plain.threads)
  const rows = useMemo(() => rowsOf(places, { references, threads }, rules), [places, references, threads, rules])
  const groups = useMemo(() => arrange(rows, { sort: null, grouping: 'goal', goalsOfCycle }), [rows, goalsOfCycle])
  const dated = useMemo(() => new Map(rows.flatMap(row => datesOf(row) ?? [])), [rows])
  const undated = rows.filter(({ id }) => !dated.has(id))
  const span = useMemo<Span>(
    () => (rules.period === null ? spanAround([...dated.values()].flatMap(({ from, to }) => [from, to]), IsoDay.parse(today())) : { start: IsoDay.parse(rules.period.start), end: IsoDay.parse(rules.period.end) }),
    [rules, dated],
  )
  const scale = usePreference(keptScale)
  const order = useMemo(() => groups.flatMap(group => group.rows).filter(({ id }) => dated.has(id)).map(({ id }) => id), [groups, dated])
  const [active, setActive] = useState<ActionId | null>(null)
  const stop = active !== null && order.includes(active) ? active : order[0]
  const latest = useEffectEvent((id: ActionId, by: -1 | 1) => document.getElementById(barId(order[order.indexOf(id) + by] ?? id))?.focus())
  const [wish, setWish] = useState<{ readonly id: ActionId; readonly by: -1 | 1 } | null>(null)
  useEffect(() => {
    if (wish !== null) latest(wish.id, wish.by)
  }, [wish])
  const goBy = useCallback((id: ActionId, by: -1 | 1) => setWish({ id, by }), [])

  // Going to a date of an action goes to its bar.
  const wentTo = useEffectEvent((event: Event): void => {
    const path: unknown = event instanceof CustomEvent ? event.detail : null
    if (!Array.isArray(path) || path[0] !== 'actions' || (path[2] !== 'from' && path[2] !== 'to')) return
    if (order.some(id => id === path[1])) event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: Event): void => wentTo(event)
    window.addEventListener(goToEvent, listener, { capture: true })
    return () => window.removeEventListener(goToEvent, listener, { capture: true })
  }, [])

  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <SegmentedControl label={t('timeline.zoom')} value={scale} onChange={id => keptScale.set(scales.find(known => known === id) ?? 'period')} segments={scales.map(id => ({ id, label: t(`timeline.zoom-${id}`) }))} />
        <Legend />
      </div>
      <div className={styles.beside}>
        <section className={styles.scroll} aria-label={t('timeline.label')} {...{ 'aria-description': t('timeline.hint') }}>
          <div className={styles.sheet} style={scale === 'period' ? undefined : { '--track': `${Math.round(lengthOf(span) * dayPx[scale])}px` }}>
            <Lines span={span} />
            <Scale span={span} hasMonths={scale !== 'period'} />
            {groups.map(group => (
              <section key={group.key} aria-labelledby={`time-${group.key.replace(/[^A-Za-z0-9]/g, '-')}`}>
                <h2 className={styles.group} id={`time-${group.key.replace(/[^A-Za-z0-9]/g, '-')}`}><span><GroupName group={group} /></span></h2>
                <ul className={styles.rows}>
                  {group.rows.map(row => {
                    const dates = dated.get(row.id)
                    return dates !== undefined && <TimelineRow key={row.id} row={row} dates={dates} span={span} here={others.byPart.get(row.id) ?? nobody} isActive={stop === row.id} onActive={setActive} onGoBy={goBy} />
                  })}
                </ul>
              </section>
            ))}
          </div>
        </section>
        {undated.length > 0 && <Undated rows={undated} />}
      </div>
    </div>
  )
}

export default PlanTimeline

/** Both dates, as an entry by action; null where one is missing. */
function datesOf({ id, summary: { from, to } }: ActionRow): readonly [readonly [ActionId, Dates]] | null {
  return from === null || to === null ? null : [[id, datesBetween(from, to)]]
}

const known = new Map<string, Dates>()

/** The same object for the same days, so that a row is not drawn again. */
function datesBetween(from: IsoDay, to: IsoDay): Dates {
  const key = `${from} ${to}`
  const dates = known.get(key) ?? { from, to }
  known.set(key, dates)
  return dates
}

const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`

const placed = ({ start, width }: Part) => ({ insetInlineStart: share(start), inlineSize: share(width) })

function Scale({ span, hasMonths }: { readonly span: Span; readonly hasMonths: boolean }) {
  const t = useMessage()
  const now = today()
  return (
    <div aria-hidden className={styles.scale}>
      <span className={styles.corner}>{t('timeline.actions')}</span>
      <div className={styles.axis}>
        {hasMonths
          ? <>{quartersIn(span).map(part => <span key={part.id} className={styles.above} style={placed(part)}>{formatQuarter(part.id)}</span>)}{monthsIn(span).map(part => <span key={part.id} className={styles.below} style={placed(part)}>{formatMonth(part.id).slice(0, 3)}</span>)}</>
          : <>{yearsIn(span).map(part => <span key={part.id} className={styles.above} style={placed(part)}>{part.id}</span>)}{quartersIn(span).map(part => <span key={part.id} className={styles.below} style={placed(part)}>{part.id.slice(-2)}</span>)}</>}
        {now >= span.start && now <= span.end && <span className={styles.today} style={{ insetInlineStart: share(placeOfDay(now, span)) }}>{t('timeline.today')}</span>}
      </div>
    </div>
  )
}

/** Where quarters begin, and today, down through all rows. */
function Lines({ span }: { readonly span: Span }) {
  const now = today()
  return (
    <div aria-hidden className={styles.lines}>
      {quartersIn(span).map(({ id, start }) => <span key={id} style={{ insetInlineStart: share(start) }} />)}
      {now >= span.start && now <= span.end && <span className={styles.now} style={{ insetInlineStart: share(placeOfDay(now, span)) }} />}
    </div>
  )
}

function Legend() {
  const t = useMessage()
  return (
    <ul className={styles.legend} aria-label={t('timeline.legend')}>
      <li><Mark size="small" tone="bad" /> {t('table.state-to-fix')}</li>
      <li><Mark size="small" tone="warn" /> {t('plan.to-look-at-heading')}</li>
      <li><Mark size="small" tone="ok" /> {t('table.state-complete')}</li>
      <li><Mark size="small" tone="neutral" /> {t('table.state-drafting')}</li>
      <li><Mark size="small" tone="accent" /> {t('table.state-proposed')}</li>
      <li><span aria-hidden className={styles.diamond}>◆ 1</span> {t('timeline.legend-days')}</li>
    </ul>
  )
}

function Undated({ rows }: { readonly rows: readonly ActionRow[] }) {
  const t = useMessage()
  return (
    <aside className={styles.aside} aria-labelledby="timeline-undated">
      <h2 id="timeline-undated" className={styles.asideTitle}>{t('timeline.without-dates')} <small>{rows.length}</small></h2>
      <ul className={styles.undated}>{rows.map(row => <UndatedRow key={row.id} row={row} />)}</ul>
    </aside>
  )
}

function UndatedRow({ row: { id, summary } }: { readonly row: ActionRow }) {
  const t = useMessage()
  const title = summary.title || t('plan.untitled')
  return (
    <li className={styles.undatedRow}>
      <span><span className={styles.number}>{summary.number ?? (summary.proposedBy === null ? '–' : '+')}</span> {title}</span>
      {(summary.from !== null || summary.to !== null) && <small>{summary.from !== null ? t('timeline.from-only', { day: formatDay(summary.from) }) : t('timeline.to-only', { day: formatDay(summary.to ?? '') })}</small>}
      <Popover label={t('timeline.dates-of', { title })} trigger={<Button size="small" icon={<CalendarPlus aria-hidden />} aria-label={t('timeline.set-dates-of', { title })}>{t('timeline.set-dates')}</Button>}>
        <DatesForm id={id} />
      </Popover>
    </li>
  )
}

/** The same two fields as on the card. */
function DatesForm({ id }: { readonly id: ActionId }) {
  const { plan, rules } = usePlan()
  const action = usePlanReading((plain: PlanPlain) => plain.actions[id])
  const view = plan.roots.actions.get(id)
  if (action === undefined || view === undefined) return null
  return (
    <div className={styles.form}>
      <div data-place={placeOf(['actions', id, 'from'])}><FromField id={id} action={action} view={view} /></div>
      <div data-place={placeOf(['actions', id, 'to'])}><ToField id={id} action={action} view={view} /></div>
      <FieldFindings findings={findingsOfAction(id, action, rules).filter(({ path }) => path[2] === 'from' || path[2] === 'to')} />
    </div>
  )
}
