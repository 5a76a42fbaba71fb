// The people of one delegation as somebody may know them, and what that person may do about each: the rows are read here,
// the rights come from shared/mandates/giving-functions.ts.
import type { Kysely } from 'kysely'
import type { PeopleAnswer } from '../../shared/api/people.ts'
import type { Colleague } from '../../shared/documents/colleague-mentions.ts'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { functionsToGive, mayGive } from '../../shared/mandates/giving-functions.ts'
import type { Membership } from '../identity/people.ts'
import type { Database } from '../store/schema.ts'

/** By name; people who are suspended are left out. The caller has checked that the asker may know them. */
export async function peopleOf(database: Kysely<Database>, party: PartyId, held: readonly Membership[], now: Date): Promise<PeopleAnswer> {
  const given = functionsToGive(held, party)
  const rows = (await currentMemberships(database, now).execute()).filter(row => row.suspended_at === null)
  const ofParty = rows.filter(row => row.party === party)
  const people = [...new Set(ofParty.map(({ person }) => person))].map(person => {
    const all = rows.filter(row => row.person === person)
    const functions = all.filter(row => row.party === party).map(row => ({ function: row.function, service: row.service, since: row.from_at, mayEnd: given.includes(row.function) }))
    const { name, email } = all[0] ?? { name: '', email: '' }
    return { person, name, email: given.length > 0 ? email : null, functions, mayGiveLink: all.every(row => mayGive(held, row)) }
  })
  return {
    party,
    people: people.toSorted((one, other) => one.name.localeCompare(other.name)),
    invitations: given.length > 0 ? await invitationsTo(database, party, held) : [],
    mayGive: [...given],
  }
}

/** What the people of a delegation are called by each other. */
export async function colleaguesNamed(database: Kysely<Database>, party: PartyId, now: Date): Promise<readonly Colleague[]> {
  const rows = await currentMemberships(database, now).where('party', '=', party).where('suspended_at', 'is', null).execute()
  return rows.map(({ person, name }) => ({ person, name }))
}

/** The memberships of everybody that hold now. */
function currentMemberships(database: Kysely<Database>, now: Date) {
  const at = now.toISOString()
  return database
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person')
    .select(['memberships.person', 'party', 'function', 'service', 'from_at', 'name', 'email', 'suspended_at'])
    .where('from_at', '<=', at)
    .where(expression => expression.or([expression('until_at', 'is', null), expression('until_at', '>', at)]))
    .orderBy('function')
}

async function invitationsTo(database: Kysely<Database>, party: PartyId, held: readonly Membership[]): Promise<PeopleAnswer['invitations']> {
  const rows = await database
    .selectFrom('invitations')
    .innerJoin('invited_memberships', 'invitation', 'invitations.id')
    .select(['id', 'email', 'name', 'expires_at', 'party', 'function', 'service'])
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .orderBy('invited_at', 'desc')
    .orderBy('function')
    .execute()
  const invited = [...new Set(rows.filter(row => row.party === party).map(({ id }) => id))]
  return invited.flatMap(id => {
    const all = rows.filter(row => row.id === id)
    const functions = all.filter(row => row.party === party).map(row => ({ function: row.function, service: row.service }))
    return all.slice(0, 1).map(({ email, name, expires_at: expiresAt }) => ({ id, email, name, functions, expiresAt, mayAct: all.every(row => mayGive(held, row)) }))
  })
}

/** Whether somebody with these memberships may give this person a new link for the password: only where everything that the
 *  person is, is theirs to give. Otherwise whoever speaks for a delegation could become its administrator. */
export async function mayGiveLinkTo(database: Kysely<Database>, person: PersonId, held: readonly Membership[], now: Date): Promise<boolean> {
  const rows = (await currentMemberships(database, now).execute()).filter(row => row.person === person && row.suspended_at === null)
  return rows.length > 0 && rows.every(row => mayGive(held, row))
}

/** Of every delegation of which somebody is here or invited: how many, and how many who speak for it. */
export async function delegationsWithPeople(database: Kysely<Database>, now: Date) {
  const here = (await currentMemberships(database, now).execute()).filter(row => row.suspended_at === null)
  const waiting = await database
    .selectFrom('invitations')
    .innerJoin('invited_memberships', 'invitation', 'invitations.id')
    .select(['id', 'party', 'function'])
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  const count = (ids: readonly string[]): number => new Set(ids).size
  return [...new Set([...here, ...waiting].map(({ party }) => party))].toSorted().map(party => {
    const ofParty = here.filter(row => row.party === party)
    const invited = waiting.filter(row => row.party === party)
    return {
      party,
      people: count(ofParty.map(({ person }) => person)),
      speaking: count(ofParty.filter(row => row.function === 'speaks').map(({ person }) => person)),
      invited: count(invited.map(({ id }) => id)),
      invitedToSpeak: count(invited.filter(row => row.function === 'speaks').map(({ id }) => id)),
    }
  })
}
