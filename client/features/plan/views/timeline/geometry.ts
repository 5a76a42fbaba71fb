// Days as places along a line, and what moving and stretching a bar makes of its dates. Pure: days in, days and fractions of
// the shown time out.
import { daysOfQuarter, isFirstDayOfQuarter, IsoDay, Quarter, quarterOf } from '../../../../../shared/schema/values.ts'

export type Span = { readonly start: IsoDay; readonly end: IsoDay }
export type Dates = { readonly from: IsoDay; readonly to: IsoDay }

const dayMs = 86_400_000

/** Days since 1 January 1970. */
export const numberOf = (day: IsoDay): number => Date.parse(`${day}T00:00:00Z`) / dayMs
/** Null outside this century, where a day is a slip of the hand. */
export const dayOf = (number: number): IsoDay | null => IsoDay.safeParse(new Date(number * dayMs).toISOString().slice(0, 10)).data ?? null

export const lengthOf = ({ start, end }: Span): number => numberOf(end) - numberOf(start) + 1

/** Where a day begins, and its part of the shown time: 0 is the start of the span, 1 its end. */
export const placeOfDay = (day: IsoDay, span: Span): number => (numberOf(day) - numberOf(span.start)) / lengthOf(span)

export type Bar = {
  /** Fractions of the span, within it. */
  readonly start: number
  readonly width: number
  readonly isCutAtStart: boolean
  readonly isCutAtEnd: boolean
  /** Nothing of it lies in the span: it stands as a mark at the nearer edge. */
  readonly isOutside: boolean
  readonly isReversed: boolean
}

/** A bar takes its last day whole. Dates that are exchanged are drawn between the two days. */
export function barOf({ from, to }: Dates, span: Span): Bar {
  const isReversed = to < from
  const [first, last] = isReversed ? [to, from] : [from, to]
  const begins = placeOfDay(first, span)
  const ends = placeOfDay(last, span) + 1 / lengthOf(span)
  const start = Math.min(1, Math.max(0, begins))
  const end = Math.min(1, Math.max(0, ends))
  return { start, width: Math.max(0, end - start), isCutAtStart: begins < 0, isCutAtEnd: ends > 1, isOutside: ends <= 0 || begins >= 1, isReversed }
}

export type Part = { readonly id: string; readonly start: number; readonly width: number }

const partOf = (id: string, first: IsoDay, last: IsoDay, span: Span): Part => {
  const { start, width } = barOf({ from: first, to: last }, span)
  return { id, start, width }
}

export function quartersIn(span: Span): readonly Part[] {
  const parts: Part[] = []
  for (let quarter = quarterOf(span.start); daysOfQuarter(quarter).first <= span.end; quarter = quarterAfter(quarter, 1)) {
    const { first, last } = daysOfQuarter(quarter)
    parts.push(partOf(quarter, first, last, span))
  }
  return parts
}

export function yearsIn(span: Span): readonly Part[] {
  const parts: Part[] = []
  for (let year = Number(span.start.slice(0, 4)); year <= Number(span.end.slice(0, 4)); year++) {
    parts.push(partOf(String(year), IsoDay.parse(`${year}-01-01`), IsoDay.parse(`${year}-12-31`), span))
  }
  return parts
}

/** `2026-04` for each month. */
export function monthsIn(span: Span): readonly Part[] {
  const parts: Part[] = []
  for (let first = monthStart(span.start); first <= span.end; first = addMonths(first, 1)) {
    parts.push(partOf(first.slice(0, 7), first, lastOfMonth(first), span))
  }
  return parts
}

const monthStart = (day: IsoDay): IsoDay => IsoDay.parse(`${day.slice(0, 7)}-01`)
const lastOfMonth = (day: IsoDay): IsoDay => IsoDay.parse(new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10))

/** The same day of a later month, or its last where it has none such; the last day of a month stays one. */
export function addMonths(day: IsoDay, count: number): IsoDay {
  const target = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + count, 1)).toISOString().slice(0, 7)
  const first = IsoDay.safeParse(`${target}-01`)
  if (!first.success) return day
  const last = lastOfMonth(first.data)
  const wanted = `${target}-${day.slice(8)}`
  return day === lastOfMonth(day) || wanted > last ? last : IsoDay.parse(wanted)
}

