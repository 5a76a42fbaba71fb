// What is written of an action once its plan is adopted: by its leader and the driver, and by each delegation for its own
// part. What was adopted stays as it is.
import { randomId, RowId } from '../ids.ts'
import type { PartyId } from '../ids.ts'
import type { IsoDay } from '../schema/values.ts'
import { isNamedIn } from './plan-answers.ts'
import { movementKey } from './plan.ts'
import type { ActionPlain, ActionView, Movement } from './plan.ts'

/** Whether a delegation can still say that it joins an action, and that it leaves: by what it said on the latest day, else
 *  by whether it is named. Both where it said both on one day, which have no order. */
export function stepsOpenTo(action: ActionPlain, party: PartyId): { readonly joining: boolean; readonly leaving: boolean } {
  const own = Object.entries(action.movements).flatMap(([key, movement]) => (movement !== undefined && key.startsWith(`${party}:`) ? [movement] : []))
  const latest = own.map(({ on }) => on).toSorted().at(-1)
  if (latest === undefined) {
    const isNamed = isNamedIn(action, party)
    return { joining: !isNamed, leaving: isNamed }
  }
  const said = own.filter(({ on }) => on === latest).map(({ what }) => what)
  return { joining: said.includes('left'), leaving: said.includes('joined') }
}

/** A delegation's own line on its part; empty takes it away. */
export const report = (action: ActionView, party: PartyId, words: string): void =>
  words === '' ? action.deliveries.clear(party) : action.deliveries.set(party, words)

/** A delegation says that it joined or left the action on a day; each saying is an entry of its own. */
export const say = (action: ActionView, party: PartyId, what: Movement['what'], on: IsoDay): void =>
  action.movements.set(movementKey(party, RowId.parse(randomId())), { what, on })
