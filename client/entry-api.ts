// Coming in by a link, and asking for one, over the API.
import { z } from 'zod'
import { ForgottenAnswer, InvitationLookAnswer } from '../shared/api/identity.ts'
import type { FirstStartBody } from '../shared/api/identity.ts'
import { answerOf, api } from './api.ts'

/** For answers of which only the success matters. */
const Nothing = z.unknown()

export const entryApi = {
  /** Whether links to forgotten passwords are sent. */
  forgotten: () => answerOf(api['forgotten-password'].$get(), ForgottenAnswer),
  askForLink: (email: string) => answerOf(api['forgotten-password'].$post({ json: { email } }), Nothing),
  lookAtFirstStart: (token: string) => answerOf(api['first-start'].look.$post({ json: { token } }), Nothing),
  startFirst: (json: z.input<typeof FirstStartBody>) => answerOf(api['first-start'].$post({ json }), Nothing),
  lookAtInvitation: (token: string) => answerOf(api.invitations.look.$post({ json: { token } }), InvitationLookAnswer),
  acceptAsNew: (token: string, name: string, password: string) => answerOf(api.invitations.accept.$post({ json: { token, name, password } }), Nothing),
  /** For who is signed in. */
  accept: (token: string) => answerOf(api.invitations.accept.$post({ json: { token } }), Nothing),
}
