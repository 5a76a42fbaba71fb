// A proposal on the plan as it stands now: whether it fits, and what taking it in writes. The text of the plan is touched nowhere
// else by a proposal.
import * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { ProposedAction } from '../../shared/documents/proposed-action.ts'
import type { ProposedChange } from '../../shared/documents/proposals.ts'
import { askToLead, moveAction, orderedActionsOf } from '../../shared/documents/plan-commands.ts'
import type { Seen, WriterHere } from '../../shared/documents/plan-commands.ts'
import { ActionId, GoalId, PartyId, RequestId, randomId } from '../../shared/ids.ts'
import { mergeTexts, sameBlocks } from '../../shared/proposals/merge-texts.ts'
import { addProposedAction, problemOfNewAction } from '../../shared/proposals/new-action.ts'
import { kindOfChange } from '../../shared/proposals/proposable.ts'
import { updateText } from '../../shared/proposals/update-text.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { withoutSeams } from '../../shared/schema/canonical.ts'
import { nodeAt } from '../../shared/schema/node.ts'
import type { Path } from '../../shared/schema/node.ts'
import { RichText, TitleLine } from '../../shared/schema/rich-text-shape.ts'
import { richTextToJson } from '../../shared/schema/rich-text-reading.ts'
import { writeRichText } from '../../shared/schema/rich-text-writing.ts'
import type { RichTextNode } from '../../shared/schema/rich-text-reading.ts'
import type { IsoDay } from '../../shared/schema/values.ts'
import { largestBytes, textBytes } from '../../shared/schema/text-size.ts'
import { constraintBroken } from '../sync/gate/constraints.ts'
import { mapAt } from '../sync/gate/map-at.ts'
import { serverOrigin } from '../sync/document.ts'

export type ProposalProblem = { readonly code: 'proposal/no-such-place' | 'proposal/not-allowed-there' | 'proposal/changes-nothing' | 'proposal/does-not-fit' | 'proposal/nothing-of-it' | (string & {}) }

/** What stands there now: a value as JSON, a title as its line, blocks of a text. Undefined: nothing. */
export function standingAt(doc: Y.Doc, place: Path): unknown {
  const node = nodeAt(planSchema, place)
  if (node?.node === 'text') {
    const content = contentOf(richTextToJson(textAt(doc, place)))
    return node.kind === 'rich' ? content : lineOf(content)
  }
  const stands: unknown = mapAt(doc, place.slice(0, -1))?.get(place.at(-1) ?? '')
  // A request is made anew by whoever asks: what is proposed is who leads.
  return place.at(-1) === 'leader' && isNaming(stands) ? stands.party : stands
}

/** Whether the place holds such a value; null: it does. */
export function valueProblem(doc: Y.Doc, place: Path, proposed: unknown): ProposalProblem | null {
  const node = nodeAt(planSchema, place)
  if (node?.node === 'text') return TitleLine.safeParse(proposed).success ? null : { code: 'value/not-allowed' }
  if (node?.node !== 'value') return { code: 'proposal/no-such-place' }
  const written = valueOf(place, proposed)
  if (written === undefined) return node.required ? { code: 'value/required' } : null
  const parsed = node.schema.safeParse(written)
  if (!parsed.success) return { code: codeOf(parsed.error.issues[0]?.message) }
  if (isGoalOfAction(place) && !planView(doc, serverOrigin).roots.goals.has(GoalId.parse(written))) return { code: 'proposal/goal-gone' }
  const broken = constraintBroken(doc, planSchema, [{ path: place, value: written }])
  return broken === null ? null : { code: broken.code }
}

/** Who takes a change in that was whose, in which state of the plan and on which day. `proposerAnswers`: it was sent by whoever answers for
 *  its delegation, and answers are open. `instead`: what they chose who were shown all versions, where it does not fit by itself. */
export type Taking = { readonly by: WriterHere; readonly proposedBy: PartyId; readonly proposerAnswers: boolean; readonly seen: Seen & { readonly on: IsoDay }; readonly instead?: unknown }

/** Takes a change in, as an edit of the plan as it is now; in a transaction of the caller's. Nothing is written where it is an error. Ok: the
 *  action that was made of it; null where it made none. */
export function applyChange(doc: Y.Doc, place: Path, change: ProposedChange, taking: Taking): Result<ActionId | null, ProposalProblem> {
  if (kindOfChange(place) !== change.kind) return err({ code: 'proposal/no-such-place' })
  switch (change.kind) {
    case 'removal': {
      const action = planView(doc, serverOrigin).roots.actions.get(ActionId.parse(place[1]))
      if (action === undefined) return err({ code: 'proposal/no-such-place' })
      action.removed.set(true)
      return ok(null)
    }
    case 'action':
      return makeAction(doc, GoalId.parse(place[1]), change.action, taking)
    case 'text':
      return withNoAction(applyText(doc, place, change, taking.instead))
    case 'value':
      return withNoAction(applyValue(doc, place, change, taking))
  }
}

const withNoAction = (applied: Result<void, ProposalProblem>): Result<null, ProposalProblem> => (applied.ok ? ok(null) : applied)

