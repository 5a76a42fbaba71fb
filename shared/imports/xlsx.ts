// Tables of an Excel workbook: one for each visible sheet. Values only: of a formula what it last came to, and nothing of
// macros, links and pictures. Days are recognised by how their cells are shown.
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import { daysBetweenSystems, daySerial } from './days.ts'
import { attributeOf, markupTokens, plainOf } from './markup.ts'
import { cellText, maxCellCharacters, maxTableColumns, maxTableRows } from './table.ts'
import type { ImportCell, ImportTable, ReadRefusal, ReadTables } from './table.ts'
import type { PackedFile } from './zip.ts'

/** Of a workbook no more sheets are looked at. */
const maxSheets = 20
/** Words that cells share; Excel writes each once. With more, cells beyond stay empty, which a table of our size never has. */
const maxSharedWords = 60_000

type Workbook = { readonly sheets: readonly string[]; readonly countsFrom1904: boolean }

/** @param root of the main part, `xl/workbook.xml`. */
export async function tablesInWorkbook(file: PackedFile, root: string): Promise<ReadTables> {
  const part = async (name: string): Promise<Result<string, ReadRefusal>> => {
    const read = await file.text(name)
    return read.ok ? ok(read.value ?? '') : read
  }
  const folder = root.slice(0, root.lastIndexOf('/') + 1)
  const main = await part(root)
  if (!main.ok) return main
  const relations = await part(`${folder}_rels/${root.slice(folder.length)}.rels`)
  if (!relations.ok) return relations
  const { sheets, countsFrom1904 } = workbookOf(main.value, relations.value, folder)
  const shared = await part(`${folder}sharedStrings.xml`)
  if (!shared.ok) return shared
  const styles = await part(`${folder}styles.xml`)
  if (!styles.ok) return styles
  const reader: SheetReader = { words: sharedWordsOf(shared.value), isDay: dayStylesOf(styles.value), daysOff: countsFrom1904 ? daysBetweenSystems : 0 }
  const tables: ImportTable[] = []
  for (const name of sheets) {
    const sheet = await part(name)
    if (!sheet.ok) return sheet
    const table = sheetOf(sheet.value, reader)
    // One sheet of raw data must not keep away the table beside it.
    if (!table.ok && sheets.length === 1) return table
    if (table.ok && table.value.rows.length > 0) tables.push(table.value)
    else if (!table.ok && tables.length === 0 && name === sheets.at(-1)) return table
  }
  return tables.length === 0 ? err('import/no-table') : ok(tables)
}

/** Where a relation of a part points, inside the file. */
export function relationsIn(source: string, folder: string): ReadonlyMap<string, { readonly type: string; readonly target: string }> {
  const relations = new Map<string, { readonly type: string; readonly target: string }>()
  for (const token of markupTokens(source)) {
    if (token.type !== 'open' || token.name !== 'relationship') continue
    const target = attributeOf(token.attributes, 'Target') ?? ''
    // What lies outside the file is never looked at.
    if (attributeOf(token.attributes, 'TargetMode')?.toLowerCase() === 'external') continue
    relations.set(attributeOf(token.attributes, 'Id') ?? '', {
      type: attributeOf(token.attributes, 'Type') ?? '',
      target: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
    })
  }
  return relations
}

