// Exact days as a kind of document: who may do what in one comes from its action and plan, as they are stored now.
import { daysPlaceOf, daysSchema } from '../../shared/documents/joint-action-days.ts'
import { maySeeDays } from '../../shared/mandates/joint-action-days.ts'
import type { DocumentKind } from '../sync/document-kind.ts'
import { daysMandate } from './days-mandate.ts'
import type { DaysRights } from './days-rights.ts'

export function daysKind(rights: DaysRights): DocumentKind {
  return {
    kind: 'jad',
    schema: daysSchema,
    isGovernedByOthers: true,
    mayOpen: async (documentId, reader) => {
      const place = daysPlaceOf(documentId)
      if (place === null) return 'no'
      const may = await rights.maySee(place, reader)
      if (!may.ok) return 'not readable'
      return may.value ? 'yes' : 'no'
    },
    govern: async documentId => {
      const place = daysPlaceOf(documentId)
      const found = place === null ? null : await rights.of(place)
      if (found === null) return null
      if (!found.ok) throw new Error(found.error.detail)
      const action = found.value
      if (action === null) return null
      return {
        mandate: (_doc, writer) => daysMandate(action, writer),
        mayRead: reader => maySeeDays(reader, action.facts(), action.standing()),
        afterAccepted: () => null,
      }
    },
  }
}
