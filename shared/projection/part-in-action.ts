// Who has a part in an action, as far as its summary tells: named in it, and neither having said no nor having been told no.
import type { PartyId } from '../ids.ts'
import type { ActionSummary, NamedSummary } from './plan-summary-shape.ts'

export const partsInAction = ['leader', 'co-leader', 'participant'] as const
export type PartInAction = (typeof partsInAction)[number]

/** Whoever was asked and has not answered counts: its weeks are planned with. */
const counts = ({ answer, joined }: NamedSummary): boolean => answer !== 'declined' && joined !== 'turned-down' && joined !== 'withdrew'

/** In no order; a delegation that is named twice stands there twice. */
export function partiesWithPart(action: ActionSummary, part: PartInAction | 'any' = 'any'): readonly PartyId[] {
  const named = [
    ...(part === 'leader' || part === 'any' ? [action.leading ?? []].flat() : []),
    ...(part === 'co-leader' || part === 'any' ? action.coLeaders : []),
    ...(part === 'participant' || part === 'any' ? action.participants : []),
  ]
  return named.filter(counts).map(({ party }) => party)
}
