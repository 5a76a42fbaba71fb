// What of rounds, adoption and amendments stands in the record of a plan and in its mirror in the document: no position of anybody.
import { z } from 'zod'
import { VersionId } from '../ids.ts'
import { IsoDay, shortLine } from '../schema/values.ts'
import { PlanStatus } from '../vocabularies/vocabularies.ts'
import { Silence } from './positions.ts'

/** `0.4` before the first adoption, `1.0` what was adopted. */
export const VersionLabel = z.string().regex(/^\d{1,4}\.\d{1,4}$/)

/** The latest round. */
export const Round = z.strictObject({
  number: z.int().positive(),
  /** On which version delegations were asked. */
  version: VersionId,
  label: VersionLabel,
  openedAt: z.iso.datetime(),
  deadline: z.iso.datetime(),
  silence: Silence,
  closedAt: z.iso.datetime().optional(),
})
export type Round = z.infer<typeof Round>

/** A decision that was taken elsewhere: by which body, on which day, and the number of the document that says so. */
export const Decided = z.strictObject({ body: shortLine(120).trim().min(1), on: IsoDay, document: shortLine(60).trim().min(1) })
export type Decided = z.infer<typeof Decided>

/** `contentHash`: of what was adopted; `dossierHash`: of the decision and what led to it. Both are recomputed from the exported version. */
export const Adoption = z.strictObject({
  ...Decided.shape,
  version: VersionId,
  label: VersionLabel,
  contentHash: z.string().max(100),
  dossierHash: z.string().max(100),
  recordedAt: z.iso.datetime(),
})
export type Adoption = z.infer<typeof Adoption>

export const Amendment = z.strictObject({ number: z.int().positive(), state: PlanStatus, isMinor: z.boolean(), reason: z.string().max(500), openedAt: z.iso.datetime() })
export type Amendment = z.infer<typeof Amendment>
