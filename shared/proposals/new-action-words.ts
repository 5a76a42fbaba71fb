// What a proposed action says, in words: for lists, pages and files alike.
import { isQuartersOnly } from '../documents/quarters-only.ts'
import { valuesOfNewAction } from '../documents/proposed-action.ts'
import type { ProposedAction, ValueOfNewAction } from '../documents/proposed-action.ts'
import { formatQuarter } from '../formats.ts'
import { labelledValueWords } from '../history/value-words.ts'
import { isLineName } from '../schema/rich-text-reading.ts'
import type { RichTextNode } from '../schema/rich-text-reading.ts'
import { quarterOf } from '../schema/values.ts'

type SaidValue = { readonly field: ValueOfNewAction; readonly words: string }

/** The fields in which something is said, in the order of a card. */
export function valuesSaid(action: ProposedAction): readonly SaidValue[] {
  return valuesOfNewAction.flatMap((field): readonly SaidValue[] => {
    const value = action[field]
    return value === undefined ? [] : [{ field, words: wordsOf(action, field) }]
  })
}

function wordsOf(action: ProposedAction, field: ValueOfNewAction): string {
  const day = field === 'from' || field === 'to' ? action[field] : undefined
  return day !== undefined && isQuartersOnly(action.kind) ? formatQuarter(quarterOf(day)) : labelledValueWords(`action.${field}`, action[field])
}

/** Lines of a text from first to last, without empty ones: paragraphs, headings, and the items of lists and tables. */
export function linesOfBlocks(blocks: readonly RichTextNode[]): readonly string[] {
  return blocks.flatMap(({ type, content = [] }) => (isLineName(type) ? charactersOf(content).split('\n') : linesOfBlocks(content))).filter(line => line.trim() !== '')
}

const charactersOf = (runs: readonly RichTextNode[]): string => runs.map(({ type, text }) => (type === 'hardBreak' ? '\n' : (text ?? ''))).join('')
