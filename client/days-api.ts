// Exact dates over the API: that the document of an action is there, and the calendar of all that are open to this person.
import { CalendarAnswer, DaysAnswer } from '../shared/api/days.ts'
import type { ActionId, PlanId } from '../shared/ids.ts'
import { answerOf, api } from './api.ts'

export const daysApi = {
  /** Makes the document where this person may write something in it. `days/not-found`: nobody has begun, or it is not open. */
  open: (plan: PlanId, action: ActionId) => answerOf(api.plans[':plan'].days[':action'].$post({ param: { plan, action } }), DaysAnswer),
  calendar: () => answerOf(api.calendar.$get(), CalendarAnswer),
}
