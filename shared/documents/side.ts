// A delegation's own side of a plan, `side/<plan>/<party>`: a document that nobody else is ever sent. It holds drafts of proposals as
// overlays, never a copy of the plan: each says of one place what stood there and what is to stand there; and new actions, whole. And what its
// people say about the plan among themselves (own-threads.ts).
import { z } from 'zod'
import { PartyId, PlanId, ProposalId, ThreadId } from '../ids.ts'
import { documentSchema, entries, fixed, required, text, value } from '../schema/node.ts'
import { plainOf } from '../schema/reading.ts'
import type { PlainDocument } from '../schema/reading.ts'
import { RichText } from '../schema/rich-text-shape.ts'
import { viewOf } from '../schema/view.ts'
import type { DocumentView, FieldsView } from '../schema/view.ts'
import { ownThreadFields } from './own-threads.ts'
import { newActionFields } from './proposed-action.ts'
import { wholeQuartersOnly } from './quarters-only.ts'
import { CommentPlace, CommentText } from './threads.ts'
import type * as Y from 'yjs'

const byServer = (label: string) => ({ label, writtenBy: 'server' }) as const
const own = (label: string) => ({ label, writtenBy: 'own-side', source: 'house-rule' }) as const

/** What stood at the place when the draft was begun, as the server read it. */
export const OverlayBase = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), base: z.json().optional() }),
  z.strictObject({ kind: z.literal('text'), seq: z.int().nonnegative(), base: RichText }),
  z.strictObject({ kind: z.literal('removal') }),
])
export type OverlayBase = z.infer<typeof OverlayBase>

const overlayFields = {
  place: required(value(CommentPlace, byServer('overlay.place'))),
  base: required(value(OverlayBase, byServer('overlay.base'))),
  /** Of a text: its draft, begun by the server with what stands in the plan. */
  text: text('rich', own('overlay.text')),
  /** Of a field: what it is to hold; nothing: that it is emptied. Held against the field's own schema when it is sent. */
  proposed: value(z.json(), own('overlay.proposed')),
  reason: value(CommentText, own('overlay.reason')),
  /** Put aside by the delegation itself. */
  dropped: value(z.literal(true), own('overlay.dropped')),
  /** It went into the plan under the same id; from then on that one counts. */
  sentAt: value(z.iso.datetime(), byServer('overlay.sentAt')),
}

export const sideSchema = documentSchema({
  kind: 'side',
  version: 3,
  roots: {
    overlays: entries(ProposalId, overlayFields, byServer('side.overlays')),
    threads: entries(ThreadId, ownThreadFields, { label: 'side.threads', writtenBy: 'own-thread', source: 'house-rule' }),
    newActions: entries(ProposalId, newActionFields, own('side.newActions'), [wholeQuartersOnly]),
    record: fixed({
      plan: value(PlanId, byServer('side.plan')),
      party: value(PartyId, byServer('side.party')),
    }),
  },
})

type SideRoots = (typeof sideSchema)['roots']
export type SideView = DocumentView<SideRoots>
export type SidePlain = PlainDocument<SideRoots>
export type NewActionView = FieldsView<typeof newActionFields>

export const sideView = (doc: Y.Doc, origin?: unknown): SideView => viewOf(doc, sideSchema, origin)
export const sidePlain = (doc: Y.Doc): SidePlain => plainOf(doc, sideSchema)

/** Whose side of which plan. */
export type SidePlace = { readonly plan: PlanId; readonly party: PartyId }

export const documentOfSide = ({ plan, party }: SidePlace): string => `${sidesOf(plan)}${party}`
/** What the names of all sides of a plan begin with. */
export const sidesOf = (plan: PlanId): string => `side/${plan}/`

/** Null: no such document has such a name. */
export function sidePlaceOf(documentId: string): SidePlace | null {
  const [kind, plan, party, ...rest] = documentId.split('/')
  const [ofPlan, ofParty] = [PlanId.safeParse(plan), PartyId.safeParse(party)]
  return kind === 'side' && rest.length === 0 && ofPlan.success && ofParty.success ? { plan: ofPlan.data, party: ofParty.data } : null
}
