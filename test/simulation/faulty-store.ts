// The real store as one life of the server sees it: each call takes its time, may fail as a disk does, and never answers
// once that life is over. What happened before stays written.
import type { AppendError, LogRow, NewEpoch, Store } from '../../server/store/store.ts'
import type { Random } from './randomness.ts'
import type { Life } from './simulated-time.ts'

export type StoreFaults = {
  /** How long a call takes, before and after it reaches the disk, in milliseconds. */
  slownessMs: number
  /** What becomes of the next appends, first come first served. */
  readonly next: ('full' | 'busy' | 'io-before' | 'io-after' | 'crash-before' | 'crash-after')[]
}

export type StoreWatcher = {
  /** These rows are on disk now, and the server does not know it yet. */
  appended(rows: readonly LogRow[]): Promise<void>
  /** A document and its first rows are on disk now. */
  created(document: string, rows: readonly LogRow[]): void
  /** This is on disk now. */
  epochBegan(next: NewEpoch): void
  /** Every page of a document was sent to a new epoch. */
  epochRaised(document: string): void
  crash(): void
}

export function faultyStore(real: Store, life: Life, faults: StoreFaults, random: Random, watcher: StoreWatcher): Store {
  const takesTime = (): Promise<void> => life.wait(random.below(faults.slownessMs + 1))
  const never = new Promise<never>(() => undefined)
  const slow = async <T>(call: () => Promise<T>): Promise<T> => {
    await takesTime()
    if (life.isOver) return never
    const answer = await call()
    await takesTime()
    return answer
  }
  const failed = (reason: 'full' | 'busy' | 'io'): { ok: false; error: AppendError } => ({ ok: false, error: { code: 'store/not-writable', reason, detail: 'simulated' } })
  const crash = (): Promise<never> => {
    watcher.crash()
    return never
  }
  return {
    ...real,
    appendUpdates: async (rows, alongside) => {
      const fault = faults.next.shift()
      await takesTime()
      if (life.isOver) return never
      if (fault === 'full' || fault === 'busy') return failed(fault)
      if (fault === 'io-before') return failed('io')
      if (fault === 'crash-before') return crash()
      const appended = await real.appendUpdates(rows, alongside)
      if (appended.ok) await watcher.appended(rows)
      if (fault === 'crash-after') return crash()
      await takesTime()
      return fault === 'io-after' ? failed('io') : appended
    },
    createDocument: (document, rows = [], alongside = undefined) => slow(async () => {
      const created = await real.createDocument(document, rows, alongside)
      if (created.ok) watcher.created(document.id, rows)
      return created
    }),
    loadDocument: id => slow(() => real.loadDocument(id)),
    clientIdOwners: (document, epoch) => slow(() => real.clientIdOwners(document, epoch)),
    bindClientIds: (...binding) => slow(() => real.bindClientIds(...binding)),
    beginEpoch: next => slow(async () => {
      const begun = await real.beginEpoch(next)
      if (begun.ok) watcher.epochBegan(next)
      return begun
    }),
    saveSnapshot: (...snapshot) => slow(() => real.saveSnapshot(...snapshot)),
  }
}
