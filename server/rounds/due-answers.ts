// Every round that is open at this moment, with the delegations that have not answered: for what tells and reminds of them.
import type { Kysely } from 'kysely'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { stillAsked } from '../../shared/workflow/positions.ts'
import { othersTurn } from '../clock.ts'
import { factsOf, readRecord } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'
import { countingAnswers, withoutAnswer } from './standing-answers.ts'

export type OpenRound = {
  readonly plan: PlanId
  readonly number: number
  readonly deadline: string
  readonly facts: PlanFacts
  /** Asked still, and silent in this round. */
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
    const facts = factsOf(record, now)
    const silent = stillAsked(round.asked, facts).filter(party => !answers.some(each => each.party === party && each.round === number))
    found.push({ plan, number, deadline: round.deadline, facts, silent, due: withoutAnswer(silent, answers) })
    await othersTurn()
  }
  return found
}
