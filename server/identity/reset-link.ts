// A new link for somebody who has forgotten the password: from the command line, or asked for on the page of signing in.
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/result.ts'
import { logLine } from '../record-log.ts'
import type { Store } from '../store/store.ts'
import { addAskedToken, createLinkToken } from './password-links.ts'

export const ResetAddress = z.email('Write the e-mail address of the person, such as name@example.org.').toLowerCase()

/** The token of the link; earlier links of that person end. The password that was set stays good until the link is used. */
export function resetLink({ database }: Pick<Store, 'database'>, email: string, now: Date): Promise<Result<string, { readonly code: 'person/not-found' | 'person/suspended' }>> {
  return database.transaction().execute(async transaction => {
    const person = await transaction.selectFrom('people').select(['id', 'suspended_at']).where('email', '=', email).executeTakeFirst()
    if (person === undefined) return err({ code: 'person/not-found' as const })
    if (person.suspended_at !== null) return err({ code: 'person/suspended' as const })
    await transaction.insertInto('record_log').values(logLine(now.toISOString(), null, 'password-link-given', `person/${person.id}`, {})).execute()
    return ok(await createLinkToken(transaction, person.id, now))
  })
}

/** The token of a link that goes to the address alone. Null: nobody who could use it has this address: nobody at all, somebody
 *  suspended, or one of the sample people, who have no mail. */
export function askedLink({ database }: Pick<Store, 'database'>, email: string, now: Date): Promise<string | null> {
  return database.transaction().execute(async transaction => {
    const person = await transaction.selectFrom('people').select('id').where('email', '=', email).where('suspended_at', 'is', null).where('sample_label', 'is', null).executeTakeFirst()
    if (person === undefined) return null
    await transaction.insertInto('record_log').values(logLine(now.toISOString(), null, 'password-link-asked', `person/${person.id}`, {})).execute()
    return addAskedToken(transaction, person.id, now)
  })
}
