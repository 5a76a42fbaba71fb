// Days as people write them in a table: to the day, the month, the quarter or the year, and from one to another. What
// names no year is read only where the plan lies within one.
import { daysOfQuarter, IsoDay, Quarter, quarterOf } from '../schema/values.ts'
import { withoutMarks } from './spelling.ts'

export type Span = { readonly first: IsoDay; readonly last: IsoDay }
export type Period = { readonly start: IsoDay; readonly end: IsoDay }
export type SpanRead = Span | 'unreadable' | 'year-missing'

/** First three letters or more of each month, in English and in the languages that tables come in. */
const monthNames: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'sty'], ['feb', 'fev', 'lut'], ['mar', 'mrz', 'mae', 'maa'], ['apr', 'avr', 'abr', 'kwi'], ['may', 'mai', 'mag', 'mei', 'maj'], ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'], ['aug', 'aou', 'ago', 'sie'], ['sep', 'set', 'wrz'], ['oct', 'okt', 'ott', 'paz'], ['nov', 'lis'], ['dec', 'dez', 'dic', 'gru'],
]
/** Days from 1900 by which Excel counts, for those of this century. */
const firstSerial = 36_526
const lastSerial = 73_050
const serialOfUnixEpoch = 25_569
/** 1900 and 1904: some workbooks of Macs count from the latter. */
export const daysBetweenSystems = 1_462

const wholePeriod = /^(?:ongoing|continuous(?:ly)?|permanent|whole period|entire period|(?:the )?whole year|all year(?: round)?|throughout the (?:year|period|cycle)|full period)$/

/** What a cell says of days, as its first and last. Takes any text. */
export function spanIn(cell: string, period: Period | null = null): SpanRead {
  const words = withoutMarks(cell).replace(/\s+/g, ' ').replace(/^(?:from|as of|since|by|until|end of|ab|bis)\s/, '').trim()
  if (words.length > 60) return 'unreadable'
  if (wholePeriod.test(words)) return period === null ? 'unreadable' : { first: period.start, last: period.end }
  const one = onePoint(words, null)
  if (one !== null) return one
  const range = rangeIn(words)
  if (range !== null) return range
  const year = period === null || period.start.slice(0, 4) !== period.end.slice(0, 4) ? null : period.start.slice(0, 4)
  const anyYear = onePoint(words, year ?? '2000') ?? rangeIn(`${words} ${year ?? '2000'}`)
  return anyYear === null ? 'unreadable' : year === null ? 'year-missing' : anyYear
}

/** A serial number of Excel as a day; null outside of this century. */
export function daySerial(serial: number): IsoDay | null {
  if (!(serial >= firstSerial && serial < lastSerial)) return null
  return IsoDay.parse(new Date((Math.floor(serial) - serialOfUnixEpoch) * 86_400_000).toISOString().slice(0, 10))
}

function rangeIn(words: string): Span | null {
  const years = /^(20\d\d) ?[-–—/] ?(\d\d)$/.exec(words)
  if (years !== null) return spanFrom(`${years[1]}-01-01`, `20${years[2]}-12-31`)
  for (const separator of [/\s(?:to|until|till|through|bis|au|al|a|do|tot)\s/, /\s*[–—→]\s*/, /\s-\s/, /-/]) {
    const parts = words.split(separator)
    const [left, right] = parts
    if (parts.length !== 2 || left === undefined || right === undefined) continue
    const to = onePoint(right, null)
    const from = to === null ? null : onePoint(left, to.first.slice(0, 4))
    if (from !== null && to !== null) return { first: from.first, last: to.last }
  }
  return null
}

/** @param year for words that name none. */
function onePoint(words: string, year: string | null): Span | null {
  const [, iso] = /^(20\d\d-\d\d-\d\d)(?:[t ][\d:.]+z?)?$/.exec(words) ?? []
  if (iso !== undefined) return spanFrom(iso, iso)
  const numbers = /^(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{2}|\d{4}))?\.?$/.exec(words)
  if (numbers !== null && (numbers[3] ?? year) !== null) {
    // Days stand first in Europe; where that can be no month, it was written the other way round.
    const [one = '', other = ''] = numbers.slice(1)
    const yearOf = fullYear(numbers[3] ?? year ?? '')
    return dayOf(yearOf, Number(other), Number(one)) ?? dayOf(yearOf, Number(one), Number(other))
  }
  const yearFirst = /^(\d{4})[./](\d{1,2})[./](\d{1,2})\.?$/.exec(words)
  if (yearFirst !== null) return dayOf(yearFirst[1] ?? '', Number(yearFirst[2]), Number(yearFirst[3]))
  return quarterIn(words, year) ?? monthIn(words, year) ?? halfOrYear(words, year) ?? serialIn(words)
}

function quarterIn(words: string, year: string | null): Span | null {
  const found =
    /^(?:q|t|quarter|quartal|trimestre)\s?([1-4])(?:\s?[/\-.,]?\s?(?:of )?(\d{4}|\d{2}))?$/.exec(words) ??
    /^([1-4])(?:st|nd|rd|th|er|e|eme|\.|o)? ?(?:quarter|quartal|trimestre|kwartal|kwartaal|q)(?:\s?[/\-.,]?\s?(?:of |de )?(\d{4}))?$/.exec(words) ??
    swapped(/^(\d{4})\s?[/\-.,]?\s?(?:q|t|quarter )([1-4])$/.exec(words))
  const named = /^(first|second|third|fourth|last) quarter(?: (?:of )?(\d{4}))?$/.exec(words)
  const number = named !== null ? { first: 1, second: 2, third: 3, fourth: 4, last: 4 }[named[1] ?? ''] : Number(found?.[1])
  const yearOf = found?.[2] ?? named?.[2] ?? year
  if (number === undefined || Number.isNaN(number) || yearOf === null) return null
  const quarter = Quarter.safeParse(`${fullYear(yearOf)}-Q${number}`)
  return quarter.success ? daysOfQuarter(quarter.data) : null
}

