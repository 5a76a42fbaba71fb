// Which value stands under a key of a map after an update: the place that Yjs will give to each new value among those
// that were there, found without applying anything. The order of an update's values says nothing about it: a value
// written last, but beside the present one instead of after it, may lose to an earlier one of the same update.
import type * as Y from 'yjs'

/** `value` undefined: nothing, whatever stood there is covered. */
export type WrittenValue = { readonly item: Y.Item; readonly value: unknown }

type Place = {
  readonly client: number
  readonly clock: number
  length: number
  readonly origin: Y.ID | null
  readonly rightOrigin: Y.ID | null
  readonly value: unknown
}

/** The value that stands in the end; undefined when there is none. `written` is of one client id, in clock order, of
 *  which the replica holds what is below `stored`; `cleared` says that the update deletes the value that stands now. */
export function outcomeOf(map: Y.Map<unknown> | null, key: string, written: readonly WrittenValue[], stored: number, cleared: boolean): unknown {
  const current = map?._map.get(key)
  const [only] = written
  // What nearly every update is: one value after the present one. A field that was written ten thousand times has as many
  // places behind it, which need not be looked through.
  if (only !== undefined && written.length === 1 && current !== undefined && only.item.id.clock >= stored && sameId(only.item.origin, current.lastId) && only.item.rightOrigin === null) return only.value
  const places: Place[] = []
  for (let item = current ?? null; item !== null; item = item.left) {
    const stands = item === current && !item.deleted && !cleared
    places.push(placeOf(item, stands ? map?.get(key) : undefined))
  }
  places.reverse()
  for (const { item, value } of written) integrate(places, newPartOf(placeOf(item, value), stored))
  return places[places.length - 1]?.value
}

const placeOf = (item: Y.Item, value: unknown): Place => ({
  client: item.id.client,
  clock: item.id.clock,
  length: item.length,
  origin: item.origin,
  rightOrigin: item.rightOrigin,
  value,
})

/** Values that were overwritten before they were sent are one struct by then, of which an earlier update may have brought
 *  the beginning. The rest stands behind it. */
function newPartOf(place: Place, stored: number): Place {
  const { client, clock } = place
  const known = stored - clock
  return known <= 0 ? place : { ...place, clock: stored, length: place.length - known, origin: { client, clock: stored - 1 } }
}

/** Yjs's own order of concurrent items (YATA), over the few places of one key. */
function integrate(places: Place[], place: Place): void {
  const start = place.origin === null ? -1 : endingAt(places, place.origin)
  const right = place.rightOrigin === null ? null : beginningAt(places, place.rightOrigin)
  let left = start
  const before = new Set<Place>()
  const conflicting = new Set<Place>()
  for (let index = start + 1; index < places.length; index++) {
    const other = places[index]
    if (other === undefined || other === right) break
    before.add(other)
    conflicting.add(other)
    if (sameId(place.origin, other.origin)) {
      if (other.client < place.client) {
        left = index
        conflicting.clear()
      } else if (sameId(place.rightOrigin, other.rightOrigin)) break
    } else {
      const origin = other.origin === null ? undefined : places[indexOf(places, other.origin)]
      if (origin === undefined || !before.has(origin)) break
      if (!conflicting.has(origin)) {
        left = index
        conflicting.clear()
      }
    }
  }
  places.splice(left + 1, 0, place)
}

/** From the end: what is written refers to what was written last. */
const indexOf = (places: readonly Place[], id: Y.ID): number =>
  places.findLastIndex(({ client, clock, length }) => client === id.client && clock <= id.clock && id.clock < clock + length)

/** The index of the place that ends with this id; a longer one is divided after it. */
function endingAt(places: Place[], id: Y.ID): number {
  const index = indexOf(places, id)
  divide(places, index, id.clock + 1)
  return index
}

function beginningAt(places: Place[], id: Y.ID): Place | null {
  const index = indexOf(places, id)
  return places[divide(places, index, id.clock) ? index + 1 : index] ?? null
}

function divide(places: Place[], index: number, clock: number): boolean {
  const whole = places[index]
  if (whole === undefined || clock <= whole.clock || clock >= whole.clock + whole.length) return false
  const { client, length, rightOrigin, value } = whole
  whole.length = clock - whole.clock
  places.splice(index + 1, 0, { client, clock, length: length - whole.length, origin: { client, clock: clock - 1 }, rightOrigin, value })
  return true
}

const sameId = (one: Y.ID | null, other: Y.ID | null): boolean =>
  one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock)
