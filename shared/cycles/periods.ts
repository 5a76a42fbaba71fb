// Years as people write them, and the periods into which a cycle is cut: one plan for each area and period.
import { IsoDay } from '../schema/values.ts'

export type PlanPeriod = { readonly start: IsoDay; readonly end: IsoDay; readonly label: string }

type Span = { readonly startsOn: string; readonly endsOn: string }

/** "2026–27" for two years, "2026" for one. Takes ISO days. */
export function periodLabel(start: string, end: string): string {
  const first = start.slice(0, 4)
  const last = end.slice(0, 4)
  return first === last ? first : `${first}–${last.slice(2)}`
}

/** "2026–2029": a cycle is always written in full. */
export const cycleLabel = ({ startsOn, endsOn }: Span): string => `${startsOn.slice(0, 4)}–${endsOn.slice(0, 4)}`

/** The plan periods of a cycle in order, whole years each; the last is shorter where the years do not divide.
 *  Throws on a length that is no whole number of years: the setting is checked where it enters. */
export function planPeriodsOf({ startsOn, endsOn, planPeriodYears }: Span & { readonly planPeriodYears: number }): PlanPeriod[] {
  if (!Number.isInteger(planPeriodYears) || planPeriodYears < 1) throw new Error(`a plan period of ${planPeriodYears} years`)
  const periods: PlanPeriod[] = []
  const lastYear = Number(endsOn.slice(0, 4))
  for (let year = Number(startsOn.slice(0, 4)); year <= lastYear; year += planPeriodYears) {
    const start = IsoDay.parse(`${year}-01-01`)
    const end = IsoDay.parse(`${Math.min(year + planPeriodYears - 1, lastYear)}-12-31`)
    periods.push({ start, end, label: periodLabel(start, end) })
  }
  return periods
}
