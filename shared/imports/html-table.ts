// Tables in the HTML that Excel, Word and browsers put on the clipboard.
import { err, ok } from '../result.ts'
import { attributeOf, markupTokens, plainOf, spanOf } from './markup.ts'
import { maxPastedCharacters, TableGrid } from './table.ts'
import type { ImportTable, ReadTables } from './table.ts'

const breaks = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'table'])
const maxTables = 200

/** Every outermost table with more than one cell; what is nested in a cell is text of that cell. */
export function tablesInHtml(html: string): ReadTables {
  if (html.length > maxPastedCharacters) return err('import/too-large')
  const tables: ImportTable[] = []
  let grid = new TableGrid()
  /** How many tables the present place is in. */
  let depth = 0
  let cell: { words: string; readonly columns: number; readonly rows: number } | null = null
  let inRow = false
  const endCell = (): void => {
    if (cell !== null) grid.addCell(plainOf(cell.words), cell.columns, cell.rows)
    cell = null
  }
  const endRow = (): void => {
    endCell()
    if (inRow) grid.endRow()
    inRow = false
  }
  const endTable = (): void => {
    endRow()
    if (!grid.isEmpty) tables.push(grid.table())
    grid = new TableGrid()
  }
  for (const token of markupTokens(html)) {
    if (grid.refusal !== null || tables.length >= maxTables) break
    if (token.type === 'words') {
      // Line ends of the source are blanks; those that count are tags.
      if (cell !== null) cell.words += token.words.replace(/[ \t\r\n\f]+/g, ' ')
      continue
    }
    const { name } = token
    if (token.type === 'close') {
      if (name === 'table' && depth > 0 && --depth === 0) endTable()
      else if (depth === 1 && (name === 'td' || name === 'th')) endCell()
      else if (depth === 1 && name === 'tr') endRow()
      else if (cell !== null && breaks.has(name)) cell.words += '\n'
    } else if (name === 'table') depth++
    else if (depth === 1 && name === 'tr') {
      endRow()
      inRow = true
    } else if (depth === 1 && (name === 'td' || name === 'th')) {
      endCell()
      inRow = true
      cell = { words: '', columns: spanOf(token.attributes, 'colspan'), rows: spanOf(token.attributes, 'rowspan') }
    } else if (cell !== null) {
      if (name === 'br') cell.words += '\n'
      else if (name === 'li') cell.words += '\n• '
      else if (depth > 1 && (name === 'td' || name === 'th')) cell.words += ' '
      else if (name === 'img') cell.words += attributeOf(token.attributes, 'alt')?.slice(0, 80) ?? ''
    }
  }
  if (depth > 0) endTable()
  if (grid.refusal !== null) return err(grid.refusal)
  return tables.length === 0 ? err('import/no-table') : ok(tables)
}
