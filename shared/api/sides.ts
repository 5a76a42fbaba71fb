// Body and answer of the route that makes a delegation's own side of a plan. What is in it goes over /sync alone.
import { z } from 'zod'
import { PartyId, PlanId } from '../ids.ts'

export const SideBody = z.strictObject({ party: PartyId })
export const SideAnswer = z.strictObject({ plan: PlanId, party: PartyId })
