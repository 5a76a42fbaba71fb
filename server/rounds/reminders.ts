// Reminders of a round that its driver or the support team sends to delegations without an answer. A reminder is to the delegation, not
// to persons: each of its people finds it in the inbox until the answer is there, and nobody is told who has read it.
import type { Kysely, Transaction } from 'kysely'
import { randomId } from '../../shared/ids.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { Actor } from '../record-log.ts'
import type { Database } from '../store/schema.ts'

/** Of one round. House rule: who is reminded more often stops reading. */
export const remindedAgainAfterMs = 86_400_000

export type Reminder = { readonly id: string; readonly round: number; readonly at: string; readonly by: PartyId }

type Open = Kysely<Database> | Transaction<Database>

/** Of all rounds of a plan, the latest first. */
export async function remindersOf(database: Open, plan: PlanId): Promise<readonly Reminder[]> {
  const rows = await database.selectFrom('round_reminders').selectAll().where('plan', '=', plan).orderBy('reminded_at', 'desc').execute()
  return rows.map(({ id, round, reminded_at: at, party: by }) => ({ id, round, at, by }))
}

export async function insertReminder(open: Open, plan: PlanId, round: number, { person, party }: Actor, at: string): Promise<void> {
  await open.insertInto('round_reminders').values({ id: randomId(), plan, round, reminded_at: at, person, party }).execute()
}
