// Versions of a plan, as its readers may know them: in which capacity one was made, and no person.
import { z } from 'zod'
import { PartyId, PlanId, VersionId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'
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
