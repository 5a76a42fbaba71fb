// Exact dates in the months in which they lie: one that goes on into the next month stands in both.
import type { CalendarDay } from '../../../shared/api/days.ts'

export type Month = { /** `2026-09` */ readonly month: string; readonly days: readonly CalendarDay[] }

/** The first month first, and in it by first day. A last day before the first counts for nothing. */
export function byMonth(entries: readonly CalendarDay[]): readonly Month[] {
  const months = new Map<string, CalendarDay[]>()
  for (const entry of entries) {
    for (const month of monthsOf(entry)) months.set(month, [...(months.get(month) ?? []), entry])
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, days]) => ({ month, days: days.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) }))
}

/** An entry of years is a slip of the pen. */
const mostMonths = 12

function monthsOf({ from, to }: CalendarDay): string[] {
  const months = [from.slice(0, 7)]
  const [year = 0, month = 0] = from.split('-').map(Number)
  for (let next = 1; next < mostMonths; next++) {
    const at = new Date(Date.UTC(year, month - 1 + next, 1)).toISOString().slice(0, 7)
    if (at > to.slice(0, 7)) break
    months.push(at)
  }
  return months
}
