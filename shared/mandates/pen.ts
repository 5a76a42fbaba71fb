// The pen, lent: the driver or a co-driver lets another delegation write an action, a goal's text or the whole plan until
// a stated time. A row of SQL with who lent it and when; it ends by itself.
import { z } from 'zod'
import { ActionId, GoalId, PartyId, PenId } from '../ids.ts'

/** What may be written with it. */
export const PenPlace = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('plan') }),
  z.strictObject({ of: z.literal('goal'), goal: GoalId }),
  z.strictObject({ of: z.literal('action'), action: ActionId }),
])
export type PenPlace = z.infer<typeof PenPlace>

export const Pen = z.strictObject({
  id: PenId,
  party: PartyId,
  place: PenPlace,
  /** An instant in UTC. From then on it is not lent any more. */
  until: z.iso.datetime(),
  lentBy: PartyId,
  lentAt: z.iso.datetime().optional(),
})
export type Pen = z.infer<typeof Pen>

/** A delegation asks for the pen; whoever may lend it sees that it waits. */
export const PenRequest = z.strictObject({ id: PenId, party: PartyId, place: PenPlace, at: z.iso.datetime() })
export type PenRequest = z.infer<typeof PenRequest>

export const samePenPlace = (one: PenPlace, other: PenPlace): boolean => JSON.stringify(PenPlace.parse(one)) === JSON.stringify(PenPlace.parse(other))

/** A pen is lent for at most this long at once, so that none is forgotten. House rule. */
export const longestLoanDays = 60

/** Whether the pen lets one write at a place: a goal's text, an action, or with both null the plan's own texts. */
export function reaches({ place }: Pen, goal: GoalId | null, action: ActionId | null): boolean {
  switch (place.of) {
    case 'plan':
      return true
    case 'goal':
      return action === null && goal === place.goal
    case 'action':
      return action === place.action
  }
}

/** Whether a loan or a release has not run out. */
export const isRunning = ({ until }: { readonly until: string }, now: Date): boolean => now.getTime() < Date.parse(until)
