// Comma-separated files as Excel writes them in every country, and what it puts on the clipboard as plain text: cells
// parted by commas, semicolons or tabs, in quotes where they hold such a mark or a line end (RFC 4180).
import { err, ok } from '../result.ts'
import { maxPastedCharacters, TableGrid } from './table.ts'
import type { ReadTables } from './table.ts'

type Separator = ',' | ';' | '\t' | '|'
const separators: readonly Separator[] = ['\t', ';', ',', '|']
/** So much of a file is looked at to find out what parts its cells. */
const sampleCharacters = 16_384

export function tableInDelimited(source: string, separator?: Separator): ReadTables {
  if (source.length > maxPastedCharacters) return err('import/too-large')
  // Excel's own way to say what parts the cells: a first line `sep=;`.
  const said = /^sep=([,;|\t])\r?\n/i.exec(source)
  const body = said === null ? source : source.slice(said[0].length)
  const parts = (said?.[1] as Separator | undefined) ?? separator ?? separatorOf(body)
  const grid = new TableGrid()
  for (const row of rowsOf(body, parts)) {
    for (const words of row) grid.addCell(words)
    grid.endRow()
    if (grid.refusal !== null) return err(grid.refusal)
  }
  return grid.isEmpty ? err('import/no-table') : ok([grid.table()])
}

/** The mark that parts most cells outside quotes in the first rows. */
function separatorOf(source: string): Separator {
  const sample = source.slice(0, sampleCharacters).replace(/"[^"]*"/g, '')
  const rows = sample.split(/\r?\n/).slice(0, 10)
  const worth = (mark: Separator): number => rows.reduce((sum, row) => sum + Math.min(row.split(mark).length - 1, 100), 0)
  return separators.reduce((best, mark) => (worth(mark) > worth(best) ? mark : best))
}

function* rowsOf(source: string, separator: Separator): Generator<string[]> {
  let row: string[] = []
  let at = 0
  while (at <= source.length) {
    const [words, end] = source[at] === '"' ? quotedAt(source, at + 1, separator) : bareAt(source, at, separator)
    row.push(words)
    const mark = source[end]
    if (mark === separator) {
      at = end + 1
      continue
    }
    yield row
    row = []
    at = end + (mark === '\r' && source[end + 1] === '\n' ? 2 : 1)
  }
}

function bareAt(source: string, from: number, separator: Separator): readonly [string, number] {
  let end = from
  while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r') end++
  return [source.slice(from, end), end]
}

/** A quote inside is doubled. What follows the closing quote belongs to the cell, as Excel reads it. */
function quotedAt(source: string, from: number, separator: Separator): readonly [string, number] {
  const parts: string[] = []
  let at = from
  for (;;) {
    const quote = source.indexOf('"', at)
    if (quote < 0) return [[...parts, source.slice(at)].join(''), source.length]
    parts.push(source.slice(at, quote))
    if (source[quote + 1] !== '"') {
      const [rest, end] = bareAt(source, quote + 1, separator)
      return [[...parts, rest].join(''), end]
    }
    parts.push('"')
    at = quote + 2
  }
}

/** The text of a file by its mark, else UTF-8 where it is that, else the Windows letters of western Europe. Null for what
 *  is no text. */
export function textOfBytes(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const start = bytes.subarray(0, 2_000)
  const zeros = start.filter(byte => byte === 0).length
  if (zeros > 0) {
    const isWide = zeros > start.length / 4 && start.every((byte, index) => byte !== 0 || index % 2 === 1)
    return isWide ? new TextDecoder('utf-16le').decode(bytes) : null
  }
  const body = first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes
  try {
    return plainText(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return plainText(new TextDecoder('windows-1252').decode(body))
  }
}

/** Pictures and programs hold characters that no table does. */
function plainText(text: string): string | null {
  // oxlint-disable-next-line no-control-regex -- those are what is looked for
  const odd = text.slice(0, 4_000).match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  return odd > 4 ? null : text
}
