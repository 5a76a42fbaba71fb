// Where the words of a comment stand that is in no document of the plan, so that no mark follows them. Its anchor does until a
// paragraph is split before it or becomes a heading; then the words are looked for by what they say and what stood around them.
// Blanks count for nothing in that, so that it does not matter where paragraphs begin.
import type * as Y from 'yjs'
import { charactersOf } from '../schema/rich-text-reading.ts'
import { longestAround } from './own-threads.ts'
import type { Around } from './own-threads.ts'
import type { Words } from './thread-commands.ts'
import { anchorOf, rangesOf, runsIn } from './thread-marks.ts'
import type { PlaceInText } from './thread-marks.ts'
import { longestQuote } from './threads.ts'
import type { TextAnchor } from './threads.ts'

/** What is kept of the words; see own-threads.ts. */
export type KeptPlace = { readonly quote: string; readonly anchor: TextAnchor; readonly around?: Around | undefined }

/** A text without its blanks: its characters, where each of them stands, and which of them are in which run. */
type Squeezed = { readonly text: Y.XmlFragment; readonly characters: string; readonly places: readonly PlaceInText[]; readonly stretchByRun: ReadonlyMap<Y.XmlText, Stretch> }
type Stretch = { readonly from: number; readonly to: number }

/** What stands before and behind the words now; to be kept with them. */
export function aroundOf(text: Y.XmlFragment, anchor: TextAnchor): Around {
  const squeezed = squeeze(text)
  const stretch = stretchOf(squeezed, anchor)
  if (stretch === null) return { before: '', after: '' }
  return { before: squeezed.characters.slice(Math.max(0, stretch.from - longestAround), stretch.from), after: squeezed.characters.slice(stretch.to, stretch.to + longestAround) }
}

/** For a text as it is now, asked for as many comments as stand on it: the words with an anchor of today; null where the text does
 *  not hold them any more. */
export function finderOf(text: Y.XmlFragment): (kept: KeptPlace) => Words | null {
  const squeezed = squeeze(text)
  return kept => {
    const stretch = find(squeezed, kept)
    if (stretch === null) return null
    const held = stretchOf(squeezed, kept.anchor)
    const words = wordsOf(squeezed, stretch)
    // As long as it holds the words, the one that was kept: whoever compares sees that nothing is another.
    return words !== null && held !== null && held.from === stretch.from && held.to === stretch.to ? { ...words, anchor: kept.anchor } : words
  }
}

function find(squeezed: Squeezed, { quote, anchor, around = { before: '', after: '' } }: KeptPlace): Stretch | null {
  const words = withoutBlanks(quote.length === longestQuote && quote.endsWith('…') ? quote.slice(0, -1) : quote)
  if (words === '') return null
  const isWhole = !quote.endsWith('…') || quote.length < longestQuote
  const held = stretchOf(squeezed, anchor)
  const says = held === null ? '' : squeezed.characters.slice(held.from, held.to)
  if (held !== null && (isWhole ? says === words : says.startsWith(words))) return held
  const all = occurrences(squeezed.characters, words)
  // A split took a part of the words from the anchor.
  const beside = held === null ? undefined : all.find(({ from, to }) => from <= held.to && held.from <= to)
  if (beside !== undefined) return beside
  if (held !== null && isLike(says, words)) return held
  return bestOf(squeezed.characters, all, around) ?? between(squeezed.characters, words, around)
}

/** Of several the one around which stands what stood around the words; null where two are as good. */
function bestOf(characters: string, all: readonly Stretch[], { before, after }: Around): Stretch | null {
  let best: Stretch | null = null
  let [most, isTied] = [-1, false]
  for (const stretch of all) {
    const score = sharedEnd(characters.slice(Math.max(0, stretch.from - longestAround), stretch.from), before) + sharedBegin(characters.slice(stretch.to, stretch.to + longestAround), after)
    if (score === most) isTied = true
    if (score > most) [best, most, isTied] = [stretch, score, false]
  }
  return isTied ? null : best
}

/** What is around the words must be this much to find them by it when they were changed themselves. */
const enoughAround = 8

/** What stands now between what stood around the words, if it is like them. */
function between(characters: string, words: string, { before, after }: Around): Stretch | null {
  const [left, right] = [before.slice(-enoughAround * 2), after.slice(0, enoughAround * 2)]
  if (left.length < enoughAround || right.length < enoughAround) return null
  const [one, ...more] = occurrences(characters, left)
  if (one === undefined || more.length > 0) return null
  const to = characters.indexOf(right, one.to)
  return to === -1 || !isLike(characters.slice(one.to, to), words) ? null : { from: one.to, to }
}

/** Whether at least half of the longer begins or ends the other. */
function isLike(one: string, other: string): boolean {
  const begin = sharedBegin(one, other)
  const end = sharedEnd(one.slice(begin), other.slice(begin))
  return (begin + end) * 2 >= Math.max(one.length, other.length)
}

function sharedBegin(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length++
  return length
}

function sharedEnd(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[one.length - 1 - length] === other[other.length - 1 - length]) length++
  return length
}

function occurrences(characters: string, words: string): Stretch[] {
  const found: Stretch[] = []
  for (let at = characters.indexOf(words); at !== -1; at = characters.indexOf(words, at + 1)) found.push({ from: at, to: at + words.length })
  return found
}

const blank = /\s/
const withoutBlanks = (words: string): string => words.replaceAll(/\s+/g, '')

function squeeze(text: Y.XmlFragment): Squeezed {
  let characters = ''
  const places: PlaceInText[] = []
  const stretchByRun = new Map<Y.XmlText, Stretch>()
  for (const run of runsIn(text)) {
    const line = charactersOf(run)
    const from = places.length
    for (let at = 0; at < line.length; at++) if (!blank.test(line[at] ?? '')) places.push({ run, at })
    characters += withoutBlanks(line)
    stretchByRun.set(run, { from, to: places.length })
  }
  return { text, characters, places, stretchByRun }
}

/** Null: the anchor holds nothing any more, or nothing but blanks. */
function stretchOf(squeezed: Squeezed, anchor: TextAnchor): Stretch | null {
  const held = (rangesOf(squeezed.text, anchor) ?? [])
    .map(({ run, from, to }) => ({ from: indexAt(squeezed, run, from), to: indexAt(squeezed, run, to) }))
    .filter(({ from, to }) => to > from)
  const [first, last] = [held[0], held.at(-1)]
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to }
}

/** Of the first character of a run that does not stand before a place; the end of the run where there is none. */
function indexAt({ places, stretchByRun }: Squeezed, run: Y.XmlText, at: number): number {
  const stretch = stretchByRun.get(run) ?? { from: 0, to: 0 }
  let [low, high] = [stretch.from, stretch.to]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

function wordsOf({ characters, places }: Squeezed, { from, to }: Stretch): Words | null {
  const [first, last] = [places[from], places[to - 1]]
  if (first === undefined || last === undefined) return null
  return { quote: saidBetween(places.slice(from, to)) || characters.slice(from, to), anchor: anchorOf(first, { run: last.run, at: last.at + 1 }) }
}

/** With the blanks that stand between; another run is another line. */
function saidBetween(places: readonly PlaceInText[]): string {
  const runs = [...new Set(places.map(({ run }) => run))]
  return runs.map(run => {
    const within = places.filter(place => place.run === run)
    const [first, last] = [within[0], within.at(-1)]
    return first === undefined || last === undefined ? '' : charactersOf(run).slice(first.at, last.at + 1)
  }).join('\n')
}
