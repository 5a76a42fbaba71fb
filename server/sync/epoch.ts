// Begins a new epoch of a stored document: after its data were put back to an earlier day, what pages remember of the
// former epoch is a history that no longer is. The state is carried over struct by struct, so that a page can tell which
// of its own edits are there.
import * as Y from 'yjs'
import { randomId } from '../../shared/ids.ts'
import { err } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { NotReadable, NotWritable, OtherEpoch, Store, StoredDocument } from '../store/store.ts'

export type RaiseError = NotReadable | NotWritable | OtherEpoch | { readonly code: 'epoch/no-document' }

/** Ends the epoch of a document that nobody has open, or whose replica was retired, and begins the next.
 *  Err `store/other-epoch`: somebody else did so meanwhile. */
export async function raiseEpoch(store: Store, documentId: string, now: () => Date): Promise<Result<void, RaiseError>> {
  const stored = await store.loadDocument(documentId)
  if (!stored.ok) return err(stored.error)
  if (stored.value === null) return err({ code: 'epoch/no-document' })
  const at = now()
  return store.beginEpoch({
    document: documentId,
    former: stored.value.epoch,
    epoch: randomId(),
    // Beyond whatever the history that was lost has given out: a `seq` is never far ahead of the time of day, see document.ts.
    seq: Math.max(stored.value.headSeq, at.getTime()) + 1,
    state: stateOf(stored.value),
    at: at.toISOString(),
  })
}

/** The whole of what is stored, as one update. Throws what Yjs says of bytes that are none. */
function stateOf({ snapshot, updates }: StoredDocument): Uint8Array {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      if (snapshot !== null) Y.applyUpdate(doc, snapshot.bytes)
      for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
    })
    return Y.encodeStateAsUpdate(doc)
  } finally {
    doc.destroy()
  }
}
