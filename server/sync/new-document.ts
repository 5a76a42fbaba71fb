// The first row of a new document: everything that only the server may make is there from its first update.
import * as Y from 'yjs'
import { randomId } from '../../shared/ids.ts'
import type { DocumentSchema, Roots } from '../../shared/schema/node.ts'
import type { LogRow, NewDocument } from '../store/store.ts'
import { serverOrigin } from './document.ts'

/** What `write` puts into the document is the server's word. */
export function newDocument(schema: DocumentSchema<Roots>, id: string, at: string, write: (doc: Y.Doc) => void): { document: NewDocument; rows: LogRow[] } {
  const doc = new Y.Doc()
  const serverClientId = doc.clientID
  doc.transact(() => write(doc), serverOrigin)
  const epoch = randomId()
  return {
    document: { id, kind: schema.kind, epoch, schemaVersion: schema.version, serverClientId, createdAt: at },
    rows: [{
      document: id,
      seq: 1,
      epoch,
      bytes: Y.encodeStateAsUpdate(doc),
      person: null,
      party: null,
      capacity: null,
      role: null,
      clientIds: [serverClientId],
      at,
    }],
  }
}
