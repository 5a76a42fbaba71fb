// Links with which a person sets a password. The token is shown once, when the link is made; the database knows only
// its hash, so who reads a backup cannot use it.
import type { Kysely, Transaction } from 'kysely'
import type { PersonId } from '../../shared/ids.ts'
import type { Database } from '../store/schema.ts'
import { askedLinkValidHours, expiryOf, hashOf, newToken } from './tokens.ts'

/** Makes a link's token for the person; earlier links of that person end. */
export async function createLinkToken(open: Transaction<Database>, person: PersonId, now: Date): Promise<string> {
  await open.deleteFrom('password_links').where('person', '=', person).execute()
  return insertToken(open, person, expiryOf(now))
}

/** Makes the token of a link that somebody asked for who has proved nothing. Earlier links stay good, or a stranger could end
 *  the one that the person was given. */
export function addAskedToken(open: Transaction<Database>, person: PersonId, now: Date): Promise<string> {
  return insertToken(open, person, expiryOf(now, askedLinkValidHours))
}

async function insertToken(open: Transaction<Database>, person: PersonId, expiresAt: string): Promise<string> {
  const token = newToken()
  await open.insertInto('password_links').values({ token_hash: hashOf(token), person, expires_at: expiresAt, used_at: null }).execute()
  return token
}

/** The page where the password is set. The token stands after `#`, so that it reaches no server's log. */
export function linkOf(address: string, token: string): string {
  return `${address}/set-password#${token}`
}

/** Whose link this is, while it may still be used. Nobody’s, where the person is suspended. */
export async function personOfToken(
  database: Kysely<Database>,
  token: string,
  now: Date,
): Promise<PersonId | null> {
  const link = await database
    .selectFrom('password_links')
    .innerJoin('people', 'people.id', 'password_links.person')
    .select('person')
    .where('suspended_at', 'is', null)
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return link?.person ?? null
}

/** Marks the link as used, and ends all others of the person; false when it was used or ran out in the meantime. */
export async function useToken(open: Transaction<Database>, token: string, now: Date): Promise<boolean> {
  const used = await open
    .updateTable('password_links')
    .set({ used_at: now.toISOString() })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .returning('person')
    .executeTakeFirst()
  if (used === undefined) return false
  await open.deleteFrom('password_links').where('person', '=', used.person).where('used_at', 'is', null).execute()
  return true
}
