// An action as a row of the table: what lists know of it, and its values for the cells that write them.
import { openOnAction } from '../../../../../shared/documents/open-threads.ts'
import type { PlacedAction } from '../../../../../shared/documents/plan-order.ts'
import type { ActionPlain, PlanPlain } from '../../../../../shared/documents/plan.ts'
import type { ActionId } from '../../../../../shared/ids.ts'
import { actionSummaryOf } from '../../../../../shared/projection/action-summary.ts'
import type { AroundAction } from '../../../../../shared/projection/action-summary.ts'
import type { ActionSummary } from '../../../../../shared/projection/plan-summary-shape.ts'
import { findingsOfAction } from '../../../../../shared/rules/findings.ts'
import type { Finding } from '../../../../../shared/rules/findings.ts'
import type { RuleContext } from '../../../../../shared/rules/rule.ts'

export type ActionRow = {
  readonly id: ActionId
  readonly action: ActionPlain
  readonly summary: ActionSummary
  readonly findings: readonly Finding[]
}

type Known = { readonly row: ActionRow; readonly number: string | null; readonly reference: string | null; readonly threads: number; readonly context: RuleContext }
/** By the identity of an action's values, which a reading keeps until the action is touched: a row is then the same object,
 *  and is not drawn again. */
const rows = new WeakMap<ActionPlain, Known>()

export function rowsOf(places: readonly PlacedAction[], { references, threads }: Pick<PlanPlain, 'references' | 'threads'>, context: RuleContext): readonly ActionRow[] {
  return places.map(place => rowOf(place, { reference: references[place.id] ?? null, threads: openOnAction(threads, place.id) }, context))
}

function rowOf(place: PlacedAction, { reference, threads }: AroundAction, context: RuleContext): ActionRow {
  const { id, action, number } = place
  const known = rows.get(action)
  if (known !== undefined && known.row.id === id && known.number === number && known.reference === reference && known.threads === threads && known.context === context) return known.row
  const row = { id, action, summary: actionSummaryOf(place, { reference, threads }, context), findings: findingsOfAction(id, action, context) }
  rows.set(action, { row, number, reference, threads, context })
  return row
}
