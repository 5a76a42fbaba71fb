// Calendar files over the API.
import type { IsoDay } from '../../shared/schema/values.ts'
import { api } from '../api.ts'
import type { Matter } from './matter.ts'

/** Null: it did not come. `on`: the day of what has no deadline. */
export async function calendarFile(matter: Matter, on: IsoDay | null): Promise<Blob | null> {
  const { plan, party } = matter
  const one = api.plans[':plan']
  try {
    const response = await (matter.of === 'round'
      ? one.rounds[':round'].calendar.$get({ param: { plan, round: String(matter.number) }, query: { party } })
      : one.requests.calendar.$get({ param: { plan }, query: { party, key: matter.key, ...(on !== null && { on }) } }))
    return response.ok ? await response.blob() : null
  } catch {
    return null
  }
}
