// A word for a socket whose session has run out: see server/sync/renewals.ts.
import { Hono } from 'hono'
import type { Renewals } from '../sync/renewals.ts'
import type { SessionReader, SignedInVariables } from './signed-in.ts'

export function renewalRoutes(renewals: Renewals, sessions: SessionReader) {
  return new Hono<SignedInVariables>().post('/', context => {
    context.header('cache-control', 'no-store')
    const { id } = context.get('session').person
    const cookie = new Headers({ cookie: context.req.header('cookie') ?? '' })
    return context.json({ token: renewals.give(id, () => sessions.signedIn(cookie)) })
  })
}
