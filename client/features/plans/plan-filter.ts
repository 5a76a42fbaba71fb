// Which plans of a period a person wants to see: kept on this device, for each person their own.
import type { PartyId, PersonId } from '../../../shared/ids.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { preferencePerPerson, usePreference } from '../../design/preference.ts'
import { drives, hasPart } from './plan-rows.ts'

export const planFilters = ['all', 'driven', 'part'] as const
export type PlanFilter = (typeof planFilters)[number]

export const wantedBy: Readonly<Record<PlanFilter, (summary: PlanSummary, party: PartyId) => boolean>> = { all: () => true, driven: drives, part: hasPart }

const preferenceOf = preferencePerPerson('plans-shown', planFilters, 'all')

export function usePlanFilter(person: PersonId): readonly [PlanFilter, (filter: PlanFilter) => void] {
  const preference = preferenceOf(person)
  return [usePreference(preference), preference.set]
}
