// The moment and the function of comments, wherever they stand: written by the server in the commit that brings them, since no page
// is believed about either.
import type { CommentStamp } from '../../shared/documents/threads.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Path } from '../../shared/schema/node.ts'
import type { ValueView } from '../../shared/schema/view.ts'
import type { Accepted } from '../sync/gate/gate.ts'

/** Comments that an update brought, and whose words it changed: `['threads', thread, 'comments', comment]`. */
type ToStamp = { readonly brought: readonly Path[]; readonly changed: readonly Path[] }

export function commentsToStamp({ created, touched }: Pick<Accepted, 'created' | 'touched'>): ToStamp {
  const brought = created.filter(({ collection }) => collection.length === 3 && collection[0] === 'threads').map(({ collection, id }): Path => [...collection, id])
  const ids = new Set(brought.map(path => path[3]))
  const changed = touched.filter(path => path.length === 5 && path[0] === 'threads' && path[4] === 'text' && !ids.has(path[3])).map(path => path.slice(0, 4))
  return { brought, changed }
}

/** In a transaction of the caller's. */
export function stampComments({ brought, changed }: ToStamp, stampAt: (path: Path) => ValueView<CommentStamp> | undefined, capacity: PersonFunction | undefined, now: Date): void {
  for (const path of brought) if (capacity !== undefined) stampAt(path)?.set({ at: now.toISOString(), capacity })
  for (const path of changed) {
    const stamp = stampAt(path)
    const before = stamp?.get()
    if (before !== undefined) stamp?.set({ ...before, editedAt: now.toISOString() })
  }
}
