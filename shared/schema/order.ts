// Keys of a list that several people reorder at once: a fractional index with a random tail, so that two people who
// insert at one place get different keys and a move is one write.
import { generateKeyBetween } from 'fractional-indexing'
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
