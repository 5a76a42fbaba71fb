// How days, quarters, times and money are written, the same in every place: "28 Nov 2026", "Q2 2026", "€ 48 000".
// A plain day has no time zone and must not get one: it is read and written in UTC.
const months = Array.from({ length: 12 }, (_, month) =>
  // British English shortens September to four letters; three keep columns even.
  new Date(Date.UTC(2026, month, 1)).toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' }))

const noBreak = '\u00a0'

/** `2026-11-28` → "28 Nov 2026". What is not a day comes back as it is. */
export function formatDay(isoDay: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay)
  const month = months[Number(match?.[2]) - 1]
  if (!match || month === undefined) return isoDay
  return `${Number(match[3])} ${month} ${match[1]}`
}

/** "28 Nov" when the year is plain from around it. */
export function formatDayShort(isoDay: string): string {
  return formatDay(isoDay).replace(/ \d{4}$/, '')
}

/** From and to as one: "17 – 19 Sep 2026", "30 Sep – 2 Oct 2026", or one day. */
export function formatDays(from: string, to: string): string {
  if (from === to) return formatDay(to)
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  const start = isOneMonth ? String(Number(from.slice(8))) : isOneYear ? formatDayShort(from) : formatDay(from)
  return `${start} – ${formatDay(to)}`
}

/** `2026-09` → "September 2026". */
export function formatMonth(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** `2026-Q2` → "Q2 2026". */
export function formatQuarter(quarter: string): string {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter)
  return match ? `Q${match[2]} ${match[1]}` : quarter
}

/** 48000 → "48 000", with spaces at which no line breaks. Whole numbers only: the rest is rounded away. */
export function formatNumber(number: number): string {
  const digits = Math.abs(Math.round(number)).toString().replace(/\B(?=(\d{3})+$)/g, noBreak)
  return number < 0 ? `−${digits}` : digits
}

/** 48000 → "€ 48 000". */
export function formatEuro(euro: number): string {
  return `€${noBreak}${formatNumber(euro)}`
}
