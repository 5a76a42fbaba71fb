// The routes of links: for a new password, of the first start, of an invitation, and asking for one. Whoever holds a link is let
// in; whoever guesses waits longer each time. Nothing here says whether an address is known, except to the holder of a link for it.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { AcceptInvitationBody, FirstStartBody, ForgottenAnswer, ForgottenBody, InvitationLookAnswer, LookBody, SetPasswordBody } from '../../shared/api/identity.ts'
import type { PersonId } from '../../shared/ids.ts'
import { failure, jsonBody, limitBody } from '../api/answers.ts'
import { tooMany, type EntryLimits } from './entry-limits.ts'
import type { ForgottenPasswords } from './forgotten-passwords.ts'
import type { Identity } from './identity.ts'
import type { AcceptError } from './invitations.ts'
import { giveCookies } from './session-cookies.ts'

const smallBody = limitBody(8 * 1024)

type EntryIdentity = Pick<Identity, 'signedIn' | 'letIn' | 'setPassword' | 'isFirstStartToken' | 'startFirst' | 'lookAtInvitation' | 'acceptAsNew' | 'acceptAsExisting'>

/** `forgotten` null: there is no mail. */
export function entryRoutes(identity: EntryIdentity, limits: EntryLimits, answers: { readonly tooMany: typeof tooMany }, forgotten: Pick<ForgottenPasswords, 'ask'> | null) {
  /** Signs the person in, in place of whoever was in this browser. */
  const letIn = async (context: Context, person: PersonId) => {
    limits.wasRight(context, null)
    giveCookies(context, await identity.letIn(person, context.req.raw.headers))
    return context.json({ signedIn: true as const })
  }

  return new Hono()
    .post('/set-password', smallBody, jsonBody(SetPasswordBody), async context => {
      const { waitMs } = limits.begin(context, null)
      if (waitMs > 0) return answers.tooMany(context, waitMs)
      const { token, password } = context.req.valid('json')
      const set = await identity.setPassword(token, password)
      return set.ok ? letIn(context, set.value) : failure(context, 400, set.error.code, 'token')
    })
    .get('/forgotten-password', context => context.json(ForgottenAnswer.parse({ isByMail: forgotten !== null })))
    .post('/forgotten-password', smallBody, jsonBody(ForgottenBody), context => {
      if (forgotten === null) return failure(context, 409, 'sign-in/no-mail')
      const { email } = context.req.valid('json')
      const { waitMs } = limits.beginAsking(context, email)
      if (waitMs > 0) return tooMany(context, waitMs, 'sign-in/asked-often')
      forgotten.ask(email)
      return context.json({ isAsked: true as const })
    })
    .post('/first-start/look', smallBody, jsonBody(LookBody), async context => {
      const { waitMs } = limits.begin(context, null)
      if (waitMs > 0) return answers.tooMany(context, waitMs)
      if (!(await identity.isFirstStartToken(context.req.valid('json').token))) return failure(context, 400, 'first-start/link-invalid', 'token')
      limits.wasRight(context, null)
      return context.json({ isGood: true as const })
    })
    .post('/first-start', smallBody, jsonBody(FirstStartBody), async context => {
      const { waitMs } = limits.begin(context, null)
      if (waitMs > 0) return answers.tooMany(context, waitMs)
      const { token, password, ...starter } = context.req.valid('json')
      const started = await identity.startFirst(token, starter, password)
      if (started.ok) return letIn(context, started.value)
      return started.error.code === 'person/exists' ? failure(context, 409, 'person/exists', 'email') : failure(context, 400, started.error.code, 'token')
    })
    .post('/invitations/look', smallBody, jsonBody(LookBody), async context => {
      const { waitMs } = limits.begin(context, null)
      if (waitMs > 0) return answers.tooMany(context, waitMs)
      const look = await identity.lookAtInvitation(context.req.valid('json').token)
      if (look === null) return failure(context, 400, 'invitation/link-invalid', 'token')
      limits.wasRight(context, null)
      const { email, name, hasAccount, invitedBy, expiresAt } = look
      const memberships = look.memberships.map(({ party, function: held }) => ({ party, function: held }))
      return context.json(InvitationLookAnswer.parse({ email, name, hasAccount, invitedBy, expiresAt, memberships }))
    })
    .post('/invitations/accept', smallBody, jsonBody(AcceptInvitationBody), async context => {
      const { waitMs } = limits.begin(context, null)
      if (waitMs > 0) return answers.tooMany(context, waitMs)
      const { token, name, password } = context.req.valid('json')
      if (password !== undefined) {
        const made = await identity.acceptAsNew(token, name, password)
        return made.ok ? letIn(context, made.value) : refused(context, made.error)
      }
      const session = await identity.signedIn(context.req.raw.headers)
      const accepted = session === null ? null : await identity.acceptAsExisting(token, session.person.id)
      if (accepted === null) return failure(context, 409, 'invitation/sign-in-first')
      if (!accepted.ok) return refused(context, accepted.error)
      limits.wasRight(context, null)
      return context.json({ signedIn: true as const })
    })
}

function refused(context: Context, { code }: AcceptError) {
  switch (code) {
    case 'invitation/link-invalid':
      return failure(context, 400, code, 'token')
    case 'person/name-missing':
      return failure(context, 400, code, 'name')
    case 'invitation/sign-in-first':
    case 'invitation/other-person':
      return failure(context, 409, code)
  }
}
