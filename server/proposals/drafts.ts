// Drafts in a delegation's own side of a plan: what one is begun with, what it says when it is sent, and why it cannot be.
import type * as Y from 'yjs'
import { planView } from '../../shared/documents/plan.ts'
import { ProposedChange } from '../../shared/documents/proposals.ts'
import { OverlayBase, sideView } from '../../shared/documents/side.ts'
import type { NewActionView } from '../../shared/documents/side.ts'
import { ActionId, GoalId, ProposalId, randomId } from '../../shared/ids.ts'
import type { PartyId } from '../../shared/ids.ts'
import { sameValue } from '../../shared/projection/same-value.ts'
import { sameBlocks } from '../../shared/proposals/merge-texts.ts'
import { valuesIn, writeDraft } from '../../shared/proposals/drafted-action.ts'
import { problemOfNewAction, proposedActionIn } from '../../shared/proposals/new-action.ts'
import { kindOfChange } from '../../shared/proposals/proposable.ts'
import type { Path } from '../../shared/schema/node.ts'
import { richTextToJson } from '../../shared/schema/rich-text-reading.ts'
import { writeRichText } from '../../shared/schema/rich-text-writing.ts'
import { serverOrigin } from '../sync/document.ts'
import { contentOf, sameJson, standingAt, valueProblem } from './apply-proposal.ts'
import type { ProposalProblem } from './apply-proposal.ts'

export type Draft = { readonly place: Path; readonly change: ProposedChange; readonly reason: string | undefined }

/** Null: it is not there, or was put aside. */
export function draftIn(doc: Y.Doc, id: ProposalId): Draft | null {
  const { overlays, newActions } = sideView(doc, serverOrigin).roots
  const [overlay, newAction] = [overlays.get(id), newActions.get(id)]
  if (overlay === undefined && newAction !== undefined) return newActionIn(newAction)
  const [place, base] = [overlay?.place.get(), overlay?.base.get()]
  if (overlay === undefined || place === undefined || base === undefined || overlay.dropped.get() === true) return null
  const reason = overlay.reason.get()
  return { place, change: changeOf(base, overlay.text.fragment, overlay.proposed.get()), reason }
}

function newActionIn(draft: NewActionView): Draft | null {
  const goal = draft.goal.get()
  return goal === undefined || draft.dropped.get() === true ? null : { place: ['goals', goal], change: { kind: 'action', action: proposedActionIn(draft) }, reason: draft.reason.get() }
}

function changeOf(base: OverlayBase, text: Y.XmlFragment, proposed: unknown): ProposedChange {
  switch (base.kind) {
    case 'removal':
      return base
    case 'text':
      return ProposedChange.parse({ ...base, proposed: contentOf(richTextToJson(text)) })
    case 'value':
      return ProposedChange.parse({ ...base, ...(proposed !== undefined && { proposed }) })
  }
}

/** Why a draft of a delegation cannot be sent; null: it can. */
export function problemOf(doc: Y.Doc, { place, change }: Draft, by: PartyId): ProposalProblem['code'] | null {
  if (kindOfChange(place) !== change.kind || !isThere(doc, place)) return 'proposal/no-such-place'
  switch (change.kind) {
    case 'removal':
      return null
    case 'action':
      return problemOfNewAction(planView(doc, serverOrigin), GoalId.parse(place[1]), change.action, by)
    case 'text':
      return sameBlocks(change.base, change.proposed) ? 'proposal/changes-nothing' : null
    case 'value':
      return sameJson(change.base, change.proposed) ? 'proposal/changes-nothing' : (valueProblem(doc, place, change.proposed)?.code ?? null)
  }
}

const isThere = (doc: Y.Doc, [root, id]: Path): boolean => root !== 'actions' || planView(doc, serverOrigin).roots.actions.has(ActionId.parse(id))

export function baseAt(doc: Y.Doc, place: Path, kind: OverlayBase['kind'], seq: number): OverlayBase | null {
  if (!isThere(doc, place)) return null
  const stands = standingAt(doc, place)
  switch (kind) {
    case 'removal':
      return { kind }
    case 'text':
      return OverlayBase.parse({ kind, seq, base: stands })
    case 'value':
      return OverlayBase.parse({ kind, ...(stands !== undefined && { base: stands }) })
  }
}

/** Notes in the side that a draft is in the plan, as `asSent`. What its delegation has written in it since, between the reading and the sending
 *  or because this was not noted the last time, goes on as a draft of its own. Inside the server's own transaction. */
export function noteSent(doc: Y.Doc, id: ProposalId, asSent: ProposedChange, at: string): void {
  const { overlays, newActions } = sideView(doc, serverOrigin).roots
  const now = draftIn(doc, id)
  if (now !== null && !sameValue(now.change, asSent)) goOn(doc, id, ProposalId.parse(randomId()))
  ;(overlays.get(id) ?? newActions.get(id))?.sentAt.set(at)
}

function goOn(doc: Y.Doc, id: ProposalId, next: ProposalId): void {
  const { overlays, newActions } = sideView(doc, serverOrigin).roots
  const [overlay, newAction] = [overlays.get(id), newActions.get(id)]
  if (overlay !== undefined) {
    const [place, base, proposed, reason] = [overlay.place.get(), overlay.base.get(), overlay.proposed.get(), overlay.reason.get()]
    if (place === undefined || base === undefined) return
    const made = overlays.create(next, { place, base, ...(proposed !== undefined && { proposed }), ...(reason !== undefined && { reason }) })
    if (base.kind === 'text') writeRichText(made.text.fragment, contentOf(richTextToJson(overlay.text.fragment)))
  } else if (newAction !== undefined) {
    const goal = newAction.goal.get()
    if (goal === undefined) return
    const action = proposedActionIn(newAction)
    const reason = newAction.reason.get()
    writeDraft(newActions.create(next, { goal, ...valuesIn(action), ...(reason !== undefined && { reason }) }), action)
  }
}
