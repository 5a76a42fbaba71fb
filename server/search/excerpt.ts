// The part of a text that shows why it was found.
import type { Excerpt, Marked } from '../../shared/api/search.ts'
import { fold, rangesOf } from '../../shared/search/fold.ts'
import type { IndexedText } from './search-index.ts'

/** Characters before the first place that fits, and of the whole part: two lines in a list. */
const before = 40
const whole = 150
/** Characters of a text in which words are looked for, and around a word in which its exact place is: a text can be as long as a
 *  document, and nobody else has a turn meanwhile. */
export const lookedAt = 16_000
const around = 400

/** Of the text in which most of the words stand, the first of them; null where none does. */
export function excerptOf(texts: readonly IndexedText[], words: readonly string[]): Excerpt | null {
  let best: { readonly of: IndexedText; readonly found: number } | null = null
  for (const of of texts) {
    const folded = fold(of.text.slice(0, lookedAt))
    const found = words.filter(word => folded.includes(word)).length
    if (found > (best?.found ?? 0)) best = { of, found }
  }
  return best === null ? null : { field: best.of.field, party: best.of.party, text: partOf(best.of.text, words) }
}

export const marked = (text: string, words: readonly string[]): Marked => ({ text, ranges: rangesOf(text, words).map(([from, to]) => [from, to]) })

function partOf(text: string, words: readonly string[]): Marked {
  const line = text.slice(0, lookedAt).replace(/\s+/g, ' ').trim()
  const first = firstOf(line, words)
  const from = first <= before ? 0 : wordAt(line, first - before)
  const to = from + whole >= line.length ? line.length : wordAt(line, from + whole)
  return marked(`${from > 0 ? '…' : ''}${line.slice(from, to).trim()}${to < line.length ? '…' : ''}`, words)
}

/** Where the first of the words stands. Folding may move it by a few characters: its exact place is looked for around there. */
function firstOf(line: string, words: readonly string[]): number {
  const folded = fold(line)
  const places = words.map(word => folded.indexOf(word)).filter(at => at >= 0)
  const from = Math.max(0, Math.min(...places, line.length) - around)
  return from + (rangesOf(line.slice(from, from + 2 * around), words)[0]?.[0] ?? 0)
}

/** The beginning of the next word, where one is near; never between the two halves of a character. */
function wordAt(line: string, at: number): number {
  const space = line.indexOf(' ', at)
  if (space >= 0 && space - at < 20) return space + 1
  const isSecondHalf = /[\uDC00-\uDFFF]/.test(line.charAt(at))
  return isSecondHalf ? at + 1 : at
}
