// Three versions of a rich text as one: what each side did to the base, both kept, where they did not touch the same sentence or
// paragraph. Where they did, nobody but a person can say what is meant.
import { diff3MergeRegions, diffComm, diffIndices } from 'node-diff3'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import type { RichTextNode } from '../schema/rich-text-reading.ts'
import { RichText } from '../schema/rich-text-shape.ts'
import { fromTheirMarks, linesWithMarks } from './list-marks.ts'
import { blocksOf, charactersOfToken, isWord, tokensOf } from './text-tokens.ts'
import type { Token } from './text-tokens.ts'

export type Blocks = readonly RichTextNode[]
export type MergeError = { readonly code: 'proposal/does-not-fit' }

/** Words that both sides left alone between two changes, one of each side, for both to be kept: "ten days" that became "twelve days"
 *  here and "ten weeks" there is not "twelve weeks". */
const fewestWordsBetween = 5
/** Pairs of equal tokens that are looked at; text beyond that is compared as a whole. Keeps hostile repetition from costing time. */
const maxPairs = 200_000

/** @returns `ours` with what `theirs` did to `base`; whichever side changed nothing gives the other. */
export function mergeTexts(base: Blocks, ours: Blocks, theirs: Blocks): Result<Blocks, MergeError> {
  const [o, a, b] = [base, ours, theirs].map(blocks => blocks.map(block => tokensOf([block]).join('\n'))) as [string[], string[], string[]]
  if (pairsOf(o, a) > maxPairs || pairsOf(o, b) > maxPairs) return whole(base, ours, theirs)
  const merged: RichTextNode[] = []
  for (const region of diff3MergeRegions(a, o, b)) {
    if (region.stable) {
      const from = region.buffer === 'a' ? ours : region.buffer === 'b' ? theirs : base
      merged.push(...from.slice(region.bufferStart, region.bufferStart + region.bufferLength))
      continue
    }
    const parts = blockwise(
      base.slice(region.oStart, region.oStart + region.oLength),
      ours.slice(region.aStart, region.aStart + region.aLength),
      theirs.slice(region.bStart, region.bStart + region.bLength),
    )
    if (!parts.ok) return parts
    merged.push(...parts.value)
  }
  const read = RichText.safeParse(merged)
  return read.success ? ok(read.data) : misfit
}

/** Blocks that both sides touched: the same on both, or as many as before, each merged by its words. */
function blockwise(base: Blocks, ours: Blocks, theirs: Blocks): Result<Blocks, MergeError> {
  if (sameBlocks(ours, theirs)) return ok(ours)
  if (base.length !== ours.length || base.length !== theirs.length) return misfit
  const merged: RichTextNode[] = []
  for (const [index, block] of base.entries()) {
    const [one, other] = [ours[index], theirs[index]]
    const words = one === undefined || other === undefined ? misfit : mergeWords(tokensOf([block]), tokensOf([one]), tokensOf([other]))
    if (!words.ok) return words
    merged.push(...words.value)
  }
  return ok(merged)
}

function mergeWords(o: Token[], a: Token[], b: Token[]): Result<Blocks, MergeError> {
  if (same(o, b) || same(a, b)) return blocksFrom(a)
  if (same(o, a)) return blocksFrom(b)
  if (pairsOf(o, a) > maxPairs || pairsOf(o, b) > maxPairs) return misfit
  const [mine, yours] = [hunksOf(o, a), hunksOf(o, b)]
  const isShared = (hunk: Hunk): boolean => mine.some(one => sameHunk(one, hunk)) && yours.some(one => sameHunk(one, hunk))
  const all = [...mine.map(hunk => ({ ...hunk, side: 'ours' })), ...yours.filter(hunk => !isShared(hunk)).map(hunk => ({ ...hunk, side: 'theirs' }))]
    .map(hunk => (isShared(hunk) ? { ...hunk, side: 'both' } : hunk))
    .sort((one, other) => one.from - other.from || one.to - other.to)
  const merged: Token[] = []
  let at = 0
  for (const [index, hunk] of all.entries()) {
    const before = all[index - 1]
    if (before !== undefined && before.side !== hunk.side && areTooClose(o, before, hunk)) return misfit
    merged.push(...o.slice(at, hunk.from), ...hunk.instead)
    at = hunk.to
  }
  return blocksFrom([...merged, ...o.slice(at)])
}

