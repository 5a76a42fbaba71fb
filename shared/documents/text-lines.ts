// Places in a text as whoever draws it counts them: the lines (paragraphs and headings) from first to last, and in each the
// characters before the place. Between these and places in the shared text.
import * as Y from 'yjs'
import { charactersOf, isLine } from '../schema/rich-text-reading.ts'
import { elementsOf } from '../schema/rich-text.ts'
import { anchorOf, rangesOf } from './thread-marks.ts'
import type { PlaceInText } from './thread-marks.ts'
import type { Words } from './thread-commands.ts'
import type { TextAnchor } from './threads.ts'

/** `at`: UTF-16 units of text before it in its line; breaks within the line are none. */
export type PlaceInLine = { readonly line: number; readonly at: number }
export type PartOfLine = { readonly line: number; readonly from: number; readonly to: number }

/** Those that are drawn: what stands in an element that nobody knows is not. */
export function linesOf(parent: Y.XmlFragment | Y.XmlElement): Y.XmlElement[] {
  return parent.toArray().flatMap(child => {
    if (!(child instanceof Y.XmlElement) || !known.has(child.nodeName)) return []
    return isLine(child) ? [child] : linesOf(child)
  })
}
const known: ReadonlySet<string> = new Set(elementsOf('rich'))

/** The words between two places, with what keeps hold of them; null where there are none. */
export function wordsBetween(text: Y.XmlFragment, from: PlaceInLine, to: PlaceInLine): Words | null {
  const lines = linesOf(text)
  const quote = lines.slice(from.line, to.line + 1)
    .map((line, index, all) => charactersIn(line).slice(index === 0 ? from.at : 0, index === all.length - 1 ? to.at : undefined))
    .join('\n')
  const [begin, end] = [lines[from.line], lines[to.line]]
  if (quote.trim() === '' || begin === undefined || end === undefined) return null
  const [first, last] = [placeIn(begin, from.at, 'after'), placeIn(end, to.at, 'before')]
  return first === null || last === null ? null : { quote, anchor: anchorOf(first, last) }
}

/** Where the words of an anchor stand now; none where it leads nowhere any more. */
export function partsOfAnchor(text: Y.XmlFragment, anchor: TextAnchor): readonly PartOfLine[] {
  const ranges = rangesOf(text, anchor) ?? []
  if (ranges.length === 0) return []
  const placeOfRun = new Map<Y.XmlText, { readonly line: number; readonly before: number }>()
  linesOf(text).forEach((element, line) => {
    let before = 0
    for (const run of runsOf(element)) {
      placeOfRun.set(run, { line, before })
      before += lengthOf(run)
    }
  })
  return ranges.flatMap(({ run, from, to }) => {
    const place = placeOfRun.get(run)
    return place === undefined ? [] : [{ line: place.line, from: place.before + from, to: place.before + to }]
  })
}

const runsOf = (line: Y.XmlElement): Y.XmlText[] => line.toArray().filter(child => child instanceof Y.XmlText)
const charactersIn = (line: Y.XmlElement): string => runsOf(line).map(charactersOf).join('')
const lengthOf = (run: Y.XmlText): number => charactersOf(run).length

/** Between two runs a place is at the end of the one or at the beginning of the other. */
function placeIn(line: Y.XmlElement, at: number, side: 'before' | 'after'): PlaceInText | null {
  let before = 0
  let last: PlaceInText | null = null
  for (const run of runsOf(line)) {
    const length = lengthOf(run)
    if (at < before + length || (side === 'before' && at === before + length && length > 0)) return { run, at: at - before }
    before += length
    last = { run, at: length }
  }
  return last
}
