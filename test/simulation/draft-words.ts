// The words that a delegation typed in its drafts, among all that stand there: a draft begins with the words of the plan, which are
// nobody's loss where they are taken out of it.
import type { SidePlain } from '../../shared/documents/side.ts'
import { tokensIn } from './ledger.ts'
import type { Ledger } from './ledger.ts'

/** What each word's place says of where it was typed; see `placeInDraft`. */
export const placeInDraft = (overlay: string, field: string): string => `${overlay}/${field}`

/** Each as often as it stands in the draft that it was typed in; the base of a draft does not count. */
export function ownWordsIn({ overlays }: SidePlain, ledger: Ledger): string[] {
  return Object.entries(overlays).flatMap(([id, overlay]) => {
    if (overlay === undefined) return []
    const { base: _began, ...draft } = overlay
    return tokensIn(JSON.stringify(draft)).filter(token => ledger.words.get(token)?.place.startsWith(`${id}/`) === true)
  })
}
