// The first row of a new document: everything that only the server may make is there from its first update.
import * as Y from 'yjs'
import { randomId } from '../../shared/ids.ts'
import type { DocumentSchema, Roots } from '../../shared/schema/node.ts'
import type { LogRow, NewDocument } from '../store/store.ts'
import { othersTurn } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { serverOrigin } from './document.ts'

export type NewRows = { document: NewDocument; rows: LogRow[] }

/** What `write` puts into the document is the server's word. */
export function newDocument(schema: DocumentSchema<Roots>, id: string, at: string, write: (doc: Y.Doc) => void): NewRows {
  const doc = new Y.Doc()
  doc.transact(() => write(doc), serverOrigin)
  return firstRow(schema, id, at, doc)
}

/** For how long a document is written before others have their turn, in milliseconds. */
const turnMs = 8

/** The same, written in steps: nobody waits for the whole of a large one. Until it is there nobody knows of the document. */
export async function newDocumentInTurns(schema: DocumentSchema<Roots>, id: string, at: string, write: (doc: Y.Doc) => Iterable<void>, clock: Clock): Promise<NewRows> {
  const doc = new Y.Doc()
  const steps = write(doc)[Symbol.iterator]()
  const writeForOneTurn = (): boolean => {
    const until = clock.steadyMs() + turnMs
    for (;;) {
      if (steps.next().done === true) return true
      if (clock.steadyMs() >= until) return false
    }
  }
  while (!doc.transact(writeForOneTurn, serverOrigin)) await othersTurn(clock)
  return firstRow(schema, id, at, doc)
}

function firstRow(schema: DocumentSchema<Roots>, id: string, at: string, doc: Y.Doc): NewRows {
  const serverClientId = doc.clientID
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
