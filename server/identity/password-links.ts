// Links with which a person sets a password. The token is shown once, when the link is made; the database knows only
// its hash, so who reads a backup cannot use it.
import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { randomId, type PersonId } from '../../shared/ids.ts'
import type { Database } from '../store/schema.ts'

export const linkValidDays = 7

/** Makes a link's token for the person; earlier links of that person end. */
export async function createLinkToken(open: Transaction<Database>, person: PersonId, now: Date): Promise<string> {
  const token = randomId() + randomId()
  const expiresAt = new Date(now.getTime() + linkValidDays * 24 * 3600_000).toISOString()
  await open.deleteFrom('password_links').where('person', '=', person).execute()
  await open
    .insertInto('password_links')
    .values({ token_hash: hashOf(token), person, expires_at: expiresAt, used_at: null })
    .execute()
  return token
}

/** The page where the password is set. The token stands after `#`, so that it reaches no server's log. */
export function linkOf(address: string, token: string): string {
  return `${address}/set-password#${token}`
}

/** Whose link this is, while it may still be used. */
export async function personOfToken(
  database: Kysely<Database>,
  token: string,
  now: Date,
): Promise<PersonId | null> {
  const link = await database
    .selectFrom('password_links')
    .select('person')
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return link?.person ?? null
}

/** Marks the link as used; false when it was used or ran out in the meantime. */
export async function useToken(open: Transaction<Database>, token: string, now: Date): Promise<boolean> {
  const used = await open
    .updateTable('password_links')
    .set({ used_at: now.toISOString() })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** The token is 250 random bits, so a fast hash is enough. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
