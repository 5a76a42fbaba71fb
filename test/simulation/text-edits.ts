// What a person types in one text, as plain values, and how an editor does it, through the shared types of the text.
import * as Y from 'yjs'
import { charactersOf } from '../../shared/schema/rich-text-reading.ts'
import type { Random } from './randomness.ts'

/** Which paragraph, and which of its words. `words`: in a thought the number of words to come, in an edit the words themselves. */
export type TextDeed =
  | { readonly does: 'types' | 'adds a paragraph'; readonly block: number; readonly at: number; readonly words: string }
  | { readonly does: 'deletes a word' | 'removes a paragraph' | 'makes bold'; readonly block: number; readonly at: number }

export function thinkOfText(random: Random, fragment: Y.XmlFragment, isTitle: boolean): TextDeed {
  const blocks = fragment.toArray()
  const block = random.below(Math.max(1, blocks.length))
  const run = runIn(blocks[block])
  const chosen = random.below(100)
  if (!isTitle && (run === null || chosen < 6)) return { does: 'adds a paragraph', block, at: 0, words: '1' }
  if (!isTitle && chosen < 9) return { does: 'removes a paragraph', block, at: 0 }
  const words = run === null ? [] : wordsOf(charactersOf(run))
  if (words.length > 0 && chosen < 25) return { does: 'deletes a word', block, at: random.below(words.length) }
  if (!isTitle && words.length > 0 && chosen < 32) return { does: 'makes bold', block, at: random.below(words.length) }
  return { does: 'types', block, at: random.below(words.length + 1), words: random.chance(0.2) ? '3' : '1' }
}

/** What it refers to may be gone by now; then nothing happens, as on a page. */
export function editText(fragment: Y.XmlFragment, edit: TextDeed): void {
  if (edit.does === 'adds a paragraph') {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(edit.words)])
    return fragment.insert(Math.min(edit.block + 1, fragment.length), [paragraph])
  }
  if (edit.does === 'removes a paragraph') return fragment.length > edit.block ? fragment.delete(edit.block, 1) : undefined
  const run = runIn(fragment.get(edit.block))
  if (run === null) return
  const place = wordsOf(charactersOf(run))[edit.at]
  if (edit.does === 'types') return run.insert(place?.from ?? run.length, edit.words)
  if (place === undefined) return
  if (edit.does === 'deletes a word') run.delete(place.from, place.length)
  else run.format(place.from, place.length, { bold: {} })
}

export function runIn(block: unknown): Y.XmlText | null {
  if (!(block instanceof Y.XmlElement)) return null
  const run = block.toArray().find(child => child instanceof Y.XmlText)
  return run ?? null
}

type Place = { readonly from: number; readonly length: number }

/** The unique words of a run, each with its place. */
export function wordsOf(characters: string): Place[] {
  return [...characters.matchAll(/<\d+>/g)].map(match => ({ from: match.index, length: match[0].length }))
}
