// What a kind of document adds to the pipeline: its schema, who may do what in one document, and what the server itself
// writes because of an accepted update. The pipeline knows no plan.
import type * as Y from 'yjs'
import type { Writer } from '../../shared/mandates/mandates.ts'
import type { DocumentSchema, Roots } from '../../shared/schema/node.ts'
import type { Alongside } from '../store/store.ts'
import type { Accepted } from './gate/gate.ts'
import type { Mandate } from './gate/mandate.ts'

/** Who reads: a person as one of a delegation. */
export type Reader = Pick<Writer, 'party' | 'functions'>

/** The rules of one open document. Lives as long as the document is open. */
export type Governance = {
  /** What the writer may do to the document as it is now. Asked anew for each update. */
  mandate(doc: Y.Doc, writer: Writer): Mandate
  mayRead(reader: Reader): boolean
  /** Called after an update was applied and before it is stored. What it writes to the document, in transactions of its
   *  own, is stored in the same commit as the server's, and the work it returns is done in that commit. */
  afterAccepted(doc: Y.Doc, accepted: Accepted): Alongside | null
}

export type DocumentKind = {
  readonly kind: string
  readonly schema: DocumentSchema<Roots>
  /** What is written in documents of other kinds decides about these: of one commit, those are told first. */
  readonly isGovernedByOthers: boolean
  /** Asked before the document is looked for, where already its being there is not for everybody. Without it the
   *  governance of the document decides. */
  mayOpen?(documentId: string, reader: Reader): Promise<'yes' | 'no' | 'not readable'>
  /** Null when there is no such document of this kind. */
  govern(documentId: string): Promise<Governance | null>
}
