// What is written of an action once its plan is adopted: by its leader and the driver, and by each delegation for its own
// part. What was adopted stays as it is.
import { randomId, RowId } from '../ids.ts'
import type { PartyId } from '../ids.ts'
import type { IsoDay } from '../schema/values.ts'
import { movementKey } from './plan.ts'
import type { ActionView, Movement } from './plan.ts'

/** A delegation's own line on its part; empty takes it away. */
export const report = (action: ActionView, party: PartyId, words: string): void =>
  words === '' ? action.deliveries.clear(party) : action.deliveries.set(party, words)

/** A delegation says that it joined or left the action on a day; each saying is an entry of its own. */
export const say = (action: ActionView, party: PartyId, what: Movement['what'], on: IsoDay): void =>
  action.movements.set(movementKey(party, RowId.parse(randomId())), { what, on })
