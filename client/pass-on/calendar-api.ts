// Calendar files over the API.
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { IsoDay } from '../../shared/schema/values.ts'
import { api } from '../api.ts'

/** Null: it did not come. */
export type CalendarRequest = (on: IsoDay | null) => Promise<Blob | null>

export const roundCalendar = (plan: PlanId, party: PartyId, round: number): CalendarRequest => () =>
  fileOf(api.plans[':plan'].rounds[':round'].calendar.$get({ param: { plan, round: String(round) }, query: { party } }))

/** `key`: what waits, so that the same request is the same entry in the calendar. */
export const requestCalendar = (plan: PlanId, party: PartyId, key: string): CalendarRequest => on =>
  fileOf(api.plans[':plan'].requests.calendar.$get({ param: { plan }, query: { party, key, ...(on !== null && { on }) } }))

async function fileOf(pending: Promise<Pick<Response, 'ok' | 'blob'>>): Promise<Blob | null> {
  try {
    const response = await pending
    return response.ok ? await response.blob() : null
  } catch {
    return null
  }
}
