// Which people somebody finds: their own delegation's, and among delegations that are sent every plan each other's, who meet in
// them anyway. Whoever is outside finds nobody else. Names, delegations and functions; no addresses.
import type { Kysely } from 'kysely'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { isInBaseCircle } from '../../shared/parties/circle.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Database } from '../store/schema.ts'

export type KnownPerson = { readonly person: PersonId; readonly name: string; readonly memberships: readonly { readonly party: PartyId; readonly functions: readonly PersonFunction[] }[] }

/** By name. Memberships that are not known to the asker are left out, and so are people who may not sign in. */
export async function peopleKnownTo(database: Kysely<Database>, party: PartyId, now: Date): Promise<readonly KnownPerson[]> {
  const at = now.toISOString()
  const rows = await database
    .selectFrom('people')
    .innerJoin('memberships', 'memberships.person', 'people.id')
    .select(['people.id as person', 'people.name', 'memberships.party', 'memberships.function'])
    .where('people.suspended_at', 'is', null)
    .where('memberships.from_at', '<=', at)
    .where(expression => expression.or([expression('memberships.until_at', 'is', null), expression('memberships.until_at', '>', at)]))
    .orderBy('people.name')
    .orderBy('people.id')
    .orderBy('memberships.party')
    .orderBy('memberships.function')
    .execute()
  const knowsAll = isInBaseCircle(party)
  const byPerson = new Map<PersonId, { person: PersonId; name: string; memberships: Map<PartyId, PersonFunction[]> }>()
  for (const row of rows) {
    if (row.party !== party && !(knowsAll && isInBaseCircle(row.party))) continue
    const known = byPerson.get(row.person) ?? { person: row.person, name: row.name, memberships: new Map() }
    byPerson.set(row.person, known)
    known.memberships.set(row.party, [...(known.memberships.get(row.party) ?? []), row.function])
  }
  return [...byPerson.values()].map(({ person, name, memberships }) => ({ person, name, memberships: [...memberships].map(([ofParty, functions]) => ({ party: ofParty, functions })) }))
}
