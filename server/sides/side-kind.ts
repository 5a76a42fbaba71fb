// Delegations' own sides of plans as a kind of document: nobody of another delegation is let in, or told whether there is one.
import { sidePlaceOf, sideSchema } from '../../shared/documents/side.ts'
import { mayWrite, mayWriteSomething } from '../../shared/mandates/mandates.ts'
import type { PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import { mayLeaveInOwnThread, mayWriteInOwnThread } from '../../shared/mandates/own-thread-writes.ts'
import { err } from '../../shared/result.ts'
import { entryOf } from '../../shared/schema/reading.ts'
import { failureOf } from '../store/sqlite/failure.ts'
import type { DocumentKind } from '../sync/document-kind.ts'
import type { Mandate } from '../sync/gate/mandate.ts'
import { stampOwnComments } from './own-comments.ts'
import { mayEnterSide } from './side-rights.ts'
import type { SideRights } from './side-rights.ts'
import type * as Y from 'yjs'

export function sideKind(rights: SideRights, now: () => Date = () => new Date()): DocumentKind {
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
        mandate: (doc, writer) => sideMandate(doc, writer, facts()),
        mayRead: reader => mayEnterSide(reader, place, facts()),
        afterAccepted: (doc, accepted) => {
          stampOwnComments(doc, accepted, now())
          return null
        },
      }
    },
  }
}

const sideMandate = (doc: Y.Doc, writer: Writer, facts: PlanFacts): Mandate => ({
  mayWrite: ({ path, writtenBy }) => {
    if (writtenBy === 'own-thread') return mayWriteInOwnThread(writer, facts, path, id => entryOf(doc, 'threads', sideSchema.roots.threads, id))
    return writtenBy === 'own-side' ? mayWrite(writer, facts, { writtenBy, party: writer.party }) : err({ code: 'mandate/server-only' })
  },
  mayLeave: ({ path, writtenBy }, _grant, value) => (writtenBy === 'own-thread' ? mayLeaveInOwnThread(writer, path, value) : null),
  mustGive: () => [],
  mayPoint: () => false,
  mayWriteSomething: () => mayWriteSomething(writer, facts),
})
