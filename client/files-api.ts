// What asks the server for files, and gives it one.
import { z } from 'zod'
import type { MatrixExportBody, PlanFormat, RoundsFormat } from '../shared/api/exports.ts'
import { PlanId } from '../shared/ids.ts'
import type { PartyId } from '../shared/ids.ts'
import type { IsoDay } from '../shared/schema/values.ts'
import { answerOf, api } from './api.ts'

/** What asks for one file; ending it with its signal ends the work on it. */
export type FileRequest = (signal: AbortSignal) => Promise<Pick<Response, 'ok' | 'status' | 'json' | 'body'>>

export const filesApi = {
  plan: (plan: PlanId, format: PlanFormat): FileRequest => signal => api.plans[':plan'].exports.$post({ param: { plan }, json: { format } }, { init: { signal } }),
  /** Answers, reserves and proposals. */
  rounds: (plan: PlanId, party: PartyId, format: RoundsFormat): FileRequest => signal => api.plans[':plan']['round-exports'].$post({ param: { plan }, json: { party, format } }, { init: { signal } }),
  matrix: (json: z.input<typeof MatrixExportBody>): FileRequest => signal => api.matrix.exports.$post({ json }, { init: { signal } }),
  /** Makes a plan of this period from a data file. */
  importPlan: (file: Blob, periodStart: IsoDay) =>
    answerOf(api.plans.import.$post({ query: { periodStart } }, { init: { body: new Blob([file], { type: 'application/json' }) } }), z.object({ id: PlanId })),
}
