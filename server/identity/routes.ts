// The routes of signing in and out, mounted below /api. The browser's client takes its types from here. The origin of a
// request is checked before it comes here (origin.ts).
import { Hono } from 'hono'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import {
  MeAnswer,
  SamplePeopleAnswer,
  SampleSignInBody,
  SignInBody,
} from '../../shared/api/identity.ts'
import { failure, jsonBody, limitBody } from '../api/answers.ts'
import { isOfAnotherPerson } from '../api/signed-in.ts'
import type { Config } from '../config.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { peerAddressOf } from './client-address.ts'
import { EntryLimits, tooMany } from './entry-limits.ts'
import { entryRoutes } from './entry-routes.ts'
import type { ForgottenPasswords } from './forgotten-passwords.ts'
import { giveCookies } from './session-cookies.ts'
import type { Identity } from './identity.ts'
import { isLocalRequest } from './local-request.ts'

const smallBody = limitBody(8 * 1024)

export type IdentityRoutesOptions = {
  readonly metrics?: Pick<Metrics, 'signIn'>
  /** Null or left out: there is no mail. */
  readonly forgotten?: Pick<ForgottenPasswords, 'ask'> | null
  /** Milliseconds that only go forward, for the limits on failures. */
  readonly clock?: () => number
}

export function identityRoutes(identity: Identity, config: Config, options: IdentityRoutesOptions = {}) {
  const { metrics } = options
  const limits = new EntryLimits(config, options.clock ?? (() => performance.now()))

  /** One click signs in, so only whoever sits at this machine is offered it. */
  const isSampleAllowed = (context: Context) =>
    config.demo && isLocalRequest(peerAddressOf(context), context.req.raw.headers)

  function wait(context: Context, waitMs: number) {
    metrics?.signIn('limited')
    return tooMany(context, waitMs)
  }

  return new Hono()
    .post('/sign-in', smallBody, jsonBody(SignInBody), async context => {
      const { email, password } = context.req.valid('json')
      const account = email.toLowerCase()
      const { waitMs } = limits.begin(context, account)
      if (waitMs > 0) return wait(context, waitMs)
      const cookies = await identity.signIn(email, password, context.req.raw.headers)
      if (cookies === null) {
        metrics?.signIn('refused')
        return failure(context, 401, 'sign-in/wrong')
      }
      limits.wasRight(context, account)
      metrics?.signIn('taken')
      giveCookies(context, cookies)
      return context.json({ signedIn: true as const })
    })
    .post('/sign-out', async context => {
      // The session that another person has begun since in the same browser is not this page's to end.
      const session = await identity.signedIn(context.req.raw.headers)
      if (session !== null && isOfAnotherPerson(context, session)) return failure(context, 401, 'api/other-person')
      giveCookies(context, await identity.signOut(context.req.raw.headers))
      return context.json({ signedIn: false as const })
    })
    .get('/me', notKept, async context => {
      const session = await identity.signedIn(context.req.raw.headers)
      if (session === null) return failure(context, 401, 'api/not-signed-in')
      const { person, memberships, isSample, expiresAt } = session
      return context.json(
        MeAnswer.parse({ person, memberships, isSample, expiresAt: expiresAt.toISOString() }),
      )
    })
    .get('/sample-people', notKept, async context => {
      const people = isSampleAllowed(context) ? await identity.samplePeople() : []
      return context.json(SamplePeopleAnswer.parse({ people }))
    })
    .post('/sample-sign-in', smallBody, jsonBody(SampleSignInBody), async context => {
      if (!isSampleAllowed(context)) return failure(context, 403, 'sample/not-offered')
      const { person } = context.req.valid('json')
      const cookies = await identity.signInAsSample(person, context.req.raw.headers)
      if (cookies === null) return failure(context, 400, 'sample/unknown-person', 'person')
      giveCookies(context, cookies)
      return context.json({ signedIn: true as const })
    })
    .route('/', entryRoutes(identity, limits, { tooMany: wait }, options.forgotten ?? null))
}

/** Whose session this is must not be answered from a cache after it ended. */
const notKept = createMiddleware(async (context, next) => {
  await next()
  context.header('Cache-Control', 'no-store')
})
