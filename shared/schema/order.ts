// Keys of a list that several people reorder at once: a fractional index with a random tail, so that two people who
// insert at one place get different keys and a move is one write.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { OrderKey } from './values.ts'

/** Random halvings of the gap: two insertions at one place get equal keys once in a million. */
const halvings = 20

/** A key that sorts after `before` and before `after`; null is the start or end of the list. Where the two are equal or
 *  the wrong way round (two writers met), the key comes after `before`: the caller gives the second a new key too. */
export function keyBetween(before: OrderKey | null, after: OrderKey | null): OrderKey {
  const upper = before !== null && after !== null && before >= after ? null : after
  const first = generateKeyBetween(before, upper)
  // At an open end the gap is one whole step, so that keys stay short however often one appends.
  let low = upper === null ? first : before ?? generateKeyBetween(null, first)
  let high = upper ?? generateKeyBetween(first, null)
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1))
  for (let step = 0; step < halvings; step++) {
    const middle = generateKeyBetween(low, high)
    if ((bits >>> step) & 1) low = middle
    else high = middle
  }
  return OrderKey.parse(generateKeyBetween(low, high))
}

/** Above this a list gets new keys. Each insertion at one place adds about five characters, and two writers who meet in
 *  one gap must still be under the bound of an order key. */
const longKeyLength = 120

export const isLongKey = (key: OrderKey): boolean => key.length > longKeyLength

/** New short keys for a whole list of `count` entries, in order. */
export const keysFor = (count: number): OrderKey[] => generateNKeysBetween(null, null, count).map(key => OrderKey.parse(key))
