// Group commit: all documents' accepted updates since the last commit go to disk in one transaction, then leave.
import type { NotWritable, Store } from '../store/store.ts'
import type { OpenDocument } from './document.ts'

/** No edit waits longer than this for others to share its commit. */
const maxWindowMs = 50
/** The window is this many times what the last commit and its fan-out took, so that they use a fifth of the time. */
const windowPerCost = 4
/** Below this the window is not worth a timer. */
const minWindowMs = 2

export type CommitEvents = {
  /** The store can no longer be trusted: the process is to end with code 70. */
  fatal(error: NotWritable): void
  failed(documents: number, reason: string): void
  finished(documents: number, updates: number, tookMs: number): void
}

type Part = { readonly document: OpenDocument } & ReturnType<OpenDocument['beginCommit']>
/** `failed`: the store takes nothing now. `rejected`: it would not take these; nothing of them was written. */
type Outcome =
  | { readonly type: 'stored'; readonly tookMs: number }
  | { readonly type: 'failed' | 'rejected'; readonly reason: string }

export class GroupCommit {
  private readonly store: Store
  private readonly events: CommitEvents
  private readonly now: () => number
  private dirty = new Set<OpenDocument>()
  private scheduled = false
  private running: Promise<void> | null = null
  private lastCostMs = 0
  private stopped = false

  constructor(store: Store, events: CommitEvents, now: () => number = () => performance.now()) {
    this.store = store
    this.events = events
    this.now = now
  }

  enqueue(document: OpenDocument): void {
    this.dirty.add(document)
    this.schedule()
  }

  /** Stores what was accepted so far, and nothing later: that is not acknowledged either, and its page sends it again.
   *  Ends however much goes on coming. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.running
    if (this.dirty.size > 0) await this.run()
  }

  private schedule(): void {
    if (this.scheduled || this.running !== null || this.stopped) return
    this.scheduled = true
    const window = Math.min(maxWindowMs, this.lastCostMs * windowPerCost)
    const start = (): void => {
      this.scheduled = false
      if (this.running === null && this.dirty.size > 0) void this.run()
    }
    if (window < minWindowMs) setImmediate(start)
    else setTimeout(start, window)
  }

  private run(): Promise<void> {
    this.running = this.commit().finally(() => {
      this.running = null
      if (this.dirty.size > 0) this.schedule()
    })
    return this.running
  }

  private async commit(): Promise<void> {
    const documents = inOrder([...this.dirty].filter(document => !document.isRetired))
    this.dirty = new Set()
    if (documents.length === 0) return
    const startedAt = this.now()
    const parts = documents.map(document => ({ document, ...document.beginCommit() }))
    const outcome = await this.append(parts)
    if (outcome.type === 'rejected' && parts.length > 1) return this.commitEach(parts)
    this.settle(parts, outcome)
    this.lastCostMs = this.now() - startedAt
  }

  /** One document's part was rejected, and with it everybody's: now each stands for itself. */
  private async commitEach(parts: readonly Part[]): Promise<void> {
    for (const part of parts) this.settle([part], await this.append([part]))
  }

  private settle(parts: readonly Part[], outcome: Outcome): void {
    if (outcome.type === 'stored') {
      for (const { document } of parts) document.stored()
      this.events.finished(parts.length, parts.reduce((count, { rows }) => count + rows.length, 0), outcome.tookMs)
    } else {
      this.events.failed(parts.length, outcome.reason)
      for (const { document } of parts) document.notStored()
    }
  }

  private async append(parts: readonly Part[]): Promise<Outcome> {
    const rows = parts.flatMap(part => part.rows)
    const alongside = parts.flatMap(part => part.alongside)
    const startedAt = this.now()
    try {
      const appended = await this.store.appendUpdates(rows, alongside.length === 0 ? undefined : async transaction => {
        for (const work of alongside) await work(transaction)
      })
      if (appended.ok) return { type: 'stored', tookMs: this.now() - startedAt }
      if (appended.error.code === 'store/not-writable') {
        const { reason } = appended.error
        if (reason === 'io' || reason === 'damaged') this.events.fatal(appended.error)
        return { type: 'failed', reason }
      }
      return { type: 'rejected', reason: appended.error.code }
    } catch (error) {
      // Work of a service threw: nothing of the transaction was written.
      return { type: 'rejected', reason: error instanceof Error ? error.name : 'unknown' }
    }
  }
}

/** What decides about another document is told first: a right that ends in this commit has ended for that one's frames. */
function inOrder(documents: readonly OpenDocument[]): OpenDocument[] {
  const [governing, governed] = [false, true].map(isGoverned => documents.filter(({ kind }) => kind.isGovernedByOthers === isGoverned))
  return [...(governing ?? []), ...(governed ?? [])]
}
