// Values that several documents hold: days, quarters, order keys, amounts, short lines. Each refuses what it cannot mean.
import { generateKeyBetween } from 'fractional-indexing'
import { z } from 'zod'

/** A calendar day of this century without a time or zone, `2026-11-28`. A day further away is a slip of the pen, and has
 *  no quarter. */
export const IsoDay = z.iso.date().regex(/^20/).brand<'IsoDay'>()
export type IsoDay = z.infer<typeof IsoDay>

/** A quarter of a year, `2026-Q2`: as exact as the date of a joint action day may be in a plan. */
export const Quarter = z.string().regex(/^20\d\d-Q[1-4]$/).brand<'Quarter'>()
export type Quarter = z.infer<typeof Quarter>

/** A fractional index with a random tail; sort by (key, id). At most 200 characters: long before that the commands give
 *  the whole list new keys. One that the index cannot go on from would stop everybody who inserts beside it. */
export const OrderKey = z.string().min(1).max(200).regex(/^[0-9A-Za-z]+$/).refine(isIndexKey).brand<'OrderKey'>()
export type OrderKey = z.infer<typeof OrderKey>

function isIndexKey(key: string): boolean {
  try {
    generateKeyBetween(key, null)
    generateKeyBetween(null, key)
    return true
  } catch {
    return false
  }
}

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
