// The session of a request: nothing below /api is answered without one, except signing in.
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { personHeader } from '../../shared/api/identity.ts'
import type { PartyId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import type { Actor } from '../record-log.ts'
import type { Session } from '../sync/endpoint.ts'
import { failure } from './answers.ts'

export type SessionReader = { signedIn(headers: Headers): Promise<Session | null> }
export type SignedInVariables = { Variables: { session: Session } }

/** A page names whose it is. Since a browser has one session for all its pages, one that was opened by another person
 *  would otherwise act in the name of whoever signed in last. */
export function isOfAnotherPerson(context: Context, session: Session): boolean {
  const pageOf = context.req.header(personHeader)
  return pageOf !== undefined && pageOf !== session.person.id
}

export const signedIn = (sessions: SessionReader) =>
  createMiddleware<SignedInVariables>(async (context, next) => {
    const session = await sessions.signedIn(context.req.raw.headers)
    if (session === null) return failure(context, 401, 'api/not-signed-in')
    if (isOfAnotherPerson(context, session)) return failure(context, 401, 'api/other-person')
    context.set('session', session)
    await next()
  })

/** The person as one who holds this function, for the delegation where it does; null when for none. */
export function actingAs(session: Session, capacity: PersonFunction, party?: PartyId): Actor | null {
  const membership = session.memberships.find(held => held.function === capacity && (party === undefined || held.party === party))
  return membership === undefined ? null : { person: session.person.id, party: membership.party, capacity }
}

/** The person for one of their delegations, with all functions there; null for any other. */
export function writerFor({ person, memberships }: Session, party: PartyId): Writer | null {
  const functions = memberships.filter(held => held.party === party).map(held => held.function)
  return functions.length === 0 ? null : { person: person.id, party, functions }
}

export type SupportTeamVariables = { Variables: SignedInVariables['Variables'] & { by: Actor } }

/** Asked before a body is looked at; the route reads who acts with `context.get('by')`. */
export const supportTeamOnly = createMiddleware<SupportTeamVariables>(async (context, next) => {
  const by = actingAs(context.get('session'), 'support-team')
  if (by === null) return failure(context, 403, 'api/support-team-only')
  context.set('by', by)
  await next()
})
