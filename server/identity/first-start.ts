// The first hour of a workspace that knows no administrator: a link, printed at each start and good once, makes one.
import type { Kysely } from 'kysely'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { logLine } from '../record-log.ts'
import type { Database } from '../store/schema.ts'
import { hasAdministrator, insertPerson, storePassword } from './people.ts'
import { expiryOf, hashOf, newToken } from './tokens.ts'

export type FirstStarter = { readonly email: string; readonly name: string; readonly party: PartyId }
export type FirstStartError = { readonly code: 'first-start/link-invalid' | 'person/exists' }

/** The token of a new link, in whose place earlier ones end; null where there is an administrator. */
export async function newFirstStartToken(database: Kysely<Database>, now: Date): Promise<string | null> {
  return database.transaction().execute(async transaction => {
    await transaction.deleteFrom('first_start_links').execute()
    if (await hasAdministrator(transaction, now)) return null
    const token = newToken()
    await transaction.insertInto('first_start_links').values({ token_hash: hashOf(token), expires_at: expiryOf(now) }).execute()
    return token
  })
}

/** The page where the administrator is made. The token stands after `#`, so that it reaches no server's log. */
export const firstStartLinkOf = (address: string, token: string): string => `${address}/first-start#${token}`

/** Whether the link still makes an administrator: an administrator who was made another way ends it. */
export async function isFirstStartToken(database: Kysely<Database>, token: string, now: Date): Promise<boolean> {
  const link = await database.selectFrom('first_start_links').select('token_hash').where('token_hash', '=', hashOf(token)).where('expires_at', '>', now.toISOString()).executeTakeFirst()
  return link !== undefined && !(await hasAdministrator(database, now))
}

/** Makes the administrator, who is support team too, with the hash of the password. Once: the link is gone afterwards.
 *  Err `person/exists`: somebody has this address; the link stays good. */
export async function makeFirstAdministrator(database: Kysely<Database>, token: string, { email, name, party }: FirstStarter, passwordHash: string, now: Date): Promise<Result<PersonId, FirstStartError>> {
  return database.transaction().execute(async transaction => {
    if (!(await isFirstStartToken(transaction, token, now))) return err({ code: 'first-start/link-invalid' as const })
    const somebody = await transaction.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()
    if (somebody !== undefined) return err({ code: 'person/exists' as const })
    await transaction.deleteFrom('first_start_links').execute()
    const memberships = [{ party, function: 'administrator' as const }, { party, function: 'support-team' as const }]
    const person = await insertPerson(transaction, { name, email, memberships }, now)
    await storePassword(transaction, person, passwordHash, now)
    await transaction.insertInto('record_log').values(logLine(now.toISOString(), null, 'first-administrator', `person/${person}`, { memberships })).execute()
    return ok(person)
  })
}
