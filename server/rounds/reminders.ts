// Reminders of a round that its driver or the support team sends to delegations without an answer. A reminder is to the delegation, not
// to persons: each of its people finds it in the inbox until the answer is there, and nobody is told who has read it.
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { PartyId, randomId } from '../../shared/ids.ts'
import type { PlanId } from '../../shared/ids.ts'
import { documentOfPlan } from '../plans/plan-record.ts'
import { logLine } from '../record-log.ts'
import type { Actor } from '../record-log.ts'
import type { Database } from '../store/schema.ts'

/** `of`: see `remindersTo`, which says to whom one went. */
export type Reminder = { readonly id: string; readonly round: number; readonly at: string; readonly by: PartyId; readonly of: PartyId | null }

type Open = Kysely<Database> | Transaction<Database>

/** What the record says of a reminder. One that went to a single delegation stands there alone, so that what was done is said in one place. */
const Recorded = z.object({ round: z.int().positive(), of: PartyId, id: z.string() })
const what = 'round-reminded'

/** Of all rounds of a plan, the latest first. */
export async function remindersOf(database: Open, plan: PlanId): Promise<readonly Reminder[]> {
  const rows = await database.selectFrom('round_reminders').selectAll().where('plan', '=', plan).execute()
  const lines = await database.selectFrom('record_log').select(['at', 'party', 'detail']).where('subject', '=', documentOfPlan(plan)).where('what', '=', what).execute()
  const toAll = rows.map(({ id, round, reminded_at: at, party: by }): Reminder => ({ id, round, at, by, of: null }))
  const toOne = lines.flatMap(({ at, party: by, detail }): readonly Reminder[] => {
    // Lines of reminders to all name nobody.
    const recorded = Recorded.safeParse(JSON.parse(detail))
    return recorded.success && by !== null ? [{ ...recorded.data, at, by }] : []
  })
  return [...toAll, ...toOne].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}

/** @param of one delegation; null: all whose answer is due. */
export async function insertReminder(open: Open, plan: PlanId, round: number, of: PartyId | null, by: Actor, at: string): Promise<void> {
  const id = randomId()
  if (of === null) await open.insertInto('round_reminders').values({ id, plan, round, reminded_at: at, person: by.person, party: by.party }).execute()
  await open.insertInto('record_log').values(logLine(at, by, what, documentOfPlan(plan), of === null ? { round } : { round, of, id })).execute()
}
