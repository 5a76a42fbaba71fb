// What lists, matrix and dashboards know of a plan, and its form on the wire: ids and numbers, titles of actions, no other
// text. Names, and the titles of goals and areas, are display and come from elsewhere.
import { z } from 'zod'
import { ActionId, AreaId, GoalId, PartyId, PlanId } from '../ids.ts'
import { offeredRoles } from '../vocabularies/participation.ts'
import { changeables } from '../documents/answer-basis.ts'
import { Pen, PenRequest } from '../mandates/pen.ts'
import { ruleIds } from '../rules/rule-ids.ts'
import { IsoDay, Quarter } from '../schema/values.ts'
import { Silence } from '../workflow/positions.ts'
import { VersionLabel } from '../workflow/record.ts'
import { ActionKind, ActionStatus, GapReason, LeverLevel, LeverNature, LeverStance, Marking, ParticipationAnswer, PlanStatus, ProgressMark } from '../vocabularies/vocabularies.ts'

const Count = z.int().nonnegative()
const RuleId = z.enum(ruleIds)

const Appointed = z.strictObject({ party: PartyId, accepted: z.boolean() })

/** Whoever is named, and what it said to the request that stands. */
const Named = z.strictObject({
  party: PartyId,
  answer: ParticipationAnswer,
  /** The day on which it was asked or added itself, where that is known. */
  on: IsoDay.optional(),
  /** The day of the last reminder of this request. */
  reminded: IsoDay.optional(),
  /** What of the action changed since it confirmed; absent where nothing did. */
  changed: z.array(z.enum(changeables)).min(1).optional(),
  /** How it stands with a delegation that added itself; absent for one that was asked. */
  joined: z.enum(['waits', 'taken-in', 'turned-down', 'withdrew']).optional(),
})
export type NamedSummary = z.infer<typeof Named>

/** An offer to lead or to help to lead that waits, or was declined. */
const OfferSummary = z.strictObject({ party: PartyId, role: z.enum(offeredRoles), on: IsoDay.optional(), state: z.enum(['waits', 'declined']) })
export type OfferSummary = z.infer<typeof OfferSummary>

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
  leading: Named.nullable(),
  /** A leader from outside whom the driver has not confirmed yet. */
  leaderWaitsForDriver: z.boolean(),
  kind: ActionKind.nullable(),
  nature: LeverNature.nullable(),
  stance: LeverStance.nullable(),
  level: LeverLevel.nullable(),
  /** By party, whatever they answered. */
  coLeaders: z.array(Named),
  participants: z.array(Named),
  /** By party. */
  offers: z.array(OfferSummary),
  from: IsoDay.nullable(),
  to: IsoDay.nullable(),
  jointActionDays: z.array(z.strictObject({ quarter: Quarter, count: z.int().positive() })),
  funding: z.strictObject({ euro: Count, toBeDetermined: Count }),
  /** For what kind of participants it looks, in its writers' words. */
  seeks: z.string().nullable(),
  /** The lasting reference of the action of an earlier plan that it was copied from. */
  carriedFrom: z.string().nullable(),
  /** How the adopted action goes. */
  status: ActionStatus.nullable(),
  progress: ProgressMark.nullable(),
  /** Each rule at most once, in the order of the register. */
  findings: z.array(RuleId),
  /** Open threads of comments on it and on anything in it. */
  threads: Count,
  toFix: Count,
  toLookAt: Count,
  /** `complete`: nothing to fix, and everything there that a reader asks first. `proposed`: counted nowhere. */
  state: z.enum(['complete', 'to-fix', 'drafting', 'proposed']),
})
export type ActionSummary = z.infer<typeof ActionSummary>

/** `proposed`: how many new actions are proposed for the goal and wait to be decided; like comments told to whoever reads the plan. */
export const CellSummary = z.strictObject({ actions: z.array(ActionId), gapReason: GapReason.nullable(), proposed: Count })
export type CellSummary = z.infer<typeof CellSummary>

/** What is still known in lists of an action that was removed. */
export const RemovedSummary = z.strictObject({ title: z.string(), reference: z.string().nullable(), goal: GoalId.nullable(), leader: PartyId.nullable() })
export type RemovedSummary = z.infer<typeof RemovedSummary>

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
  /** The step that is announced. */
  nextStep: z.strictObject({ status: PlanStatus, at: z.iso.datetime() }).nullable(),
  /** The latest round. */
  round: z.strictObject({ number: z.int().positive(), label: VersionLabel, deadline: z.iso.datetime(), silence: Silence, isOpen: z.boolean() }).nullable(),
  /** Where an amendment stands while one is open. */
  amendment: z.strictObject({ number: z.int().positive(), state: PlanStatus, isMinor: z.boolean() }).nullable(),
  /** To whom the pen is lent, and until when. */
  pens: z.array(Pen.pick({ id: true, party: true, place: true, until: true })),
  /** Who has asked for the pen and waits. */
  penRequests: z.array(PenRequest),
  counts: z.strictObject({ actions: Count, toFix: Count, toLookAt: Count }),
  /** Sum over all actions, in whole euro, and how many amounts are still to be determined. */
  funding: z.strictObject({ euro: Count, toBeDetermined: Count }),
  /** How often each rule is broken, in plan, goals and actions; a rule that nothing breaks is absent. */
  findings: z.partialRecord(RuleId, Count),
  /** Every goal of the cycle, and its actions in order. */
  cells: z.record(GoalId, CellSummary),
  withoutGoal: z.array(ActionId),
  actions: z.record(ActionId, ActionSummary),
  /** Removed actions that had a title; counted nowhere. */
  removed: z.record(ActionId, RemovedSummary),
})
export type PlanSummary = z.infer<typeof PlanSummary>

/** Its actions by goal, in the order of each goal, those without a goal last. The record of actions has no order that a patch
 *  would keep. */
export function actionsInOrder({ cells, withoutGoal, actions }: PlanSummary): readonly (readonly [ActionId, ActionSummary])[] {
  const ids = [...Object.values(cells).flatMap(cell => cell?.actions ?? []), ...withoutGoal]
  return ids.flatMap(id => (actions[id] === undefined ? [] : [[id, actions[id]] as const]))
}
