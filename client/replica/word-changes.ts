// A change of a line of text, word by word: as few characters as it takes, and each word of one hand.

/** `at` counts in UTF-16 units, in the text before. */
export type Change = { readonly at: number; readonly removed: string; readonly added: string }

/** More than this many comparisons of words are not made for one change. */
const maxComparisons = 1_000_000

/** A change as the smallest ones that make it: what stands in it before and after stays where it is, whoever wrote it. Taken
 *  out and written again it would be this author's, and go with nobody's later change of it. */
export function partsOf(change: Change): Change[] {
  const [from, to] = [wordsOf(change.removed), wordsOf(change.added)]
  if (from.length === 0 || to.length === 0 || from.length * to.length > maxComparisons) return [change]
  const kept = keptWords(from, to)
  const parts: Change[] = []
  let { at } = change
  let [next, nextAdded] = [0, 0]
  for (const [keptFrom, keptTo] of [...kept, [from.length, to.length] as const]) {
    const removed = from.slice(next, keptFrom).join('')
    const added = to.slice(nextAdded, keptTo).join('')
    if (removed !== '' || added !== '') parts.push({ at, removed, added })
    at += removed.length + (from[keptFrom]?.length ?? 0)
    next = keptFrom + 1
    nextAdded = keptTo + 1
  }
  return parts
}

/** The same change from the beginning of the words that it is in to their end, before and after. */
export function inWholeWords({ at, removed, added }: Change, before: string, after: string): Change {
  let start = at
  let [end, endAfter] = [at + removed.length, at + added.length]
  const startsInside = isWithinWord(before, start) || isWithinWord(after, start)
  const endsInside = isWithinWord(before, end) || isWithinWord(after, endAfter)
  if (startsInside) while (start > 0 && isOfWord(before.charAt(start - 1))) start--
  if (endsInside) {
    while (isOfWord(before.charAt(end))) {
      end++
      endAfter++
    }
  }
  return { at: start, removed: before.slice(start, end), added: after.slice(start, endAfter) }
}

/** Whether a change of whole words, laid over this text, divides none of its words and makes none longer. */
export function keepsWordsApart({ at, removed, added }: Change, text: string): boolean {
  const end = at + removed.length
  const changed = text.slice(0, at) + added + text.slice(end)
  return [at, end].every(edge => !isWithinWord(text, edge)) && [at, at + added.length].every(edge => !isWithinWord(changed, edge))
}

const isWithinWord = (text: string, index: number): boolean => isOfWord(text.charAt(index - 1)) && isOfWord(text.charAt(index))
/** Halves of characters outside the basic plane are taken for letters, which most are. */
const isOfWord = (unit: string): boolean => /^[\p{L}\p{N}\p{M}\ud800-\udfff]$/u.test(unit)

/** Words whole, and every other character by itself. */
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}\p{M}]+|./gsu) ?? []
/** A word in common says more than a sign or a blank. */
const weightOf = (word: string): number => (/[\p{L}\p{N}]/u.test(word) ? 3 + word.length : 1)

/** Pairs of places of the words that both have in common in the same order, so that as much as can be is in them. */
function keptWords(from: readonly string[], to: readonly string[]): (readonly [number, number])[] {
  const width = to.length + 1
  /** By place in both: the most that the rest of both can have in common. */
  const best = new Float64Array((from.length + 1) * width)
  const bestAt = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const together = from[i] === to[j] ? weightOf(from[i] ?? '') + bestAt(i + 1, j + 1) : 0
      best[i * width + j] = Math.max(together, bestAt(i + 1, j), bestAt(i, j + 1))
    }
  }
  const kept: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    if (from[i] === to[j] && bestAt(i, j) === weightOf(from[i] ?? '') + bestAt(i + 1, j + 1)) kept.push([i++, j++])
    else if (bestAt(i + 1, j) >= bestAt(i, j + 1)) i++
    else j++
  }
  return kept
}

/** What is only added, or only removed, can often be laid differently: "the dog" became "the cat the dog" by "the cat " in
 *  front or by "cat the " within. Of these the one that keeps words whole: else a colleague who deletes a word meanwhile
 *  takes half of this one with it. Of two as good the last; none before `first`. */
export function keepingWordsWhole(change: Change, now: string, first: number): Change {
  if (change.removed !== '' && change.added !== '') return change
  const { length } = change.removed
  let best = change
  let turned = change
  while (turned.at > first) {
    const { at, removed, added } = turned
    const character = now.charAt(at - 1)
    if ((removed + added).at(-1) !== character) break
    const turn = (text: string): string => (text === '' ? '' : character + text.slice(0, -1))
    turned = { at: at - 1, removed: turn(removed), added: turn(added) }
    if (isFirstHalf(now, turned.at - 1) || isFirstHalf(character, 0)) continue
    if (edgeBetween(now.charAt(turned.at - 1), now.charAt(turned.at + length)) > edgeBetween(now.charAt(best.at - 1), now.charAt(best.at + length))) best = turned
  }
  return best
}

/** How much of an edge between words a place is: the ends of a line more than blanks, and these more than other signs. */
function edgeBetween(left: string, right: string): number {
  const weight = (character: string): number => (/^\n?$/.test(character) ? 3 : /\s/.test(character) ? 2 : /[\p{L}\p{N}\p{M}]/u.test(character) ? 0 : 1)
  return weight(left) + weight(right)
}

export const isFirstHalf = (text: string, index: number): boolean => /[\ud800-\udbff]/.test(text.charAt(index))
