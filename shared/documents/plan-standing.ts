// What a delegation is in one action: its leader, its co-leader, its proposer. Read from the action itself, by the page
// from plain values and by the gate from its replica.
import type { PartyId } from '../ids.ts'
import { isOutsideLeader } from '../parties/eligibility.ts'
import { answerOf, isConfirmed, isConfirmedByDriver } from './plan-answers.ts'
import type { ActionPlain } from './plan.ts'

/** What of an action decides about that. */
export type Standing = Pick<ActionPlain, 'leader' | 'coLeaders' | 'participants' | 'answers' | 'confirmations' | 'proposedBy' | 'takenIn'>

export type RoleThere = 'action-leader' | 'co-leader' | 'author'

/** Whether an action is there as a proposal of a delegation without a role in the plan: it has a reference and no number,
 *  is not counted and blocks nothing. */
export const isProposal = (action: Pick<ActionPlain, 'proposedBy' | 'takenIn'>): boolean =>
  action.proposedBy !== undefined && action.takenIn !== true

/** A delegation leads from its own acceptance on, one from outside once the driver has confirmed it too; whoever proposed
 *  an action is its author until the driver takes it in.
 *  Source: staff working document, footnote 5 (outside leaders); the author's part is a house rule. */
export function holdsInAction(action: Standing, role: RoleThere, party: PartyId): boolean {
  switch (role) {
    case 'action-leader':
      return action.leader?.party === party && isConfirmed(answerOf(action, role, party)) && (!isOutsideLeader(party) || isConfirmedByDriver(action))
    case 'co-leader':
      return action.coLeaders[party] !== undefined && isConfirmed(answerOf(action, role, party))
    case 'author':
      return action.proposedBy === party && action.takenIn !== true
  }
}
