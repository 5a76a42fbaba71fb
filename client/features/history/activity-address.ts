// What of the activity is shown, as a part of the page's address, so that a link and the way back show the same. What an address says that no list
// knows is left out.
import { activityTopics } from '../../../shared/history/activity.ts'
import type { ActivityTopic } from '../../../shared/history/activity.ts'
import { ActionId } from '../../../shared/ids.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { partiesById } from '../../../shared/parties/parties.ts'

export const fieldsToChoose = ['title', 'description', 'expectedResult', 'kind', 'leader', 'coLeaders', 'participants', 'answers', 'contributions', 'from', 'to', 'indicators', 'funding', 'order', 'aim', 'text'] as const
export const daysBack = { day: 1, week: 7, month: 30 } as const

export type ActivityFilter = {
  readonly by: PartyId | null
  readonly action: ActionId | null
  readonly field: (typeof fieldsToChoose)[number] | null
  readonly topic: ActivityTopic | null
  readonly when: keyof typeof daysBack | null
}

const parts = { by: 'by', action: 'in', field: 'field', topic: 'about', when: 'when' } as const
const periods = ['day', 'week', 'month'] as const

export function filterOf(address: URLSearchParams): ActivityFilter {
  const one = <Word extends string>(part: string, words: readonly Word[]): Word | null => words.find(word => word === address.get(part)) ?? null
  return {
    by: partiesById.get(address.get(parts.by) ?? '')?.id ?? null,
    action: ActionId.safeParse(address.get(parts.action)).data ?? null,
    field: one(parts.field, fieldsToChoose),
    topic: one(parts.topic, activityTopics),
    when: one(parts.when, periods),
  }
}

/** The address with this of the filter in place of what it had; the rest of it stays. */
export function addressWith(before: URLSearchParams, filter: Partial<ActivityFilter>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [part, value] of Object.entries(filter)) {
    const key = parts[part as keyof typeof parts]
    if (value === null) after.delete(key)
    else after.set(key, value)
  }
  return after
}

export const isFiltered = (filter: ActivityFilter): boolean => Object.values(filter).some(value => value !== null)
