// What somebody holds for a delegation when a write of theirs has its turn: a request is let in with what its session holds then, and reads
// and waits before it writes.
import type { Kysely, Transaction } from 'kysely'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Database } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
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

/** Answered by a write in whose turn something had ended; it has written nothing. */
export const endedMeanwhile = Symbol('ended meanwhile')

/** Writes at the word of somebody, judged by what they hold when the write has its turn, whatever they held when they asked: from the start
 *  where some of it ended before. */
export async function asHeld<T>(heldNow: HeldFunctions, asked: Writer, act: (writer: Writer, stillHold: () => boolean) => Promise<T | typeof endedMeanwhile>): Promise<T> {
  for (;;) {
    const { functions, stillHold } = await heldNow(asked.person, asked.party)
    const done = await act({ ...asked, functions }, stillHold)
    if (done !== endedMeanwhile) return done
  }
}

/** One transaction of such a write. Err: the store takes none now. */
export async function storedAsHeld(
  store: Pick<Store, 'database' | 'refusalOf'>,
  stillHold: () => boolean,
  write: (transaction: Transaction<Database>) => Promise<void>,
): Promise<Result<void, { readonly code: 'store/not-writable' }> | typeof endedMeanwhile> {
  try {
    const isWritten = await store.database.transaction().execute(async transaction => {
      if (!stillHold()) return false
      await write(transaction)
      return true
    })
    return isWritten ? ok(undefined) : endedMeanwhile
  } catch (error) {
    if (store.refusalOf(error) === null) throw error
    return err({ code: 'store/not-writable' })
  }
}

/** What such a write answers that is a change of a document, which says by an error that something had ended. */
export function unlessEnded<T, E>(done: Result<T, E | typeof endedMeanwhile>): Result<T, E> | typeof endedMeanwhile {
  if (done.ok) return done
  return done.error === endedMeanwhile ? endedMeanwhile : err(done.error as E)
}
