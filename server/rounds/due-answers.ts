// Every round that is open at this moment, with the delegations that have not answered: for what tells and reminds of them.
import type { Kysely } from 'kysely'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { othersTurn } from '../clock.ts'
import { factsOf, readRecord } from '../plans/plan-record.ts'
import type { RoundOnRecord } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'

export type OpenRound = {
  readonly plan: PlanId
  readonly number: number
  readonly deadline: string
  readonly facts: PlanFacts
  /** Asked, and silent in this round. */
  readonly silent: readonly PartyId[]
  /** Those of them without an answer that stands from an earlier one. */
  readonly due: readonly PartyId[]
}

/** Plans that are put away have none. */
export async function openRounds(database: Kysely<Database>, now: Date): Promise<readonly OpenRound[]> {
  const open = await database.selectFrom('rounds').select(['plan', 'number']).where('closed_at', 'is', null).orderBy('plan').execute()
  const found: OpenRound[] = []
  for (const { plan, number } of open) {
    const record = await readRecord(database, plan)
    const round = record?.round
    if (record === null || round?.number !== number || record.archivedAt !== null) continue
    const answers = await answersThrough(database, plan, number)
    const silent = round.asked.filter(party => !answers.some(each => each.party === party && each.round === number))
    found.push({ plan, number, deadline: round.deadline, facts: factsOf(record, now), silent, due: dueOf(silent, answers) })
    await othersTurn()
  }
  return found
}

/** The delegations whose answer to a round is still due: asked, and without one that counts in it. */
export async function dueIn(database: Kysely<Database>, plan: PlanId, { number, asked }: Pick<RoundOnRecord, 'number' | 'asked'>): Promise<readonly PartyId[]> {
  const answers = await answersThrough(database, plan, number)
  return dueOf(asked.filter(party => !answers.some(each => each.party === party && each.round === number)), answers)
}

type Given = { readonly party: PartyId; readonly round: number; readonly how: string }

const answersThrough = (database: Kysely<Database>, plan: PlanId, number: number): Promise<Given[]> =>
  database.selectFrom('round_answers').select(['party', 'round', 'how']).where('plan', '=', plan).where('round', '<=', number).execute()

/** An answer stands in later rounds; what silence meant does not. As the page of a round counts. */
const dueOf = (silent: readonly PartyId[], answers: readonly Given[]): readonly PartyId[] =>
  silent.filter(party => !answers.some(each => each.party === party && each.how !== 'silence'))
