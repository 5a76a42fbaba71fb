// The shelf of one tab for one person and document: sealed records under a lock that ends with the tab. Records of a
// tab whose lock is free belong to nobody and are taken over; those of a living tab are not touched.
import type { PersonId } from '../../shared/ids.ts'
import { newLocalId } from './environment.ts'
import type { Environment, Locks } from './environment.ts'
import type { OutboxRecord, OutboxStore } from './outbox-store.ts'

export type Shelved = { readonly id: string; readonly kind: OutboxRecord['kind']; readonly bytes: Uint8Array }
export type Shelf = {
  /** All or nothing. A record put again keeps its place in the order. */
  write(put: readonly Shelved[], remove: readonly string[], onDisk: boolean): Promise<void>
  /** Takes over what dead tabs left, oldest first, and reads all kept words. `isMoreHeld`: other tabs that are alive
   *  hold some too, which will be left when they die. */
  adopt(): Promise<{ readonly found: readonly Shelved[]; readonly isMoreHeld: boolean }>
  /** Gives the lock back; what still lies there is for the next tab. */
  release(): void
}

type Owner = { readonly person: PersonId; readonly document: string }

/** Null where the device cannot keep anything for this person now: no storage, no locks, no key. */
export async function openShelf(environment: Environment, owner: Owner): Promise<Shelf | null> {
  const { store, locks } = environment
  if (store === null || locks === null) return null
  let key: CryptoKey
  try {
    key = await environment.fetchKey(owner.person)
  } catch {
    return null
  }
  const holder = newLocalId(environment)
  const release = await locks.hold(lockName(owner, holder))
  return release === null ? null : shelfOf(environment, owner, { store, locks, key, holder, release })
}

type Means = {
  readonly store: OutboxStore
  readonly locks: Locks
  readonly key: CryptoKey
  readonly holder: string
  readonly release: () => void
}

function shelfOf({ cipher }: Environment, owner: Owner, { store, locks, key, holder, release }: Means): Shelf {
  const { person, document } = owner
  const orderById = new Map<string, number>()
  let nextOrder = 0
  const orderOf = (id: string): number => {
    const order = orderById.get(id) ?? nextOrder++
    orderById.set(id, order)
    return order
  }
  const about = (id: string): string => `${person} ${document} ${id}`
  const open = async ({ id, kind, sealed }: OutboxRecord): Promise<Shelved | null> => {
    const bytes = await cipher.open(key, sealed, about(id))
    return bytes === null ? null : { id, kind, bytes }
  }

  /** Null while that tab is alive. */
  const takeOver = async (dead: string): Promise<Shelved[] | null> => {
    const releaseDead = await locks.hold(lockName(owner, dead))
    if (releaseDead === null) return null
    try {
      // Looked up under the lock: another tab may have taken them a moment ago.
      const left = (await store.list(person, document)).filter(record => record.holder === dead)
      const taken: Shelved[] = []
      const put: OutboxRecord[] = []
      for (const record of left.sort((one, other) => one.order - other.order)) {
        const shelved = await open(record)
        // What this key does not open stays where it is.
        if (shelved === null) continue
        taken.push(shelved)
        put.push({ ...record, holder, order: orderOf(record.id) })
      }
      await store.write({ put, remove: [], onDisk: false })
      return taken
    } finally {
      releaseDead()
    }
  }

  return {
    write: async (put, remove, onDisk) => {
      const records = await Promise.all(
        put.map(async ({ id, kind, bytes }): Promise<OutboxRecord> => ({
          id,
          person,
          document,
          kind,
          holder: kind === 'entry' ? holder : null,
          order: orderOf(id),
          sealed: await cipher.seal(key, bytes, about(id)),
        })),
      )
      for (const id of remove) orderById.delete(id)
      await store.write({ put: records, remove, onDisk })
    },
    adopt: async () => {
      const found = await store.list(person, document)
      const shelved: Shelved[] = []
      for (const record of found) {
        const words = record.kind === 'words' ? await open(record) : null
        if (words !== null) shelved.push(words)
      }
      const holders = new Set(found.map(record => record.holder))
      let isMoreHeld = false
      for (const other of holders) {
        if (other === null || other === holder) continue
        // What one of them left and could not be taken now is no reason to forget what was taken of another.
        const taken = await takeOver(other).catch(() => null)
        if (taken === null) isMoreHeld = true
        else shelved.push(...taken)
      }
      return { found: shelved, isMoreHeld }
    },
    release,
  }
}

const lockName = ({ person, document }: Owner, holder: string): string => `outbox ${person} ${document} ${holder}`
