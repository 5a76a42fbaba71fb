// Who is this, and for which delegations? Sessions and what ends them, with word to the open sockets at once.
//
// What must stay true:
// 1. Rights are looked up for each request and never kept: what ended a moment ago is over.
// 2. A session is gone from the database before anybody hears that it ended.
// 3. Signing in always makes a new session; the one that the browser had before ends.
import { PersonId, randomId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Config } from '../config.ts'
import { logLine, type Actor } from '../record-log.ts'
import type { Store } from '../store/store.ts'
import type { Log } from '../telemetry/log.ts'
import { openAccounts } from './accounts.ts'
import { createListeners, type MembershipChanged, type SessionEnded } from './events.ts'
import { isFirstStartToken, makeFirstAdministrator, type FirstStartError, type FirstStarter } from './first-start.ts'
import { acceptAsExisting, acceptAsNew, endInvitationsTo, lookAtInvitation, sweepInvitations, type AcceptError, type InvitationLook } from './invitations.ts'
import { personOfToken, useToken } from './password-links.ts'
import { administratorsOf, membershipsOf, namesOf, storePassword, type Membership } from './people.ts'
import { samplePeopleIn, type SamplePersonView } from './sample-people.ts'

export type SignedIn = {
  readonly person: { readonly id: PersonId; readonly name: string }
  readonly sessionId: string
  readonly expiresAt: Date
  /** When the session or the first of the memberships ends. */
  readonly validUntil: Date
  readonly memberships: readonly Membership[]
  readonly isSample: boolean
}

/** Lines for `Set-Cookie`. */
type Cookies = readonly string[]

export type Identity = {
  /** Whose session the cookie among these headers names, with the memberships that hold now; null: nobody's. */
  signedIn(headers: Headers): Promise<SignedIn | null>
  /** Names by id; an id that nobody has is absent. */
  namesOf(people: Iterable<PersonId>): Promise<Map<PersonId, string>>
  /** Null when e-mail and password do not belong together, or the person is suspended. `headers` are the request's. */
  signIn(email: string, password: string, headers: Headers): Promise<Cookies | null>
  /** Null when there is no such sample person. Whether it may be offered is asked before: routes.ts. */
  signInAsSample(person: PersonId, headers: Headers): Promise<Cookies | null>
  signOut(headers: Headers): Promise<Cookies>
  /** A session for somebody who has just proved by a link who they are. `headers` are the request's. */
  letIn(person: PersonId, headers: Headers): Promise<Cookies>
  /** Sets the password of whoever holds the link, and ends the sessions that this person had. */
  setPassword(token: string, password: string): Promise<Result<PersonId, { readonly code: 'sign-in/link-invalid' }>>
  isFirstStartToken(token: string): Promise<boolean>
  /** Makes the holder of the first start's link administrator and support team. */
  startFirst(token: string, starter: FirstStarter, password: string): Promise<Result<PersonId, FirstStartError>>
  /** Null: the link is none, was used, withdrawn or ran out. */
  lookAtInvitation(token: string): Promise<InvitationLook | null>
  /** Makes the person whom an invitation is for. */
  acceptAsNew(token: string, name: string | undefined, password: string): Promise<Result<PersonId, AcceptError>>
  /** Gives what an invitation is for to a person who is signed in. */
  acceptAsExisting(token: string, person: PersonId): Promise<Result<PersonId, AcceptError>>
  samplePeople(): Promise<SamplePersonView[]>
  /** Ends every session of the person and lets none begin. */
  suspend(person: PersonId): Promise<void>
  /** Ends it, unless it is the last administrator's; one that is not held is left alone. */
  endMembership(person: PersonId, membership: Membership, by?: Actor): Promise<Result<void, { readonly code: 'person/last-administrator' }>>
  /** Called after the session is gone. Returns what ends the listening. */
  onSessionEnded(listener: (event: SessionEnded) => void): () => void
  onMembershipChanged(listener: (event: MembershipChanged) => void): () => void
  /** Removes what has run out, and tells. Runs by itself every half minute. */
  sweep(): Promise<void>
  /** Looks a session up, one that is stored if there is any, until the look-up is compiled. Changes nothing. See warm-up.ts. */
  warmUp(): Promise<void>
  close(): void
}

export type IdentityOptions = {
  readonly store: Pick<Store, 'database'>
  readonly config: Config
  readonly authSecret: string
  readonly log: Log
  readonly now?: () => Date
}

const sweepEveryMs = 30_000
/** What is kept for months need not be looked through more often. */
const sweepInvitationsEveryMs = 24 * 3600_000
const warmUpLookUps = 100

