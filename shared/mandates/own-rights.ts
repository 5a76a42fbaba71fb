// What one line of the table of mandates means for one person in one plan.
import type { Standing } from '../documents/plan-standing.ts'
import { holdsInAction } from '../documents/plan-standing.ts'
import { holds } from './mandates.ts'
import type { MandateRow, PlanFacts, Writer } from './mandates.ts'

export type OwnRight = {
  /** In how many actions the person's delegation holds the role; 1 for a role in the whole plan, 0 for none. */
  readonly held: number
  /** Whether the person holds a function under which the line is used. */
  readonly hasFunction: boolean
  /** Whether the plan's present status lets it be used. */
  readonly isOpen: boolean
}

export function holdsInPlan({ role, functions, statuses }: MandateRow, { party, functions: held }: Writer, facts: PlanFacts, actions: readonly Standing[]): OwnRight {
  return {
    held: heldIn(role, party, facts, actions),
    hasFunction: functions.some(candidate => held.includes(candidate)),
    isOpen: statuses.includes(facts.status) && !facts.archived,
  }
}

function heldIn(role: MandateRow['role'], party: Writer['party'], facts: PlanFacts, actions: readonly Standing[]): number {
  switch (role) {
    case 'action-leader':
    case 'co-leader':
    case 'author':
      return actions.filter(action => holdsInAction(action, role, party)).length
    case 'pen':
      return facts.pens.filter(pen => pen.party === party).length
    case 'delegation':
      return 1
    case 'driver':
    case 'co-driver':
    case 'circle':
    case 'guest':
    case 'reader':
      return holds(role, party, facts, { writtenBy: 'server' }) ? 1 : 0
  }
}
