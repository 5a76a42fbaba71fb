// The plans of a period as the list and the matrix show them: by priority and area of the cycle, archived ones apart.
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import type { LivePlan, LiveTable } from '../../live/index.ts'
import { isOfPeriod, type ChosenPeriod } from '../../shell/period.tsx'

export interface PlanRow {
  readonly plan: LivePlan
  /** Title of the area; null where the cycle does not know it. */
  readonly title: string | null
  readonly period: string
  /** What the plan is called: its area and period. */
  readonly name: string
  readonly areaCode: string | null
}
export interface PriorityRows {
  readonly priority: CycleView['priorities'][number]
  readonly rows: readonly PlanRow[]
}
export interface PlansOfPeriod {
  readonly byPriority: readonly PriorityRows[]
  readonly archived: readonly PlanRow[]
}

/** Priorities without a plan are left out. */
export function plansOf(plans: LiveTable, cycle: CycleView, period: ChosenPeriod['period'], isWanted: (summary: PlanSummary) => boolean = () => true): PlansOfPeriod {
  const wanted = [...plans.values()].filter(({ summary }) => isOfPeriod(summary, period) && isWanted(summary))
  const rowsFor = (isArchived: boolean, priority: CycleView['priorities'][number]): PlanRow[] =>
    cycle.areas.filter(area => area.priority === priority.id).flatMap(area =>
      wanted
        .filter(({ summary }) => summary.area === area.id && summary.archived === isArchived)
        .map(plan => ({ plan, title: area.title, period: period.label, name: `${area.title} ${period.label}`, areaCode: area.code })))
  return {
    byPriority: cycle.priorities.map(priority => ({ priority, rows: rowsFor(false, priority) })).filter(({ rows }) => rows.length > 0),
    archived: cycle.priorities.flatMap(priority => rowsFor(true, priority)),
  }
}

/** Whether a delegation is driver or co-driver. */
export function drives(summary: PlanSummary, party: PartyId): boolean {
  return summary.driver?.party === party || summary.coDrivers.some(coDriver => coDriver.party === party)
}

/** Whether it drives the plan, or is named in an action. */
export function hasPart(summary: PlanSummary, party: PartyId): boolean {
  if (drives(summary, party)) return true
  return Object.values(summary.actions).some(action =>
    action.leader === party || action.coLeaders.some(named => named.party === party) || action.participants.some(named => named.party === party))
}
