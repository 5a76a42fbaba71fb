// What the support team records about a cycle, over the API.
import type { z } from 'zod'
import { SupervisorAnswer } from '../shared/api/supervisors.ts'
import type { SupervisorBody } from '../shared/api/supervisors.ts'
import { answerOf, api } from './api.ts'

export const cyclesApi = {
  recordSupervisor: (cycle: string, json: z.input<typeof SupervisorBody>) => answerOf(api.cycles[':cycle'].supervisor.$put({ param: { cycle }, json }), SupervisorAnswer),
}
