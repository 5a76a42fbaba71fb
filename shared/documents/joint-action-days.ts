// The exact days of one action's joint action days: a document of its own, `jad/<plan>/<action>`, because whoever must not
// see something must not be sent the document it is in. A joint action day rests on surprise, so the plan itself holds
// quarter and count. Source: staff working document, seventh principle (Surprise).
import { z } from 'zod'
import { ActionId, PartyId, PlanId, RowId } from '../ids.ts'
import type { WrittenBy } from '../mandates/written-by.ts'
import { isKnownParty } from '../parties/parties.ts'
import { documentSchema, entries, fixed, keyed, required, value } from '../schema/node.ts'
import { plainOf } from '../schema/reading.ts'
import type { PlainDocument } from '../schema/reading.ts'
import { IsoDay, OrderKey, shortLine } from '../schema/values.ts'
import { viewOf } from '../schema/view.ts'
import type { DocumentView, FieldsView } from '../schema/view.ts'
import type * as Y from 'yjs'

const KnownParty = PartyId.refine(isKnownParty, { error: 'party/unknown' })

const meta = <const W extends WrittenBy>(label: string, writtenBy: W) => ({ label, writtenBy, source: 'staff-working-document' }) as const

const dayFields = {
  /** First and last day, both included. */
  from: value(IsoDay, meta('days.from', 'exact-days')),
  to: value(IsoDay, meta('days.to', 'exact-days')),
  place: value(shortLine(160), meta('days.place', 'exact-days')),
  note: value(shortLine(300), meta('days.note', 'exact-days')),
  /** Which service of a delegation takes part, by delegation. */
  services: keyed(KnownParty, shortLine(120), {
    ...meta('days.services', 'days-service'),
    partyOf: key => PartyId.safeParse(key).data ?? null,
  }),
  order: required(value(OrderKey, meta('row.order', 'exact-days'))),
  /** Removing marks, as everywhere: it can be brought back. */
  removed: required(value(z.boolean(), meta('row.removed', 'exact-days'))),
}

export const daysSchema = documentSchema({
  kind: 'jad',
  version: 1,
  roots: {
    days: entries(RowId, dayFields, meta('days.days', 'exact-days')),
    /** Whose days these are; written once, by the server. */
    record: fixed({
      plan: value(PlanId, { label: 'days.plan', writtenBy: 'server' }),
      action: value(ActionId, { label: 'days.action', writtenBy: 'server' }),
    }),
  },
})

type DaysRoots = (typeof daysSchema)['roots']
export type DaysView = DocumentView<DaysRoots>
export type DayView = FieldsView<typeof dayFields>
export type DaysPlain = PlainDocument<DaysRoots>
export type DayPlain = NonNullable<DaysPlain['days'][RowId]>

export const daysView = (doc: Y.Doc, origin?: unknown): DaysView => viewOf(doc, daysSchema, origin)
export const daysPlain = (doc: Y.Doc): DaysPlain => plainOf(doc, daysSchema)

/** The action whose days a document holds. */
export type DaysPlace = { readonly plan: PlanId; readonly action: ActionId }

export const documentOfDays = ({ plan, action }: DaysPlace): string => `jad/${plan}/${action}`

/** Null for what is the id of no such document. */
export function daysPlaceOf(documentId: string): DaysPlace | null {
  const [kind, plan, action, ...rest] = documentId.split('/')
  const parsed = z.object({ plan: PlanId, action: ActionId }).safeParse({ plan, action })
  return kind === 'jad' && rest.length === 0 && parsed.success ? parsed.data : null
}
