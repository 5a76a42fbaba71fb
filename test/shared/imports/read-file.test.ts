// Files and clipboards as Excel, Word and others make them, and such as nobody honest makes.
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from 'docx'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { importTable } from '../../../shared/imports/import-table.ts'
import { tablesInClipboard, tablesInFile } from '../../../shared/imports/read-file.ts'
import { maxCellCharacters, maxFileBytes, maxTableRows, maxUnpackedBytes } from '../../../shared/imports/table.ts'
import type { ImportTable, ReadTables } from '../../../shared/imports/table.ts'
import { draftPlanRows, importContext, twelveColumns } from '../../fixtures/an-import.ts'
import { aPackedFile, aWordFile, aWorkbook } from '../../harness/packed-files.ts'

const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)
function tableOf(read: ReadTables): ImportTable {
  if (!read.ok) throw new Error(read.error)
  const [table] = read.value
  if (table === undefined) throw new Error('no table')
  return table
}
/** Cells with words between `|`, rows on lines; `^` continues the cell above. */
const drawn = (read: ReadTables): string => tableOf(read).rows.map(row => row.map(({ text, continues }) => (continues === true ? '^' : text.replace(/\n/g, '/'))).join('|')).join('\n')
const refusalOf = (read: ReadTables): string => (read.ok ? 'read' : read.error)
const draftsOf = (read: ReadTables) => importTable(tableOf(read), importContext())

