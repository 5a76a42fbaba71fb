// Values that several documents hold: days, quarters, order keys, amounts, short lines. Each refuses what it cannot mean.
import { z } from 'zod'

/** A calendar day without a time or zone, `2026-11-28`. */
export const IsoDay = z.iso.date().brand<'IsoDay'>()
export type IsoDay = z.infer<typeof IsoDay>

/** A quarter of a year, `2026-Q2`: as exact as the date of a joint action day may be in a plan. */
export const Quarter = z.string().regex(/^20\d\d-Q[1-4]$/).brand<'Quarter'>()
export type Quarter = z.infer<typeof Quarter>

/** A fractional index with a random tail; sort by (key, id). At most 200 characters: past that the sender makes it anew. */
export const OrderKey = z.string().min(1).max(200).regex(/^[0-9A-Za-z]+$/).brand<'OrderKey'>()
export type OrderKey = z.infer<typeof OrderKey>

/** Whole euro, more than nothing, or not known yet. */
export const Amount = z.union([z.int().positive().max(1_000_000_000), z.literal('to-be-determined')])
export type Amount = z.infer<typeof Amount>

/** One line of plain text: no line breaks, no control characters. Length in UTF-16 units. */
export const shortLine = (maxLength: number) =>
  // oxlint-disable-next-line no-control-regex
  z.string().max(maxLength).regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/)

const quarterStarts = ['-01-01', '-04-01', '-07-01', '-10-01']
const quarterEnds = ['-03-31', '-06-30', '-09-30', '-12-31']

export const isFirstDayOfQuarter = (day: string): boolean => quarterStarts.includes(day.slice(4))
export const isLastDayOfQuarter = (day: string): boolean => quarterEnds.includes(day.slice(4))

/** First and last day of the quarter. */
export function daysOfQuarter(quarter: Quarter): { first: IsoDay; last: IsoDay } {
  const index = Number(quarter.slice(-1)) - 1
  const year = quarter.slice(0, 4)
  return { first: IsoDay.parse(year + quarterStarts[index]), last: IsoDay.parse(year + quarterEnds[index]) }
}

export function quarterOf(day: IsoDay): Quarter {
  return Quarter.parse(`${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`)
}
