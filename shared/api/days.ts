// Bodies and answers of the routes of exact days. Whoever is sent an answer may see everything in it.
import { z } from 'zod'
import { ActionId, PartyId, PlanId, RowId } from '../ids.ts'
import { IsoDay } from '../schema/values.ts'

export const DaysAddress = z.strictObject({ plan: PlanId, action: ActionId })

/** The document is there, and open to who asked. */
export const DaysAnswer = z.strictObject({ plan: PlanId, action: ActionId })
export type DaysAnswer = z.infer<typeof DaysAnswer>

/** One entry of the calendar: an exact day, or several in a row. Titles are resolved by the page, from what it is sent of
 *  the plan. */
export const CalendarDay = z.strictObject({
  plan: PlanId,
  action: ActionId,
  day: RowId,
  from: IsoDay,
  to: IsoDay,
  place: z.string().nullable(),
  services: z.array(z.strictObject({ party: PartyId, service: z.string() })),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const CalendarAnswer = z.strictObject({
  /** By first day. An entry without a day is in no calendar. */
  days: z.array(CalendarDay),
  /** Actions that have joint action days, of which no exact day is fixed yet. */
  withoutDates: z.array(DaysAddress),
})
export type CalendarAnswer = z.infer<typeof CalendarAnswer>
