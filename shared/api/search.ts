// Searching: what is asked, and what is found of what the asker's delegation is sent. Where words stand is told by ranges; no
// answer holds markup.
import { z } from 'zod'
import { ActionId, CycleId, GoalId, PartyId, PersonId, PlanId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'

/** Characters of a query. A longer one is refused: nobody types it, and each word of it is work. */
export const maxQueryLength = 200

export const SearchQuery = z.strictObject({
  q: z.string().max(maxQueryLength, { error: 'search/too-long' }).refine(text => text.trim() !== '', { error: 'search/empty' }),
  party: PartyId,
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** A text and the places in it that fit, as `Range` says them. */
export const Marked = z.strictObject({ text: z.string(), ranges: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])) })
export type Marked = z.infer<typeof Marked>

/** Part of a text around what fits. `field`: the label of the schema's node. `party`: under whose name it stands, if anybody's. */
export const Excerpt = z.strictObject({ field: z.string(), party: PartyId.nullable(), text: Marked })
export type Excerpt = z.infer<typeof Excerpt>

/** Each list the best first, and no longer than a person looks through. */
export const SearchAnswer = z.strictObject({
  /** By its name, then without an excerpt, or by its aim. */
  plans: z.array(z.strictObject({ plan: PlanId, excerpt: Excerpt.nullable() })),
  /** What a plan says of a goal. */
  goals: z.array(z.strictObject({ plan: PlanId, goal: GoalId, excerpt: Excerpt })),
  actions: z.array(z.strictObject({ plan: PlanId, action: ActionId, reference: z.string().nullable(), title: Marked, excerpt: Excerpt.nullable() })),
  /** Notes of the supervisors of goals. */
  guidance: z.array(z.strictObject({ cycle: CycleId, goal: GoalId, excerpt: Excerpt })),
  people: z.array(z.strictObject({ person: PersonId, name: Marked, memberships: z.array(z.strictObject({ party: PartyId, functions: z.array(PersonFunction) })) })),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>
