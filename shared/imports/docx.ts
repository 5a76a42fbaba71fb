// Tables of a Word document: the outermost ones, with merged cells; what is nested in a cell is text of that cell. What was
// deleted with changes tracked is left out, what was inserted counts.
import { err, ok } from '../result.ts'
import { attributeOf, markupTokens, plainOf, spanOf } from './markup.ts'
import { TableGrid } from './table.ts'
import type { ImportTable, ReadTables } from './table.ts'
import type { PackedFile } from './zip.ts'

const maxTables = 200

/** @param root of the main part, `word/document.xml`. */
export async function tablesInWordDocument(file: PackedFile, root: string): Promise<ReadTables> {
  const body = await file.text(root)
  return body.ok ? tablesInBody(body.value ?? '') : body
}

type Cell = { words: string; columns: number; continues: boolean }

function tablesInBody(source: string): ReadTables {
  const tables: ImportTable[] = []
  let grid = new TableGrid()
  let depth = 0
  let cell: Cell | null = null
  let isRowDeleted = false
  let cells: Cell[] = []
  let inText = false
  let inRowProperties = false
  /** How many parts that do not count the present place is in: moved away, or a second drawing for old programs. */
  let unseen = 0
  for (const token of markupTokens(source)) {
    if (grid.refusal !== null || tables.length >= maxTables) break
    if (token.type === 'words') {
      if (inText && cell !== null && unseen === 0) cell.words += plainOf(token.words)
      continue
    }
    const { name } = token
    const isOpen = token.type === 'open'
    const isEmpty = token.type === 'open' && token.isEmpty
    if (name === 't') inText = isOpen && !isEmpty
    else if (name === 'movefrom' || name === 'fallback') unseen = Math.max(0, unseen + (isEmpty ? 0 : isOpen ? 1 : -1))
    else if (name === 'tbl') {
      if (isEmpty) continue
      depth = Math.max(0, depth + (isOpen ? 1 : -1))
      if (isOpen || depth > 0) continue
      if (!grid.isEmpty) tables.push(grid.table())
      grid = new TableGrid()
      cell = null
    } else if (depth === 1 && name === 'trpr') inRowProperties = isOpen && !isEmpty
    else if (inRowProperties && name === 'del') isRowDeleted = true
    else if (depth === 1 && name === 'tr') {
      if (!isOpen && !isRowDeleted) addRow(grid, cells)
      cells = []
      isRowDeleted = false
    } else if (depth === 1 && name === 'tc') {
      if (isOpen) cell = { words: '', columns: 1, continues: false }
      else if (cell !== null) {
        cells.push(cell)
        cell = null
      }
    } else if (cell !== null) readInCell(cell, name, token, depth)
  }
  if (grid.refusal !== null) return err(grid.refusal)
  return tables.length === 0 ? err('import/no-table') : ok(tables)
}

function readInCell(cell: Cell, name: string, token: { readonly type: string; readonly attributes?: string }, depth: number): void {
  if (token.type === 'close') {
    if (name === 'p' || name === 'tr') cell.words += '\n'
    return
  }
  const { attributes = '' } = token
  if (name === 'gridspan' && depth === 1) cell.columns = spanOf(attributes, 'val')
  else if (name === 'vmerge' && depth === 1) cell.continues = attributeOf(attributes, 'val') !== 'restart'
  else if (name === 'br' || name === 'cr') cell.words += '\n'
  else if (name === 'tab') cell.words += ' '
  else if (name === 'nobreakhyphen') cell.words += '-'
  else if (name === 'numpr') cell.words += '• '
  else if (name === 'tc') cell.words += ' '
}

function addRow(grid: TableGrid, cells: readonly Cell[]): void {
  for (const { words, columns, continues } of cells) {
    if (continues) grid.addContinued(columns)
    else grid.addCell(words, columns)
  }
  grid.endRow()
}
