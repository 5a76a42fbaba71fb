// What was typed in one go leaves in several messages, each of which may come back: so what is kept of one text is gathered into the
// piece that holds all of it. Nothing is passed over: a piece goes only where another says every word of it.
import { samePath } from '../../../shared/schema/node.ts'
import type { KeptReason, KeptWords } from '../../replica/index.ts'

export type KeptPiece = {
  /** Of all that it was gathered from; what is done with it is done with each. */
  readonly ids: readonly string[]
  readonly reason: KeptReason
  /** The last, whose words are those of all. */
  readonly kept: KeptWords
}

/** In the order in which they were written. */
export function keptPieces(kept: readonly KeptWords[]): readonly KeptPiece[] {
  const pieces: KeptPiece[] = []
  for (const next of kept) {
    const last = pieces.at(-1)
    if (last !== undefined && goesOn(last.kept, next)) pieces[pieces.length - 1] = { ids: [...last.ids, next.id], reason: last.reason.type === 'refused' ? last.reason : next.reason, kept: next }
    else pieces.push({ ids: [next.id], reason: next.reason, kept: next })
  }
  return pieces
}

/** Whether the later one is the former with words put into it at one place. */
function goesOn({ places: [former, ...more] }: KeptWords, { places: [later, ...others] }: KeptWords): boolean {
  if (former === undefined || later === undefined || more.length + others.length > 0 || !samePath(former.path, later.path)) return false
  if (typeof former.mine !== 'string' || typeof later.mine !== 'string') return false
  return isWithin(former.mine, later.mine)
}

/** Whether all of the one stands in the other, in front of and behind what was put in. */
function isWithin(one: string, other: string): boolean {
  if (one.length > other.length) return false
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return other.endsWith(one.slice(same))
}
