// A plan as a Word document: real headings, a table of all actions, each action in full, and on every page what the plan
// is, its marking and its version.
import {
  AlignmentType, BorderStyle, Document, ExternalHyperlink, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber, PageOrientation, Paragraph, ShadingType, Tab, TabStopType, Table, TableCell, TableRow, TextRun, VerticalMergeType, WidthType,
} from 'docx'
import type { ILevelsOptions, INumberingOptions, ParagraphChild } from 'docx'
import { codeOf } from '../../shared/exports/plan-table.ts'
import type { TextTable } from '../../shared/exports/plan-table.ts'
import { word } from '../../shared/exports/words.ts'
import { formatDay } from '../../shared/formats.ts'
import type { PlacedAction } from '../../shared/documents/plan-order.ts'
import type { RichTextNode } from '../../shared/schema/rich-text-reading.ts'
import type { RichText } from '../../shared/schema/rich-text-shape.ts'
import { gapReasonLabels } from '../../shared/vocabularies/vocabularies.ts'
import { factsOfAction, headingOf, proposalLine } from './action-parts.ts'
import { xmlText } from './plain-characters.ts'
import { blocksAt, factsOfPlan, isSample, markingOf, versionLine } from './plan-source.ts'
import type { PlanSource, Progress } from './plan-source.ts'
import { has, linkOf } from './rich-marks.ts'
import { gridOf } from './table-grid.ts'

type Block = Paragraph | Table
type NumberingConfig = INumberingOptions['config'][number]

/** Twentieths of a point: A4 with two centimetres around. */
const page = { width: 11906, height: 16838, margin: 1134 }
const textWidth = page.width - 2 * page.margin
const wideTextWidth = page.height - 2 * page.margin
const listIndent = 360
/** Word knows nine levels of lists, the first of which is 0. */
const deepestLevel = 8
const headings = { 2: HeadingLevel.HEADING_3, 3: HeadingLevel.HEADING_4, 4: HeadingLevel.HEADING_5 } as const

export async function planToDocx(source: PlanSource, progress: Progress): Promise<Uint8Array> {
  const writer = new BlockWriter()
  const steps = source.places.length + 2
  const children: Block[] = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(source.name)] }),
    pairsTable(factsOfPlan(source)),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(word('field/plan.aim'))] }),
    ...writer.blocks(blocksAt(source, 'aim')),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(word('file/all-actions'))] }),
    source.places.length === 0 ? line(word('file/no-actions')) : overview(source),
  ]
  let done = 1
  const addAction = (place: PlacedAction): void => {
    children.push(...actionBlocks(source, place, writer))
    progress(++done, steps)
  }
  progress(done, steps)
  for (const goal of source.goals) {
    const places = source.places.filter(place => place.goal === goal.id)
    const gap = source.plain.goals[goal.id]?.gapReason
    children.push(new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(`${word('file/goal-number', { number: goal.number })}: ${goal.title}`)] }))
    children.push(...writer.blocks(blocksAt(source, 'goals', goal.id, 'text')))
    if (places.length === 0) children.push(line(gap === undefined ? word('file/no-goal-actions') : `${word('file/no-goal-actions')} ${gapReasonLabels[gap]}.`))
    for (const place of places) addAction(place)
  }
  const strays = source.places.filter(place => place.goal === null)
  if (strays.length > 0) children.push(new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(word('file/without-goal'))] }))
  for (const place of strays) addAction(place)

  const packed = await documentOf(source, children, writer.numbering)
  progress(steps, steps)
  return packed
}

/** A document with what stands on every page: what the plan is, its marking and its version. `isWide`: for tables of many columns. */
async function documentOf(source: PlanSource, children: readonly Block[], numbering: NumberingConfig[], isWide = false): Promise<Uint8Array> {
  return Packer.toBuffer(new Document({
    title: xmlText(source.name),
    description: xmlText(`${markingOf(source)}. ${versionLine(source)}. ${source.address}`),
    subject: markingOf(source),
    creator: 'EMPACT workspace',
    lastModifiedBy: 'EMPACT workspace',
    customProperties: [{ name: 'Marking', value: markingOf(source) }, { name: 'Content', value: source.contentHash }, { name: 'Stored state', value: String(source.seq) }],
    styles: { default: { document: { run: { font: 'Calibri', size: 21, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 100 } } } } },
    numbering: { config: numbering },
    sections: [{
      properties: { page: { size: { width: page.width, height: page.height, orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top: page.margin + 300, right: page.margin, bottom: page.margin, left: page.margin } } },
      headers: { default: new Header({ children: [onEveryPage([run(source.name), tab(), run(markingOf(source), { bold: true }), ...(isSample(source) ? [run(` · ${word('file/sample')}`)] : [])], isWide)] }) },
      footers: { default: new Footer({ children: [onEveryPage([run(versionLine(source)), tab(), ...pageOfPages()], isWide)] }) },
      children,
    }],
  }))
}

