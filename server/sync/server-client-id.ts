// The Yjs client id under which the server writes in a document: another one each time the document is loaded. Were it
// kept, a data directory put back to an earlier day would give clocks that pages have seen a second meaning, and pages
// that hold the first would never notice.
import type { PersonId } from '../../shared/ids.ts'
import type { Alongside } from '../store/store.ts'

/** An id that nobody owns. */
export function newServerClientId(owners: ReadonlyMap<number, PersonId | null>): number {
  for (;;) {
    const [id = 0] = crypto.getRandomValues(new Uint32Array(1))
    if (!owners.has(id)) return id
  }
}

/** Binds the id to the server, in the commit that brings the first struct under it. */
export const bindToServer = (document: string, epoch: string, clientId: number, at: Date): Alongside => async transaction => {
  await transaction.insertInto('client_ids').values({ document, epoch, client_id: clientId, person: null, bound_at: at.toISOString() }).execute()
}
