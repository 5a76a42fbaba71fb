// Bodies and answers of signing in and out. Unknown keys are refused.
import { z } from 'zod'
import { PartyId, PersonId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'

export const minPasswordLength = 12
/** Above this a password is refused before it is hashed, which costs time. */
export const maxPasswordLength = 128
const maxEmailLength = 254

export const SignInBody = z.strictObject({
  email: z.email({ error: 'sign-in/email-invalid' }).max(maxEmailLength, { error: 'sign-in/email-invalid' }),
  /** Whatever was typed; only new passwords have a least length. */
  password: z.string().min(1, { error: 'sign-in/password-missing' }).max(maxPasswordLength, { error: 'sign-in/password-too-long' }),
})

/** Sets the password of whoever holds the link. */
export const SetPasswordBody = z.strictObject({
  token: z.string().min(21).max(64),
  password: z
    .string()
    .min(minPasswordLength, { error: 'sign-in/password-too-short' })
    .max(maxPasswordLength, { error: 'sign-in/password-too-long' }),
})

export const SampleSignInBody = z.strictObject({ person: PersonId })

export const MembershipView = z.strictObject({ party: PartyId, function: PersonFunction })

/** Who is signed in. */
export const MeAnswer = z.strictObject({
  person: z.strictObject({ id: PersonId, name: z.string() }),
  memberships: z.array(MembershipView),
  /** One of the sample people, who have no password. */
  isSample: z.boolean(),
  /** ISO instant at which the session ends. */
  expiresAt: z.iso.datetime(),
})
export type MeAnswer = z.infer<typeof MeAnswer>

/** Empty where the sample workspace is not offered. */
export const SamplePeopleAnswer = z.strictObject({
  people: z.array(
    z.strictObject({ id: PersonId, name: z.string(), label: z.string(), party: PartyId, function: PersonFunction }),
  ),
})
export type SamplePeopleAnswer = z.infer<typeof SamplePeopleAnswer>

/** A word, good once and for a moment, with which a socket whose session ran out goes on under the one of now. */
export const RenewalAnswer = z.strictObject({ token: z.string().max(100) })

/** In every request a page names the person whose page it is. */
export const personHeader = 'x-person'
export const OutboxKeyQuery = z.strictObject({ person: PersonId })