function makeAction(doc: Y.Doc, goal: GoalId, action: ProposedAction, { by, proposedBy, proposerAnswers, seen }: Taking): Result<ActionId, ProposalProblem> {
  const plan = planView(doc, serverOrigin)
  const problem = problemOfNewAction(plan, goal, action, proposedBy)
  return problem === null ? ok(addProposedAction(plan, action, { goal, proposedBy, saysYes: proposerAnswers, takenInBy: by, seen })) : err({ code: problem })
}

function applyText(doc: Y.Doc, place: Path, { base, proposed }: Extract<ProposedChange, { kind: 'text' }>, instead: unknown): Result<void, ProposalProblem> {
  const text = textAt(doc, place)
  const now = richTextToJson(text).content ?? []
  const merged = instead === undefined ? mergeTexts(base, now, proposed) : chosenText(instead, now)
  if (!merged.ok) return merged
  if (sameBlocks(now, merged.value)) return ok(undefined)
  const tried = new Y.Doc().getXmlFragment()
  writeRichText(tried, merged.value)
  if (textBytes(tried) > largestBytes.rich && textBytes(tried) > textBytes(text)) return err({ code: 'text/full' })
  updateText(text, merged.value)
  return ok(undefined)
}

/** What they chose who saw all versions. What stands there already takes nothing of the proposal in: that is a decline. */
function chosenText(instead: unknown, now: RichText): Result<RichText, ProposalProblem> {
  const chosen = RichText.safeParse(instead)
  if (!chosen.success) return err({ code: 'value/not-allowed' })
  return sameBlocks(contentOf({ type: 'doc', content: now }), chosen.data) ? err({ code: 'proposal/nothing-of-it' }) : ok(chosen.data)
}

function applyValue(doc: Y.Doc, place: Path, { base, proposed }: Extract<ProposedChange, { kind: 'value' }>, { by, seen, instead }: Taking): Result<void, ProposalProblem> {
  const now = standingAt(doc, place)
  const wanted = instead === undefined ? proposed : instead
  if (instead !== undefined && sameJson(now, instead) && !sameJson(now, proposed)) return err({ code: 'proposal/nothing-of-it' })
  if (sameJson(now, wanted)) return ok(undefined)
  if (instead === undefined && !sameJson(now, base)) return err({ code: 'proposal/does-not-fit' })
  const problem = valueProblem(doc, place, wanted)
  if (problem !== null) return err(problem)
  const node = nodeAt(planSchema, place)
  if (node?.node === 'text') {
    updateText(textAt(doc, place), [{ type: 'paragraph', ...(wanted !== '' && { content: [{ type: 'text', text: String(wanted) }] }) }])
    return ok(undefined)
  }
  const map = mapAt(doc, place.slice(0, -1))
  const key = place.at(-1) ?? ''
  const written = valueOf(place, wanted)
  if (map === null) return err({ code: 'proposal/no-such-place' })
  const [root, id] = place
  const leader = root === 'actions' && key === 'leader' ? PartyId.safeParse(wanted) : null
  if (leader?.success === true) {
    const plan = planView(doc, serverOrigin)
    const action = plan.roots.actions.get(ActionId.parse(id))
    if (action !== undefined) askToLead(plan, action, leader.data, { party: by.party, answersForParty: false, isDriver: false }, { epoch: '', seq: 0, on: seen.on })
  } else if (isGoalOfAction(place) && written !== undefined) {
    const plan = planView(doc, serverOrigin)
    const goal = GoalId.parse(written)
    moveAction(plan, ActionId.parse(id), goal, orderedActionsOf(plan, goal).length)
  } else if (written === undefined) map.delete(key)
  else map.set(key, written)
  return ok(undefined)
}

const isGoalOfAction = ([root, , field, ...deeper]: Path): boolean => root === 'actions' && field === 'goal' && deeper.length === 0

/** What is stored where this is proposed. */
function valueOf(place: Path, proposed: unknown): unknown {
  if (proposed === undefined || proposed === null) return undefined
  return place.at(-1) === 'leader' ? { request: RequestId.parse(randomId()), party: proposed } : proposed
}

function textAt(doc: Y.Doc, place: Path): Y.XmlFragment {
  const [root = ''] = place
  const shared = place.length === 1 ? doc.getXmlFragment(root) : mapAt(doc, place.slice(0, -1))?.get(place.at(-1) ?? '')
  if (!(shared instanceof Y.XmlFragment)) throw new Error('the plan holds no text there')
  return shared
}

/** Blocks without marks that only point at words: those stay with the text they were set in. */
export const contentOf = (text: RichTextNode): readonly RichTextNode[] => withoutSeams(text, 'content').content ?? []

const isNaming = (value: unknown): value is { readonly party: string } => typeof value === 'object' && value !== null && 'party' in value

const lineOf = (content: readonly { readonly content?: readonly { readonly text?: string }[] }[]): string =>
  content.flatMap(({ content: parts = [] }) => parts.map(({ text = '' }) => text)).join('')

export const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

const codeOf = (message: string | undefined): string => (message !== undefined && /^[a-z-]+\/[a-z-]+$/.test(message) ? message : 'value/not-allowed')