function quarterAfter(quarter: Quarter, count: number): Quarter {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1)) - 1 + count
  return Quarter.parse(`${Math.floor(index / 4)}-Q${(index % 4) + 1}`)
}

const orderOf = (quarter: Quarter): number => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1))

export type Change = {
  /** Both dates keep their distance, or one of them stretches. */
  readonly what: 'move' | 'from' | 'to'
  readonly by: number
  readonly unit: 'day' | 'month' | 'quarter'
}

/** The dates after a step. Kinds that may hold whole quarters only go by quarters, whatever the step. One end does not pass
 *  the other. Null where nothing changes or a day would leave this century. */
export function changed(dates: Dates, change: Change, isQuartersOnly: boolean): Dates | null {
  const shift = isQuartersOnly ? (day: IsoDay, isEnd: boolean) => shiftQuarter(day, change.by, isEnd) : (day: IsoDay) => shiftDay(day, change)
  return sensible(dates, {
    from: change.what === 'to' ? dates.from : shift(dates.from, false),
    to: change.what === 'from' ? dates.to : shift(dates.to, true),
  }, change.what)
}

/** The dates where a bar is let go that was dragged by so many days: as they are, or at the nearest whole quarters. */
export function dragged(dates: Dates, what: Change['what'], days: number, isQuartersOnly: boolean): Dates | null {
  if (!isQuartersOnly) return changed(dates, { what, by: days, unit: 'day' }, false)
  if (what === 'to') {
    const after = dayOf(numberOf(dates.to) + 1 + days)
    const before = after === null ? null : dayOf(numberOf(nearestStart(after)) - 1)
    return sensible(dates, { from: dates.from, to: before }, what)
  }
  const wanted = dayOf(numberOf(dates.from) + days)
  if (wanted === null) return null
  const from = nearestStart(wanted)
  const by = orderOf(quarterOf(from)) - orderOf(quarterOf(dates.from))
  return sensible(dates, { from, to: what === 'from' ? dates.to : shiftQuarter(dates.to, by, true) }, what)
}

/** The first day of the quarter that begins nearest. */
function nearestStart(day: IsoDay): IsoDay {
  if (isFirstDayOfQuarter(day)) return day
  const { first, last } = daysOfQuarter(quarterOf(day))
  const following = dayOf(numberOf(last) + 1)
  return following !== null && numberOf(following) - numberOf(day) < numberOf(day) - numberOf(first) ? following : first
}

function shiftDay(day: IsoDay, { by, unit }: Change): IsoDay | null {
  return unit === 'day' ? dayOf(numberOf(day) + by) : addMonths(day, unit === 'month' ? by : by * 3)
}

function shiftQuarter(day: IsoDay, by: number, isEnd: boolean): IsoDay | null {
  const index = orderOf(quarterOf(day)) + by
  const year = Math.floor((index - 1) / 4)
  const quarter = Quarter.safeParse(`${year}-Q${((index - 1) % 4) + 1}`)
  if (!quarter.success) return null
  const { first, last } = daysOfQuarter(quarter.data)
  return isEnd ? last : first
}

type Wished = { readonly from: IsoDay | null; readonly to: IsoDay | null }

function sensible(before: Dates, { from, to }: Wished, what: Change['what']): Dates | null {
  if (from === null || to === null) return null
  if (what !== 'move' && to < from) return null
  return from === before.from && to === before.to ? null : { from, to }
}

/** From the first day of the earliest year that is named to the last of the latest, where a plan has no period yet. */
export function spanAround(days: readonly IsoDay[], today: IsoDay): Span {
  const years = (days.length === 0 ? [today] : days).map(day => day.slice(0, 4)).toSorted()
  return { start: IsoDay.parse(`${years[0]}-01-01`), end: IsoDay.parse(`${years.at(-1)}-12-31`) }
}
