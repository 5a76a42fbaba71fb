// No clipboard, file or cell makes the reading of tables do anything but answer: tables, or one of its refusals; drafts whose
// values the plan takes, or problems.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bringInActions } from '../../../shared/documents/import-actions.ts'
import { planView } from '../../../shared/documents/plan.ts'
import { importFields } from '../../../shared/imports/columns.ts'
import { importTable } from '../../../shared/imports/import-table.ts'
import type { ImportedTable } from '../../../shared/imports/import-table.ts'
import { tablesInClipboard, tablesInFile } from '../../../shared/imports/read-file.ts'
import { cellText, maxCellCharacters, maxTableColumns, maxTableRows } from '../../../shared/imports/table.ts'
import type { ImportTable, ReadTables } from '../../../shared/imports/table.ts'
import { importContext } from '../../fixtures/an-import.ts'
import { aWordFile, aWorkbook } from '../../harness/packed-files.ts'
import { party, ServerReplica } from '../../server/sync/gate-fixture.ts'

const runs = { numRuns: 300 }
const refusals = ['import/too-large', 'import/unpacks-too-large', 'import/too-many-rows', 'import/too-many-columns', 'import/damaged', 'import/protected-or-old', 'import/not-a-table-file', 'import/no-table']

/** Within its bounds, or refused by name. */
function isAnAnswer(read: ReadTables): void {
  if (!read.ok) return expect(refusals).toContain(read.error)
  expect(read.value.length).toBeGreaterThan(0)
  for (const table of read.value) {
    expect(table.rows.length).toBeLessThanOrEqual(maxTableRows)
    for (const row of table.rows) {
      expect(row.length).toBeLessThanOrEqual(maxTableColumns)
      for (const { text } of row) expect(text).toBe(cellText(text))
    }
    isTaken(importTable(table, importContext()))
  }
}

const server = new ServerReplica()

/** Every draft is one that the gate takes from the driver of the plan. */
function isTaken({ rows }: ImportedTable): void {
  const doc = new Y.Doc()
  server.named.add(doc.clientID)
  bringInActions(planView(doc), rows.map(({ draft }) => draft), { party: party('ms-de'), proposes: false })
  const verdict = server.judge(Y.encodeStateAsUpdate(doc), 'ms-de')
  if (!verdict.ok) expect(verdict.error).toBeNull()
}

const cellWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('DE, FR', 'All MS', 'Q3 2026', '31.12.2026', 'Q1-Q4', '48.000,00 €', 'TBD', 'Arrests: 50', 'CHSG2; 3', 'JAD', '1e999', '9'.repeat(60), '-', '(', '((((DE', 'DE –', '1.1.1-1-1', '\ud800', '• a\n• b', '=1+1', 'x'.repeat(maxCellCharacters + 5), ' '.repeat(2_000) + '&'),
)
const anyTable = fc.array(fc.array(cellWords, { maxLength: 16 }), { maxLength: 8 })

test('any cells under any headings give drafts that a plan takes, or problems', () => {
  fc.assert(fc.property(anyTable, fc.array(fc.constantFrom(...importFields, null), { maxLength: 16 }), (cells, fields) => {
    const table: ImportTable = { rows: cells.map(row => row.map(words => ({ text: cellText(words) }))) }
    isTaken(importTable(table, importContext(), fields))
    isTaken(importTable(table, importContext({ period: null })))
  }), runs)
})

const headed = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => [['Title', 'Description', 'Goal', 'Kind', 'Levers', 'Leader', 'Co-leaders', 'Participants', 'From', 'To', 'JAD', 'Indicators', 'Target', 'Funding', 'Source', 'Channel'], ...rows]

test('any clipboard is answered', () => {
  const tags = fc.constantFrom('<table>', '</table>', '<tr>', '</tr>', '<td rowspan=9999 colspan="99999">', '<td>', '</td>', '<th', '>', '<!--', '-->', '<style>', '</style', '<![CDATA[', '<br/>', '"', "'", '&#0;', '&#xd800;', '&nbsp;', '&amp', 'Title', 'DE', '\t', '\n', '<p>', '<ul><li>')
  fc.assert(fc.property(fc.array(fc.oneof(tags, fc.string({ maxLength: 8 })), { maxLength: 60 }), fc.string(), (parts, text) => {
    isAnAnswer(tablesInClipboard({ html: parts.join(''), text }))
    isAnAnswer(tablesInClipboard({ html: '', text: parts.join('') }))
  }), runs)
  fc.assert(fc.property(anyTable, cells => {
    isAnAnswer(tablesInClipboard({ html: `<table>${headed(cells).map(row => `<tr>${row.map(words => `<td>${words}</td>`).join('')}</tr>`).join('')}</table>`, text: '' }))
    isAnAnswer(tablesInClipboard({ html: '', text: headed(cells).map(row => row.map(words => `"${words.replace(/"/g, '""')}"`).join('\t')).join('\n') }))
  }), { numRuns: 100 })
})

test('any bytes are answered', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.constantFrom<number[]>([], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0xd0, 0xcf, 0x11, 0xe0]), async (bytes, start) => {
    isAnAnswer(await tablesInFile(Uint8Array.from([...start, ...bytes])))
  }), runs)
})

test('any office file in which bytes were changed or cut off is answered', async () => {
  const sheet = `<sheetData>${Array.from({ length: 5 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="inlineStr"><is><t>Title</t></is></c><c r="B${row + 1}" s="1"><v>46387</v></c></row>`).join('')}</sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells>`
  const files = [aWorkbook(sheet), aWordFile('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Title</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')]
  await fc.assert(fc.asyncProperty(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }), fc.option(fc.nat(), { nil: null }), async (file, changes, cut) => {
    const changed = file.slice(0, cut === null ? undefined : cut % file.byteLength)
    for (const [at, byte] of changes) if (changed.byteLength > 0) changed[at % changed.byteLength] = byte
    isAnAnswer(await tablesInFile(changed))
  }), runs)
})

test('any markup inside an office file is answered', async () => {
  const tags = fc.constantFrom('<w:tbl>', '</w:tbl>', '<w:tr>', '</w:tr>', '<w:tc>', '</w:tc>', '<w:vMerge/>', '<w:gridSpan w:val="77"/>', '<w:t>', '</w:t>', '<row r="9">', '<row>', '</row>', '<c r="ZZZ1">', '<c t="s">', '<c t="inlineStr"><is>', '</c>', '<v>', '</v>', '<t>', '</t>', '1e400', '-5', '46387', 'Title', '<rPh>', '</rPh>', '<mergeCell ref="A1:ZZ9999"/>', '<mergeCell ref="B2"/>')
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(tags, fc.string({ maxLength: 4 })), { maxLength: 60 }), async parts => {
    isAnAnswer(await tablesInFile(aWordFile(parts.join(''))))
    isAnAnswer(await tablesInFile(aWorkbook(parts.join(''), { 'xl/sharedStrings.xml': parts.join(''), 'xl/styles.xml': parts.join('') })))
  }), { numRuns: 150 })
})
