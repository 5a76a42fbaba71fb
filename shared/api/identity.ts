// Bodies and answers of signing in and out. Unknown keys are refused.
import { z } from 'zod'
import { PartyId, PersonId } from '../ids.ts'
import { PersonFunction } from '../mandates/functions.ts'
import { isKnownParty } from '../parties/parties.ts'
import { shortLine } from '../schema/values.ts'

export const minPasswordLength = 12
/** Above this a password is refused before it is hashed, which costs time. */
export const maxPasswordLength = 128
const maxEmailLength = 254

/** Always in small letters. */
export const Email = z.email({ error: 'sign-in/email-invalid' }).max(maxEmailLength, { error: 'sign-in/email-invalid' }).toLowerCase()
export const PersonName = shortLine(120).trim().min(1, { error: 'person/name-missing' })

export const SignInBody = z.strictObject({
  email: z.email({ error: 'sign-in/email-invalid' }).max(maxEmailLength, { error: 'sign-in/email-invalid' }),
  /** Whatever was typed; only new passwords have a least length. */
  password: z.string().min(1, { error: 'sign-in/password-missing' }).max(maxPasswordLength, { error: 'sign-in/password-too-long' }),
})

/** What stands after the `#` of a link. */
const Token = z.string().min(21).max(64)
const NewPassword = z
  .string()
  .min(minPasswordLength, { error: 'sign-in/password-too-short' })
  .max(maxPasswordLength, { error: 'sign-in/password-too-long' })

/** Sets the password of whoever holds the link, who is then signed in. */
export const SetPasswordBody = z.strictObject({ token: Token, password: NewPassword })

/** Whoever holds the link of the first start becomes administrator and support team, for this delegation. */
export const FirstStartBody = z.strictObject({
  token: Token,
  email: Email,
  name: PersonName,
  party: PartyId.refine(isKnownParty, { error: 'party/unknown' }),
  password: NewPassword,
})

/** Asks what a link leads to, before anything is typed. */
export const LookBody = z.strictObject({ token: Token })

/** Somebody who has no account yet gives name and password; somebody who has one signs in first, and leaves both out. */
export const AcceptInvitationBody = z.strictObject({ token: Token, name: PersonName.optional(), password: NewPassword.optional() })

/** Whether a workspace sends links to forgotten passwords, or they are given by people alone. */
export const ForgottenAnswer = z.strictObject({ isByMail: z.boolean() })

/** Asks for a link for whoever has this address. Answered the same for every address. */
export const ForgottenBody = z.strictObject({ email: Email })

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

export const InvitationLookAnswer = z.strictObject({
  email: z.string(),
  /** Null: asked of the person. */
  name: z.string().nullable(),
  /** The address has an account already, so that its owner signs in to accept. Said to whoever holds the link alone. */
  hasAccount: z.boolean(),
  memberships: z.array(MembershipView),
  invitedBy: z.string(),
  expiresAt: z.iso.datetime(),
})
export type InvitationLookAnswer = z.infer<typeof InvitationLookAnswer>
