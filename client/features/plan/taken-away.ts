// Why somebody can no longer write where they were writing: what happened to the place, or to their right there, between two
// readings of the plan.
import { isNamedIn } from '../../../shared/documents/plan-answers.ts'
import { isProposal } from '../../../shared/documents/plan-standing.ts'
import type { ActionPlain, PlanPlain } from '../../../shared/documents/plan.ts'
import { ActionId } from '../../../shared/ids.ts'
import type { PartyId, RowId } from '../../../shared/ids.ts'
import { fieldAt } from '../../../shared/mandates/plan-writes.ts'
import type { Path } from '../../../shared/schema/node.ts'

export type Loss =
  | { readonly type: 'action-removed'; readonly action: ActionId }
  | { readonly type: 'row-removed'; readonly action: ActionId }
  /** The delegation in whose row it was written; it is named in the action no longer. */
  | { readonly type: 'taken-out'; readonly action: ActionId; readonly party: PartyId }
  /** A proposal became part of the plan, whose driver writes it from then on. */
  | { readonly type: 'taken-in'; readonly action: ActionId }
  /** The plan went on to another status. */
  | { readonly type: 'step' }
  | { readonly type: 'right-ended' }

/** Where somebody writes. `row`: of indicators, funding or joint action days, whose fields are of no path of their own here. */
export type WritingPlace = { readonly path: Path; readonly row: RowId | null }

/** Null while one can go on there.
 *  @param mayWrite whether the person may write there now, as the table of mandates says; that they could before is what makes
 *  it a loss, and is not checked. */
export function lossAt({ path, row }: WritingPlace, was: PlanPlain, is: PlanPlain, mayWrite: boolean): Loss | null {
  const loss = lossInAction(path, row, was, is)
  if (loss !== null || mayWrite) return loss
  if (was.record.status !== is.record.status) return { type: 'step' }
  const action = actionOf(path)
  return action !== null && wasTakenIn(was.actions[action], is.actions[action]) ? { type: 'taken-in', action } : { type: 'right-ended' }
}

const actionOf = ([root, id]: Path): ActionId | null => (root === 'actions' ? (ActionId.safeParse(id).data ?? null) : null)

const wasTakenIn = (was: ActionPlain | undefined, is: ActionPlain | undefined): boolean => was !== undefined && is !== undefined && isProposal(was) && !isProposal(is)

function lossInAction(path: Path, row: RowId | null, was: PlanPlain, is: PlanPlain): Loss | null {
  const action = actionOf(path)
  const before = action === null ? undefined : was.actions[action]
  if (action === null || before === undefined || before.removed) return null
  const now = is.actions[action]
  if (now === undefined || now.removed) return { type: 'action-removed', action }
  const [, , list] = path
  if (row !== null && isIn(before, list, row) && !isIn(now, list, row)) return { type: 'row-removed', action }
  const party = fieldAt(path)?.party ?? null
  return party !== null && isNamedIn(before, party) && !isNamedIn(now, party) ? { type: 'taken-out', action, party } : null
}

function isIn(action: ActionPlain, list: string | undefined, row: RowId): boolean {
  switch (list) {
    case 'indicators':
    case 'funding':
    case 'jointActionDays':
      return action[list][row]?.removed === false
    default:
      return false
  }
}
