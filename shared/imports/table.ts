// A table that somebody pasted or dropped, before anybody knows what its columns mean: rows of cells with plain text.
// Whatever it came in, it was read within the bounds below.
import type { Result } from '../result.ts'

/** `continues`: merged with the cell above it; its text stands there. */
export type ImportCell = { readonly text: string; readonly continues?: true }
export type ImportRowCells = readonly ImportCell[]
/** Rows may be of different lengths: what is missing at the end is empty. Rows without a word are left out. */
export type ImportTable = { readonly rows: readonly ImportRowCells[] }

/** Of a file as it is dropped; above it the file is refused unread. */
export const maxFileBytes = 5 * 1024 * 1024
/** Of one part of a packed file once it is unpacked; above it the file is refused, and unpacking stops there. */
export const maxUnpackedBytes = 32 * 1024 * 1024
/** Of a clipboard's text, in UTF-16 units; above it the paste is refused. Excel's HTML says ten times what it shows. */
export const maxPastedCharacters = 8 * 1024 * 1024
/** Actions that come in at once: they leave as one update, which the gate takes up to its own bounds. */
export const maxDrafts = 100
/** Rows with words in them, headings and merged rows among them; with more the table is refused. */
export const maxTableRows = 400
export const maxTableColumns = 60
/** Of one cell; what is longer is cut behind this, and the cell is shown as too long. */
export const maxCellCharacters = 20_000

export type ReadRefusal =
  | 'import/too-large'
  | 'import/unpacks-too-large'
  | 'import/too-many-rows'
  | 'import/too-many-columns'
  | 'import/damaged'
  | 'import/protected-or-old'
  | 'import/not-a-table-file'
  | 'import/no-table'

/** Never empty. Err: show its sentence; nothing was taken over. */
export type ReadTables = Result<readonly ImportTable[], ReadRefusal>

/** One line breaks as one character, without characters that no text may hold, cut to the bound and trimmed. */
export function cellText(words: string): string {
  const cut = words.length > maxCellCharacters * 2 ? words.slice(0, maxCellCharacters * 2) : words
  return cut
    // oxlint-disable-next-line no-control-regex -- breaks of lines and pages
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00a0\u2007\u202f\t]/g, ' ')
    // oxlint-disable-next-line no-control-regex -- those are what is taken out
    .replace(/[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .slice(0, maxCellCharacters + 1)
    .replace(loneSurrogates, '')
    .trim()
}

/** Halves of a character, as a cut leaves them: no text may hold one. */
export const loneSurrogates = /\p{Cs}/gu

/** Collects cells row by row, spans included, and stops at the first bound that is passed. */
export class TableGrid {
  refusal: ReadRefusal | null = null
  private readonly rows: ImportCell[][] = []
  private row: ImportCell[] = []
  /** By column: for how many more rows the cell above reaches down. */
  private readonly reach: number[] = []

  addCell(words: string, columns = 1, rows = 1): void {
    this.fillFromAbove()
    const width = Math.min(Math.max(1, columns), maxTableColumns)
    for (let index = 0; index < width; index++) {
      this.reach[this.row.length] = Math.min(Math.max(1, rows), maxTableRows) - 1
      this.row.push({ text: index === 0 ? cellText(words) : '' })
    }
  }

  /** A cell that the format itself says continues the one above. */
  addContinued(columns = 1): void {
    for (let index = 0; index < Math.min(Math.max(1, columns), maxTableColumns); index++) this.row.push({ text: '', continues: true })
  }

  endRow(): void {
    this.fillFromAbove()
    const row = this.row
    this.row = []
    while (row.length > 0 && row.at(-1)?.text === '' && row.at(-1)?.continues !== true) row.pop()
    if (row.length > maxTableColumns) this.refusal ??= 'import/too-many-columns'
    if (!row.some(({ text }) => text !== '')) return
    if (this.rows.length >= maxTableRows) this.refusal ??= 'import/too-many-rows'
    else this.rows.push(row)
  }

  get isEmpty(): boolean {
    return this.rows.length === 0
  }

  table(): ImportTable {
    return { rows: this.rows }
  }

  private fillFromAbove(): void {
    for (let left = this.reach[this.row.length] ?? 0; left > 0; left = this.reach[this.row.length] ?? 0) {
      this.reach[this.row.length] = left - 1
      this.row.push({ text: '', continues: true })
    }
  }
}
