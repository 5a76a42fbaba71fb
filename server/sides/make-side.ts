// A delegation's own side of a plan, made with the first page of it that somebody opens who may put something there: decision 0047 says what
// that costs.
import { documentOfSide, sideSchema, sideView } from '../../shared/documents/side.ts'
import type { SidePlace } from '../../shared/documents/side.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Store } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'
import { newDocument } from '../sync/new-document.ts'

/** Leaves one that is there as it is. Does not check whose it is to make: the caller has. */
export async function makeSide(store: Pick<Store, 'database' | 'createDocument'>, place: SidePlace, now: Date): Promise<Result<void, { readonly code: 'store/not-writable' }>> {
  const id = documentOfSide(place)
  const there = await store.database.selectFrom('documents').select('id').where('id', '=', id).executeTakeFirst()
  if (there !== undefined) return ok(undefined)
  const { document, rows } = newDocument(sideSchema, id, now.toISOString(), doc => {
    const { record } = sideView(doc, serverOrigin).roots
    record.plan.set(place.plan)
    record.party.set(place.party)
  })
  const made = await store.createDocument(document, rows)
  return made.ok || made.error.code === 'store/document-exists' ? ok(undefined) : err({ code: 'store/not-writable' })
}
