// The tables in a file that somebody dropped. What it is, its bytes say and not its name. It is read where it was dropped:
// it goes nowhere, and nothing of it is kept.
import { err } from '../result.ts'
import { tableInDelimited, textOfBytes } from './delimited.ts'
import { tablesInWordDocument } from './docx.ts'
import { tablesInHtml } from './html-table.ts'
import { maxFileBytes } from './table.ts'
import type { ReadTables } from './table.ts'
import { relationsIn, tablesInWorkbook } from './xlsx.ts'
import { isPacked, openPacked } from './zip.ts'

/** Never rejects. */
export async function tablesInFile(bytes: Uint8Array): Promise<ReadTables> {
  if (bytes.byteLength > maxFileBytes) return err('import/too-large')
  if (isPacked(bytes)) return tablesInPacked(bytes)
  // Office files with a password, and those of before 2007, are containers of another kind.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return err('import/protected-or-old')
  const text = textOfBytes(bytes)
  if (text === null || /^\s*(?:%PDF|\{\\rtf)/.test(text.slice(0, 100))) return err('import/not-a-table-file')
  return tablesInText(text)
}

/** What a clipboard or a file holds as text: a table in HTML, else cells parted by marks. */
export const tablesInText = (text: string): ReadTables =>
  /^\s*(?:<!doctype html|<html|<table|<meta)/i.test(text.slice(0, 500)) ? tablesInHtml(text) : tableInDelimited(text)

/** What a clipboard offers: the HTML of a table where there is one, which knows merged cells, else the plain text. */
export function tablesInClipboard({ html, text }: { readonly html: string; readonly text: string }): ReadTables {
  const fromHtml = /<table[\s>]/i.test(html) ? tablesInHtml(html) : null
  if (fromHtml !== null && (fromHtml.ok || fromHtml.error !== 'import/no-table')) return fromHtml
  return tableInDelimited(text, text.includes('\t') ? '\t' : undefined)
}

async function tablesInPacked(bytes: Uint8Array): Promise<ReadTables> {
  const file = openPacked(bytes)
  if (!file.ok) return file
  const relations = await file.value.text('_rels/.rels')
  if (!relations.ok) return relations
  const main = [...relationsIn(relations.value ?? '', '').values()].find(({ type }) => type.endsWith('/officeDocument'))?.target
  const root = [main, 'xl/workbook.xml', 'word/document.xml'].find(name => name !== undefined && file.value.has(name))
  if (root === undefined) return err('import/not-a-table-file')
  if (root.startsWith('xl/') || /workbook/i.test(root)) return tablesInWorkbook(file.value, root)
  if (root.startsWith('word/')) return tablesInWordDocument(file.value, root)
  return err('import/not-a-table-file')
}
