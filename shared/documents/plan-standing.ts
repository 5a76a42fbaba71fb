// What a delegation is in one action: its leader, its co-leader, its proposer. Read from the action itself, by the page
// from plain values and by the gate from its replica.
import type { PartyId } from '../ids.ts'
import { isOutsideLeader } from '../parties/eligibility.ts'
import { answerOf, isConfirmed, isConfirmedByDriver, isNamedIn } from './plan-answers.ts'
import type { Named } from './plan-answers.ts'
import type { Path } from '../schema/node.ts'
import type { ActionPlain } from './plan.ts'

/** What of an action decides about that. What stands under the name of a delegation is left out where only roles are asked
 *  for. */
export type Standing = Named & Pick<ActionPlain, 'confirmations' | 'proposedBy' | 'takenIn'> & Partial<Pick<ActionPlain, (typeof underItsName)[number]>>

/** Fields of an action whose keys begin with a delegation's id: that it was asked, and what it wrote. Its answers are not among
 *  them: a delegation may write one without ever having been asked. */
const underItsName = ['answersInWriting', 'askers', 'admissions', 'contributions', 'ownResources', 'services', 'contacts', 'deliveries', 'movements'] as const

export type RoleThere = 'action-leader' | 'co-leader' | 'author'

/** Whether an action is there as a proposal of a delegation without a role in the plan: it has a reference and no number,
 *  is not counted and blocks nothing. */
export const isProposal = (action: Pick<ActionPlain, 'proposedBy' | 'takenIn'>): boolean =>
  action.proposedBy !== undefined && action.takenIn !== true

/** The action in which a field, once written, shows that a delegation has its part; null for any other field. */
export function partGivenBy([root, id, field, key = '']: Path, party: PartyId): string | null {
  const isOfParty = key === party || key.startsWith(`${party}:`)
  const isNaming = field === 'participants' || field === 'coLeaders' || underItsName.some(known => known === field)
  return root === 'actions' && id !== undefined && isNaming && isOfParty ? id : null
}

/** Whether a delegation has a part in an action: it is named there, or it was and the action still shows it. Whoever is taken
 *  out while it writes off-line loses no words: that it was asked stays on record. */
export const hasPartIn = (action: Standing, party: PartyId): boolean =>
  isNamedIn(action, party) || underItsName.some(field => Object.keys(action[field] ?? {}).some(key => key === party || key.startsWith(`${party}:`)))

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
