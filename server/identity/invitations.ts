// Invitations: somebody who may give a function for a delegation makes a link, and whoever follows it gets the function.
//
// What must stay true:
// 1. The link alone never opens an account that exists: its owner signs in, and then accepts. Otherwise whoever invites an
//    address could become its owner.
// 2. Whoever invites is answered the same for an address that has an account and for one that has none.
// 3. It is good only while whoever made its link may still give all of it.
// 4. A link is good once; a new one ends the one before. Its token is known here by its hash only.
// 5. Whenever somebody other than the person invited is shown the link, that is on record, with who.
import type { Kysely, Transaction } from 'kysely'
import type { Invited } from '../../shared/api/people.ts'
import { InvitationId, randomId, type PartyId, type PersonId } from '../../shared/ids.ts'
import { givenAs, mayGive } from '../../shared/mandates/giving-functions.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { logLine, type Actor } from '../record-log.ts'
import type { Database } from '../store/schema.ts'
import { giveMemberships, insertPerson, membershipsOf, storePassword, type Membership, type NewMembership } from './people.ts'
import { expiryOf, hashOf, newToken } from './tokens.ts'

/** Who invites, with the memberships under which this is allowed. */
export type Inviter = { readonly person: PersonId; readonly memberships: readonly Membership[] }

export type InvitationLook = {
  readonly id: InvitationId
  readonly email: string
  readonly name: string | null
  readonly hasAccount: boolean
  readonly memberships: readonly NewMembership[]
  readonly invitedBy: string
  readonly expiresAt: string
}

export type AcceptError = { readonly code: 'invitation/link-invalid' | 'invitation/sign-in-first' | 'invitation/other-person' | 'person/name-missing' }

/** The page where it is accepted. The token stands after `#`, so that it reaches no server's log. */
export const invitationLinkOf = (address: string, token: string): string => `${address}/invitation#${token}`

/** Makes an invitation and answers the token of its link. Earlier ones of that address that are for nothing else end. The caller has checked
 *  that the inviter may give all of it. */
export async function invite(open: Transaction<Database>, { email, name, memberships }: Invited, by: Inviter, now: Date): Promise<{ readonly id: InvitationId; readonly token: string }> {
  const id = InvitationId.parse(randomId())
  const token = newToken()
  const at = now.toISOString()
  await endThoseWithin(open, email, memberships, at)
  await open
    .insertInto('invitations')
    .values({ id, token_hash: hashOf(token), email, name, invited_by: by.person, invited_at: at, expires_at: expiryOf(now), accepted_at: null, accepted_by: null, ended_at: null })
    .execute()
  await open.insertInto('invited_memberships').values(memberships.map(membership => ({ invitation: id, ...membership }))).execute()
  for (const { party, function: given } of memberships) {
    await open.insertInto('record_log').values(logLine(at, actorFor(party, by), 'invited', `invitation/${id}`, { party, function: given })).execute()
  }
  return { id, token }
}

/** Puts on record that this person was shown the link, with which anybody comes in who has no account yet. */
export const noteShown = (open: Kysely<Database>, id: InvitationId, party: PartyId, by: Inviter, now: Date): Promise<unknown> =>
  open.insertInto('record_log').values(logLine(now.toISOString(), actorFor(party, by), 'invitation-link-shown', `invitation/${id}`, {})).execute()

/** As what somebody lets people into this delegation. */
export function actorFor(party: PartyId, { person, memberships }: Inviter): Actor | null {
  const as = givenAs(memberships, party)
  return as === null ? null : { person, party: as.party, capacity: as.function }
}

/** Ends what waits for a person and would give this function for this delegation. */
export async function endInvitationsTo(open: Transaction<Database>, person: PersonId, { party, function: given }: Membership, at: string): Promise<void> {
  await open
    .updateTable('invitations')
    .set({ ended_at: at })
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('email', 'in', open.selectFrom('people').select('email').where('id', '=', person))
    .where('id', 'in', open.selectFrom('invited_memberships').select('invitation').where('party', '=', party).where('function', '=', given))
    .execute()
}

async function endThoseWithin(open: Transaction<Database>, email: string, memberships: readonly Membership[], at: string): Promise<void> {
  const waiting = await open.selectFrom('invitations').select('id').where('email', '=', email).where('accepted_at', 'is', null).where('ended_at', 'is', null).execute()
  for (const { id } of waiting) {
    const before = await invitedMemberships(open, id)
    const isWithin = before.every(held => memberships.some(given => given.party === held.party && given.function === held.function))
    if (isWithin) await open.updateTable('invitations').set({ ended_at: at }).where('id', '=', id).execute()
  }
}

/** A new token for an invitation that waits, also for one that ran out, and for which address it is; the link before is good no
 *  more. Null: it does not wait any more. */
export async function renewInvitation(open: Transaction<Database>, id: InvitationId, by: PersonId, now: Date): Promise<{ readonly token: string; readonly email: string } | null> {
  const token = newToken()
  const renewed = await open
    .updateTable('invitations')
    .set({ token_hash: hashOf(token), invited_by: by, expires_at: expiryOf(now) })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('email')
    .executeTakeFirst()
  return renewed === undefined ? null : { token, email: renewed.email }
}

