// The file of an adopted version: what was adopted in the form that is hashed, the decision, and what led to it. Whoever has the file
// recomputes both hashes, without the workspace it came from.
import { z } from 'zod'
import { AreaId, PlanId, VersionId } from '../ids.ts'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import { hashOfCanonical, sortedJson } from '../schema/canonical.ts'
import { IsoDay } from '../schema/values.ts'
import { Marking } from '../vocabularies/vocabularies.ts'
import { Dossier, hashOfDossier } from '../workflow/dossier.ts'
import { VersionLabel } from '../workflow/record.ts'

export const adoptedVersionFormat = 'empact-adopted-version'

export const AdoptedVersionFile = z.strictObject({
  format: z.literal(adoptedVersionFormat),
  formatVersion: z.literal(1),
  plan: z.strictObject({ id: PlanId, area: AreaId, period: z.strictObject({ start: IsoDay, end: IsoDay }), marking: Marking, sample: z.boolean() }),
  version: z.strictObject({ id: VersionId, label: VersionLabel, madeAt: z.iso.datetime() }),
  contentHash: z.string().max(100),
  dossierHash: z.string().max(100),
  /** What is hashed, as an object: canonical.ts says its form. */
  content: z.record(z.string(), z.json()),
  dossier: Dossier,
})
export type AdoptedVersionFile = z.infer<typeof AdoptedVersionFile>

export type Verified = { readonly file: AdoptedVersionFile; readonly contentHash: string; readonly dossierHash: string }
/** `not-a-version`: it is no such file. `content` and `dossier`: it does not say what the hash in it was made of. */
export type NotVerified = { readonly code: 'verify/not-a-version' } | { readonly code: 'verify/content-differs' | 'verify/dossier-differs'; readonly stated: string; readonly computed: string }

/** Recomputes the hashes of a file. Ok says nothing of where the file came from: compare the hashes with those that the workspace shows, or
 *  that were kept elsewhere. */
export function verifyAdoptedVersion(text: string): Result<Verified, NotVerified> {
  const parsed = AdoptedVersionFile.safeParse(jsonIn(text))
  if (!parsed.success) return err({ code: 'verify/not-a-version' })
  const file = parsed.data
  const contentHash = hashOfCanonical(sortedJson(file.content), 'content')
  if (contentHash !== file.contentHash) return err({ code: 'verify/content-differs', stated: file.contentHash, computed: contentHash })
  const dossierHash = hashOfDossier(file.dossier)
  if (dossierHash !== file.dossierHash) return err({ code: 'verify/dossier-differs', stated: file.dossierHash, computed: dossierHash })
  return ok({ file, contentHash, dossierHash })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
