// What a delegation notes about a round, as rows. Every question names the delegation: there is none that reads those of several.
import type { Kysely, Transaction } from 'kysely'
import { ServiceWord } from '../../shared/api/open-rounds.ts'
import type { DraftPosition, ServiceInput } from '../../shared/api/open-rounds.ts'
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import { RoundAnswer } from '../../shared/workflow/positions.ts'
import type { Database } from '../store/schema.ts'

type Open = Kysely<Database> | Transaction<Database>
export type OfRound = { readonly plan: PlanId; readonly party: PartyId; readonly round: number }

/** Null: nothing is written. What was written in a round before and not said since is still there. */
export async function draftOf(database: Open, { plan, party }: OfRound): Promise<DraftPosition | null> {
  const row = await database
    .selectFrom('draft_positions')
    .innerJoin('people', 'people.id', 'draft_positions.person')
    .selectAll('draft_positions')
    .select('people.name as name')
    .where('plan', '=', plan)
    .where('party', '=', party)
    .executeTakeFirst()
  if (row === undefined) return null
  return { answer: row.answer === null ? null : RoundAnswer.parse(row.answer), remarks: row.remarks, round: row.round, revision: row.revision, at: row.written_at, by: { id: row.person, name: row.name } }
}

export async function inputsOf(database: Open, { plan, party, round }: OfRound): Promise<readonly ServiceInput[]> {
  const rows = await database.selectFrom('service_inputs').selectAll().where('plan', '=', plan).where('party', '=', party).where('round', '=', round).execute()
  return rows.map(({ service, said, words, written_at: at }) => ({ service, said: ServiceWord.parse(said), words, at }))
}

/** The answer has been given, so nothing of the draft is kept but its revision: a page that still shows it must not write it again. */
export async function emptyDraft(transaction: Transaction<Database>, { plan, party, round }: OfRound, at: string, person: PersonId): Promise<void> {
  await transaction
    .updateTable('draft_positions')
    .set(({ eb }) => ({ answer: null, remarks: '', round, revision: eb('revision', '+', 1), written_at: at, person }))
    .where('plan', '=', plan)
    .where('party', '=', party)
    .execute()
}

/** The id under which a person reads what a colleague noted last; none where nobody did. */
export async function newsOfDraft(database: Open, { plan, party, round }: OfRound, reader: PersonId): Promise<readonly string[]> {
  const draft = await database
    .selectFrom('draft_positions')
    .select('written_at')
    .where('plan', '=', plan).where('party', '=', party).where('round', '=', round).where('person', '!=', reader)
    .where(({ eb, or }) => or([eb('answer', 'is not', null), eb('remarks', '!=', '')]))
    .executeTakeFirst()
  const input = await database.selectFrom('service_inputs').select('written_at').where('plan', '=', plan).where('party', '=', party).where('round', '=', round).where('person', '!=', reader).orderBy('written_at', 'desc').executeTakeFirst()
  const [latest] = [draft?.written_at, input?.written_at].filter(at => at !== undefined).toSorted().toReversed()
  return latest === undefined ? [] : [`position:${plan}:${round}:${Date.parse(latest)}`]
}
