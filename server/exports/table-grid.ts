// A table of a rich text as a full grid: writers of files take rows of equal length, and cells that span others only within
// the table. Concurrent editing leaves tables in which neither holds.
import type { RichTextNode } from '../../shared/schema/rich-text-reading.ts'
import type { RichText } from '../../shared/schema/rich-text-shape.ts'

export type GridCell = { readonly isHead: boolean; readonly blocks: RichText; readonly columns: number; readonly rows: number }
/** `covered`: by the cell that begins above or before. */
export type Grid = readonly (readonly (GridCell | 'covered')[])[]

/** More columns than a page can hold in any size of letters. */
const maxColumns = 50

export function gridOf({ content: rows = [] }: RichTextNode): Grid {
  const grid: (GridCell | 'covered' | undefined)[][] = rows.map(() => [])
  rows.forEach(({ content: cells = [] }, top) => {
    let left = 0
    for (const { type, attrs = {}, content = [] } of cells) {
      const row = grid[top] ?? []
      while (row[left] !== undefined) left++
      if (left >= maxColumns) return
      const height = Math.min(spanOf(attrs['rowspan']), rows.length - top)
      const wanted = Math.min(spanOf(attrs['colspan']), maxColumns - left)
      let width = 1
      while (width < wanted && row[left + width] === undefined) width++
      for (let down = 0; down < height; down++) for (let right = 0; right < width; right++) (grid[top + down] ?? [])[left + right] = 'covered'
      row[left] = { isHead: type === 'tableHeader', blocks: content, columns: width, rows: height }
      left += width
    }
  })
  const columns = Math.max(1, ...grid.map(row => row.length))
  const empty: GridCell = { isHead: false, blocks: [], columns: 1, rows: 1 }
  return grid.map(row => Array.from({ length: columns }, (_, index) => row[index] ?? empty))
}

const spanOf = (value: unknown): number => (typeof value === 'number' && value > 1 ? Math.floor(value) : 1)
