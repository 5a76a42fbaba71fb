// What this device keeps of one person's work that the server has not taken, by plan, by exact days of an action and by cycle:
// counted, never opened, so that no key is needed. Loaded after the list is shown.
import { ActionId, CycleId, PlanId } from '../../shared/ids.ts'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { indexedDbStore, type DeviceStore } from '../replica/indexed-db-store.ts'
import { documentOfOutbox } from '../replica/outbox-store.ts'

/** Work on its way to the server is kept for a moment too: only what is still there after this long is told. */
const stillThereMs = 1_000
const lookAgainMs = 5_000

/** `action`: of its exact days, which are a document of their own; null: of the plan itself. Of a cycle there are guidance notes. */
export type KeptPlace = ({ readonly plan: PlanId; readonly action: ActionId | null } | { readonly cycle: CycleId }) & { readonly party: PartyId }
export type KeptWork = KeptPlace & { readonly changes: number }

/** Tells what is kept, again whenever it may have changed; returns how to stop. Work on what the reader does not know is
 *  left out: there is no page that would send it. */
export function watchKeptWork(person: PersonId, knows: (place: KeptPlace) => boolean, tell: (kept: readonly KeptWork[]) => void): () => void {
  // Where the browser keeps nothing there is nothing to tell.
  if (!window.isSecureContext || window.indexedDB === undefined) return () => undefined
  const store = indexedDbStore(window.indexedDB)
  let timer: number | undefined
  let firstSeenAt: ReadonlyMap<string, number> = new Map()
  let isWatching = true
  const look = async (): Promise<void> => {
    window.clearTimeout(timer)
    const found = (await entriesOf(store, person)).filter(knows)
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

async function entriesOf(store: DeviceStore, person: PersonId): Promise<(KeptPlace & { readonly entries: readonly string[] })[]> {
  try {
    const byDocument = new Map<string, string[]>()
    for (const { kind, document, id } of await store.listOf(person)) {
      if (kind === 'entry') byDocument.set(document, [...(byDocument.get(document) ?? []), id])
    }
    return [...byDocument].flatMap(([document, entries]) => {
      const place = placeOf(document)
      return place === null ? [] : [{ ...place, entries }]
    })
  } catch {
    // Storage that cannot be read tells nothing.
    return []
  }
}

function placeOf(document: string): KeptPlace | null {
  const named = documentOfOutbox(document)
  if (named === null) return null
  if (named.kind === 'cycle') {
    const cycle = CycleId.safeParse(named.id)
    return cycle.success ? { cycle: cycle.data, party: named.party } : null
  }
  const [plan, action] = named.id.split('/')
  const planId = PlanId.safeParse(plan)
  const actionId = ActionId.safeParse(action)
  if (!planId.success || actionId.success !== (named.kind === 'jad')) return null
  return { plan: planId.data, action: actionId.data ?? null, party: named.party }
}
