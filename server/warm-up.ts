// Before the server listens: goes the ways that the first hundreds of people will go who come back after a restart, so that
// they find code that is compiled and the most written plans in memory. Takes a moment and changes nothing; whatever fails
// here fails again where somebody hears of it.
import * as Y from 'yjs'
import type { Identity } from './identity/identity.ts'
import type { Store } from './store/store.ts'
import type { OpenDocuments } from './sync/open-documents.ts'

/** So many documents are opened, the most written first, unless the time is over before. */
const documentsAtMost = 6
const documentsMs = 500

export type WarmUpParts = {
  readonly store: Store
  readonly documents: OpenDocuments
  readonly identity: Pick<Identity, 'warmUp'>
  /** Asks the server's own routes for something that costs nothing. */
  readonly ask: () => Promise<unknown>
}

export async function warmUp({ store, documents, identity, ask }: WarmUpParts): Promise<void> {
  await ask()
  await identity.warmUp()
  const until = performance.now() + documentsMs
  const rows = await store.database.selectFrom('documents').select('id').orderBy('head_seq', 'desc').limit(documentsAtMost).execute()
  for (const { id } of rows) {
    if (performance.now() > until) return
    const opened = await documents.open(id)
    if (opened.ok && opened.value !== null) await opened.value.whenStored(doc => Y.encodeStateAsUpdate(doc))
  }
}
