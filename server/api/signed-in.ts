// The session of a request: nothing below /api is answered without one, except signing in.
import { createMiddleware } from 'hono/factory'
import type { PartyId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Actor } from '../plans/plans.ts'
import type { Session } from '../sync/endpoint.ts'
import { failure } from './answers.ts'

export type SessionReader = { signedIn(headers: Headers): Promise<Session | null> }
export type SignedInVariables = { Variables: { session: Session } }

export const signedIn = (sessions: SessionReader) =>
  createMiddleware<SignedInVariables>(async (context, next) => {
    const session = await sessions.signedIn(context.req.raw.headers)
    if (session === null) return failure(context, 401, 'api/not-signed-in')
    context.set('session', session)
    await next()
  })

/** The person as one who holds this function, for the delegation where it does; null when for none. */
export function actingAs(session: Session, capacity: PersonFunction, party?: PartyId): Actor | null {
  const membership = session.memberships.find(held => held.function === capacity && (party === undefined || held.party === party))
  return membership === undefined ? null : { person: session.person.id, party: membership.party, capacity }
}
