// What is shown of a long text that changed here and there: the changes, and a few words on either side.
import type { Change } from '../../../shared/proposals/merge-texts.ts'

/** Characters of what stayed that are shown on a side of a change, to the next blank. */
const around = 90

export function changedWords(words: readonly Change[]): readonly Change[] {
  return words.map((change, index): Change => {
    const { kind, text } = change
    if (kind !== 'same' || text.length <= 2 * around) return change
    const head = index === 0 ? '' : text.slice(0, blankAfter(text, around))
    const tail = index === words.length - 1 ? '' : text.slice(blankBefore(text, text.length - around))
    // The blank before the next change stays: without it two words would read as one.
    return { kind, text: tail === '' ? `${head}…` : `${head}… ${tail}` }
  })
}

const blankAfter = (text: string, from: number): number => {
  const found = text.indexOf(' ', from)
  return found === -1 ? text.length : found
}
const blankBefore = (text: string, from: number): number => text.lastIndexOf(' ', from) + 1
