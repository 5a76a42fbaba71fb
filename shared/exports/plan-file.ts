// The JSON file of a plan: what it says and where that came from. Its schema is published (docs/plan-export.schema.json,
// /api/schemas/plan) and made from the shape below. A file that is imported makes a plan equal in content.
import { z } from 'zod'
import { PlanContent } from '../documents/plan-content.ts'
import { ActionId, AreaId, PartyId, PlanId } from '../ids.ts'
import { isKnownParty } from '../parties/parties.ts'
import { IsoDay, shortLine } from '../schema/values.ts'
import { Marking, ParticipationAnswer, PlanStatus } from '../vocabularies/vocabularies.ts'
import { rolesInAction } from '../documents/plan.ts'

export const planFileFormat = 'empact-plan'
/** Raised by every change after which an older file, or an older reader, would misunderstand. */
export const planFileVersion = 1

const KnownParty = PartyId.refine(isKnownParty, { error: 'party/unknown' })
const Appointment = z.strictObject({ party: KnownParty, accepted: z.boolean() })

/** What of the plan stands around its content. Driver, co-drivers, status and references are told, and not taken over by an
 *  import: who drives a new plan is decided anew. */
const PlanFacts = z.strictObject({
  id: PlanId,
  area: AreaId,
  title: z.string().max(400),
  period: z.strictObject({ start: IsoDay, end: IsoDay }),
  marking: Marking,
  /** True: everything in the plan is fiction. */
  sample: z.boolean(),
  status: PlanStatus,
  driver: Appointment.optional(),
  coDrivers: z.array(Appointment).max(40).optional(),
  councilDocument: shortLine(60).optional(),
  predecessor: PlanId.optional(),
})

const Answered = z.strictObject({ party: KnownParty, role: z.enum(rolesInAction), answer: ParticipationAnswer, condition: shortLine(300).optional(), inWriting: z.literal(true).optional() })

export const PlanFile = z.strictObject({
  format: z.literal(planFileFormat),
  formatVersion: z.literal(planFileVersion),
  /** When this was made of which stored state, and the fingerprint of what it says: plans that say the same have the same. */
  exported: z.strictObject({ at: z.iso.datetime(), seq: z.int().nonnegative(), contentHash: z.string().max(200) }),
  plan: PlanFacts,
  content: PlanContent,
  /** Lasting references by action, e.g. MS-26-014: those of the plan that was exported. An import gives new ones. */
  references: z.partialRecord(ActionId, z.string().max(20)).optional(),
  /** What the delegations named had answered. An import asks them anew. */
  answers: z.partialRecord(ActionId, z.array(Answered).max(400)).optional(),
})
export type PlanFile = z.infer<typeof PlanFile>

/** As JSON Schema, draft 2020-12. It describes the form; what a schema cannot say (which delegations may lead, that no id comes
 *  twice) the import checks besides. */
export function planFileSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(PlanFile, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  return { $schema, title: 'A plan of the EMPACT workspace', ...schema }
}
