// Cycles as a kind of document: who may write the guidance note of a goal comes from the cycle's record. Whoever acts for
// a delegation reads them, as the API gives cycles to everybody who is signed in.
import { cycleOfDocument, cycleSchema } from '../../shared/documents/cycle.ts'
import type { Store } from '../store/store.ts'
import type { DocumentKind, Governance } from '../sync/document-kind.ts'
import type { OpenDocument } from '../sync/document.ts'
import { cycleMandate } from './cycle-mandate.ts'
import { cycleFactsOf, readCycle } from './cycle-record.ts'
import type { CycleRecord } from './cycle-record.ts'

export type CycleGovernance = Governance & {
  record(): CycleRecord
  /** After a change of the record was stored. */
  replace(record: CycleRecord): void
}

export function cycleKind({ database }: Pick<Store, 'database'>): DocumentKind & { govern(documentId: string): Promise<CycleGovernance | null> } {
  return {
    kind: 'cycle',
    schema: cycleSchema,
    isGovernedByOthers: false,
    govern: async documentId => {
      const id = cycleOfDocument(documentId)
      const found = id === null ? null : await readCycle(database, id)
      if (found === null) return null
      let record = found
      return {
        record: () => record,
        replace: next => {
          record = next
        },
        mandate: (_doc, writer) => cycleMandate(cycleFactsOf(record), writer),
        mayRead: () => true,
        afterAccepted: () => null,
      }
    },
  }
}

export function cycleGovernanceOf(document: OpenDocument): CycleGovernance {
  // Documents of kind cycle are governed by cycleKind alone.
  return document.governance as CycleGovernance
}
