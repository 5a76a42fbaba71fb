// Without a unit and a target nobody can say at the end of a period whether an action did what it set out to do.
import type { ActionPlain } from '../documents/plan.ts'
import { orderedRows } from '../documents/plan-order.ts'
import type { ActionId, RowId } from '../ids.ts'
import { actionRule } from './rule.ts'
import type { Remedy } from './rule.ts'

export const indicatorMissing = actionRule({
  id: 'indicator/unit-and-target',
  severity: 'to-look-at',
  source: { document: 'house-rule', passage: 'results are counted, so an action says what it counts' },
  check: (id, { indicators }) => {
    const rows = orderedRows<RowId, Indicator>(indicators)
    if (rows.some(({ row }) => hasUnit(row) && row.target !== undefined)) return null
    return { path: ['actions', id, 'indicators'], remedy: remedyFor(id, rows[0]) }
  },
})

type Indicator = NonNullable<ActionPlain['indicators'][RowId]>

function remedyFor(action: ActionId, first: { readonly id: RowId; readonly row: Indicator } | undefined): Remedy {
  if (first === undefined) return { do: 'add-indicator', action }
  return { do: 'choose', path: ['actions', action, 'indicators', first.id, hasUnit(first.row) ? 'target' : 'unit'] }
}

const hasUnit = ({ unit }: Indicator): boolean => unit !== undefined && unit.trim() !== ''
