// What an answer was given on: what the action said to the delegation when it answered. Kept with the answer, as a letter
// that confirms quotes what it confirms, so that both sides can see later what has changed since (decision 0023).
import { z } from 'zod'
import { GoalId, PartyId } from '../ids.ts'
import { ContributionKind } from '../vocabularies/vocabularies.ts'
import { IsoDay } from '../schema/values.ts'

/** A longer title is kept up to here, in characters: enough to know the action by. */
export const mostOfTitle = 300

/** What of a delegation's own line in an action is compared. */
export const OwnLineKey = z.enum(['service', 'own-resources', ...ContributionKind.options])
export type OwnLineKey = z.infer<typeof OwnLineKey>

export const AnswerBasis = z.strictObject({
  title: z.string().max(mostOfTitle),
  goal: GoalId.optional(),
  leader: PartyId.optional(),
  from: IsoDay.optional(),
  to: IsoDay.optional(),
  /** Of the delegation that answers; what it left empty is absent. */
  own: z.partialRecord(OwnLineKey, z.string().max(300)),
})
export type AnswerBasis = z.infer<typeof AnswerBasis>

/** What is compared, in the order in which it is told. */
export const changeables = ['title', 'goal', 'leader', 'dates', 'own-line'] as const
export type Changeable = (typeof changeables)[number]
