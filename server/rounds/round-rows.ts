// Rounds, answers and reserves as rows. Rows of answers are never changed, and a reserve only by being lifted.
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import type { AnswerView, ReserveView, RoundView } from '../../shared/api/rounds.ts'
import { CommentPlace } from '../../shared/documents/threads.ts'
import { AnswerId, PartyId, randomId } from '../../shared/ids.ts'
import type { PlanId, ReserveId } from '../../shared/ids.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { AnsweredHow, countsInRound, ReserveKind, RoundAnswer, Silence, silenceCountsFor } from '../../shared/workflow/positions.ts'
import type { RoundOnRecord } from '../plans/plan-record.ts'
import type { Actor } from '../record-log.ts'
import type { Database } from '../store/schema.ts'
import { adoptedBefore, dueIn } from './standing-answers.ts'

type Open = Kysely<Database> | Transaction<Database>

export async function insertRound(transaction: Transaction<Database>, plan: PlanId, { number, version, openedAt, deadline, silence, asked }: RoundOnRecord, by: Actor): Promise<void> {
  await transaction.insertInto('rounds').values({
    plan,
    number,
    version,
    opened_at: openedAt,
    opened_by: by.person,
    opened_by_party: by.party,
    deadline_at: deadline,
    silence,
    asked: JSON.stringify(asked),
    closed_at: null,
  }).execute()
}

/** Closes a round. Where its time was up and silence means no objection, that is put down for each Member State of which nothing that
 *  it said counts (see `countsInRound`), if it would be asked still: whoever drives the plan by now does not answer about its own text. */
export async function closeRound(transaction: Transaction<Database>, plan: PlanId, { number, version, openedAt, deadline, silence, asked }: RoundOnRecord, facts: PlanFacts, at: string): Promise<void> {
  await transaction.updateTable('rounds').set({ closed_at: at }).where('plan', '=', plan).where('number', '=', number).execute()
  if (silence !== 'no-objection' || deadline > at) return
  const silent = (await dueIn(transaction, plan, { number, openedAt, asked }, facts)).filter(silenceCountsFor)
  if (silent.length === 0) return
  await transaction.insertInto('round_answers').values(silent.map(party => ({
    id: AnswerId.parse(randomId()),
    plan,
    round: number,
    party,
    answer: 'no-objection',
    remarks: null,
    version,
    given_at: at,
    how: 'silence',
    received: null,
    person: null,
    by_party: null,
    capacity: null,
    is_late: 0,
  }))).execute()
}

/** The reserves that stand in a round: nobody has lifted them, and no adoption has settled them since. */
export async function standingReserves(database: Open, plan: PlanId, { number, openedAt }: Pick<RoundOnRecord, 'number' | 'openedAt'>): Promise<readonly { readonly id: ReserveId; readonly party: PartyId }[]> {
  const settledAt = await adoptedBefore(database, plan, openedAt)
  const rows = await database.selectFrom('reserves').select(['id', 'party', 'round', 'raised_at']).where('plan', '=', plan).where('lifted_at', 'is', null).execute()
  return rows.filter(({ round, raised_at: at }) => countsInRound({ round, how: 'given', at }, number, settledAt))
}

/** The latest first. */
export async function roundsOf(database: Open, plan: PlanId): Promise<readonly RoundView[]> {
  const rows = await database.selectFrom('rounds').innerJoin('plan_versions', 'plan_versions.id', 'rounds.version').selectAll('rounds').select('plan_versions.label as label').where('rounds.plan', '=', plan).orderBy('number', 'desc').execute()
  const extensions = await database.selectFrom('round_extensions').selectAll().where('plan', '=', plan).orderBy('extended_at').execute()
  return rows.map(row => ({
    number: row.number,
    version: row.version,
    label: row.label,
    openedAt: row.opened_at,
    openedBy: row.opened_by_party,
    deadline: row.deadline_at,
    silence: Silence.parse(row.silence),
    asked: z.array(PartyId).parse(JSON.parse(row.asked)),
    extensions: extensions.filter(({ round }) => round === row.number).map(each => ({ at: each.extended_at, from: each.from_deadline, to: each.to_deadline, by: each.party })),
    closedAt: row.closed_at,
  }))
}

/** All that were ever given, the latest first. */
export async function answersOf(database: Open, plan: PlanId): Promise<readonly AnswerView[]> {
  const rows = await database.selectFrom('round_answers').innerJoin('plan_versions', 'plan_versions.id', 'round_answers.version').selectAll('round_answers').select('plan_versions.label as label').where('round_answers.plan', '=', plan).orderBy('given_at', 'desc').orderBy('round_answers.id').execute()
  return rows.map(row => ({
    id: row.id,
    round: row.round,
    party: row.party,
    answer: RoundAnswer.parse(row.answer),
    remarks: row.remarks,
    label: row.label,
    version: row.version,
    at: row.given_at,
    how: AnsweredHow.parse(row.how),
    received: row.received,
    by: row.by_party === null || row.capacity === null ? null : { party: row.by_party, capacity: row.capacity },
    isLate: row.is_late === 1,
  }))
}

/** The latest first. */
export async function reservesOf(database: Open, plan: PlanId): Promise<readonly ReserveView[]> {
  const rows = await database.selectFrom('reserves').innerJoin('plan_versions', 'plan_versions.id', 'reserves.version').selectAll('reserves').select('plan_versions.label as label').where('reserves.plan', '=', plan).orderBy('raised_at', 'desc').orderBy('reserves.id').execute()
  return rows.map(row => ({
    id: row.id,
    round: row.round,
    party: row.party,
    kind: ReserveKind.parse(row.kind),
    place: CommentPlace.parse(JSON.parse(row.place)),
    words: row.words,
    label: row.label,
    version: row.version,
    at: row.raised_at,
    by: row.by_party === null || row.capacity === null ? null : { party: row.by_party, capacity: row.capacity },
    lifted: row.lifted_at === null || row.lifted_by_party === null || row.lifted_capacity === null ? null : { at: row.lifted_at, by: { party: row.lifted_by_party, capacity: row.lifted_capacity } },
  }))
}
