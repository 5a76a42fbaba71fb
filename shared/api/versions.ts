// Versions of a plan, as its readers may know them: in which capacity one was made, and no person.
import { z } from 'zod'
import { PartyId, PlanId, VersionId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'
import { shortLine } from '../schema/values.ts'
import { maxVersionNameLength } from '../workflow/bounds.ts'
import { VersionLabel } from '../workflow/record.ts'

export const VersionKind = z.enum(['automatic', 'named', 'consultation', 'adopted'])
export type VersionKind = z.infer<typeof VersionKind>

export const VersionAddress = z.strictObject({ plan: PlanId, version: VersionId })

export const VersionAnswer = z.strictObject({
  id: VersionId,
  kind: VersionKind,
  label: VersionLabel,
  name: z.string().nullable(),
  madeAt: z.iso.datetime(),
  by: z.strictObject({ party: PartyId, capacity: PersonFunction }).nullable(),
  contentHash: z.string(),
})
export type VersionAnswer = z.infer<typeof VersionAnswer>

const VersionName = shortLine(maxVersionNameLength).trim().min(1, { error: 'version/name-missing' })

/** `seq`: the state that gets the name, as the history tells of it; left out, the plan as it is. */
export const NameBody = z.strictObject({ party: PartyId, name: VersionName, seq: z.int().nonnegative().optional() })
export const RenameBody = z.strictObject({ party: PartyId, name: VersionName })
export const UnnameBody = z.strictObject({ party: PartyId })
