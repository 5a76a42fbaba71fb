// A plan as a PDF: the same parts as the Word document, with an outline, and on every page what the plan is, its marking,
// its version and the number of the page.
import pdfmake from 'pdfmake'
import type { Content } from 'pdfmake'
import type { PlacedAction } from '../../shared/documents/plan-order.ts'
import { codeOf } from '../../shared/exports/plan-table.ts'
import { word } from '../../shared/exports/words.ts'
import { formatDay } from '../../shared/formats.ts'
import type { RichTextNode } from '../../shared/schema/rich-text-reading.ts'
import type { RichText } from '../../shared/schema/rich-text-shape.ts'
import { gapReasonLabels } from '../../shared/vocabularies/vocabularies.ts'
import { factsOfAction, headingOf, proposalLine } from './action-parts.ts'
import { fontRuns, inFonts, mainFont } from './pdf-fonts.ts'
import { blocksAt, factsOfPlan, isSample, markingOf, versionLine } from './plan-source.ts'
import type { PlanSource, Progress } from './plan-source.ts'
import { has, linkOf } from './rich-marks.ts'
import { gridOf } from './table-grid.ts'

const muted = '#525c6b'
const head = { fillColor: '#eef0f4', bold: true }

export async function planToPdf(source: PlanSource, progress: Progress): Promise<Uint8Array> {
  // Laying out takes as long as everything before it; of its pages nothing is known until all are done.
  const steps = 2 * source.places.length + 2
  let done = 1
  progress(done, steps)
  const content: Content[] = [
    { text: inFonts(source.name), style: 'title' },
    pairsTable(factsOfPlan(source)),
    heading(word('field/plan.aim')),
    ...blocks(blocksAt(source, 'aim')),
    heading(word('file/all-actions')),
    source.places.length === 0 ? word('file/no-actions') : overview(source),
  ]
  const addAction = (place: PlacedAction): void => {
    content.push(...actionBlocks(source, place))
    progress(++done, steps)
  }
  for (const goal of source.goals) {
    const places = source.places.filter(place => place.goal === goal.id)
    const gap = source.plain.goals[goal.id]?.gapReason
    content.push(heading(`${word('file/goal-number', { number: goal.number })}: ${goal.title}`), ...blocks(blocksAt(source, 'goals', goal.id, 'text')))
    if (places.length === 0) content.push(gap === undefined ? word('file/no-goal-actions') : `${word('file/no-goal-actions')} ${gapReasonLabels[gap]}.`)
    for (const place of places) addAction(place)
  }
  const strays = source.places.filter(place => place.goal === null)
  if (strays.length > 0) content.push(heading(word('file/without-goal')))
  for (const place of strays) addAction(place)

  const pdf = await pdfmake.createPdf({
    version: '1.7',
    language: 'en-GB',
    displayTitle: true,
    info: { title: source.name, subject: `${markingOf(source)}. ${versionLine(source)}`, creator: 'EMPACT workspace', producer: 'EMPACT workspace', keywords: markingOf(source) },
    pageSize: 'A4',
    pageMargins: [50, 62, 50, 54],
    header: () => onEveryPage(28, source.name, [{ text: markingOf(source), bold: true, color: '#131722' }, isSample(source) ? ` · ${word('file/sample')}` : '']),
    footer: (page, pages) => onEveryPage(14, versionLine(source), word('file/page', { page, pages })),
    content,
    defaultStyle: { font: mainFont, fontSize: 9.5, lineHeight: 1.2 },
    styles: { title: { fontSize: 19, bold: true, margin: [0, 0, 0, 10] }, goal: { fontSize: 14, bold: true, margin: [0, 16, 0, 5] }, action: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] }, label: { bold: true, margin: [0, 6, 0, 2] }, block: { margin: [0, 0, 0, 4] } },
  }).getBuffer()
  progress(steps, steps)
  return pdf
}

const onEveryPage = (top: number, left: Content, right: Content): Content =>
  ({ margin: [50, top, 50, 0], fontSize: 8, color: muted, columns: [{ text: typeof left === 'string' ? inFonts(left) : left, width: '*' }, { text: right, width: 'auto', alignment: 'right' }] })

