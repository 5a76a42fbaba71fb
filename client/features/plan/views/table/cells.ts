// Cells by row and column: how one is named in the page, and where the keys lead from one.
import { ActionId } from '../../../../../shared/ids.ts'
import { columnIds } from './columns.ts'
import type { ColumnId } from './columns.ts'

export type CellColumn = ColumnId | 'select'
/** The row is an action, the heading (`head`), what is proposed (`proposed …`), or what adds an action to a goal (`add …`). */
export type CellAt = { readonly row: string; readonly column: CellColumn }

export const headRow = 'head'
export const cellDomId = (row: string, column: CellColumn): string => `cell-${row.replace(/[^A-Za-z0-9_-]/g, '_')}-${column}`

/** The cell that an element is or is in. */
export function cellAround(target: EventTarget | null): { readonly at: CellAt; readonly element: HTMLElement } | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  const row = element?.dataset['row']
  const column = ['select' as const, ...columnIds].find(id => id === element?.dataset['column'])
  return element === null || row === undefined || column === undefined ? null : { at: { row, column }, element }
}

export const actionOf = (row: string): ActionId | null => ActionId.safeParse(row).data ?? null

type Keys = { readonly key: string; readonly isWhole: boolean; readonly pageRows: number }

/** Where a key leads in a grid of these rows and columns; null where it leads nowhere. At an edge one stays. */
export function cellAfter({ key, isWhole, pageRows }: Keys, at: CellAt, rows: readonly string[], shown: readonly CellColumn[]): CellAt | null {
  const lastRow = rows.length - 1
  const lastColumn = shown.length - 1
  const row = Math.max(0, rows.indexOf(at.row))
  const column = Math.max(0, shown.indexOf(at.column))
  const place = (toRow: number, toColumn: number): CellAt | null => {
    const nextRow = rows[Math.min(lastRow, Math.max(0, toRow))]
    const nextColumn = shown[Math.min(lastColumn, Math.max(0, toColumn))]
    return nextRow === undefined || nextColumn === undefined ? null : { row: nextRow, column: nextColumn }
  }
  switch (key) {
    case 'ArrowUp':
      return place(isWhole ? 0 : row - 1, column)
    case 'ArrowDown':
      return place(isWhole ? lastRow : row + 1, column)
    case 'ArrowLeft':
      return place(row, isWhole ? 0 : column - 1)
    case 'ArrowRight':
      return place(row, isWhole ? lastColumn : column + 1)
    case 'Home':
      return place(isWhole ? 0 : row, 0)
    case 'End':
      return place(isWhole ? lastRow : row, lastColumn)
    case 'PageUp':
      return place(row - pageRows, column)
    case 'PageDown':
      return place(row + pageRows, column)
    default:
      return null
  }
}

/** The cell that Tab goes on to from one that was written, or Shift and Tab back to: across, then to the next row of an
 *  action; null after the last and before the first. */
export function cellBeside(at: CellAt, by: 1 | -1, actions: readonly string[], shown: readonly ColumnId[]): CellAt | null {
  const index = actions.indexOf(at.row) * shown.length + shown.findIndex(id => id === at.column) + by
  const row = actions[Math.floor(index / shown.length)]
  const column = shown[((index % shown.length) + shown.length) % shown.length]
  return index < 0 || row === undefined || column === undefined ? null : { row, column }
}

/** All rows between two, these included, in the order of the page. */
export function between(one: string, other: string, rows: readonly string[]): readonly string[] {
  const [from = 0, to = 0] = [rows.indexOf(one), rows.indexOf(other)].toSorted((a, b) => a - b)
  return from < 0 ? (to < 0 ? [] : rows.slice(to, to + 1)) : rows.slice(from, to + 1)
}
