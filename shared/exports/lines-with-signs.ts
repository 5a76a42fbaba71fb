// A rich text as lines of plain text, for cells of tables: items of lists keep their signs and stand in by their depth, cells of a row stand
// on one line.
import { isLineName } from '../schema/rich-text-reading.ts'
import type { RichTextNode } from '../schema/rich-text-reading.ts'

const bullets = ['•', '–', '·'] as const
/** A blank that no writer of files takes away at the beginning of a line. */
const blank = '\u00A0'
const stepIn = blank.repeat(4)
const betweenCells = ' | '

/** From first to last, without empty lines. */
export const linesWithSigns = (blocks: readonly RichTextNode[]): readonly string[] => blocks.flatMap(block => linesOf(block, 0)).filter(line => line.trim() !== '')

function linesOf({ type, attrs = {}, content = [] }: RichTextNode, depth: number): readonly string[] {
  if (isLineName(type)) return charactersOf(content).split('\n')
  switch (type) {
    case 'bulletList':
      return content.flatMap(item => itemLines(item, bullets[depth % bullets.length] ?? bullets[0], depth))
    case 'orderedList': {
      const first = typeof attrs['start'] === 'number' ? attrs['start'] : 1
      return content.flatMap((item, index) => itemLines(item, `${first + index}.`, depth))
    }
    case 'tableRow':
      return [content.map(({ content: cell = [] }) => linesWithSigns(cell).join(' ')).join(betweenCells)]
    default:
      return content.flatMap(inside => linesOf(inside, depth))
  }
}

/** The sign stands at the first line; what follows in the item stands under its words. */
function itemLines({ content = [] }: RichTextNode, sign: string, depth: number): readonly string[] {
  const lines = content.flatMap(block => {
    const isList = block.type === 'bulletList' || block.type === 'orderedList'
    return linesOf(block, isList ? depth + 1 : depth).map(line => ({ line, isList }))
  })
  const margin = stepIn.repeat(depth)
  return lines.map(({ line, isList }, index) => (isList ? line : index === 0 ? `${margin}${sign} ${line}` : `${margin}${stepIn}${line}`))
}

const charactersOf = (runs: readonly RichTextNode[]): string => runs.map(({ type, text }) => (type === 'hardBreak' ? '\n' : (text ?? ''))).join('')
