// Lists in a line of words that is read: each item begins with its bullet or number, further in where it is deeper. A mark is a line break, the blanks
// of its depth, the sign, and a blank that is no other's, so that it is told apart from words and is never one of them.
import type { Token } from './text-tokens.ts'

const indent = '\u2003'
const afterMark = '\u2002'

/** Each mark as a whole, and the words of a text around them. */
const marks = /\n\u2003*(?:•|\d+\.)\u2002/g
const marksAndWords = /\n\u2003*(?:•|\d+\.)\u2002|[\p{L}\p{N}\p{M}_]+\s*|[^\p{L}\p{N}\p{M}_]\s*/gu

const markAtEnd = /\n\u2003*(?:•|\d+\.)\u2002$/

type Change = { readonly kind: 'same' | 'in' | 'out'; readonly text: string }

/** Items that came or went begin with their own mark: comparing finds the one before them and the one behind them alike, and may take either.
 *  What stands in both texts is read as the later one has it: behind an item that went, with the mark that was found before it. */
export function fromTheirMarks(changes: readonly Change[]): readonly Change[] {
  const slid = [...changes]
  for (let index = 1; index < slid.length - 1; index++) {
    const [before, change, after] = [slid[index - 1], slid[index], slid[index + 1]]
    if (before?.kind !== 'same' || after?.kind !== 'same' || change === undefined || change.kind === 'same') continue
    const [own, next] = [markAtEnd.exec(before.text)?.[0], markAtEnd.exec(change.text)?.[0]]
    if (own === undefined || next === undefined) continue
    slid[index - 1] = { ...before, text: before.text.slice(0, -own.length) }
    slid[index] = { ...change, text: `${own}${change.text.slice(0, -next.length)}` }
    slid[index + 1] = { ...after, text: `${change.kind === 'in' ? next : own}${after.text}` }
  }
  return slid.filter(({ text }) => text !== '')
}

export const withoutMarks = (text: string): string => text.replace(marks, '\n')

/** As `wordsIn`, each mark being a word of its own. */
export const wordsAndMarksIn = (text: string): readonly string[] => text.match(marksAndWords) ?? []

type Open = { readonly type: string; item: number }

/** What each token of a text is in a line of words; blocks begin with a line break. */
export function linesWithMarks(tokens: readonly Token[], charactersOf: (token: Token) => string): readonly string[] {
  const path: Open[] = []
  return tokens.map(token => {
    if (token.startsWith('>')) {
      path.pop()
      return ''
    }
    if (!token.startsWith('<')) return charactersOf(token)
    const [type, attributes] = JSON.parse(token.slice(1)) as [string, { readonly start?: number } | null]
    const outer = path.at(-1)
    path.push({ type, item: type === 'orderedList' ? (attributes?.start ?? 1) - 1 : 0 })
    if (type === 'listItem') {
      if (outer !== undefined) outer.item++
      return ''
    }
    if (type === 'hardBreak') return '\n'
    if (type !== 'paragraph' && type !== 'heading') return ''
    return outer?.type === 'listItem' ? markOf(path, outer) : '\n'
  })
}

/** The first line of an item has its mark, the others stand below it. */
function markOf(path: readonly Open[], item: Open): string {
  const lists = path.filter(({ type }) => type === 'bulletList' || type === 'orderedList')
  const list = lists.at(-1)
  const blanks = indent.repeat(Math.max(0, lists.length - 1))
  if (item.item++ > 0 || list === undefined) return `\n${blanks}${indent}`
  return `\n${blanks}${list.type === 'orderedList' ? `${list.item}.` : '•'}${afterMark}`
}
