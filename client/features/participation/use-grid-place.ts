// One stop for the Tab key in the whole grid, as in ARIA's grid pattern. A place is named by row and column, so that what comes or
// goes meanwhile moves the focus to no other cell; when its own row goes, the next one takes it.
import { useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'

export type GridPlace = { readonly row: string; readonly column: string }

export const cellDomId = ({ row, column }: GridPlace): string => `part-${row.replace('/', '-')}-${column}`
export const isSamePlace = (one: GridPlace | null, other: GridPlace): boolean => one?.row === other.row && one.column === other.column

const pageRows = 10

/** @param rows the keys of all rows, also of those out of sight. */
export function useGridPlace(rows: readonly string[], columns: readonly string[], firstColumn: string) {
  const [kept, setKept] = useState<(GridPlace & { readonly index: number }) | null>(null)
  const wantsFocus = useRef(false)
  const index = kept === null ? -1 : rows.indexOf(kept.row)
  const column = kept !== null && columns.includes(kept.column) ? kept.column : firstColumn
  const row = rows[index === -1 ? Math.min(kept?.index ?? 0, rows.length - 1) : index]
  const current: GridPlace | null = row === undefined ? null : { row, column }
  const isLost = kept !== null && index === -1

  useLayoutEffect(() => {
    // What had the focus went with its row.
    if (isLost && document.activeElement === document.body) wantsFocus.current = true
    if (!wantsFocus.current || current === null) return
    const cell = document.getElementById(cellDomId(current))
    if (cell === null) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const goTo = (place: GridPlace): void => {
    wantsFocus.current = true
    setKept({ ...place, index: rows.indexOf(place.row) })
  }

  return {
    current,
    currentIndex: row === undefined ? -1 : rows.indexOf(row),
    goTo,
    onFocus: (_event: FocusEvent, place: GridPlace): void => {
      if (!isSamePlace(kept, place)) setKept({ ...place, index: rows.indexOf(place.row) })
    },
    /** The place that a key leads to; null for any other key, and at the edge. */
    placeAfter: (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): GridPlace | null => (current === null ? null : placeAfter(event, current, rows, columns)),
  }
}

function placeAfter({ key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>, place: GridPlace, rows: readonly string[], columns: readonly string[]): GridPlace | null {
  const isWhole = ctrlKey || metaKey
  const [atRow, atColumn] = [rows.indexOf(place.row), columns.indexOf(place.column)]
  const [lastRow, lastColumn] = [rows.length - 1, columns.length - 1]
  const [toRow, toColumn] = ((): readonly [number, number] => {
    switch (key) {
      case 'ArrowUp':
        return [isWhole ? 0 : atRow - 1, atColumn]
      case 'ArrowDown':
        return [isWhole ? lastRow : atRow + 1, atColumn]
      case 'ArrowLeft':
        return [atRow, isWhole ? 0 : atColumn - 1]
      case 'ArrowRight':
        return [atRow, isWhole ? lastColumn : atColumn + 1]
      case 'PageUp':
        return [Math.max(0, atRow - pageRows), atColumn]
      case 'PageDown':
        return [Math.min(lastRow, atRow + pageRows), atColumn]
      case 'Home':
        return [isWhole ? 0 : atRow, 0]
      case 'End':
        return [isWhole ? lastRow : atRow, lastColumn]
      default:
        return [atRow, atColumn]
    }
  })()
  const [row, column] = [rows[toRow], columns[toColumn]]
  return row === undefined || column === undefined || (toRow === atRow && toColumn === atColumn) ? null : { row, column }
}
