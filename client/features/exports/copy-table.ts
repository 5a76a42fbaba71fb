// A table for the clipboard: as HTML with its look for Word and Outlook, and as plain text with tabs.
import { copyMarkedUp } from '../../shell/copy-marked-up.ts'
import type { TextTable } from '../../../shared/exports/plan-table.ts'

/** `above`: what stands over the table, its marking first. */
export interface TableToCopy {
  readonly above: readonly string[]
  readonly table: TextTable
}

/** Whether the browser took it. */
export async function copyTable(toCopy: TableToCopy): Promise<boolean> {
  return copyMarkedUp(htmlOf(toCopy), plainTextOf(toCopy))
}

const cellStyle = 'border:1px solid #bfc6d1;padding:3px 5px;vertical-align:top;text-align:left'

/** The number format says to Excel that every cell is text, whatever it begins with. */
export function htmlOf({ above, table }: TableToCopy): string {
  const row = (cells: readonly string[], tag: 'th' | 'td', style: string): string => `<tr>${cells.map(cell => `<${tag} style="${style}">${escaped(cell)}</${tag}>`).join('')}</tr>`
  return [
    '<meta charset="utf-8">',
    `<p style="font:10pt Calibri,sans-serif"><b>${escaped(above[0] ?? '')}</b> ${above.slice(1).map(escaped).join(' · ')}</p>`,
    '<table style="border-collapse:collapse;font:9pt Calibri,sans-serif">',
    `<thead>${row(table.head, 'th', `${cellStyle};background:#eef0f4;font-weight:bold;mso-number-format:'\\@'`)}</thead>`,
    `<tbody>${table.rows.map(cells => row(cells, 'td', `${cellStyle};mso-number-format:'\\@'`)).join('')}</tbody>`,
    '</table>',
  ].join('')
}

const signs: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '<br>' }
const escaped = (text: string): string => text.replace(/[&<>"\n]/g, sign => signs[sign] ?? sign)

/** As spreadsheets read it: a cell with a break in quotes, and an apostrophe before what they would work out. */
export function plainTextOf({ above, table }: TableToCopy): string {
  return [above.join(' · '), ...[table.head, ...table.rows].map(cells => cells.map(inPlain).join('\t'))].join('\n')
}

function inPlain(cell: string): string {
  const harmless = /^[=+@-]/.test(cell) ? `'${cell}` : cell
  return /[\t\n"]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
