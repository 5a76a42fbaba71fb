// What somebody holds for a delegation when a write of theirs has its turn: a request is let in with what its session holds then, and reads
// and waits before it writes.
import type { Kysely } from 'kysely'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Database } from '../store/schema.ts'
import type { EndedRights } from '../sync/ended-rights.ts'
import { functionsOf } from './people.ts'

/** `stillHold`: asked in the turn itself, where nothing can be waited for. False: something of theirs has ended since, and is read anew. */
export type Held = { readonly functions: readonly PersonFunction[]; readonly stillHold: () => boolean }
export type HeldFunctions = (person: PersonId, party: PartyId) => Promise<Held>

export const heldFunctions = (database: Kysely<Database>, ended: EndedRights, now: () => Date): HeldFunctions => async (person, party) => {
  const mark = ended.mark()
  const functions = await functionsOf(database, person, party, now())
  return { functions, stillHold: () => !ended.hasEndedFor(person, mark) }
}