export async function withdrawInvitation(open: Transaction<Database>, id: InvitationId, party: PartyId, by: Inviter, now: Date): Promise<void> {
  const at = now.toISOString()
  const { numUpdatedRows } = await open.updateTable('invitations').set({ ended_at: at }).where('id', '=', id).where('accepted_at', 'is', null).where('ended_at', 'is', null).executeTakeFirst()
  if (numUpdatedRows > 0n) await open.insertInto('record_log').values(logLine(at, actorFor(party, by), 'invitation-withdrawn', `invitation/${id}`, {})).execute()
}

/** How many that this person made could still be followed. */
export async function countWaiting(database: Kysely<Database>, by: PersonId, now: Date): Promise<number> {
  const { count } = await database
    .selectFrom('invitations')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('invited_by', '=', by)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirstOrThrow()
  return count
}

/** How long those are kept with the address that are over: followed, ended or run out. Whoever was forgotten is invited anew. */
const keptDays = 90

/** Removes what was over before that. Who invited, to what, and who came of it stays on record. */
export function sweepInvitations(database: Kysely<Database>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 3600_000).toISOString()
  return database.transaction().execute(async transaction => {
    const over = transaction
      .selectFrom('invitations')
      .select('id')
      .where(expression => expression.or([expression('accepted_at', '<', before), expression('ended_at', '<', before), expression('expires_at', '<', before)]))
    await transaction.deleteFrom('invited_memberships').where('invitation', 'in', over).execute()
    await transaction.deleteFrom('invitations').where('id', 'in', over).execute()
  })
}

export function invitedMemberships(database: Kysely<Database>, id: InvitationId): Promise<(Membership & { readonly service: string | null })[]> {
  return database.selectFrom('invited_memberships').select(['party', 'function', 'service']).where('invitation', '=', id).orderBy('party').orderBy('function').execute()
}

/** What the holder of the link is told; null: it is none, was used, withdrawn or ran out. */
export async function lookAtInvitation(database: Kysely<Database>, token: string, now: Date): Promise<InvitationLook | null> {
  const found = await database
    .selectFrom('invitations')
    .innerJoin('people as inviter', 'inviter.id', 'invitations.invited_by')
    .select(['invitations.id', 'invitations.email', 'invitations.name', 'invitations.expires_at as expiresAt', 'invited_by', 'inviter.name as inviter'])
    .where('inviter.suspended_at', 'is', null)
    .where('token_hash', '=', hashOf(token))
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  if (found === undefined) return null
  const { id, email, name, expiresAt, inviter } = found
  const memberships = await invitedMemberships(database, id)
  const held = (await membershipsOf(database, found.invited_by, now)).memberships
  if (!memberships.every(given => mayGive(held, given))) return null
  const account = await database.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()
  return { id, email, name, hasAccount: account !== undefined, memberships, invitedBy: inviter, expiresAt }
}

/** Makes the person, with the hash of the password. */
export function acceptAsNew(database: Kysely<Database>, token: string, name: string | undefined, passwordHash: string, now: Date): Promise<Result<PersonId, AcceptError>> {
  return database.transaction().execute(async transaction => {
    const look = await lookAtInvitation(transaction, token, now)
    if (look === null) return err({ code: 'invitation/link-invalid' as const })
    if (look.hasAccount) return err({ code: 'invitation/sign-in-first' as const })
    const called = name ?? look.name
    if (called === null) return err({ code: 'person/name-missing' as const })
    const person = await insertPerson(transaction, { name: called, email: look.email, memberships: look.memberships }, now)
    await storePassword(transaction, person, passwordHash, now)
    await noteAccepted(transaction, look, person, now)
    return ok(person)
  })
}

/** For a person who has signed in; it has to be the one that the invitation is for. */
export function acceptAsExisting(database: Kysely<Database>, token: string, person: PersonId, now: Date): Promise<Result<PersonId, AcceptError>> {
  return database.transaction().execute(async transaction => {
    const look = await lookAtInvitation(transaction, token, now)
    if (look === null) return err({ code: 'invitation/link-invalid' as const })
    const { email } = await transaction.selectFrom('people').select('email').where('id', '=', person).executeTakeFirstOrThrow()
    if (email !== look.email) return err({ code: 'invitation/other-person' as const })
    await giveMemberships(transaction, person, look.memberships, now)
    await noteAccepted(transaction, look, person, now)
    return ok(person)
  })
}

async function noteAccepted(open: Transaction<Database>, { id, memberships }: InvitationLook, person: PersonId, now: Date): Promise<void> {
  const at = now.toISOString()
  await open.updateTable('invitations').set({ accepted_at: at, accepted_by: person }).where('id', '=', id).execute()
  await open.insertInto('record_log').values(logLine(at, null, 'invitation-accepted', `person/${person}`, { invitation: id, memberships })).execute()
}
