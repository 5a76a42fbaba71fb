// What this page wrote and the server has acknowledged, by place, for the one case in which that is not for good: the
// server's data were put back to an earlier day. Others' words are not kept here: they are for their authors' pages.
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import type { Path } from '../../shared/schema/node.ts'
import { plainAt } from './document-path.ts'
import type { KeptPlace, OutboxEntry } from './outbox-entry.ts'

/** Places remembered; at more the one written least recently is let go. Each holds the words of one field. */
const maxPlaces = 400

type Written = {
  readonly path: Path
  readonly before: unknown
  readonly after: unknown
  /** Where the newest structs written there end; null while it was only removed from, which brings none. */
  readonly structs: { readonly clientId: number; readonly endClock: number } | null
  /** What was written last only removed. */
  readonly isRemoval: boolean
}

export class AcknowledgedWork {
  private readonly byPlace = new Map<string, Written>()

  note(entries: readonly OutboxEntry[]): void {
    for (const { clientId, update, paths } of entries) {
      const endClock = Y.parseUpdateMeta(update).to.get(clientId)
      for (const { path, before, after } of paths) {
        const place = JSON.stringify(path)
        const structs = endClock === undefined ? (this.byPlace.get(place)?.structs ?? null) : { clientId, endClock }
        this.byPlace.delete(place)
        this.byPlace.set(place, { path, before, after, structs, isRemoval: endClock === undefined })
      }
    }
    for (const oldest of this.byPlace.keys()) {
      if (this.byPlace.size <= maxPlaces) return
      this.byPlace.delete(oldest)
    }
  }

  /** What of it is not in this copy, which was loaded afresh; it is told once. Empty for work that is there, also where
   *  somebody has changed it since. `isOtherHistory`: the copy need not be the continuation of the former one; what was
   *  removed is told only then, since a colleague may as well have written it again. */
  lostFrom(doc: Y.Doc, plain: unknown, { isOtherHistory }: { readonly isOtherHistory: boolean }): KeptPlace[] {
    const lost: KeptPlace[] = []
    for (const [place, { path, before, after, structs, isRemoval }] of this.byPlace) {
      const now = plainAt(plain, path)
      const areStructsThere = structs === null || Y.getState(doc.store, structs.clientId) >= structs.endClock
      // Of a removal nobody can tell but by what stands there.
      if (areStructsThere && !(isRemoval && isOtherHistory && equalityDeep(now, before))) continue
      this.byPlace.delete(place)
      if (!equalityDeep(now, after)) lost.push({ path, theirs: now, mine: after })
    }
    return lost
  }
}
