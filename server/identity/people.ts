// People, their passwords and memberships, as rows. What happens to open sessions is identity.ts's part.
import type { Kysely, Transaction } from 'kysely'
import { PersonId, randomId, type PartyId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Database } from '../store/schema.ts'

/** What a person is for a delegation. */
export type Membership = { readonly party: PartyId; readonly function: PersonFunction }

/** With the service in which the person works. */
export type NewMembership = Membership & { readonly service?: string | null }

export type NewPerson = {
  readonly id?: PersonId
  readonly name: string
  readonly email: string
  readonly memberships: readonly NewMembership[]
  /** Only for sample people. */
  readonly sampleLabel?: string
}

/** Adds a person with memberships from now on. Does not check that the e-mail is new: the insertion throws. */
export async function insertPerson(open: Transaction<Database>, person: NewPerson, now: Date): Promise<PersonId> {
  const id = person.id ?? PersonId.parse(randomId())
  const at = now.toISOString()
  await open
    .insertInto('people')
    .values({
      id,
      name: person.name,
      email: person.email.toLowerCase(),
      email_verified: 1,
      image: null,
      created_at: at,
      updated_at: at,
      sample_label: person.sampleLabel ?? null,
      suspended_at: null,
    })
    .execute()
  await giveMemberships(open, id, person.memberships, now)
  return id
}

/** From now on; one that is held already goes on, one that had ended begins anew. Links for the password that were given before end:
 *  they were for a person who might do less. */
export async function giveMemberships(open: Transaction<Database>, person: PersonId, memberships: readonly NewMembership[], now: Date): Promise<void> {
  await open.deleteFrom('password_links').where('person', '=', person).execute()
  await open
    .insertInto('memberships')
    .values(memberships.map(({ party, function: held, service = null }) => ({ person, party, function: held, service, from_at: now.toISOString(), until_at: null })))
    .onConflict(conflict => conflict.columns(['person', 'party', 'function']).doUpdateSet(({ ref }) => ({ from_at: ref('excluded.from_at'), until_at: null, service: ref('excluded.service') })))
    .execute()
}

/** Nobody suspended counts. */
export async function hasAdministrator(database: Kysely<Database>, now: Date): Promise<boolean> {
  return (await administratorsOf(database, now)).length > 0
}

export async function administratorsOf(database: Kysely<Database>, now: Date): Promise<PersonId[]> {
  const at = now.toISOString()
  const rows = await database
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person')
    .select('people.id')
    .distinct()
    .where('function', '=', 'administrator')
    .where('suspended_at', 'is', null)
    .where(expression => expression.or([expression('until_at', 'is', null), expression('until_at', '>', at)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** The memberships that hold at this moment, in a steady order, and when the first of them ends; null when none does. */
export async function membershipsOf(database: Kysely<Database>, person: PersonId, now: Date): Promise<{ readonly memberships: Membership[]; readonly firstEndsAt: Date | null }> {
  const at = now.toISOString()
  const rows = await database
    .selectFrom('memberships')
    .select(['party', 'function', 'until_at'])
    .where('person', '=', person)
    .where('from_at', '<=', at)
    .where(expression => expression.or([expression('until_at', 'is', null), expression('until_at', '>', at)]))
    .orderBy('party')
    .orderBy('function')
    .execute()
  const [first] = rows.flatMap(row => row.until_at ?? []).toSorted()
  return {
    memberships: rows.map(row => ({ party: row.party, function: row.function })),
    firstEndsAt: first === undefined ? null : new Date(first),
  }
}

/** What somebody holds for a delegation at this moment; nothing for whoever is suspended. */
export async function functionsOf(database: Kysely<Database>, person: PersonId, party: PartyId, now: Date): Promise<readonly PersonFunction[]> {
  const active = await database.selectFrom('people').select('id').where('id', '=', person).where('suspended_at', 'is', null).executeTakeFirst()
  if (active === undefined) return []
  const { memberships } = await membershipsOf(database, person, now)
  return memberships.filter(held => held.party === party).map(held => held.function)
}

/** Names by id; an id that nobody has is absent. */
export async function namesOf(
  database: Kysely<Database>,
  people: Iterable<PersonId>,
): Promise<Map<PersonId, string>> {
  const ids = [...new Set(people)]
  if (ids.length === 0) return new Map()
  const rows = await database.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Sets or replaces the hash of a person's password, where better-auth looks for it. */
export async function storePassword(open: Transaction<Database>, person: PersonId, hash: string, now: Date): Promise<void> {
  const at = now.toISOString()
  const replaced = await open
    .updateTable('credentials')
    .set({ password: hash, updated_at: at })
    .where('person', '=', person)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  if (replaced.numUpdatedRows > 0n) return
  await open
    .insertInto('credentials')
    .values({
      id: randomId(),
      person,
      account_id: person,
      provider_id: 'credential',
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
      scope: null,
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .execute()
}
