// Files out of a plan and the matrix. A file is answered as a stream: lines of JSON say how far it is; the last of them
// says what follows, which is the file, byte for byte, or why there is none. Who ends the request cancels the work.
import { z } from 'zod'
import { PartyId } from '../ids.ts'
import { IsoDay } from '../schema/values.ts'

export const planFormats = ['docx', 'pdf', 'xlsx', 'ics', 'json'] as const
export const PlanFormat = z.enum(planFormats)
export type PlanFormat = z.infer<typeof PlanFormat>

export const PlanExportBody = z.strictObject({ format: PlanFormat })
/** Answers, reserves and proposals of a plan, for a delegation that may know them. */
export const roundsFormats = ['docx', 'xlsx'] as const satisfies readonly PlanFormat[]
export const RoundsExportBody = z.strictObject({ party: PartyId, format: z.enum(roundsFormats) })
export type RoundsFormat = (typeof roundsFormats)[number]
/** The plans of a period that are open to this delegation, one of the asker's. */
export const MatrixExportBody = z.strictObject({ party: PartyId, cycle: z.string().max(40), periodStart: IsoDay })

export const exportType = 'application/vnd.empact.export'

export const ExportLine = z.union([
  z.strictObject({ done: z.int().nonnegative(), of: z.int().positive() }),
  z.strictObject({ file: z.string(), type: z.string(), bytes: z.int().nonnegative() }),
  z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) }),
])
export type ExportLine = z.infer<typeof ExportLine>

export const mediaTypes: { readonly [Format in PlanFormat]: string } = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar',
  json: 'application/json',
}

/** Where the period is left out, it is the file's. */
export const ImportQuery = z.strictObject({ periodStart: IsoDay.optional() })
