// The words of a change as one reads them, and where asked no more than stand around it: a long text of which one word is another
// is read in a moment.
import type { Change } from '../../../../shared/proposals/merge-texts.ts'

/** A word that was written on stays, and only what came behind it is new; the first paragraph begins without a line break. */
export function tidied(changes: readonly Change[]): readonly Change[] {
  return changes.flatMap((change, index): readonly Change[] => {
    const text = index === 0 ? change.text.replace(/^\n+/, '') : change.text
    const [before, after] = [changes[index - 1], changes[index + 1]]
    if (change.kind === 'out' && after?.kind === 'in' && after.text.startsWith(change.text)) return [{ kind: 'same', text }]
    if (change.kind === 'in' && before?.kind === 'out' && change.text.startsWith(before.text)) return [{ kind: 'in', text: change.text.slice(before.text.length) }]
    return [{ ...change, text }]
  }).filter(({ text }) => text !== '')
}

/** Characters of what stays that are shown before and after a change. */
const around = 48

/** What stays is cut at words, with an ellipsis; line breaks within what is left are blanks. */
export function shortened(changes: readonly Change[]): readonly Change[] {
  return changes.flatMap((change, index) => {
    const text = change.text.replaceAll(/\s*\n\s*/g, ' ')
    if (change.kind !== 'same') return [{ ...change, text }]
    const isFirst = index === 0
    const isLast = index === changes.length - 1
    const most = isFirst || isLast ? around : 2 * around
    if (isFirst && isLast) return [{ ...change, text: text.length <= most ? text : `${headOf(text)} …` }]
    if (text.length <= most) return [{ ...change, text }]
    return [{ ...change, text: `${isFirst ? '' : `${headOf(text)} `}…${isLast ? '' : ` ${tailOf(text)}`}` }]
  })
}

const headOf = (text: string): string => text.slice(0, around).replace(/\S*$/u, '').trimEnd() || text.slice(0, around)
const tailOf = (text: string): string => text.slice(-around).replace(/^\S*/u, '').trimStart() || text.slice(-around)
