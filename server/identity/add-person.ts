// Adding a person from the command line: what is written there, checked, and the link that the person is to be given.
import { z } from 'zod'
import { PersonFunction } from '../../shared/mandates/functions.ts'
import { isKnownParty } from '../../shared/parties/parties.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Store } from '../store/store.ts'
import { createLinkToken } from './password-links.ts'
import { insertPerson } from './people.ts'

/** The message of each wrong option says what to write. */
export const AddPersonOptions = z.strictObject({
  email: z.email('--email: write an e-mail address, such as name@example.org.'),
  name: z.string('--name: write the name of the person.').trim().min(1, '--name: write the name of the person.').max(120),
  party: z
    .string('--party: write the id of a delegation, such as ms-de or europol.')
    .refine(isKnownParty, '--party: there is no such delegation; write its id, such as ms-de or europol.'),
  function: z.enum(PersonFunction.options, `--function: write one of ${PersonFunction.options.join(', ')}.`),
})
export type AddPersonOptions = z.infer<typeof AddPersonOptions>

/** Adds the person and answers the token of the link with which the password is set.
 *  Err `person/exists`: the e-mail belongs to somebody already; nothing was changed. */
export async function addPerson(
  { database }: Pick<Store, 'database'>,
  options: AddPersonOptions,
  now: Date,
): Promise<Result<string, { readonly code: 'person/exists' }>> {
  const email = options.email.toLowerCase()
  return database.transaction().execute(async transaction => {
    const somebody = await transaction.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()
    if (somebody) return err({ code: 'person/exists' })
    const memberships = [{ party: options.party, function: options.function }]
    const person = await insertPerson(transaction, { name: options.name, email, memberships }, now)
    return ok(await createLinkToken(transaction, person, now))
  })
}
