// A plan whose log is so long that a few more rows make the server keep a snapshot: opening it again then reads the
// snapshot and what came after.
import * as Y from 'yjs'
import type { LogRow, Store } from '../../server/store/store.ts'
import { planView } from '../../shared/documents/plan.ts'

/** A little less than the updates after which the server keeps a snapshot. */
const longHistory = 490

/** To be called before any server is there. */
export async function writeLongHistory(store: Store, plan: string): Promise<void> {
  const loaded = await store.loadDocument(`plan/${plan}`)
  if (!loaded.ok || loaded.value === null) throw new Error('the plan is not there')
  const { id: document, epoch, updates, createdAt: at } = loaded.value
  const doc = new Y.Doc()
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
  await store.bindClientIds(document, epoch, [doc.clientID], null)
  const rows: LogRow[] = []
  doc.on('update', (bytes: Uint8Array) => rows.push({ document, seq: rows.length + 2, epoch, bytes, person: null, party: null, capacity: null, role: null, clientIds: [doc.clientID], at }))
  const { record } = planView(doc).roots
  for (let count = 0; count < longHistory; count++) record.councilDocument.set(`${count}/26`)
  record.councilDocument.clear()
  await store.appendUpdates(rows)
}
