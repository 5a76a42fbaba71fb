// Lays one change of a text, known only as plain text before and after, over the text as it stands now. Only where it is
// certain: within one line, in one run of characters, at a place that is surely the same one.
import * as Y from 'yjs'
import { charactersOf, isLine, plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import type { TextChild } from '../../shared/schema/rich-text-reading.ts'
import { inWholeWords, isFirstHalf, keepingWordsWhole, keepsWordsApart, partsOf } from './word-changes.ts'
import type { Change } from './word-changes.ts'

/** `done` also when the text says it already; `uncertain` changes nothing. To be called inside a transaction. */
export function editText(fragment: Y.XmlFragment, before: string, after: string): 'done' | 'uncertain' {
  const now = plainTextOf(fragment)
  if (now === after) return 'done'
  const change = changeBetween(before, after)
  const placed = placeOf(change, before, after, now)
  if (placed === null || (change.removed + change.added).includes('\n')) return 'uncertain'
  const runs = runsOf(fragment)
  if (runs === null) return 'uncertain'
  const end = placed + change.removed.length
  const found = runs.find(({ from, to }) => from <= placed && end <= to)
  if (found === undefined) return 'uncertain'
  const parts = partsOf(change).map(part => ({ ...part, at: placed + part.at - change.at }))
  // From the last to the first, so that the places of those that are still to come stay true.
  for (const [index, part] of [...parts.entries()].toReversed()) {
    const former = parts[index - 1]
    const { at, removed, added } = keepingWordsWhole(part, now, former === undefined ? found.from : former.at + former.removed.length)
    if (removed !== '') found.run.delete(at - found.from, removed.length)
    if (added !== '') found.run.insert(at - found.from, added)
  }
  return 'done'
}

/** The one stretch in which two texts differ, never between the halves of a character. */
function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (isFirstHalf(before, start - 1)) start--
  let same = 0
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  if (same > 0 && isFirstHalf(before, before.length - same - 1)) same--
  return { at: start, removed: before.slice(start, before.length - same), added: after.slice(start, after.length - same) }
}

/** So many characters at the edge of a text are no coincidence. */
const sureLength = 10

/** Where the change belongs in the text of now: others may have written behind it or in front of it, not both. Two texts
 *  that merely begin or end with the same few characters are not one text: a digit meant for one number must not land in a
 *  colleague's, so the words that the change is in are looked for whole. Where the same words seem to stand already nobody
 *  knows: perhaps they are these, perhaps "15" only ends like the "5" that was meant. Done again they might stand twice, left
 *  out they might be lost; so their author decides. */
function placeOf(change: Change, before: string, after: string, now: string): number | null {
  if (now === before) return change.at
  if (before === '') return null
  const whole = inWholeWords(change, before, after)
  const { at, removed, added } = whole
  if (added !== '' && (now.startsWith(after.slice(0, at + added.length)) || now.endsWith(after.slice(at)))) return null
  const leading = before.slice(0, at + removed.length)
  const trailing = before.slice(Math.min(at, firstPlaceOf(change, before)))
  const placeAt = (place: number): number | null => (keepsWordsApart({ ...whole, at: place }, now) ? place + change.at - at : null)
  if (now.startsWith(before) || (leading.length >= sureLength && now.startsWith(leading))) return placeAt(at)
  if (now.endsWith(before) || (trailing.length >= sureLength && now.endsWith(trailing))) return placeAt(now.length - (before.length - at))
  return null
}

/** What is only added, or only removed, can often be laid differently: the "0" of "100" may be the first or the second. Found
 *  again from the end of the text, none of those places may be another's: this is the first of them. */
function firstPlaceOf({ at, removed, added }: Change, before: string): number {
  if (removed !== '' && added !== '') return at
  const stretch = removed + added
  let first = at
  while (first > 0 && before[first - 1] === stretch[stretch.length - 1 - ((at - first) % stretch.length)]) first--
  return first
}

type Run = { readonly run: Y.XmlText; readonly from: number; readonly to: number }

/** The runs of a text with their places in its plain text; null where places and characters do not go together. */
function runsOf(fragment: Y.XmlFragment): Run[] | null {
  const runs: Run[] = []
  let length = 0
  let lines = 0
  const addRun = (run: Y.XmlText): boolean => {
    const characters = charactersOf(run)
    runs.push({ run, from: length, to: (length += characters.length) })
    return characters.length === run.length
  }
  const startLine = (): void => {
    if (lines++ > 0) length++
  }
  const add = (child: TextChild): boolean => {
    if (child instanceof Y.XmlText) {
      startLine()
      return addRun(child)
    }
    if (!(child instanceof Y.XmlElement)) return true
    if (!isLine(child)) return child.toArray().every(add)
    startLine()
    return child.toArray().every(inner => {
      if (inner instanceof Y.XmlText) return addRun(inner)
      if (inner instanceof Y.XmlElement && inner.nodeName === 'hardBreak') length++
      return true
    })
  }
  return fragment.toArray().every(add) && length === plainTextOf(fragment).length ? runs : null
}
