// Delegations that a comment mentions: `@IT` in its plain text, by the code that everybody knows them by.
import type { PartyId } from '../ids.ts'
import { parties } from '../parties/parties.ts'

const idByCode: ReadonlyMap<string, PartyId> = new Map(parties.map(({ code, id }) => [code, id]))

/** After the sign a code as it is written, in capitals; not within a word or an address of mail. */
const mention = /(?<![\w@.])@(@?[A-Z0-9]+(?:-[A-Z0-9]+)*)(?![A-Za-z0-9])/g

export type PartOfComment = { readonly type: 'words'; readonly text: string } | { readonly type: 'mention'; readonly party: PartyId; readonly text: string }

/** The text in its order; what is no known code stays words. */
export function partsOfComment(text: string): readonly PartOfComment[] {
  const parts: PartOfComment[] = []
  let end = 0
  for (const { 1: written = '', index } of text.matchAll(mention)) {
    const code = knownCode(written)
    const party = idByCode.get(code)
    if (party === undefined) continue
    if (index > end) parts.push({ type: 'words', text: text.slice(end, index) })
    end = index + 1 + code.length
    parts.push({ type: 'mention', party, text: text.slice(index, end) })
  }
  if (end < text.length) parts.push({ type: 'words', text: text.slice(end) })
  return parts
}

export const mentions = (text: string, party: PartyId): boolean => partsOfComment(text).some(part => part.type === 'mention' && part.party === party)

/** Of `DE-IT` it is `DE`: one code may hold a stroke, and people join two by one. */
function knownCode(written: string): string {
  for (let code = written; code !== ''; code = code.slice(0, Math.max(code.lastIndexOf('-'), 0))) if (idByCode.has(code)) return code
  return written
}
