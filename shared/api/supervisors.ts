// Body and answer of the route of supervisors. Unknown keys are refused.
import { z } from 'zod'
import { CycleId, GoalId } from '../ids.ts'
import { partyFor } from '../parties/eligible-party.ts'
import { IsoDay } from '../schema/values.ts'
import { Decision } from './plans.ts'

export const CycleAddress = z.strictObject({ cycle: CycleId })

/** The decision by which a delegation supervises a goal from a day on; null ends the supervision, which is decided too. */
export const SupervisorBody = z.strictObject({ goal: GoalId, party: partyFor('supervisor').nullable(), decision: Decision, on: IsoDay })
export type SupervisorBody = z.infer<typeof SupervisorBody>

export const SupervisorAnswer = z.strictObject({ cycle: CycleId, goal: GoalId })
export type SupervisorAnswer = z.infer<typeof SupervisorAnswer>