function monthIn(words: string, year: string | null): Span | null {
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.|er|o)?[\s-]?(?:de |of )?)?([a-z]{3,11})\.?[\s,-]*(?:de |of )?(\d{4}|\d{2})?$/.exec(words) ??
    usOrder(/^([a-z]{3,11})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(words))
  if (named !== null) {
    const month = monthNames.findIndex(starts => starts.some(start => named[2]?.startsWith(start))) + 1
    const yearOf = named[3] ?? year
    if (month === 0 || yearOf === null) return null
    return named[1] === undefined ? monthOf(fullYear(yearOf), month) : dayOf(fullYear(yearOf), month, Number(named[1]))
  }
  const numbers = /^(\d{1,2})[/.\- ](20\d\d)$/.exec(words) ?? swapped(/^(20\d\d)[/.-](\d{1,2})$/.exec(words))
  return numbers === null ? null : monthOf(numbers[2] ?? '', Number(numbers[1]))
}

function halfOrYear(words: string, year: string | null): Span | null {
  const half = /^(?:h|s|semester |half )([12])(?:[ /-]?(\d{4}))?$/.exec(words) ?? /^([12])(?:st|nd|\.)? (?:half|semester)(?: (?:of )?(\d{4}))?$/.exec(words)
  const yearOf = half === null ? /^(20\d\d)$/.exec(words)?.[1] : (half[2] ?? year)
  if (yearOf === undefined || yearOf === null) return null
  return spanFrom(`${yearOf}${half?.[1] === '2' ? '-07-01' : '-01-01'}`, `${yearOf}${half?.[1] === '1' ? '-06-30' : '-12-31'}`)
}

function serialIn(words: string): Span | null {
  const day = /^\d{5}(?:\.\d+)?$/.test(words) ? daySerial(Number(words)) : null
  return day === null ? null : { first: day, last: day }
}

const swapped = (match: RegExpExecArray | null): readonly (string | undefined)[] | null => (match === null ? null : [match[0], match[2], match[1]])
const usOrder = (match: RegExpExecArray | null): readonly (string | undefined)[] | null => (match === null ? null : [match[0], match[2], match[1], match[3]])
const fullYear = (year: string): string => (year.length === 2 ? `20${year}` : year)
const two = (number: number): string => String(number).padStart(2, '0')

function dayOf(year: string, month: number, day: number): Span | null {
  const iso = `${year}-${two(month)}-${two(day)}`
  return spanFrom(iso, iso)
}

function monthOf(year: string, month: number): Span | null {
  if (month < 1 || month > 12) return null
  return spanFrom(`${year}-${two(month)}-01`, new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10))
}

/** Null where one of them is no day of this century. */
function spanFrom(from: string, to: string): Span | null {
  const [first, last] = [IsoDay.safeParse(from), IsoDay.safeParse(to)]
  return first.success && last.success ? { first: first.data, last: last.data } : null
}

/** Joint action days: a quarter and how many. `isExact`: a day or month was named, of which only the quarter may be taken. */
export type JointActionDaysRead = { readonly quarter?: Quarter; readonly count?: number; readonly isExact?: true }

/** Null for words that say no quarter and no number. */
export function jointActionDaysIn(line: string, period: Period | null): JointActionDaysRead | null {
  const words = withoutMarks(line).replace(/\s+/g, ' ').trim().slice(0, 200)
  const quarter = /\b[qt]\s?([1-4])\s?[/\-.,(]?\s?(?:of )?(20\d\d)/.exec(words) ?? swapped(/\b(20\d\d)\s?[/\-.,]?\s?[qt]([1-4])/.exec(words))
  if (quarter !== null) {
    const count = countIn(words.replace(quarter[0] ?? '', ' '))
    return { quarter: Quarter.parse(`${quarter[2]}-Q${quarter[1]}`), ...(count === null ? {} : { count }) }
  }
  if (/^\d{1,2}(?:\s?(?:x|jads?|days?|weeks?))?$/.test(words)) {
    const count = countIn(words)
    return count === null ? null : { count }
  }
  const span = spanIn(words.replace(/^\d{1,2}\s?(?:x|jads?\b|days? in)\s?/, ''), period)
  if (typeof span === 'string') return null
  const isQuarter = span.last === daysOfQuarter(quarterOf(span.first)).last && span.first.endsWith('-01') && span.first.slice(0, 7) !== span.last.slice(0, 7)
  return quarterOf(span.first) === quarterOf(span.last) ? { quarter: quarterOf(span.first), ...(isQuarter ? {} : { isExact: true }) } : null
}

function countIn(words: string): number | null {
  const count = Number(/(?:^|[^\d])(\d{1,2})(?!\d)/.exec(words)?.[1])
  return Number.isInteger(count) && count >= 1 ? count : null
}
