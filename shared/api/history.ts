// What the history of a plan is asked for, and answers: states of it, what differs between two, and which there are.
import { z } from 'zod'
import { PlanContent } from '../documents/plan-content.ts'
import { GoalId, PartyId, PersonId, VersionId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'

const Seq = z.int().nonnegative()
const SeqInQuery = z.string().regex(/^\d{1,16}$/).transform(Number)

export const HistoryReader = z.strictObject({ party: PartyId })

/** The state after the last update that is not beyond this `seq`. */
export const StateQuery = z.strictObject({ party: PartyId, seq: SeqInQuery })
/** `before` and `after` may be in any order. */
export const DifferenceQuery = z.strictObject({ party: PartyId, before: SeqInQuery, after: SeqInQuery })
export const LookBody = z.strictObject({ party: PartyId, seq: Seq })

/** What a plan says at a moment. `numbers`: those that the actions have then, by their ids. */
export const StateContent = z.strictObject({ content: PlanContent, numbers: z.record(z.string(), z.string()) })
export type StateContent = z.infer<typeof StateContent>
export const StateAnswer = z.strictObject({ seq: Seq, at: z.iso.datetime(), ...StateContent.shape })
export type StateAnswer = z.infer<typeof StateAnswer>

const Blocks = z.array(z.looseObject({ type: z.string() }))
const Author = z.strictObject({ party: PartyId, capacity: PersonFunction.nullable(), /** Only of the reader's own delegation. */ person: z.strictObject({ id: PersonId, name: z.string() }).nullable() })
const Content = z.record(z.string(), z.json())
const Place = z.strictObject({ goal: GoalId.nullable(), number: z.string().nullable() })
/** Who wrote there in between, latest last. */
const Changed = { path: z.array(z.string()), authors: z.array(Author) }

/** As `PlanChange` (shared/history/plan-difference.ts), with its authors; of a text only what stood there before. */
export const ToldChange = z.discriminatedUnion('kind', [
  z.strictObject({ ...Changed, kind: z.literal('field'), before: z.json().optional(), after: z.json().optional() }),
  z.strictObject({ ...Changed, kind: z.literal('text'), before: Blocks, words: z.array(z.strictObject({ kind: z.enum(['same', 'in', 'out']), text: z.string() })), added: Seq, removed: Seq }),
  z.strictObject({ ...Changed, kind: z.enum(['action-added', 'action-brought-back', 'action-taken-in', 'row-added', 'row-brought-back']), after: Content }),
  z.strictObject({ ...Changed, kind: z.enum(['action-removed', 'row-removed']), before: Content }),
  z.strictObject({ ...Changed, kind: z.literal('moved'), before: Place, after: Place }),
  z.strictObject({ ...Changed, kind: z.literal('row-moved') }),
])
export type ToldChange = z.infer<typeof ToldChange>

/** In the order of the plan. */
export const DifferenceAnswer = z.strictObject({ before: Seq, after: Seq, changes: z.array(ToldChange) })
export type DifferenceAnswer = z.infer<typeof DifferenceAnswer>

/** `name`: as people call it, else its label. `day`: how the plan stood at the end of a day on which it was written in. The others were kept by people or by a step. */
export const versionKinds = ['day', 'automatic', 'named', 'consultation', 'adopted'] as const
export const PlanVersion = z.strictObject({ seq: Seq, at: z.iso.datetime(), kind: z.enum(versionKinds), name: z.string().nullable(), /** Of one that was named by hand, and so may be given another name. */ id: VersionId.optional() })
export type PlanVersion = z.infer<typeof PlanVersion>

/** `own`: the delegation's own drafting, step by step: wherever somebody of it paused, began anew, or had written a while; oldest first, the latest
 *  few thousand. `begin`: the plan as it was made.
 *  `lastLook`: what this person saw of it when looking last; null for never. Versions newest first. */
export const MomentsAnswer = z.strictObject({
  begin: Seq,
  seq: Seq,
  versions: z.array(PlanVersion),
  own: z.array(z.strictObject({ seq: Seq, at: z.iso.datetime() })),
  lastLook: z.strictObject({ seq: Seq, at: z.iso.datetime() }).nullable(),
})
export type MomentsAnswer = z.infer<typeof MomentsAnswer>
