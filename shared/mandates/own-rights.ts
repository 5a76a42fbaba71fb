// What one line of the table of mandates means for one person in one plan.
import { isNamedIn } from '../documents/plan-answers.ts'
import type { Standing } from '../documents/plan-standing.ts'
import { hasPartIn, holdsInAction } from '../documents/plan-standing.ts'
import { holds, mandateRows } from './mandates.ts'
import type { MandateRow, PlanFacts, Writer } from './mandates.ts'
import type { WrittenBy } from './written-by.ts'

/** Granted or asked over the API, written in another document, or said about the plan: nothing of the plan itself is written with it. */
const elsewhere: readonly WrittenBy[] = ['lending', 'releasing', 'asking-for-pen', 'exact-days', 'days-service', 'commenting', 'own-comment', 'resolving', 'own-side', 'own-thread', 'sending', 'deciding', 'position', 'recording-position', 'lifting', 'extending', 'naming-version']

/** Whether there is something of the plan for this person to write, wherever in it: `open` now, `not-now` in the status
 *  that the plan has, `nothing` in any status. An answer counts where the delegation is named.
 *  @param actions how all its actions stand. */
export function writingOf(writer: Writer, facts: PlanFacts, actions: readonly Standing[]): 'open' | 'not-now' | 'nothing' {
  let writing: 'not-now' | 'nothing' = 'nothing'
  for (const row of mandateRows) {
    if (row.writes.every(kind => elsewhere.includes(kind))) continue
    const { held, hasFunction, isOpen } = holdsInPlan(row, writer, facts, actions)
    const isOfNamed = row.role === 'delegation' && !row.writes.includes('movement')
    if (held === 0 || !hasFunction || (isOfNamed && !actions.some(action => isNamedIn(action, writer.party)))) continue
    if (isOpen) return 'open'
    writing = 'not-now'
  }
  return writing
}

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
    case 'named':
      return actions.filter(action => hasPartIn(action, party)).length
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
