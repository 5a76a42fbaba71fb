// Every round that is open at this moment, with the delegations that have not answered: for what tells and reminds of them.
import type { Kysely } from 'kysely'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { AnsweredHow, countsInRound, RoundAnswer } from '../../shared/workflow/positions.ts'
import { othersTurn } from '../clock.ts'
import { factsOf, readRecord } from '../plans/plan-record.ts'
import type { RoundOnRecord } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'
import { adoptedBefore } from './round-rows.ts'

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
    const answers = await countingAnswers(database, plan, round)
    const silent = round.asked.filter(party => !answers.some(each => each.party === party && each.round === number))
    found.push({ plan, number, deadline: round.deadline, facts: factsOf(record, now), silent, due: without(silent, answers) })
    await othersTurn()
  }
  return found
}

/** The delegations whose answer to a round is still due: asked, and without one that counts in it. */
export async function dueIn(database: Kysely<Database>, plan: PlanId, round: Pick<RoundOnRecord, 'number' | 'asked' | 'openedAt'>): Promise<readonly PartyId[]> {
  return without(round.asked, await countingAnswers(database, plan, round))
}

type Counting = { readonly party: PartyId; readonly round: number; readonly answer: RoundAnswer }

/** The answers that count in a round, the oldest first: of one delegation the last of them stands. */
export async function countingAnswers(database: Kysely<Database>, plan: PlanId, { number, openedAt }: Pick<RoundOnRecord, 'number' | 'openedAt'>): Promise<readonly Counting[]> {
  const settledAt = await adoptedBefore(database, plan, openedAt)
  const rows = await database.selectFrom('round_answers').select(['party', 'round', 'answer', 'how', 'given_at']).where('plan', '=', plan).where('round', '<=', number).orderBy('given_at').execute()
  const counting = rows.filter(({ round, how, given_at: at }) => countsInRound({ round, how: AnsweredHow.parse(how), at }, number, settledAt))
  return counting.map(({ party, round, answer }) => ({ party, round, answer: RoundAnswer.parse(answer) }))
}

const without = (asked: readonly PartyId[], answers: readonly Counting[]): readonly PartyId[] => asked.filter(party => !answers.some(each => each.party === party))
