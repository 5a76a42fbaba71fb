// To whom a reminder of a round went, and who may be reminded now: one rule for the page and the server.
import type { PartyId } from '../ids.ts'

/** Of one round and delegation. House rule: who is reminded more often stops reading. */
export const remindedAgainAfterMs = 86_400_000

/** `of`: the one delegation that it went to; null: all whose answer was due, without those that were reminded within the day. */
type Sent = { readonly round: number; readonly at: string; readonly of: PartyId | null }

/** Those of a round that went to a delegation. @param reminders the latest first, as is what comes back. */
export function remindersTo<Reminder extends Sent>(reminders: readonly Reminder[], round: number, party: PartyId): readonly Reminder[] {
  const went: Reminder[] = []
  for (const each of reminders.toReversed()) {
    if (each.round !== round || (each.of !== null && each.of !== party)) continue
    if (each.of === party || mayBeRemindedAt(went.at(-1), Date.parse(each.at))) went.push(each)
  }
  return went.toReversed()
}

/** @param now milliseconds. */
export const mayBeReminded = (reminders: readonly Sent[], round: number, party: PartyId, now: number): boolean => mayBeRemindedAt(remindersTo(reminders, round, party)[0], now)

const mayBeRemindedAt = (last: Pick<Sent, 'at'> | undefined, now: number): boolean => last === undefined || now - Date.parse(last.at) >= remindedAgainAfterMs