function workbookOf(source: string, relations: string, folder: string): Workbook {
  const targets = relationsIn(relations, folder)
  const sheets: string[] = []
  let countsFrom1904 = false
  for (const token of markupTokens(source)) {
    if (token.type !== 'open') continue
    if (token.name === 'workbookpr') countsFrom1904 = /^(?:1|true)$/.test(attributeOf(token.attributes, 'date1904') ?? '')
    if (token.name !== 'sheet' || sheets.length >= maxSheets) continue
    const target = targets.get(/r:id\s?=\s?["']([^"']*)/i.exec(token.attributes)?.[1] ?? '')?.target
    if (target !== undefined && !/^(?:very)?hidden$/i.test(attributeOf(token.attributes, 'state') ?? '')) sheets.push(target)
  }
  return { sheets, countsFrom1904 }
}

function sharedWordsOf(source: string): readonly string[] {
  const shared: string[] = []
  let words: string | null = null
  let inText = false
  let phonetic = 0
  for (const token of markupTokens(source)) {
    if (token.type === 'words') {
      if (inText && words !== null && words.length <= maxCellCharacters) words += plainOf(token.words)
    } else if (token.name === 'si') {
      if (words !== null) shared.push(words)
      words = token.type === 'open' && !token.isEmpty ? '' : null
      if (token.type === 'open' && token.isEmpty) shared.push('')
      if (shared.length > maxSharedWords) break
    } else if (token.name === 'rph') phonetic += token.type === 'open' ? 1 : -1
    else if (token.name === 't') inText = token.type === 'open' && !token.isEmpty && phonetic === 0
  }
  return shared
}

/** By the index of a cell's style: whether it shows a day. */
function dayStylesOf(source: string): readonly boolean[] {
  const isDayFormat = new Map<string, boolean>()
  const styles: boolean[] = []
  let inCellStyles = false
  for (const token of markupTokens(source)) {
    if (token.type === 'words') continue
    if (token.name === 'cellxfs') inCellStyles = token.type === 'open'
    if (token.type !== 'open') continue
    if (token.name === 'numfmt') {
      const code = (attributeOf(token.attributes, 'formatCode') ?? '').slice(0, 200).replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
      isDayFormat.set(attributeOf(token.attributes, 'numFmtId') ?? '', /[dy]/i.test(code) && !/[#0]/.test(code))
    }
    if (token.name === 'xf' && inCellStyles) {
      const format = attributeOf(token.attributes, 'numFmtId') ?? ''
      const number = Number(format)
      // Built in: dates of every country.
      styles.push(isDayFormat.get(format) ?? ((number >= 14 && number <= 17) || number === 22 || (number >= 27 && number <= 36) || (number >= 50 && number <= 58)))
    }
  }
  return styles
}

type SheetReader = { readonly words: readonly string[]; readonly isDay: readonly boolean[]; readonly daysOff: number }
type Cell = { readonly column: number; readonly type: string; readonly style: number; words: string }

function sheetOf(source: string, reader: SheetReader): Result<ImportTable, ReadRefusal> {
  const rows: { readonly number: number; readonly cells: Map<number, string> }[] = []
  const merged: string[] = []
  let row: (typeof rows)[number] | null = null
  let cell: Cell | null = null
  let inValue = false
  let phonetic = 0
  let rowNumber = 0
  for (const token of markupTokens(source)) {
    if (token.type === 'words') {
      if (inValue && cell !== null && cell.words.length <= maxCellCharacters) cell.words += plainOf(token.words)
      continue
    }
    const { name } = token
    if (name === 'row') {
      if (row !== null && row.cells.size > 0) rows.push(row)
      row = null
      cell = null
      if (rows.length > maxTableRows) return err('import/too-many-rows')
      if (token.type === 'open' && !token.isEmpty) {
        rowNumber = Number(attributeOf(token.attributes, 'r')) || rowNumber + 1
        row = { number: rowNumber, cells: new Map() }
      }
    } else if (name === 'c') {
      inValue = false
      if (token.type === 'open' && !token.isEmpty) cell = cellAt(token.attributes, cell === null ? 0 : cell.column + 1)
      else if (cell !== null && row !== null && token.type === 'close') {
        const words = cellText(valueOf(cell, reader))
        if (words !== '' && cell.column >= maxTableColumns) return err('import/too-many-columns')
        if (words !== '') row.cells.set(cell.column, words)
      }
    } else if (name === 'rph') phonetic += token.type === 'open' ? 1 : -1
    else if (name === 'v' || name === 't') inValue = token.type === 'open' && !token.isEmpty && phonetic === 0
    else if (name === 'mergecell' && token.type === 'open' && merged.length < maxTableRows * maxTableColumns) merged.push(attributeOf(token.attributes, 'ref') ?? '')
  }
  return ok({ rows: withMerged(rows, merged) })
}

function cellAt(attributes: string, next: number): Cell {
  const place = placeOf(attributeOf(attributes, 'r') ?? '')
  return { column: place?.column ?? next, type: attributeOf(attributes, 't') ?? 'n', style: Number(attributeOf(attributes, 's') ?? 0), words: '' }
}

function valueOf({ type, style, words }: Cell, { words: shared, isDay, daysOff }: SheetReader): string {
  switch (type) {
    case 's':
      return shared[Number(words)] ?? ''
    case 'b':
      return words === '1' ? 'Yes' : 'No'
    case 'e':
      return ''
    case 'n': {
      const number = Number(words)
      if (words === '' || !Number.isFinite(number)) return words
      return (isDay[style] === true ? daySerial(number + daysOff) : null) ?? String(Number(number.toPrecision(15)))
    }
    // A day in full, as some programs write it.
    case 'd':
      return words.slice(0, 10)
    default:
      return words
  }
}

/** "BC12": zero-based column, row as it is written. */
function placeOf(reference: string): { readonly column: number; readonly row: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference)
  if (found === null) return null
  const column = [...(found[1] ?? '').toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(found[2]) }
}

function withMerged(rows: readonly { readonly number: number; readonly cells: ReadonlyMap<number, string> }[], merged: readonly string[]): ImportTable['rows'] {
  const continued = new Set<string>()
  const numbers = new Set(rows.map(({ number }) => number))
  for (const reference of merged) {
    const [from, to] = reference.split(':').map(placeOf)
    if (from === null || from === undefined || to === null || to === undefined || to.column - from.column > maxTableColumns) continue
    for (const number of numbers) {
      if (number <= from.row || number > to.row) continue
      for (let column = from.column; column <= to.column; column++) continued.add(`${number} ${column}`)
    }
  }
  return rows.map(({ number, cells }) => {
    const width = Math.max(...cells.keys()) + 1
    const ends = Array.from({ length: maxTableColumns }, (_, column) => (continued.has(`${number} ${column}`) ? column + 1 : 0))
    return Array.from({ length: Math.max(width, ...ends) }, (_, column): ImportCell => (continued.has(`${number} ${column}`) ? { text: '', continues: true } : { text: cells.get(column) ?? '' }))
  })
}
