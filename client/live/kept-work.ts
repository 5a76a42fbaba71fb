// What this device keeps of one person's work that the server has not taken, by plan: counted, never opened, so that no key is
// needed. Loaded after the list is shown.
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import { indexedDbStore } from '../replica/indexed-db-store.ts'
import { outboxDocument, type OutboxStore } from '../replica/outbox-store.ts'

/** Work on its way to the server is kept for a moment too: only what is still there after this long is told. */
const stillThereMs = 1_000
const lookAgainMs = 5_000

export type KeptWork = { readonly plan: PlanId; readonly party: PartyId; readonly changes: number }
type Place = Pick<KeptWork, 'plan' | 'party'>

/** Tells what is kept, again whenever it may have changed; returns how to stop. */
export function watchKeptWork(person: PersonId, places: readonly Place[], tell: (kept: readonly KeptWork[]) => void): () => void {
  // Where the browser keeps nothing there is nothing to tell.
  if (!window.isSecureContext || window.indexedDB === undefined) return () => undefined
  const store = indexedDbStore(window.indexedDB)
  let timer: number | undefined
  let firstSeenAt: ReadonlyMap<string, number> = new Map()
  let isWatching = true
  const look = async (): Promise<void> => {
    window.clearTimeout(timer)
    const found = await entriesAt(store, person, places)
    if (!isWatching) return
    const now = performance.now()
    const before = firstSeenAt
    firstSeenAt = new Map(found.flatMap(({ entries }) => entries).map(id => [id, before.get(id) ?? now]))
    const isOld = (id: string): boolean => now - (firstSeenAt.get(id) ?? now) >= stillThereMs
    tell(found.map(({ entries, ...place }) => ({ ...place, changes: entries.filter(isOld).length })).filter(({ changes }) => changes > 0))
    window.clearTimeout(timer)
    timer = window.setTimeout(lookNow, [...firstSeenAt.keys()].every(isOld) ? lookAgainMs : stillThereMs)
  }
  const lookNow = (): void => void look()
  lookNow()
  window.addEventListener('focus', lookNow)
  return () => {
    isWatching = false
    window.clearTimeout(timer)
    window.removeEventListener('focus', lookNow)
  }
}

async function entriesAt(store: OutboxStore, person: PersonId, places: readonly Place[]): Promise<(Place & { readonly entries: readonly string[] })[]> {
  try {
    return await Promise.all(places.map(async place => {
      const records = await store.list(person, outboxDocument(`plan/${place.plan}`, place.party))
      return { ...place, entries: records.filter(({ kind }) => kind === 'entry').map(({ id }) => id) }
    }))
  } catch {
    // Storage that cannot be read tells nothing.
    return []
  }
}
