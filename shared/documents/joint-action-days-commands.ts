// What people do to the exact days of an action: acts on the typed view, each the fewest steps that are right off-line.
import { randomId, RowId } from '../ids.ts'
import { keyBetween } from '../schema/order.ts'
import type { DaysView } from './joint-action-days.ts'

/** Adds a day at the end. Its creation is for good and is not undone; what undo takes back is the step that brings it in. */
export function addDay({ roots: { days }, change, changeForGood }: DaysView): RowId {
  const id = RowId.parse(randomId())
  const orders = days.ids().map(day => days.get(day)?.order.get()).filter(order => order !== undefined).sort()
  const order = keyBetween(orders[orders.length - 1] ?? null, null)
  changeForGood(() => days.create(id, { order, removed: true }))
  change(() => days.get(id)?.removed.set(false))
  return id
}

export const removeDay = ({ roots: { days } }: DaysView, id: RowId): void => days.get(id)?.removed.set(true)