/** What one side did at one place of the base. */
type Hunk = { readonly from: number; readonly to: number; readonly instead: readonly Token[] }

const hunksOf = (base: Token[], version: Token[]): Hunk[] =>
  diffIndices(base, version).map(({ buffer1: [from, length], buffer2Content }) => ({ from, to: from + length, instead: buffer2Content }))

const sameHunk = (one: Hunk, other: Hunk): boolean => one.from === other.from && one.to === other.to && same(one.instead, other.instead)

/** Whether they overlap, or stand a few words apart with no beginning or end of anything between them. */
function areTooClose(base: readonly Token[], before: Hunk, after: Hunk): boolean {
  const between = base.slice(before.to, after.from)
  return before.to > after.from || (between.length < fewestWordsBetween && between.every(isWord))
}

const misfit = err<MergeError>({ code: 'proposal/does-not-fit' })

const whole = (base: Blocks, ours: Blocks, theirs: Blocks): Result<Blocks, MergeError> =>
  sameBlocks(base, theirs) || sameBlocks(ours, theirs) ? ok(ours) : sameBlocks(base, ours) ? ok(theirs) : misfit

function blocksFrom(tokens: readonly Token[]): Result<Blocks, MergeError> {
  const blocks = blocksOf(tokens)
  return blocks === null ? misfit : ok(blocks)
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((token, index) => token === other[index])

/** Whether two versions say the same; marks that only point at words are not asked. */
export const sameBlocks = (one: Blocks, other: Blocks): boolean => same(tokensOf(one), tokensOf(other))

/** What the comparison of two rows costs at most. */
function pairsOf(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const token of other) counts.set(token, (counts.get(token) ?? 0) + 1)
  return one.reduce((sum, token) => sum + (counts.get(token) ?? 0), 0)
}

/** A stretch of a text that both versions have, or only the later (`in`) or the earlier one (`out`). */
export type Change = { readonly kind: 'same' | 'in' | 'out'; readonly text: string }

/** What each token of a text is in a line of words. */
type LinesOf = (tokens: readonly Token[]) => readonly string[]

const plainLines: LinesOf = tokens =>
  tokens.map(token => (isWord(token) ? charactersOfToken(token) : token.startsWith('<["paragraph"') || token.startsWith('<["heading"') || token.startsWith('<["hardBreak"') ? '\n' : ''))
const markedLines: LinesOf = tokens => linesWithMarks(tokens, token => (isWord(token) ? charactersOfToken(token) : ''))

/** Two versions as one line of words that came and went; a new paragraph is a line break, and lists have neither bullets nor depth. */
export const changesBetween = (before: Blocks, after: Blocks): readonly Change[] => changesIn(before, after, plainLines)

/** The same for reading, with the marks of lists (list-marks.ts) as they are afterwards. */
export const changesToRead = (before: Blocks, after: Blocks): readonly Change[] => fromTheirMarks(changesIn(before, after, markedLines))

function changesIn(before: Blocks, after: Blocks, linesOf: LinesOf): readonly Change[] {
  const [one, other] = [tokensOf(before), tokensOf(after)]
  const [linesBefore, linesAfter] = [linesOf(one), linesOf(other)]
  if (pairsOf(one, other) > maxPairs) return [{ kind: 'out', text: linesBefore.join('') }, { kind: 'in', text: linesAfter.join('') }]
  let [at, atAfter] = [0, 0]
  const next = (kind: Change['kind'], ofBefore: number, ofAfter: number): readonly Change[] => {
    const text = (kind === 'out' ? linesBefore.slice(at, at + ofBefore) : linesAfter.slice(atAfter, atAfter + ofAfter)).join('')
    at += ofBefore
    atAfter += ofAfter
    return text === '' ? [] : [{ kind, text }]
  }
  return diffComm(one, other).flatMap(part =>
    part.common !== undefined ? next('same', part.common.length, part.common.length) : [...next('out', part.buffer1.length, 0), ...next('in', 0, part.buffer2.length)])
}
