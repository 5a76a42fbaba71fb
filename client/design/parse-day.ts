// Reads a day as people write it: "28 Nov 2026", "28.11.2026", "28/11/26", "2026-11-28". The day comes first, as in Europe.
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** The ISO day, or null when the text means none: unreadable, a day the calendar does not have, or one of another
 *  century (`1926` for `2026` is a slip). */
export function parseDay(text: string): string | null {
  const trimmed = text.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed)
  if (iso) return isoDayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/.exec(trimmed)
  if (numbers) return isoDayOf(yearOf(numbers[3]), Number(numbers[2]), Number(numbers[1]))
  const words = /^(\d{1,2})[\s.]*([a-z]{3,9})[\s.,]*(\d{4}|\d{2})$/.exec(trimmed)
  if (words) return isoDayOf(yearOf(words[3]), monthOf(words[2]), Number(words[1]))
  return null
}

function yearOf(digits = ''): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

function monthOf(word = ''): number {
  return monthNames.findIndex((name) => word.startsWith(name)) + 1
}

function isoDayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  const isOfThisCentury = Math.floor(year / 100) === 20
  return isReal && isOfThisCentury ? date.toISOString().slice(0, 10) : null
}
