// Passwords, sessions and their cookie: better-auth, with what we must not leave to it switched off. The only importer
// of it. Limits on failures, the origin of a request, suspension and events are around it, in routes.ts and identity.ts.
import { betterAuth, type BetterAuthOptions, type BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { makeSignature } from 'better-auth/crypto'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { PersonId, randomId } from '../../shared/ids.ts'
import { maxPasswordLength, minPasswordLength } from '../../shared/api/identity.ts'
import type { Config } from '../config.ts'
import type { Database } from '../store/schema.ts'

export type FoundSession = {
  readonly sessionId: string
  readonly expiresAt: Date
  readonly person: { readonly id: PersonId; readonly name: string }
  readonly isSample: boolean
}

export type Accounts = {
  /** The session that the cookie among these headers names, unless it has expired or its person is suspended.
   *  Writes nothing. */
  readonly sessionOf: (headers: Headers) => Promise<FoundSession | null>
  /** `Set-Cookie` lines of a new session, or null when e-mail and password do not belong together or the person is
   *  suspended. Takes as long for an unknown e-mail as for a wrong password. */
  readonly signIn: (email: string, password: string) => Promise<string[] | null>
  /** `Set-Cookie` lines of a new session without any proof: only for sample people, see routes.ts. */
  readonly signInUnproved: (person: PersonId) => Promise<string[]>
  /** `Set-Cookie` lines that make the browser forget its session; the session itself has to be ended beside. */
  readonly forgettingCookies: (headers: Headers) => Promise<string[]>
  readonly hashPassword: (password: string) => Promise<string>
  /** The `Cookie` line of a browser that has the session of this token. */
  readonly cookieOf: (token: string) => Promise<string>
}

/** What better-auth is told; exported so that a test can ask it which columns it would miss. */
export function accountOptions(database: Kysely<Database>, config: Config, secret: string) {
  return {
    appName: 'EMPACT workspace',
    database: { db: database, type: 'sqlite' },
    secret,
    baseURL: config.address,
    telemetry: { enabled: false },
    // It believes X-Forwarded-For, and without that header has one bucket for everybody; see attempts.ts for ours.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, maxPasswordLength },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        sampleLabel: { type: 'string', required: false, input: false, fieldName: 'sample_label' },
        suspendedAt: { type: 'string', required: false, input: false, fieldName: 'suspended_at' },
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'person',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: config.sessionHours * 3600,
      // A session ends when it was said to; nothing a page does on its own keeps it alive.
      disableSessionRefresh: true,
      // Reading never writes: expired sessions are removed by our sweep, which tells the open sockets.
      deferSessionRefresh: true,
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'person',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => !(await isSuspended(database, userId)) } },
    },
    advanced: {
      cookiePrefix: 'empact',
      useSecureCookies: config.secureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Nobody needs to know afterwards from where somebody signed in.
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomId() },
    },
    plugins: [signInUnprovedPlugin],
  } satisfies BetterAuthOptions
}

async function isSuspended(database: Kysely<Database>, id: string): Promise<boolean> {
  const person = await database
    .selectFrom('people')
    .select('suspended_at')
    .where('id', '=', PersonId.parse(id))
    .executeTakeFirst()
  return person === undefined || person.suspended_at !== null
}

const signInUnprovedPlugin = {
  id: 'sign-in-unproved',
  endpoints: {
    signInUnproved: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.strictObject({ person: PersonId }) },
      async context => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.person)
        if (!user) throw new Error('only people who exist are signed in')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
      },
    ),
  },
} satisfies BetterAuthPlugin

export async function openAccounts(database: Kysely<Database>, config: Config, secret: string): Promise<Accounts> {
  const auth = betterAuth(accountOptions(database, config, secret))
  const context = await auth.$context
  const sessionOf = async (headers: Headers): Promise<FoundSession | null> => {
    const found = await auth.api.getSession({ headers, query: { disableCookieCache: true } })
    if (!found) return null
    const { session, user } = found
    if (user.suspendedAt) return null
    return {
      sessionId: session.id,
      expiresAt: session.expiresAt,
      person: { id: PersonId.parse(user.id), name: user.name },
      isSample: typeof user.sampleLabel === 'string',
    }
  }
  return {
    sessionOf,
    cookieOf: async token => `${context.authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${await makeSignature(token, context.secret)}`)}`,
    signIn: async (email, password) => {
      try {
        const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
        return headers.getSetCookie()
      } catch (error) {
        if (error instanceof APIError && error.statusCode === 401) return null
        throw error
      }
    },
    signInUnproved: async person => {
      const { headers } = await auth.api.signInUnproved({ body: { person }, returnHeaders: true })
      return headers.getSetCookie()
    },
    forgettingCookies: async headers => {
      const answer = await auth.api.signOut({ headers, returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    hashPassword: password => context.password.hash(password),
  }
}