/** Tables of plain text, each under its heading, on wide pages. `shares` of the width, by column. */
export function tablesToDocx(source: PlanSource, title: string, tables: readonly { readonly heading: string; readonly table: TextTable; readonly shares: readonly number[]; readonly none: string }[]): Promise<Uint8Array> {
  return documentOf(source, [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
    ...tables.flatMap(({ heading, table: { head, rows }, shares, none }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(heading)] }),
      rows.length === 0 ? line(none) : textTable(head, rows, shares.map(share => Math.round(share * wideTextWidth))),
    ]),
  ], [], true)
}

function textTable(head: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Table {
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, index) => cell([cellLine(text, true)], widths[index], true)) }),
      ...rows.map(texts => new TableRow({ cantSplit: true, children: texts.map((text, index) => cell(text.split('\n').map(each => cellLine(each)), widths[index])) })),
    ],
  })
}

function actionBlocks(source: PlanSource, place: PlacedAction, writer: BlockWriter): Block[] {
  const proposal = proposalLine(place)
  const text = (field: 'description' | 'expectedResult'): Block[] => {
    const blocks = blocksAt(source, 'actions', place.id, field)
    return blocks.length === 0 ? [] : [new Paragraph({ keepNext: true, spacing: { before: 120 }, children: [run(word(`field/action.${field}`), { bold: true })] }), ...writer.blocks(blocks)]
  }
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(headingOf(place))] }),
    ...(proposal === null ? [] : [line(proposal)]),
    pairsTable(factsOfAction(source, place)),
    ...text('description'),
    ...text('expectedResult'),
  ]
}

function overview(source: PlanSource): Table {
  const head = (['file/number', 'file/reference', 'field/action.title', 'field/action.leader', 'field/action.from', 'field/action.to'] as const).map(name => word(name))
  const widths = [0.08, 0.14, 0.42, 0.12, 0.12, 0.12].map(share => Math.round(share * textWidth))
  const rows = source.places.map(({ id, number, action }) => [
    number ?? '', source.plain.references[id] ?? '', action.title, action.leader === undefined ? word('file/no-leader') : codeOf(action.leader.party),
    action.from === undefined ? '' : formatDay(action.from), action.to === undefined ? '' : formatDay(action.to),
  ])
  return textTable(head, rows, widths)
}

/** Names in the first column, which are the heads of their rows. */
function pairsTable(pairs: readonly (readonly [string, string])[]): Block {
  const widths = [Math.round(0.27 * textWidth), Math.round(0.73 * textWidth)]
  if (pairs.length === 0) return line('')
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: pairs.map(([name, value]) => new TableRow({ cantSplit: true, children: [cell([cellLine(name, true)], widths[0], true), cell([cellLine(value)], widths[1])] })),
  })
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: 'BFC6D1' }
const cell = (children: Block[], width: number | undefined, isHead = false): TableCell =>
  new TableCell({
    children,
    ...(width !== undefined && { width: { size: width, type: WidthType.DXA } }),
    borders: { top: thin, bottom: thin, left: thin, right: thin },
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    ...(isHead && { shading: { type: ShadingType.CLEAR, fill: 'EEF0F4', color: 'auto' } }),
  })

const cellLine = (text: string, isBold = false): Paragraph => new Paragraph({ spacing: { after: 0 }, children: [run(text, { bold: isBold, size: 19 })] })
const line = (text: string): Paragraph => new Paragraph({ children: [run(text)] })
const onEveryPage = (children: ParagraphChild[], isWide: boolean): Paragraph => new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: isWide ? wideTextWidth : textWidth }], children })
const run = (text: string, options: { readonly bold?: boolean; readonly italics?: boolean; readonly size?: number; readonly style?: string } = {}): TextRun => new TextRun({ text: xmlText(text), ...options })
const tab = (): TextRun => new TextRun({ children: [new Tab()] })

function pageOfPages(): TextRun[] {
  const [before = '', between = '', after = ''] = word('file/page', { page: '\n', pages: '\n' }).split('\n')
  return [new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] })]
}

/** Writes rich texts. Each ordered list is numbered by itself, so each gets a numbering of its own. */
class BlockWriter {
  readonly numbering: NumberingConfig[] = [{
    reference: 'bullets',
    levels: levelsOf(level => ({ level, format: LevelFormat.BULLET, text: ['•', '–', '·'][level % 3] ?? '•', alignment: AlignmentType.LEFT, style: indent(level) })),
  }]

