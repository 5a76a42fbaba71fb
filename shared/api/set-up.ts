// Bodies and answers of the routes that set a workspace up. Unknown keys are refused.
import { z } from 'zod'
import { AreaId, CycleId, GoalId, PartyId, PlanId } from '../ids.ts'
import { IsoDay, shortLine } from '../schema/values.ts'

/** How long a plan runs: whole years of a cycle of four. */
export const PlanPeriodBody = z.strictObject({ years: z.int().min(1).max(4) })

/** Titles of goals as they are from now on. A goal that is named counts as checked, also with the title that it had. */
export const GoalsBody = z.strictObject({
  goals: z.array(z.strictObject({ goal: GoalId, title: shortLine(200).trim().min(1, { error: 'goal/title-missing' }) })).min(1).max(40),
})

export const CycleChangedAnswer = z.strictObject({ cycle: CycleId })

/** What of a workspace has been set up so far. */
export const SetUpAnswer = z.strictObject({
  /** The newest first. */
  cycles: z.array(z.strictObject({
    id: CycleId,
    label: z.string(),
    isClosed: z.boolean(),
    planPeriodYears: z.int(),
    /** With a plan in it, also an archived one, the length of its periods stays. */
    hasPlans: z.boolean(),
  })),
  /** Without archived ones. */
  plans: z.array(z.strictObject({
    id: PlanId,
    area: AreaId,
    periodStart: IsoDay,
    driver: z.strictObject({ party: PartyId, decision: z.string(), on: IsoDay, isAccepted: z.boolean() }).nullable(),
  })),
  /** Those of which somebody is here or invited. */
  delegations: z.array(z.strictObject({ party: PartyId, people: z.int(), speaking: z.int(), invited: z.int(), invitedToSpeak: z.int() })),
  administrators: z.int(),
})
export type SetUpAnswer = z.infer<typeof SetUpAnswer>
