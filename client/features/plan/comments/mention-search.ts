// What is being typed after an @, and which delegations it may mean.
import type { Colleague } from '../../../../shared/documents/colleague-mentions.ts'
import { parties } from '../../../../shared/parties/parties.ts'
import type { Party } from '../../../../shared/parties/party.ts'
import { sameWord } from '../../../../shared/parties/same-word.ts'

/** From the sign to the caret. */
export type MentionBegun = { readonly at: number; readonly query: string }

/** Letters of one word or of a name of two, just typed at the caret. Null where no @ stands before it, or within a word. */
export function mentionBegun(text: string, caret: number): MentionBegun | null {
  const found = /(?:^|[^\p{L}\p{N}@.])@(@?[\p{L}\p{N}-]*(?: [\p{L}\p{N}-]+)?)$/u.exec(text.slice(0, caret))
  return found === null ? null : { at: caret - (found[1] ?? '').length - 1, query: found[1] ?? '' }
}

const most = 8

/** Those whose code it is, then whose code or name begins so, then one of whose words does. */
export function delegationsCalled(query: string): readonly Party[] {
  const words = sameWord(query)
  const ranked = parties.flatMap(party => {
    const rank = rankOf(party, query.trim().toLowerCase(), words)
    return rank === null ? [] : [{ party, rank }]
  })
  return ranked.sort((one, other) => one.rank - other.rank).slice(0, most).map(({ party }) => party)
}

/** Colleagues one of whose names begins so. */
export function colleaguesCalled(query: string, colleagues: readonly Colleague[]): readonly Colleague[] {
  const words = sameWord(query)
  return colleagues.filter(({ name }) => words === '' || sameWord(name).startsWith(words) || name.split(/\s+/).some(part => sameWord(part).startsWith(words))).slice(0, most)
}

function rankOf({ code, name, aliases }: Party, typed: string, words: string): number | null {
  const lower = code.toLowerCase()
  if (lower === typed) return 0
  if (lower.startsWith(typed)) return 1
  if (words === '') return null
  if (sameWord(name).startsWith(words)) return 1
  return [...name.split(/\s+/), ...aliases].some(word => sameWord(word).startsWith(words)) ? 2 : null
}
