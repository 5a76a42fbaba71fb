// Which words of a text came and went, as a reader would say it: a word that only got a blank behind it, or became bold, stayed.
import { withoutMarks, wordsAndMarksIn } from '../proposals/list-marks.ts'
import { changesBetween, changesToRead } from '../proposals/merge-texts.ts'
import type { Blocks, Change } from '../proposals/merge-texts.ts'
import { wordsIn } from '../proposals/text-tokens.ts'

export type WordsChanged = {
  /** The text from its beginning to its end; all of it the same where only its form is another. */
  readonly words: readonly Change[]
  /** Numbers of words. */
  readonly added: number
  readonly removed: number
}

/** Lists with their marks, of which none counts as a word. */
export function wordsChanged(before: Blocks, after: Blocks): WordsChanged {
  const words = asRead(changesToRead(before, after))
  return { words, added: countIn(words, 'in'), removed: countIn(words, 'out') }
}

const asRead = (changes: readonly Change[]): readonly Change[] => joined(afterStops(joined(withoutWordsThatStayed(changes))))

/** Where words stand in place of others, what both begin and end with stayed. */
function withoutWordsThatStayed(changes: readonly Change[]): readonly Change[] {
  return changes.flatMap((change, index): readonly Change[] => {
    const next = changes[index + 1]
    if (change.kind === 'in' && changes[index - 1]?.kind === 'out') return []
    if (change.kind !== 'out' || next?.kind !== 'in') return [change]
    const [out, into] = [wordsAndMarksIn(change.text), wordsAndMarksIn(next.text)]
    const fewest = Math.min(out.length, into.length)
    let [begin, end] = [0, 0]
    while (begin < fewest && isSame(out[begin], into[begin])) begin++
    while (end < fewest - begin && isSame(out.at(-1 - end), into.at(-1 - end))) end++
    return [
      { kind: 'same', text: into.slice(0, begin).join('') },
      { kind: 'out', text: out.slice(begin, out.length - end).join('') },
      { kind: 'in', text: into.slice(begin, into.length - end).join('') },
      { kind: 'same', text: into.slice(into.length - end).join('') },
    ]
  })
}

/** Words put in before the stop of a sentence, with a stop of their own at their beginning, were put in behind it. */
function afterStops(changes: readonly Change[]): readonly Change[] {
  const slid = [...changes]
  for (let index = 1; index < slid.length - 1; index++) {
    const [before, change, after] = [slid[index - 1], slid[index], slid[index + 1]]
    if (before?.kind !== 'same' || after?.kind !== 'same' || change === undefined || change.kind === 'same') continue
    const [first = '', next = ''] = [wordsAndMarksIn(change.text)[0], wordsAndMarksIn(after.text)[0]]
    if (!/^[.,;:!?]\s*$/.test(first) || first.trim() !== next.trim()) continue
    slid[index - 1] = { kind: 'same', text: before.text + first }
    slid[index] = { kind: change.kind, text: change.text.slice(first.length) + next }
    slid[index + 1] = { kind: 'same', text: after.text.slice(next.length) }
  }
  return slid
}

const isSame = (one: string | undefined, other: string | undefined): boolean => one?.trim() === other?.trim()

function joined(changes: readonly Change[]): readonly Change[] {
  const whole: Change[] = []
  for (const change of changes) {
    const last = whole.at(-1)
    if (change.text === '') continue
    if (last?.kind === change.kind) whole[whole.length - 1] = { ...last, text: last.text + change.text }
    else whole.push(change)
  }
  return whole
}

const countIn = (words: readonly Change[], wanted: Change['kind']): number =>
  words.reduce((sum, { kind, text }) => sum + (kind === wanted ? (withoutMarks(text).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}_'’-]*/gu)?.length ?? 0) : 0), 0)

/** Numbers of words of a piece of work, of which others may be under way in the same text: a word that went on to be longer or
 *  shorter is still that word, and counts as neither. */
export function wordsWritten(before: Blocks, after: Blocks): Pick<WordsChanged, 'added' | 'removed'> {
  const words = asRead(changesBetween(before, after))
  const counted = words.filter((change, index) => {
    const other = change.kind === 'out' ? words[index + 1] : change.kind === 'in' && words[index - 1]?.kind === 'out' ? words[index - 1] : undefined
    if (other === undefined || other.kind === 'same' || other.kind === change.kind) return true
    const [one, another] = [change.text.trim(), other.text.trim()]
    const isOneWord = wordsIn(one).length <= 1 && wordsIn(another).length <= 1
    return !(isOneWord && (one.startsWith(another) || another.startsWith(one)))
  })
  return { added: countIn(counted, 'in'), removed: countIn(counted, 'out') }
}
