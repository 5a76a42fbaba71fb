// A proposed action on its way into the plan: why it may not come in, and the action that is made of it.
import { answer, ask, askToLead, orderedActionsOf } from '../documents/plan-commands.ts'
import type { Seen, WriterHere } from '../documents/plan-commands.ts'
import { answerKey, contributionKey, planSchema } from '../documents/plan.ts'
import type { ActionView, PlanView, RoleInAction } from '../documents/plan.ts'
import { namedInNewAction, rowsOfNewAction } from '../documents/proposed-action.ts'
import type { NamedInNewAction, ProposedAction, RowsOfNewAction } from '../documents/proposed-action.ts'
import { ActionId, randomId } from '../ids.ts'
import type { GoalId, PartyId } from '../ids.ts'
import { mayHold } from '../parties/eligibility.ts'
import { keyBetween } from '../schema/order.ts'
import type { IsoDay } from '../schema/values.ts'
import type { ContributionKind } from '../vocabularies/vocabularies.ts'
import { namedIn, valuesIn, writeSaid } from './drafted-action.ts'

export { proposedActionIn } from './drafted-action.ts'

/** Rows of one kind in a proposed action: more than any action of the sample has, and few enough to be read before one decides. */
export const mostRowsProposed = 40

export type NewActionProblem =
  | 'proposal/needs-title'
  | 'proposal/goal-gone'
  | 'proposal/served-goal-gone'
  | 'proposal/leader-not-allowed'
  | 'proposal/co-leader-not-allowed'
  | 'proposal/participant-not-allowed'
  | 'proposal/too-many-rows'
  | 'proposal/brings-without-part'
  | (string & {})

const rowed = Object.keys(rowsOfNewAction) as readonly RowsOfNewAction[]
const named = Object.keys(namedInNewAction) as readonly NamedInNewAction[]

/** Why an action cannot come into the plan as it is now, by the rules that every action of it is held to; null: it can.
 *  @param by whose proposal it is: what it brings it says of itself, and only where it is named, as in the plan. */
export function problemOfNewAction(plan: PlanView, goal: GoalId, action: ProposedAction, by: PartyId): NewActionProblem | null {
  const { goals } = plan.roots
  if (!goals.has(goal)) return 'proposal/goal-gone'
  if (action.title.trim() === '') return 'proposal/needs-title'
  if (action.leader !== undefined && !mayHold('action-leader', action.leader).ok) return 'proposal/leader-not-allowed'
  if (action.coLeaders?.every(party => mayHold('co-leader', party).ok) === false) return 'proposal/co-leader-not-allowed'
  if (action.participants?.every(party => mayHold('participant', party).ok) === false) return 'proposal/participant-not-allowed'
  if (action.goalsServed?.every(served => goals.has(served)) === false) return 'proposal/served-goal-gone'
  if (rowed.some(field => (action[field]?.length ?? 0) > mostRowsProposed)) return 'proposal/too-many-rows'
  if ((action.contributions !== undefined || action.ownResources !== undefined) && !namedIn(action).includes(by)) return 'proposal/brings-without-part'
  return planSchema.roots.actions.constraints.find(({ holds }) => !holds(action))?.code ?? null
}

export type Adding = {
  readonly goal: GoalId
  readonly proposedBy: PartyId
  /** Whether it was sent by whoever answers for that delegation, and answers are open: then that it names itself is its yes, as when it adds
   *  itself in the plan. */
  readonly saysYes: boolean
  /** Who takes it in, and with it names everybody else, as if by hand. */
  readonly takenInBy: WriterHere
  /** The state of the plan that it comes into, and the day. */
  readonly seen: Seen & { readonly on: IsoDay }
}

/** Makes the action at the end of its goal, in a transaction of the caller's. It belongs to the plan at once and stays under the name of
 *  whoever proposed it; everybody named in it is asked. Does not check what `problemOfNewAction` does. */
export function addProposedAction(plan: PlanView, action: ProposedAction, adding: Adding): ActionId {
  const { goal, proposedBy } = adding
  const id = ActionId.parse(randomId())
  const order = keyBetween(orderedActionsOf(plan, goal).at(-1)?.order ?? null, null)
  const made = plan.roots.actions.create(id, { ...valuesIn(action), goal, order, removed: false, proposedBy, takenIn: true })
  writeSaid(made, action)
  // The keys of what was parsed are those that its schema let in.
  for (const [kind, words] of Object.entries(action.contributions ?? {})) made.contributions.set(contributionKey(proposedBy, kind as ContributionKind), words)
  if (action.ownResources !== undefined) made.ownResources.set(proposedBy, action.ownResources)
  nameAll(plan, made, action, adding)
  return id
}

/** Last of all: an answer holds what it was given on. */
function nameAll(plan: PlanView, made: ActionView, action: ProposedAction, { proposedBy, saysYes, takenInBy, seen }: Adding): void {
  const saidYes = (role: RoleInAction): void => {
    const request = (role === 'action-leader' ? made.leader.get() : (role === 'co-leader' ? made.coLeaders : made.participants).get(proposedBy))?.request
    if (!saysYes || request === undefined || made.answers.get(answerKey(proposedBy, role, request)) !== undefined) return
    answer(made, role, proposedBy, request, { answer: 'confirmed' }, seen)
  }
  if (action.leader !== undefined) {
    askToLead(plan, made, action.leader, takenInBy, seen)
    if (action.leader === proposedBy) saidYes('action-leader')
  }
  for (const field of named) {
    const role = namedInNewAction[field]
    for (const party of action[field] ?? []) {
      ask(plan, made, role, party, takenInBy, seen)
      if (party === proposedBy) saidYes(role)
    }
  }
}
