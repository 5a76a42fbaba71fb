// A proposed action on its way: from its draft in a delegation's own side to what is sent, and from there into the plan.
import { askToLead, orderedActionsOf } from '../documents/plan-commands.ts'
import { planSchema } from '../documents/plan.ts'
import type { PlanView } from '../documents/plan.ts'
import { ProposedAction, textsOfNewAction, valuesOfNewAction } from '../documents/proposed-action.ts'
import type { NewActionView } from '../documents/side.ts'
import { ActionId, randomId } from '../ids.ts'
import type { GoalId, PartyId } from '../ids.ts'
import { mayHold } from '../parties/eligibility.ts'
import { contentOfText } from '../schema/plain-content.ts'
import { keyBetween } from '../schema/order.ts'
import { fillTitle, writeRichText } from '../schema/rich-text-writing.ts'
import type { IsoDay } from '../schema/values.ts'

/** What a draft says now. */
export function proposedActionIn(draft: NewActionView): ProposedAction {
  const said: { [field: string]: unknown } = { title: contentOfText('title', draft.title.fragment) ?? '' }
  for (const field of textsOfNewAction) said[field] = contentOfText('rich', draft[field].fragment)
  for (const field of valuesOfNewAction) said[field] = draft[field].get()
  return ProposedAction.parse(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)))
}

export type NewActionProblem = 'proposal/needs-title' | 'proposal/goal-gone' | 'proposal/leader-not-allowed' | (string & {})

/** Why an action cannot come into the plan as it is now, by the rules that every action of it is held to; null: it can. */
export function problemOfNewAction(plan: PlanView, goal: GoalId, action: ProposedAction): NewActionProblem | null {
  if (!plan.roots.goals.has(goal)) return 'proposal/goal-gone'
  if (action.title.trim() === '') return 'proposal/needs-title'
  if (action.leader !== undefined && !mayHold('action-leader', action.leader).ok) return 'proposal/leader-not-allowed'
  return planSchema.roots.actions.constraints.find(({ holds }) => !holds(action))?.code ?? null
}

/** Who takes it in, on which day, and whose proposal it was. */
export type Adding = { readonly goal: GoalId; readonly proposedBy: PartyId; readonly takenInBy: PartyId; readonly on: IsoDay }

/** Makes the action at the end of its goal, in a transaction of the caller's. It belongs to the plan at once and stays under the name of
 *  whoever proposed it; who is to lead it is asked. Does not check what `problemOfNewAction` does. */
export function addProposedAction(plan: PlanView, action: ProposedAction, { goal, proposedBy, takenInBy, on }: Adding): ActionId {
  const id = ActionId.parse(randomId())
  const { title, description, expectedResult, leader, ...values } = action
  const order = keyBetween(orderedActionsOf(plan, goal).at(-1)?.order ?? null, null)
  const made = plan.roots.actions.create(id, { ...values, goal, order, removed: false, proposedBy, takenIn: true })
  fillTitle(made.title.fragment, title)
  if (description !== undefined) writeRichText(made.description.fragment, description)
  if (expectedResult !== undefined) writeRichText(made.expectedResult.fragment, expectedResult)
  if (leader !== undefined) askToLead(plan, made, leader, { party: takenInBy, answersForParty: false, isDriver: false }, { epoch: '', seq: 0, on })
  return id
}
