// What a person is told by mail, over the API.
import { z } from 'zod'
import { DigestAnswer } from '../shared/api/digest.ts'
import type { DigestSettings } from '../shared/api/digest.ts'
import { answerOf, api } from './api.ts'

const Done = z.object({ ok: z.literal(true) })

export const digestApi = {
  read: () => answerOf(api.digest.$get(), DigestAnswer),
  save: (json: DigestSettings) => answerOf(api.digest.$put({ json }), Done),
  /** Without a session; answered alike whatever the token is. */
  switchOff: (token: string) => answerOf(api['digest-off'].$post({ json: { token } }), Done),
}
