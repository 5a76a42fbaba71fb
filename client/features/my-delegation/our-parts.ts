// The plans and actions that a delegation has a part in, over all areas, as the page lists them.
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { partIn, type OwnAction, type OwnPart } from '../../../shared/projection/own-part.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary-shape.ts'

export const partFilters = ['all', 'drives', 'leads', 'takes-part', 'to-fix'] as const
export type PartFilter = (typeof partFilters)[number]

export type OurPlan = { readonly summary: PlanSummary; readonly part: OwnPart; readonly actions: readonly OwnAction[] }

/** The plans in which it has any part and that are not archived or closed: those of the newest period first, then in the order of
 *  the areas. A plan that the filter leaves nothing of is left out. */
export function ourPlans(summaries: readonly PlanSummary[], party: PartyId, cycles: readonly CycleView[], filter: PartFilter): readonly OurPlan[] {
  const areas = cycles.flatMap(cycle => cycle.areas.map(area => area.id))
  return summaries
    .filter(({ archived, status }) => !archived && status !== 'closed')
    .map(summary => ({ summary, part: partIn(summary, party) }))
    .flatMap(({ summary, part }): OurPlan[] => {
      const actions = part.actions.filter(own => isWanted(filter, own, summary))
      const isWantedWhole = part.drives !== null && (filter === 'all' || filter === 'drives' || (filter === 'to-fix' && summary.counts.toFix > 0))
      return isWantedWhole || actions.length > 0 ? [{ summary, part, actions }] : []
    })
    .toSorted((a, b) => startOf(b.summary).localeCompare(startOf(a.summary)) || placeOf(areas, a.summary) - placeOf(areas, b.summary))
}

function isWanted(filter: PartFilter, { id, role }: OwnAction, summary: PlanSummary): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'drives':
      return false
    case 'leads':
      return role === 'action-leader' || role === 'co-leader'
    case 'takes-part':
      return role === 'participant'
    case 'to-fix':
      return role !== 'participant' && summary.actions[id]?.state === 'to-fix'
  }
}

const startOf = ({ period }: PlanSummary): string => period?.start ?? ''
const placeOf = (areas: readonly string[], { area }: PlanSummary): number => (area === null ? areas.length : areas.indexOf(area))
