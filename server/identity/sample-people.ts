// The people of the sample workspace: fictional, without a password, one click each. Their ids are fixed, so that the
// sample plans can name them.
import type { Kysely } from 'kysely'
import { PartyId, PersonId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Database } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { insertPerson } from './people.ts'

export type SamplePersonView = {
  readonly id: PersonId
  readonly name: string
  readonly label: string
  readonly party: PartyId
  readonly function: PersonFunction
}

function sample(id: string, name: string, party: string, held: PersonFunction, label: string): SamplePersonView {
  return { id: PersonId.parse(`sample-person-${id}`), name, label, party: PartyId.parse(party), function: held }
}

export const samplePeople: readonly SamplePersonView[] = [
  sample('de-drafter', 'Jonna Feldwiese', 'ms-de', 'drafter', 'Germany · driver of Migrant smuggling'),
  sample('de-speaks', 'Marten Ulmbach', 'ms-de', 'speaks', 'Germany · speaks for the delegation'),
  sample('europol-analyst', 'Hedda Sternlund', 'europol', 'drafter', 'Europol · analyst'),
  sample('frontex-speaks', 'Kasimir Dolnik', 'frontex', 'speaks', 'Frontex · speaks for the agency'),
  sample('eurojust-drafter', 'Neela Brandsteen', 'eurojust', 'drafter', 'Eurojust · drafter'),
  sample('carin-drafter', 'Torvald Eikemo', 'carin', 'drafter', 'CARIN network · drafter'),
  sample('it-speaks', 'Salvo Montelago', 'ms-it', 'speaks', 'Italy · speaks for the delegation'),
  sample('it-reader', 'Ilaria Ventoforte', 'ms-it', 'reader', 'Italy · reader'),
  sample('fr-drafter', 'Odile Verclair', 'ms-fr', 'drafter', 'France · drafter'),
  sample('nl-speaks', 'Sietske Waalburg', 'ms-nl', 'speaks', 'Netherlands · speaks for the delegation'),
  sample('mt-speaks', 'Rita Xemxibard', 'ms-mt', 'speaks', 'Malta · a Member State without any role'),
  sample('support-team', 'Ansgar Loevdal', 'europol', 'support-team', 'EMPACT support team'),
  sample('gsc-secretariat', 'Mirela Codreny', 'gsc', 'secretariat', 'General Secretariat of the Council'),
  sample('com-facilitator', 'Evander Kalliste', 'com', 'commission-facilitator', 'European Commission · facilitator'),
  sample('ge-drafter', 'Tamta Kvirikeli', 'tc-ge', 'drafter', 'Georgia · drafter, without a released plan'),
]

export async function knowsNobody(database: Kysely<Database>): Promise<boolean> {
  return (await database.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Adds the sample people: the last step of loading the sample, so that a start that was cut off begins it again. */
export async function loadSamplePeople({ database }: Pick<Store, 'database'>, now: Date): Promise<void> {
  await database.transaction().execute(async transaction => {
    for (const { id, name, label, party, function: held } of samplePeople) {
      const email = `${id}@sample.invalid`
      const memberships = [{ party, function: held }]
      await insertPerson(transaction, { id, name, email, memberships, sampleLabel: label }, now)
    }
  })
}

/** The sample people that the database holds and who are not suspended, in the order of the list. */
export async function samplePeopleIn(database: Kysely<Database>): Promise<SamplePersonView[]> {
  const rows = await database
    .selectFrom('people')
    .select('id')
    .where('sample_label', 'is not', null)
    .where('suspended_at', 'is', null)
    .execute()
  const present = new Set(rows.map(row => row.id))
  return samplePeople.filter(person => present.has(person.id))
}
