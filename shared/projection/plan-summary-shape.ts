// What lists, matrix and dashboards know of a plan, and its form on the wire: ids and numbers, titles of actions, no other
// text. Names, and the titles of goals and areas, are display and come from elsewhere.
import { z } from 'zod'
import { ActionId, AreaId, GoalId, PartyId, PlanId } from '../ids.ts'
import { ruleIds } from '../rules/rule-ids.ts'
import { IsoDay, Quarter } from '../schema/values.ts'
import { ActionKind, GapReason, Marking, ParticipationAnswer, PlanStatus } from '../vocabularies/vocabularies.ts'

const Count = z.int().nonnegative()
const RuleId = z.enum(ruleIds)

const Appointed = z.strictObject({ party: PartyId, accepted: z.boolean() })

/** Whoever is named, and what it said to the request that stands. */
const Named = z.strictObject({ party: PartyId, answer: ParticipationAnswer })

export const ActionSummary = z.strictObject({
  /** Place of goal and action, `2.4`; null without a goal of the cycle, and for what is only proposed. */
  number: z.string().nullable(),
  /** Null until the server has given one. */
  reference: z.string().nullable(),
  title: z.string(),
  goal: GoalId.nullable(),
  /** Whose proposal it is, until the driver takes it in. */
  proposedBy: PartyId.nullable(),
  /** Without the main goal, in the order of the cycle. */
  goalsServed: z.array(GoalId),
  leader: PartyId.nullable(),
  leaderAccepted: z.boolean(),
  kind: ActionKind.nullable(),
  /** By party, whatever they answered. */
  coLeaders: z.array(Named),
  participants: z.array(Named),
  from: IsoDay.nullable(),
  to: IsoDay.nullable(),
  jointActionDays: z.array(z.strictObject({ quarter: Quarter, count: z.int().positive() })),
  funding: z.strictObject({ euro: Count, toBeDetermined: Count }),
  /** Each rule at most once, in the order of the register. */
  findings: z.array(RuleId),
  toFix: Count,
  toLookAt: Count,
  /** `complete`: nothing to fix, and everything there that a reader asks first. `proposed`: counted nowhere. */
  state: z.enum(['complete', 'to-fix', 'drafting', 'proposed']),
})
export type ActionSummary = z.infer<typeof ActionSummary>

export const CellSummary = z.strictObject({ actions: z.array(ActionId), gapReason: GapReason.nullable() })
export type CellSummary = z.infer<typeof CellSummary>

export const PlanSummary = z.strictObject({
  plan: PlanId,
  area: AreaId.nullable(),
  period: z.strictObject({ start: IsoDay, end: IsoDay }).nullable(),
  status: PlanStatus.nullable(),
  archived: z.boolean(),
  marking: Marking.nullable(),
  sample: z.boolean(),
  driver: Appointed.nullable(),
  coDrivers: z.array(Appointed),
  counts: z.strictObject({ actions: Count, toFix: Count, toLookAt: Count }),
  /** Sum over all actions, in whole euro, and how many amounts are still to be determined. */
  funding: z.strictObject({ euro: Count, toBeDetermined: Count }),
  /** How often each rule is broken, in plan, goals and actions; a rule that nothing breaks is absent. */
  findings: z.partialRecord(RuleId, Count),
  /** Every goal of the cycle, and its actions in order. */
  cells: z.record(GoalId, CellSummary),
  withoutGoal: z.array(ActionId),
  actions: z.record(ActionId, ActionSummary),
})
export type PlanSummary = z.infer<typeof PlanSummary>
