// Delegations' own sides of plans as a kind of document: nobody of another delegation is let in, or told whether there is one.
import { sidePlaceOf, sideSchema } from '../../shared/documents/side.ts'
import { mayWrite, mayWriteSomething } from '../../shared/mandates/mandates.ts'
import type { PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import { err } from '../../shared/result.ts'
import { failureOf } from '../store/sqlite/failure.ts'
import type { DocumentKind } from '../sync/document-kind.ts'
import type { Mandate } from '../sync/gate/mandate.ts'
import { mayEnterSide } from './side-rights.ts'
import type { SideRights } from './side-rights.ts'

export function sideKind(rights: SideRights): DocumentKind {
  return {
    kind: 'side',
    schema: sideSchema,
    isGovernedByOthers: true,
    mayOpen: async (documentId, reader) => {
      const place = sidePlaceOf(documentId)
      // Before the plan is looked for: whose side it is stands in its name.
      if (place === null || place.party !== reader.party) return 'no'
      try {
        const facts = await rights.factsOf(place)
        return facts !== null && mayEnterSide(reader, place, facts()) ? 'yes' : 'no'
      } catch (error) {
        if (failureOf(error) === null) throw error
        return 'not readable'
      }
    },
    govern: async documentId => {
      const place = sidePlaceOf(documentId)
      const facts = place === null ? null : await rights.factsOf(place)
      if (place === null || facts === null) return null
      return {
        mandate: (_doc, writer) => sideMandate(writer, facts()),
        mayRead: reader => mayEnterSide(reader, place, facts()),
        afterAccepted: () => null,
      }
    },
  }
}

const sideMandate = (writer: Writer, facts: PlanFacts): Mandate => ({
  mayWrite: ({ writtenBy }) => (writtenBy === 'own-side' ? mayWrite(writer, facts, { writtenBy, party: writer.party }) : err({ code: 'mandate/server-only' })),
  mayLeave: () => null,
  mustGive: () => [],
  mayPoint: () => false,
  mayWriteSomething: () => mayWriteSomething(writer, facts),
})
