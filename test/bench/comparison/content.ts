// What is in the documents while they are measured: a plan of the sample's making, large or as most are, that is driven by
// the delegations for which the clients write.
import { AreaId, GoalId, PartyId, PlanId, PriorityId } from '../../../shared/ids.ts'
import type { PlanView } from '../../../shared/documents/plan.ts'
import type { AreaContent } from '../../../shared/sample/content/area-content.ts'
import { largeSample } from '../../../shared/sample/content/large-sample.ts'
import { fillPlan } from '../../../shared/sample/fill-plan.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { newPlan } from '../../../server/plans/new-plan.ts'
import type { Appointment, PlanRecord } from '../../../server/plans/plan-record.ts'
import type { Content } from './measured-server.ts'

/** As many actions as make about 0.4 MB. */
const actionsOfLargePlan = 160
/** As many as an ordinary plan has. */
const actionsOfOrdinaryPlan = 12
const at = '2026-01-05T09:00:00.000Z'
const appointed = (party: string): Appointment => ({
  party: PartyId.parse(party),
  decision: 'provisional',
  on: IsoDay.parse('2025-09-15'),
  acceptedAt: at,
  acceptedBy: null,
})

/** The clients write for these: the driver and its co-drivers write every text of a plan. */
const driver = 'ms-de'
const coDrivers = ['europol', 'ms-fr', 'frontex']

export const areaOf = (index: number): AreaId => AreaId.parse(`2026-2029/sample/bench-${index}`)
export const benchPriority = PriorityId.parse('2026-2029/sample')
export const nameOf = (index: number): string => `plan/bench-${index}`

export function recordOf(index: number): PlanRecord {
  return {
    id: PlanId.parse(`bench-${index}`),
    area: areaOf(index),
    priority: benchPriority,
    cycle: '2026-2029',
    periodStart: IsoDay.parse('2026-01-01'),
    periodEnd: IsoDay.parse('2027-12-31'),
    areaCode: `B${index}`,
    marking: 'limite',
    status: 'drafting',
    driver: appointed(driver),
    coDrivers: coDrivers.map(appointed),
    addedToCircle: [],
    pens: [],
    penRequests: [],
    releases: [],
    nextStep: null,
    round: null,
    adoption: null,
    amendment: null,
    councilDocument: null,
    predecessor: null,
    archivedAt: null,
    isSample: true,
  }
}

export function contentOf(size: 'large' | 'ordinary', count: number): Content {
  const { actions } = largeSample
  const many = Array.from({ length: size === 'large' ? actionsOfLargePlan : actionsOfOrdinaryPlan }, (_, index) => actions[index % actions.length]).filter(action => action !== undefined)
  const sample: AreaContent = { ...largeSample, actions: many }
  const goals = Object.keys(sample.goals).map(number => GoalId.parse(`2026-2029/goal-${number}`))
  const record = recordOf(1)
  const fill = (plan: PlanView): void =>
    fillPlan(plan, sample, {
      seed: 1,
      cycle: record.cycle,
      periodStart: record.periodStart,
      periodEnd: record.periodEnd,
      driver: PartyId.parse(driver),
      without: [],
      isComplete: true,
      giveReference: action => plan.roots.references.set(action, `B-26-${action}`),
    })
  const [row] = newPlan(record, goals, at, fill).rows
  if (row === undefined) throw new Error('a new plan has no first row')
  return { documents: Array.from({ length: count }, (_, index) => nameOf(index + 1)), state: row.bytes }
}