const heading = (text: string): Content => ({ text: inFonts(text), style: 'goal', headlineLevel: 1, outline: true, outlineText: text })

function actionBlocks(source: PlanSource, place: PlacedAction): Content[] {
  const proposal = proposalLine(place)
  const text = (field: 'description' | 'expectedResult'): Content[] => {
    const inside = blocks(blocksAt(source, 'actions', place.id, field))
    return inside.length === 0 ? [] : [{ text: word(`field/action.${field}`), style: 'label' }, ...inside]
  }
  return [
    { text: inFonts(headingOf(place)), style: 'action', outline: true, outlineText: headingOf(place) },
    ...(proposal === null ? [] : [{ text: inFonts(proposal), style: 'block' }]),
    pairsTable(factsOfAction(source, place)),
    ...text('description'),
    ...text('expectedResult'),
  ]
}

function overview(source: PlanSource): Content {
  const names = (['file/number', 'file/reference', 'field/action.title', 'field/action.leader', 'field/action.from', 'field/action.to'] as const).map(name => ({ text: word(name), ...head }))
  const rows = source.places.map(({ id, number, action }) => [
    number ?? '', source.plain.references[id] ?? '', { text: inFonts(action.title) }, action.leader === undefined ? word('file/no-leader') : codeOf(action.leader.party),
    action.from === undefined ? '' : formatDay(action.from), action.to === undefined ? '' : formatDay(action.to),
  ])
  return { table: { headerRows: 1, dontBreakRows: true, widths: [38, 58, '*', 52, 56, 56], body: [names, ...rows] }, layout, fontSize: 8.5 }
}

function pairsTable(pairs: readonly (readonly [string, string])[]): Content {
  if (pairs.length === 0) return ''
  return { table: { widths: [120, '*'], body: pairs.map(([name, value]) => [{ text: name, ...head }, { text: inFonts(value) }]) }, layout, fontSize: 9, margin: [0, 0, 0, 4] }
}

const layout = { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#bfc6d1', vLineColor: () => '#bfc6d1', paddingTop: () => 2, paddingBottom: () => 2 }

const blocks = (nodes: RichText): Content[] => nodes.map(block)

function block(node: RichTextNode): Content {
  const { type, attrs = {}, content = [] } = node
  switch (type) {
    case 'paragraph':
      return { text: inLine(content), style: 'block' }
    case 'heading':
      return { text: inLine(content), style: 'label', fontSize: 12 - Number(attrs['level'] ?? 2) * 0.5 }
    case 'bulletList':
      return { ul: content.map(item), style: 'block' }
    case 'orderedList':
      return { ol: content.map(item), start: typeof attrs['start'] === 'number' ? attrs['start'] : 1, style: 'block' }
    case 'table':
      return table(node)
    default:
      return ''
  }
}

const item = ({ content = [] }: RichTextNode): Content => ({ stack: blocks(content) })

function table(node: RichTextNode): Content {
  const grid = gridOf(node)
  if (grid.length === 0) return ''
  const body = grid.map(row => row.map(found => (found === 'covered' ? {} : { stack: blocks(found.blocks), colSpan: found.columns, rowSpan: found.rows, ...(found.isHead && head) })))
  return { table: { widths: grid[0]?.map(() => '*') ?? [], body }, layout, style: 'block', fontSize: 8.5 }
}

/** An empty line keeps its height. */
function inLine(nodes: RichText): Content {
  const runs = nodes.flatMap(({ type, text = '', marks = [] }): Content[] => {
    if (type === 'hardBreak') return ['\n']
    const link = linkOf(marks)
    const look = { bold: has(marks, 'bold'), italics: has(marks, 'italic'), ...(link !== null && { link, color: '#0e47cb', decoration: 'underline' }) }
    return fontRuns(text).map(run => ({ ...run, ...look }))
  })
  return runs.length === 0 ? ' ' : runs
}