describe('a draft plan of forty actions', () => {
  const rows = [twelveColumns, ...draftPlanRows(40)]
  const expected = importTable({ rows: rows.map(row => row.map(text => ({ text }))) }, importContext()).rows.map(({ draft }) => draft)

  test('comes whole out of a workbook', async () => {
    const file = await writeXlsx(rows.map(row => row.map(value => ({ value, type: String }))), {}).toBuffer()
    expect(draftsOf(await tablesInFile(new Uint8Array(file))).rows.map(({ draft }) => draft)).toEqual(expected)
  })

  test('comes whole out of a workbook whose days and sums are numbers to Excel', async () => {
    const cells = rows.map((row, index) => row.map((value, column) => {
      if (index > 0 && column === 8) return { value: new Date('2026-01-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }
      if (index > 0 && column === 11 && value !== 'TBD') return { value: 12_500, type: Number, format: '#,##0.00' }
      return { value, type: String }
    }))
    const file = await writeXlsx(cells, {}).toBuffer()
    expect(draftsOf(await tablesInFile(new Uint8Array(file))).rows.map(({ draft }) => draft)).toEqual(expected)
  })

  test('comes whole out of a Word document', async () => {
    const cellOf = (words: string): TableCell => new TableCell({ children: words.split('\n').map(line => new Paragraph({ children: [new TextRun(line.slice(0, 5)), new TextRun({ text: line.slice(5), bold: true })] })) })
    const table = new Table({ rows: rows.map(row => new TableRow({ children: row.map(cellOf) })) })
    const file = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Operational Action Plan'), table, new Paragraph('End')] }] }))
    expect(draftsOf(await tablesInFile(new Uint8Array(file))).rows.map(({ draft }) => draft)).toEqual(expected)
  })

  test.each([
    ['commas', ',', bytesOf],
    ['semicolons, as in most of Europe', ';', bytesOf],
    ['tabs, in the letters that Excel calls Unicode', '\t', (words: string) => new Uint8Array(Buffer.from(`\ufeff${words}`, 'utf16le'))],
    ['semicolons, with the mark of UTF-8', ';', (words: string) => bytesOf(`\ufeff${words}`)],
    ['semicolons, in the letters of Windows', ';', (words: string) => Uint8Array.from(words.replace('Česko', 'Czechia'), letter => (letter === '€' ? 0x80 : letter.charCodeAt(0)))],
  ])('comes whole out of a file parted by %s', async (_, mark, encode) => {
    const file = rows.map(row => row.map(cell => (/[",;\n\t]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(mark)).join('\r\n').replace(/Česko/g, 'Czechia')
    expect(draftsOf(await tablesInFile(encode(file))).rows.map(({ draft }) => draft)).toEqual(expected)
  })

  test('comes whole from the clipboard, as Excel fills it', () => {
    const htmlOf = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br style="mso-data-placement:same-cell;">\r\n  ')
    const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>\r\n<!--table {mso-displayed-decimal-separator:"\\,";}\r\n.xl65 {mso-number-format:"\\@";}\r\n--></style></head><body link="#0563C1"><table border=0 cellpadding=0 width=1280>\r\n<!--StartFragment-->\r\n <col width=80 span=12>\r\n${rows.map(row => ` <tr height=20 style='height:15.0pt'>\r\n${row.map(cell => `  <td class=xl65 width=80>${htmlOf(cell)}</td>\r\n`).join('')} </tr>\r\n`).join('')}<![if supportMisalignedColumns]>\r\n <tr height=0 style='display:none'>\r\n${'  <td width=80 style=\'width:60pt\'></td>\r\n'.repeat(12)} </tr>\r\n <![endif]>\r\n<!--EndFragment-->\r\n</table></body></html>`
    expect(draftsOf(tablesInClipboard({ html, text: '' })).rows.map(({ draft }) => draft)).toEqual(expected)
    const text = rows.map(row => row.map(cell => (cell.includes('\n') ? `"${cell}"` : cell)).join('\t')).join('\r\n')
    expect(draftsOf(tablesInClipboard({ html: '', text })).rows.map(({ draft }) => draft)).toEqual(expected)
  })
})

describe('a workbook', () => {
  test('is read for its values: formulas by what they came to, errors and pictures as nothing', async () => {
    const sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="str"><f>CONCATENATE("Bud","get")</f><v>Budget</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><r><t xml:space="preserve">Watch </t></r><r><rPr><b/></rPr><t>it</t></r><rPh sb="0" eb="1"><t>ignored</t></rPh></is></c><c r="B2"><f>SUM(C1:C9)</f><v>48000</v></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>'
    expect(drawn(await tablesInFile(aWorkbook(sheet)))).toBe('Title|Budget\nWatch it|48000')
  })

  test('shows days by the style of their cells, also those that count from 1904', async () => {
    const styles = '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-407]d/\\ mmmm\\ yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>'
    const sheet = '<sheetData><row r="1"><c r="A1" s="1"><v>46023</v></c><c r="B1" s="2"><v>46387.5</v></c><c r="C1" s="3"><v>46387</v></c></row></sheetData>'
    expect(drawn(await tablesInFile(aWorkbook(sheet, { 'xl/styles.xml': styles })))).toBe('2026-01-01|2026-12-31|46387')
    const early = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>'
    expect(drawn(await tablesInFile(aWorkbook(sheet.replace('46023', '44561'), { 'xl/styles.xml': styles, 'xl/workbook.xml': early })))).toMatch(/^2026-01-01/)
  })

  test('has merged cells where they are, and no empty rows', async () => {
    const sheet = '<sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>3</t></is></c><c r="B2" t="inlineStr"><is><t>Watch</t></is></c></row><row r="3" spans="1:2"><c r="B3" t="inlineStr"><is><t>Wait</t></is></c></row><row r="1000"/></sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    expect(drawn(await tablesInFile(aWorkbook(sheet)))).toBe('3|Watch\n^|Wait')
  })

  test('leaves hidden sheets alone, and gives the others one by one', async () => {
    const sheetOf = (words: string): string => `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${words}</t></is></c></row></sheetData></worksheet>`
    const file = aWorkbook('', {
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/><sheet name="b" state="hidden" r:id="rId2"/><sheet name="c" r:id="rId3"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2, 3].map(number => `<Relationship Id="rId${number}" Type="worksheet" Target="/xl/worksheets/sheet${number}.xml"/>`).join('')}</Relationships>`,
      ...Object.fromEntries([1, 2, 3].map(number => [`xl/worksheets/sheet${number}.xml`, sheetOf(`Sheet ${number}`)])),
    })
    const read = await tablesInFile(file)
    expect(read.ok && read.value.map(({ rows }) => rows[0]?.[0]?.text)).toEqual(['Sheet 1', 'Sheet 3'])
  })
})

describe('a Word document', () => {
  const cell = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`
  const line = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
  const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/>${rows.map(row => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`

  test('has merged cells where they are, as its writer makes them', async () => {
    const merged = (children: Paragraph[], verticalMerge: (typeof VerticalMergeType)[keyof typeof VerticalMergeType]): TableCell => new TableCell({ children, verticalMerge })
    const file = await Packer.toBuffer(new Document({ sections: [{ children: [new Table({ rows: [
      new TableRow({ children: [new TableCell({ children: [new Paragraph('Plan')], columnSpan: 2 })] }),
      new TableRow({ children: [merged([new Paragraph('3')], VerticalMergeType.RESTART), new TableCell({ children: [new Paragraph('Watch')] })] }),
      new TableRow({ children: [merged([], VerticalMergeType.CONTINUE), new TableCell({ children: [new Paragraph('Wait')] })] }),
    ] })] }] }))
    expect(drawn(await tablesInFile(new Uint8Array(file)))).toBe('Plan\n3|Watch\n^|Wait')
  })

  test('tells what stands after tracked changes, and text of nested tables with their cell', async () => {
    const body = table(
      cell('<w:p><w:r><w:t>Watch </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>always</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> elsewhere</w:t></w:r></w:moveFrom></w:p>') + cell(table(cell(line('inner'))) + line('outer')),
      `<w:trPr><w:del w:author="x"/></w:trPr>${cell(line('gone'))}`,
      cell('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>first</w:t></w:r></w:p><w:p><w:r><w:t>a&amp;b</w:t><w:br/><w:t>c</w:t></w:r></w:p>') + cell(line('')),
    )
    expect(drawn(await tablesInFile(aWordFile(body)))).toBe('Watch always|inner//outer\n• first/a&b/c')
  })

  test('without a table says so', async () => {
    expect(refusalOf(await tablesInFile(aWordFile(line('Only words'))))).toBe('import/no-table')
  })
})

describe('a table copied from Word or a page', () => {
  test('keeps its merged cells and lists', () => {
    const html = '<table><tr><td rowspan=2><p class=MsoNormal>3</p></td><td colspan="2">Watch</td></tr><tr><td>Wait<ul><li>one<li>two</ul></td><td>x &gt; y</td></tr></table>'
    expect(drawn(tablesInClipboard({ html, text: '' }))).toBe('3|Watch\n^|Wait/• one/• two|x > y')
  })
})

describe('what is refused', () => {
  const big = 'x'.repeat(1024)

  test.each<[string, string, () => Uint8Array]>([
    ['a file that is too large', 'import/too-large', () => new Uint8Array(maxFileBytes + 1)],
    ['a file that unpacks to more than it may', 'import/unpacks-too-large', () => aPackedFile([{ name: '_rels/.rels', bytes: bytesOf('') }, { name: 'word/document.xml', bytes: new Uint8Array(maxUnpackedBytes + 1), claimedBytes: 10 }])],
    ['a million rows', 'import/too-many-rows', () => aWorkbook(`<sheetData>${'<row><c t="str"><v>x</v></c></row>'.repeat(900_000)}</sheetData>`)],
    ['more rows than a plan has', 'import/too-many-rows', () => bytesOf('Title,Leader\n'.repeat(maxTableRows + 1))],
    ['more columns than a table has', 'import/too-many-columns', () => bytesOf('a,'.repeat(2_000))],
    ['an old Word or Excel file, or one with a password', 'import/protected-or-old', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['a packed file with a password', 'import/protected-or-old', () => aPackedFile([{ name: 'xl/workbook.xml', bytes: bytesOf(big), flags: 1 }])],
    ['a picture that is called a workbook', 'import/not-a-table-file', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 1, 2, 3, 4, 5, 6, 7, 8])],
    ['a PDF', 'import/not-a-table-file', () => bytesOf('%PDF-1.7\n1 0 obj')],
    ['another packed file', 'import/not-a-table-file', () => aPackedFile({ 'hello.txt': 'hello' })],
    ['half of a file', 'import/damaged', () => aWorkbook('<sheetData/>').subarray(0, 200)],
    ['an empty file', 'import/no-table', () => new Uint8Array(0)],
  ])('%s: %s', async (_, code, make) => expect(refusalOf(await tablesInFile(make()))).toBe(code))

  test('entities that grow, files from outside and very deep nesting are not followed', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    const body = `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:tc></w:tr></w:tbl>${'<w:tbl><w:tr><w:tc>'.repeat(100_000)}`
    expect(drawn(await tablesInFile(aWordFile(body, { 'word/document.xml': `${bomb}<w:body>${body}</w:body>` })))).toBe('&b;&c;')
  })

  test('a workbook may not point outside of itself', async () => {
    const relations = '<Relationships><Relationship Id="rId1" Type="worksheet" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
    expect(refusalOf(await tablesInFile(aWorkbook('', { 'xl/_rels/workbook.xml.rels': relations })))).toBe('import/no-table')
  })

  test('a cell of two megabytes is cut, and its words are told as too long', async () => {
    const read = await tablesInFile(bytesOf(`Title,Description\nWatch,${'words '.repeat(350_000)}`))
    expect(tableOf(read).rows[1]?.[1]?.text.length).toBeLessThanOrEqual(maxCellCharacters + 1)
    const [row] = draftsOf(read).rows
    expect(row?.draft).toMatchObject({ title: 'Watch', description: [] })
    expect(row?.problems.map(({ code }) => code)).toEqual(['text-too-long'])
  })
})
