// The document of an action's exact days, empty but for whose it is.
import * as Y from 'yjs'
import { daysSchema, daysView, documentOfDays } from '../../shared/documents/joint-action-days.ts'
import type { DaysPlace } from '../../shared/documents/joint-action-days.ts'
import { randomId } from '../../shared/ids.ts'
import type { LogRow, NewDocument } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'

/** Its first row; all of it is the server's word. */
export function newDays(place: DaysPlace, at: string): { document: NewDocument; rows: LogRow[] } {
  const doc = new Y.Doc()
  const serverClientId = doc.clientID
  const days = daysView(doc, serverOrigin)
  days.change(() => {
    days.roots.record.plan.set(place.plan)
    days.roots.record.action.set(place.action)
  })
  const document = documentOfDays(place)
  const epoch = randomId()
  return {
    document: { id: document, kind: daysSchema.kind, epoch, schemaVersion: daysSchema.version, serverClientId, createdAt: at },
    rows: [{ document, seq: 1, epoch, bytes: Y.encodeStateAsUpdate(doc), person: null, party: null, capacity: null, role: null, clientIds: [serverClientId], at }],
  }
}
