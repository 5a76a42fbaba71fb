// What somebody typed into the search, and how well something fits it: the same on the page and on the server.
import { fold } from './fold.ts'

/** From so many characters on a word is found anywhere in a text; a shorter one only where a word of a name begins. */
export const anywhereFrom = 3

/** Of a query: each word more is work in every text. */
export const mostWords = 8

/** The folded words, each once, as many as are looked for. All of them have to be found. */
export const wordsOf = (query: string): readonly string[] => [...new Set(fold(query).split(' ').filter(word => word !== ''))].slice(0, mostWords)

/** The folded words of a name, each after a space, so that ` ms` is a word that begins so. Signs part words, and a name with
 *  its signs stands there too: "MS-26-014" is found by "ms-26" and by "014". */
export function nameWords(name: string): string {
  const folded = fold(name)
  return ` ${folded} ${folded.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '').join(' ')}`
}

/** How well names and texts fit: the higher the better; null where a word is nowhere. What else is stored does not count, so
 *  that the order says nothing of what is not shown.
 *  @param texts gives the folded texts in which words are found from `anywhereFrom` characters on, asked for where names do not do. */
export function fit(words: readonly string[], names: readonly string[], texts: () => readonly string[] = () => []): number | null {
  if (words.length === 0) return null
  const ofNames = names.map(nameWords)
  const whole = words.join(' ')
  let given: readonly string[] | null = null
  const folded = (): readonly string[] => (given ??= texts())
  let sum = names.some(name => fold(name).trim() === whole) ? 100 * words.length : names.some(name => fold(name).startsWith(whole)) ? 20 * words.length : 0
  for (const word of words) {
    const isLong = [...word].length >= anywhereFrom
    if (ofNames.some(name => name.includes(` ${word} `) || name.endsWith(` ${word}`))) sum += 12
    else if (ofNames.some(name => name.includes(` ${word}`))) sum += 10
    else if (isLong && ofNames.some(name => name.includes(word))) sum += 6
    else if (isLong && folded().some(text => text.startsWith(word) || text.includes(` ${word}`))) sum += 3
    else if (isLong && folded().some(text => text.includes(word))) sum += 1
    else return null
  }
  return sum / words.length
}