export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  const { config, log, now = () => new Date() } = options
  const { database } = options.store
  const accounts = await openAccounts(database, config, options.authSecret)
  const sessionEnded = createListeners<SessionEnded>()
  const membershipChanged = createListeners<MembershipChanged>()

  async function endSessions(
    which: { readonly id: string } | { readonly person: PersonId } | { readonly expiredAt: string },
    reason: SessionEnded['reason'],
  ): Promise<void> {
    const deletion = database.deleteFrom('sessions').returning(['id', 'person'])
    const ended = await ('id' in which
      ? deletion.where('id', '=', which.id)
      : 'person' in which
        ? deletion.where('person', '=', which.person)
        : deletion.where('expires_at', '<=', which.expiredAt)
    ).execute()
    for (const { id, person } of ended) sessionEnded.tell({ sessionId: id, person, reason })
  }

  async function replacing(headers: Headers, signIn: () => Promise<Cookies | null>): Promise<Cookies | null> {
    const before = await accounts.sessionOf(headers)
    const cookies = await signIn()
    if (cookies && before) await endSessions({ id: before.sessionId }, 'replaced')
    return cookies
  }

  let sweptUntil = now().toISOString()
  let invitationsSweptAt: number | null = null
  async function sweep(): Promise<void> {
    const at = now().toISOString()
    await endSessions({ expiredAt: at }, 'expired')
    await database.deleteFrom('password_links').where('expires_at', '<=', at).execute()
    const today = now()
    if (invitationsSweptAt === null || today.getTime() - invitationsSweptAt >= sweepInvitationsEveryMs) {
      await sweepInvitations(database, today)
      invitationsSweptAt = today.getTime()
    }
    const changed = await database
      .selectFrom('memberships')
      .select('person')
      .distinct()
      .where(expression =>
        expression.or([
          expression.and([expression('from_at', '>', sweptUntil), expression('from_at', '<=', at)]),
          expression.and([expression('until_at', '>', sweptUntil), expression('until_at', '<=', at)]),
        ]),
      )
      .execute()
    sweptUntil = at
    for (const { person } of changed) membershipChanged.tell({ person })
  }
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => log.error('identity.sweep-failed', error))
  }, sweepEveryMs)
  timer.unref()

  const signedIn = async (headers: Headers): Promise<SignedIn | null> => {
    const session = await accounts.sessionOf(headers)
    if (!session) return null
    const { memberships, firstEndsAt } = await membershipsOf(database, session.person.id, now())
    const validUntil = firstEndsAt !== null && firstEndsAt < session.expiresAt ? firstEndsAt : session.expiresAt
    return { ...session, validUntil, memberships }
  }

  return {
    signedIn,
    warmUp: async () => {
      const stored = await database.selectFrom('sessions').select('token').orderBy('expires_at', 'desc').limit(1).executeTakeFirst()
      const headers = new Headers({ cookie: await accounts.cookieOf(stored?.token ?? randomId()) })
      for (let count = 0; count < warmUpLookUps; count++) await signedIn(headers)
    },
    namesOf: people => namesOf(database, people),
    signIn: (email, password, headers) => replacing(headers, () => accounts.signIn(email, password)),
    signInAsSample: (person, headers) =>
      replacing(headers, async () => {
        const people = await samplePeopleIn(database)
        return people.some(sample => sample.id === person) ? accounts.signInUnproved(person) : null
      }),
    signOut: async headers => {
      const session = await accounts.sessionOf(headers)
      if (session) await endSessions({ id: session.sessionId }, 'signed-out')
      return accounts.forgettingCookies(headers)
    },
    letIn: async (person, headers) => (await replacing(headers, () => accounts.signInUnproved(person))) ?? [],
    isFirstStartToken: token => isFirstStartToken(database, token, now()),
    startFirst: async (token, starter, password) => {
      // Whoever guesses costs no hash.
      if (!(await isFirstStartToken(database, token, now()))) return err({ code: 'first-start/link-invalid' })
      const hash = await accounts.hashPassword(password)
      return makeFirstAdministrator(database, token, starter, hash, now())
    },
    lookAtInvitation: token => lookAtInvitation(database, token, now()),
    acceptAsNew: async (token, name, password) => {
      if ((await lookAtInvitation(database, token, now())) === null) return err({ code: 'invitation/link-invalid' })
      return acceptAsNew(database, token, name, await accounts.hashPassword(password), now())
    },
    acceptAsExisting: async (token, person) => {
      const accepted = await acceptAsExisting(database, token, person, now())
      if (accepted.ok) membershipChanged.tell({ person })
      return accepted
    },
    setPassword: async (token, password) => {
      const person = await personOfToken(database, token, now())
      if (person === null) return err({ code: 'sign-in/link-invalid' })
      const hash = await accounts.hashPassword(password)
      const isSet = await database.transaction().execute(async transaction => {
        if (!(await useToken(transaction, token, now()))) return false
        await storePassword(transaction, person, hash, now())
        return true
      })
      if (!isSet) return err({ code: 'sign-in/link-invalid' })
      await endSessions({ person }, 'password-set')
      return ok(person)
    },
    samplePeople: () => samplePeopleIn(database),
    suspend: async person => {
      await database
        .updateTable('people')
        .set({ suspended_at: now().toISOString() })
        .where('id', '=', person)
        .where('suspended_at', 'is', null)
        .execute()
      await endSessions({ person }, 'suspended')
      // A socket of a session that ran out a moment ago waits for this person to sign in again, which cannot be any more.
      membershipChanged.tell({ person })
    },
    endMembership: async (person, membership, by) => {
      const ended = await database.transaction().execute(async transaction => {
        const at = now().toISOString()
        const held = await transaction
          .updateTable('memberships')
          .set({ until_at: at })
          .where('person', '=', person)
          .where('party', '=', membership.party)
          .where('function', '=', membership.function)
          .where(expression => expression.or([expression('until_at', 'is', null), expression('until_at', '>', at)]))
          .executeTakeFirst()
        if (held.numUpdatedRows === 0n) return ok(undefined)
        if (membership.function === 'administrator' && (await administratorsOf(transaction, now())).length === 0) throw new LastAdministrator()
        // What was offered with it is not offered any more: an old link must not give back what was ended.
        await endInvitationsTo(transaction, person, membership, at)
        await transaction.insertInto('record_log').values(logLine(at, by ?? null, 'membership-ended', `person/${person}`, membership)).execute()
        return ok(undefined)
      }).catch((error: unknown) => {
        if (error instanceof LastAdministrator) return err({ code: 'person/last-administrator' as const })
        throw error
      })
      if (ended.ok) membershipChanged.tell({ person })
      return ended
    },
    onSessionEnded: sessionEnded.add,
    onMembershipChanged: membershipChanged.add,
    sweep,
    close: () => clearInterval(timer),
  }
}

/** Takes the transaction back. */
class LastAdministrator extends Error {}
