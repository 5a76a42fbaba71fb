// The words that a thread stands on: their anchor as a page takes it, their marks as the server sets them, and what is left of them
// in a text.
import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import type { ThreadId } from '../ids.ts'
import { commentMarkKey } from '../schema/comment-mark.ts'
import { threadOfMark } from '../schema/rich-text.ts'
import { charactersOf } from '../schema/rich-text-reading.ts'
import type { TextAnchor } from './threads.ts'

/** A place between characters: a run, and how many of its UTF-16 units stand before it. */
export type PlaceInText = { readonly run: Y.XmlText; readonly at: number }

type Range = { readonly run: Y.XmlText; readonly from: number; readonly to: number }

/** The anchor of words between two places of one text. What is typed at its edges is not among them. */
export function anchorOf(from: PlaceInText, to: PlaceInText): TextAnchor {
  const encoded = ({ run, at }: PlaceInText, side: number): string => toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(run, at, side)))
  return { from: encoded(from, 0), to: encoded(to, -1) }
}

/** Lines that one thread marks at most: marks are stored with the plan, and a thread about a whole text needs none on each line. */
const mostLines = 60

/** Marks the words of an anchor as they stand now, or where the anchor leads nowhere any more, the words that the thread quotes,
 *  if the text holds them once. Writes in a transaction of the caller's. @returns whether there was something to mark */
export function markWords(text: Y.XmlFragment, thread: ThreadId, anchor: TextAnchor | null, quote: string): boolean {
  const ranges = (anchor === null ? null : rangesOf(text, anchor)) ?? quoted(text, quote)
  for (const { run, from, to } of ranges.slice(0, mostLines)) run.format(from, to - from, { [commentMarkKey(thread)]: { thread } })
  return ranges.length > 0
}

/** The threads that stand on words of a text, in the order in which they begin, each with its words. */
export function threadsIn(text: Y.XmlFragment): ReadonlyMap<ThreadId, string> {
  const words = new Map<ThreadId, string>()
  for (const run of runsIn(text)) {
    for (const { insert, attributes } of run.toDelta() as readonly { insert: unknown; attributes?: { [key: string]: unknown } }[]) {
      if (typeof insert !== 'string') continue
      for (const [key, value] of Object.entries(attributes ?? {})) {
        const thread = threadOfMark(key, value)
        if (thread !== null) words.set(thread, (words.get(thread) ?? '') + insert)
      }
    }
  }
  return words
}

/** Where the words of an anchor stand, run by run. Null: it leads nowhere in this text. */
export function rangesOf(text: Y.XmlFragment, anchor: TextAnchor): readonly Range[] | null {
  const [from, to] = [placeOf(text, anchor.from), placeOf(text, anchor.to)]
  if (from === null || to === null) return null
  const runs = runsIn(text)
  const [first, last] = [runs.indexOf(from.run), runs.indexOf(to.run)]
  if (first === -1 || last === -1) return null
  const ranges = runs.slice(first, last + 1).map(run => ({ run, from: run === from.run ? from.at : 0, to: run === to.run ? to.at : run.length }))
  const some = ranges.filter(range => range.to > range.from)
  return some.length === 0 ? null : some
}

function placeOf({ doc }: Y.XmlFragment, encoded: string): PlaceInText | null {
  if (doc === null) return null
  try {
    const position = Y.decodeRelativePosition(fromBase64(encoded))
    // By name it could lead to a root that nobody has, and would make it.
    if (position.tname !== null) return null
    const place = Y.createAbsolutePositionFromRelativePosition(position, doc)
    return place !== null && place.type instanceof Y.XmlText ? { run: place.type, at: place.index } : null
  } catch {
    // Bytes that mean nothing: the words are looked for instead.
    return null
  }
}

function quoted(text: Y.XmlFragment, quote: string): readonly Range[] {
  const words = quote.trim()
  if (words === '') return []
  const found = runsIn(text).flatMap(run => {
    const line = charactersOf(run)
    const at = line.indexOf(words)
    return at === -1 ? [] : [{ run, from: at, to: at + words.length, isOnly: line.indexOf(words, at + 1) === -1 }]
  })
  return found.length === 1 && found[0]?.isOnly === true ? found : []
}

/** The runs of characters of a text, from first to last. */
export function runsIn(text: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return text.toArray().flatMap(child => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? runsIn(child) : []))
}
