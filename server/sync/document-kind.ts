// What a kind of document adds to the pipeline: its schema, who may do what in one document, and what the server itself
// writes because of an accepted update. The pipeline knows no plan.
import type * as Y from 'yjs'
import type { Writer } from '../../shared/mandates/mandates.ts'
import type { PartyId } from '../../shared/ids.ts'
import type { DocumentSchema, Roots } from '../../shared/schema/node.ts'
import type { Alongside } from '../store/store.ts'
import type { Accepted } from './gate/gate.ts'
import type { Mandate } from './gate/mandate.ts'

/** The rules of one open document. Lives as long as the document is open. */
export type Governance = {
  /** What the writer may do to the document as it is now. Asked anew for each update. */
  mandate(doc: Y.Doc, writer: Writer): Mandate
  mayRead(party: PartyId): boolean
  /** Called after an update was applied and before it is stored. What it writes to the document, in transactions of its
   *  own, is stored in the same commit as the server's, and the work it returns is done in that commit. */
  afterAccepted(doc: Y.Doc, accepted: Accepted): Alongside | null
}

export type DocumentKind = {
  readonly kind: string
  readonly schema: DocumentSchema<Roots>
  /** Null when there is no such document of this kind. */
  govern(documentId: string): Promise<Governance | null>
}
