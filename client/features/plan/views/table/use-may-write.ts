// Whether this person may write what stands in a cell.
import { usePlan, type PlanPageContext } from '../../plan-context.tsx'
import type { ActionRow } from './action-row.ts'
import { columns } from './columns.ts'
import type { ColumnId } from './columns.ts'

/** Delivery is written from adoption on. */
const delivering: ReadonlySet<string | undefined> = new Set(['adopted', 'in-delivery', 'closed'])

export function mayWriteCell({ may, party, record }: PlanPageContext, { id, action: now }: ActionRow, column: ColumnId): boolean {
  const { writtenBy } = columns[column]
  const action = { id, now }
  if (writtenBy === null) return false
  if (writtenBy === 'delivery' && !delivering.has(record.status)) return false
  // Rows beside a cell hold what several write: whoever may write one of them opens it.
  if (column === 'participants') return may({ writtenBy, action }) || may({ writtenBy: 'joining', action }) || now.participants[party] !== undefined
  if (column === 'funding') return may({ writtenBy, action }) || may({ writtenBy: 'contribution', party, action })
  return may({ writtenBy, action })
}

export const useMayWrite = (row: ActionRow, column: ColumnId): boolean => mayWriteCell(usePlan(), row, column)
