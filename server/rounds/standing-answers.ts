// Whose answer counts in a round, read from the rows: one rule (`countsInRound`) for the inbox, reminders and what silence is put down for.
import type { Kysely, Transaction } from 'kysely'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { AnsweredHow, countsInRound, RoundAnswer, stillAsked } from '../../shared/workflow/positions.ts'
import type { RoundOnRecord } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'

type Open = Kysely<Database> | Transaction<Database>

/** When the last adoption before a moment was recorded; null: there was none. */
export async function adoptedBefore(database: Open, plan: PlanId, moment: string): Promise<string | null> {
  const adopted = await database.selectFrom('plan_versions').select('made_at').where('plan', '=', plan).where('kind', '=', 'adopted').where('made_at', '<=', moment).orderBy('made_at', 'desc').executeTakeFirst()
  return adopted?.made_at ?? null
}

/** The delegations whose answer to a round is still due: asked still, and without one that counts in it. */
export async function dueIn(database: Open, plan: PlanId, round: Pick<RoundOnRecord, 'number' | 'asked' | 'openedAt'>, facts: PlanFacts): Promise<readonly PartyId[]> {
  return withoutAnswer(stillAsked(round.asked, facts), await countingAnswers(database, plan, round))
}

type Counting = { readonly party: PartyId; readonly round: number; readonly answer: RoundAnswer }

/** The answers that count in a round, the oldest first: of one delegation the last of them stands. */
export async function countingAnswers(database: Open, plan: PlanId, { number, openedAt }: Pick<RoundOnRecord, 'number' | 'openedAt'>): Promise<readonly Counting[]> {
  const settledAt = await adoptedBefore(database, plan, openedAt)
  const rows = await database.selectFrom('round_answers').select(['party', 'round', 'answer', 'how', 'given_at']).where('plan', '=', plan).where('round', '<=', number).orderBy('given_at').execute()
  const counting = rows.filter(({ round, how, given_at: at }) => countsInRound({ round, how: AnsweredHow.parse(how), at }, number, settledAt))
  return counting.map(({ party, round, answer }) => ({ party, round, answer: RoundAnswer.parse(answer) }))
}

/** Those of them that have no answer among these. */
export const withoutAnswer = (asked: readonly PartyId[], answers: readonly Counting[]): readonly PartyId[] => asked.filter(party => !answers.some(each => each.party === party))
