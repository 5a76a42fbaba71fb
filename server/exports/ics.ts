// A plan as a calendar: each action with its dates, and the quarters of joint action days. Whole days only, and never an
// exact day of a joint action day: a plan holds none.
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { ICalCalendar } from 'ical-generator'
import { orderedRows } from '../../shared/documents/plan-order.ts'
import type { PlacedAction } from '../../shared/documents/plan-order.ts'
import type { ActionPlain } from '../../shared/documents/plan.ts'
import { nameOf } from '../../shared/exports/plan-table.ts'
import { word } from '../../shared/exports/words.ts'
import { formatQuarter } from '../../shared/formats.ts'
import type { RowId } from '../../shared/ids.ts'
import { atAction } from '../../shared/plan-address.ts'
import { daysOfQuarter } from '../../shared/schema/values.ts'
import type { IsoDay } from '../../shared/schema/values.ts'
import { xmlText } from './plain-characters.ts'
import { headingOf, proposalLine } from './action-parts.ts'
import { isSample, markingOf, versionLine } from './plan-source.ts'
import type { PlanSource, Progress } from './plan-source.ts'

const dayMs = 86_400_000

export async function planToIcs(source: PlanSource, progress: Progress): Promise<Uint8Array> {
  const calendar = ical({
    name: escaped(`${source.name} (${markingOf(source)})`),
    description: escaped(about(source).join('\n')),
    prodId: { company: 'EMPACT', product: 'workspace', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    x: [['X-EMPACT-MARKING', markingOf(source)], ['X-EMPACT-CONTENT', source.contentHash]],
  })
  for (const place of source.places) {
    addAction(calendar, source, place)
    addJointActionDays(calendar, source, place)
  }
  progress(1, 1)
  return new TextEncoder().encode(calendar.toString())
}

/** The library (10.2.0) escapes the words of events, and writes those of the calendar as they come. */
const escaped = (words: string): string => xmlText(words).replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r\n|[\n\r]/g, '\\n')

const about = (source: PlanSource): string[] => [markingOf(source), ...(isSample(source) ? [word('file/sample')] : []), xmlText(source.name), versionLine(source)]

function addAction(calendar: ICalCalendar, source: PlanSource, place: PlacedAction): void {
  const { id, action } = place
  const from = action.from ?? action.to
  if (from === undefined) return
  // A slip that the plan lets stand: the calendar shows the days between.
  const [first, last] = [from, action.to ?? from].sort() as [IsoDay, IsoDay]
  const leader = action.leader === undefined ? word('file/no-leader') : `${word('field/action.leader')}: ${nameOf(action.leader.party)}`
  addDays(calendar, source, `${id}@${source.plan}`, `${referenceOf(source, place)}${headingOf(place)}`, first, last, [leader, ...(proposalLine(place) === null ? [] : [proposalLine(place) ?? ''])], place)
}

function addJointActionDays(calendar: ICalCalendar, source: PlanSource, place: PlacedAction): void {
  type Row = NonNullable<ActionPlain['jointActionDays'][RowId]>
  for (const { id, row: { quarter, count } } of orderedRows<RowId, Row>(place.action.jointActionDays)) {
    if (quarter === undefined) continue
    const { first, last } = daysOfQuarter(quarter)
    const title = word('file/joint-action-days', { count: count ?? 1, quarter: formatQuarter(quarter), title: headingOf(place) })
    addDays(calendar, source, `${place.id}.${id}@${source.plan}`, title, first, last, [], place)
  }
}

/** Days as instants in UTC and no time zone: the library writes whole days by their UTC date. The end is the day after. */
function addDays(calendar: ICalCalendar, source: PlanSource, id: string, summary: string, first: IsoDay, last: IsoDay, lines: readonly string[], { id: action }: PlacedAction): void {
  calendar.createEvent({
    id,
    start: new Date(`${first}T00:00:00Z`),
    end: new Date(Date.parse(`${last}T00:00:00Z`) + dayMs),
    allDay: true,
    stamp: new Date(source.at),
    // Rises with each file, and stays a number that calendars can hold.
    sequence: Math.floor(Date.parse(source.at) / 60_000),
    // Over months: nobody is busy for it.
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: xmlText(summary),
    description: [...about(source), ...lines].map(xmlText).join('\n'),
    url: `${source.address}${atAction(action)}`,
    x: [['X-EMPACT-MARKING', markingOf(source)]],
  })
}

const referenceOf = ({ plain }: PlanSource, { id }: PlacedAction): string => (plain.references[id] === undefined ? '' : `${plain.references[id]} · `)