  blocks(nodes: RichText): Block[] {
    return nodes.flatMap(node => this.block(node, null))
  }

  private block(node: RichTextNode, list: { readonly reference: string; readonly level: number } | null): Block[] {
    const { type, attrs = {}, content = [] } = node
    switch (type) {
      case 'paragraph':
        return [new Paragraph({ children: inLine(content), ...(list !== null && { numbering: list }) })]
      case 'heading':
        return [new Paragraph({ heading: headings[attrs['level'] as keyof typeof headings] ?? HeadingLevel.HEADING_3, children: inLine(content) })]
      case 'bulletList':
        return this.items(content, { reference: 'bullets', level: nextLevel(list) })
      case 'orderedList':
        return this.items(content, { reference: this.newNumbering(typeof attrs['start'] === 'number' ? attrs['start'] : 1), level: nextLevel(list) })
      case 'table':
        return [this.table(node)]
      default:
        return []
    }
  }

  /** What follows the first paragraph of an item stands under it, without a sign of its own. */
  private items(items: RichText, list: { readonly reference: string; readonly level: number }): Block[] {
    return items.flatMap(({ content = [] }) => content.flatMap((node, index) => {
      if (node.type !== 'paragraph') return this.block(node, list)
      return index === 0 ? this.block(node, list) : [new Paragraph({ children: inLine(node.content ?? []), indent: { left: listIndent * (list.level + 1) } })]
    }))
  }

  private table(node: RichTextNode): Table {
    const grid = gridOf(node)
    const columns = grid[0]?.length ?? 1
    const width = Math.floor(textWidth / columns)
    return new Table({
      width: { size: width * columns, type: WidthType.DXA },
      columnWidths: Array.from({ length: columns }, () => width),
      rows: grid.map((row, top) => new TableRow({
        children: row.flatMap((found, left) => {
          if (found !== 'covered') {
            const inside = this.blocks(found.blocks)
            return [new TableCell({
              children: endsInParagraph(inside) ? inside : [...inside, new Paragraph({})],
              columnSpan: found.columns,
              ...(found.rows > 1 && { verticalMerge: VerticalMergeType.RESTART }),
              borders: { top: thin, bottom: thin, left: thin, right: thin },
              margins: { top: 50, bottom: 50, left: 90, right: 90 },
              ...(found.isHead && { shading: { type: ShadingType.CLEAR, fill: 'EEF0F4', color: 'auto' } }),
            })]
          }
          const over = cellOver(grid, top, left)
          return over === null || over.left !== left || over.top === top ? [] : [new TableCell({ children: [new Paragraph({})], columnSpan: over.columns, verticalMerge: VerticalMergeType.CONTINUE })]
        }),
      })),
    })
  }

  private newNumbering(start: number): string {
    const reference = `list-${this.numbering.length}`
    this.numbering.push({
      reference,
      levels: levelsOf(level => ({ level, start, format: [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN][level % 3] ?? LevelFormat.DECIMAL, text: `%${level + 1}.`, alignment: AlignmentType.LEFT, style: indent(level) })),
    })
    return reference
  }
}

const levelsOf = (make: (level: number) => ILevelsOptions): ILevelsOptions[] => Array.from({ length: deepestLevel + 1 }, (_, level) => make(level))
const indent = (level: number) => ({ paragraph: { indent: { left: listIndent * (level + 1), hanging: listIndent } } })
const nextLevel = (list: { readonly level: number } | null): number => (list === null ? 0 : Math.min(list.level + 1, deepestLevel))
const endsInParagraph = (blocks: readonly Block[]): boolean => blocks.at(-1) instanceof Paragraph

/** The cell that covers a place of the grid. */
function cellOver(grid: ReturnType<typeof gridOf>, row: number, column: number): { readonly top: number; readonly left: number; readonly columns: number } | null {
  for (let top = row; top >= 0; top--) {
    for (let left = column; left >= 0; left--) {
      const found = grid[top]?.[left]
      if (found !== undefined && found !== 'covered' && top + found.rows > row && left + found.columns > column) return { top, left, columns: found.columns }
    }
  }
  return null
}

function inLine(nodes: RichText): ParagraphChild[] {
  return nodes.flatMap(({ type, text = '', marks = [] }) => {
    if (type === 'hardBreak') return [new TextRun({ break: 1 })]
    if (text === '') return []
    const link = linkOf(marks)
    const options = { bold: has(marks, 'bold'), italics: has(marks, 'italic') }
    return [link === null ? run(text, options) : new ExternalHyperlink({ link, children: [run(text, { ...options, style: 'Hyperlink' })] })]
  })
}
