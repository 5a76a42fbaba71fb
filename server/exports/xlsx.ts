// Tables as an Excel workbook. Every cell is text, so nothing that a person wrote is ever worked out as a formula. The first
// row of a sheet says what it is and its marking, the second names the columns.
import writeExcel from 'write-excel-file/node'
import type { Sheet } from 'write-excel-file/node'
import type { TextTable } from '../../shared/exports/plan-table.ts'
import { planTable } from '../../shared/exports/plan-table.ts'
import { word } from '../../shared/exports/words.ts'
import { plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import { gapReasonLabels } from '../../shared/vocabularies/vocabularies.ts'
import { xmlText } from './plain-characters.ts'
import { factsOfPlan, isSample, markingOf, versionLine } from './plan-source.ts'
import type { PlanSource, Progress } from './plan-source.ts'

/** Characters that a cell of Excel takes; a longer text is cut, and says so. */
const maxCellLength = 32_000

export async function planToXlsx(source: PlanSource, progress: Progress): Promise<Uint8Array> {
  progress(1, 2)
  const actions = planTable(source.plain, source.goals)
  const above = [markingOf(source), source.name, versionLine(source), ...(isSample(source) ? [word('file/sample')] : [])]
  const longTexts = [word('field/action.title'), word('field/action.description'), word('field/action.expectedResult')]
  const facts: TextTable = {
    head: [word('file/facts'), ''],
    rows: [
      ...factsOfPlan(source),
      [word('field/plan.aim'), plainTextOf(source.doc.getXmlFragment('aim'))],
      ...source.goals.map(({ id, number, title }) => {
        const goal = source.plain.goals[id]
        return [`${word('file/goal-number', { number })}: ${title}`, [goal?.text ?? '', goal?.gapReason === undefined ? '' : gapReasonLabels[goal.gapReason]].filter(Boolean).join('\n')]
      }),
    ],
  }
  const book = await workbook([
    { name: word('file/actions'), above, table: actions, widths: actions.head.map(name => (longTexts.includes(name) ? 46 : 18)) },
    { name: word('file/plan'), above, table: facts, widths: [32, 110] },
  ])
  progress(2, 2)
  return book
}

type SheetOf = { readonly name: string; readonly above: readonly string[]; readonly table: TextTable; readonly widths: readonly number[] }

/** `above`: its first line is the marking, which every printed page carries. */
export async function workbook(sheets: readonly SheetOf[]): Promise<Uint8Array> {
  return new Uint8Array(await writeExcel(sheets.map(sheetOf), {
    fontFamily: 'Calibri',
    fontSize: 10,
    features: [{
      files: {
        transform: {
          'xl/worksheets/sheet{id}.xml': {
            // After the page's set-up and before anything that this writer does not make.
            insert: (_options, { sheetIndex }) => headerAndFooter(sheets[sheetIndex]?.above ?? []),
          },
        },
      },
    }],
  }).toBuffer())
}

function sheetOf({ name, above, table, widths }: SheetOf): Sheet<never> {
  const text = (value: string) => ({ value: inCell(value), type: String, alignVertical: 'top', wrap: true }) as const
  return {
    sheet: name,
    orientation: 'landscape',
    columns: widths.map(width => ({ width })),
    stickyRowsCount: 2,
    data: [
      above.map(value => ({ value: inCell(value), type: String, fontWeight: 'bold' }) as const),
      table.head.map(value => ({ ...text(value), fontWeight: 'bold', backgroundColor: '#eef0f4' }) as const),
      ...table.rows.map(row => row.map(value => (value === '' ? null : text(value)))),
    ],
  }
}

const inCell = (value: string): string => (value.length <= maxCellLength ? xmlText(value) : xmlText(value.slice(0, maxCellLength)) + word('file/cut'))

/** `&` opens a code in these lines. */
function headerAndFooter([marking = '', name = '', ...more]: readonly string[]): string {
  const plain = (value: string): string => xmlText(value).slice(0, 80).replaceAll('&', '&&')
  const line = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const [before = '', between = '', after = ''] = word('file/page', { page: '\n', pages: '\n' }).split('\n')
  return `<headerFooter><oddHeader>${line(`&L${plain(name)}&R&B${plain(marking)}`)}</oddHeader><oddFooter>${line(`&L${plain(more.join(' · '))}&R${before}&P${between}&N${after}`)}</oddFooter></headerFooter>`
}
